"""Pelican's own warnings and errors as diagnostics, so that nothing is skipped in silence."""

from __future__ import annotations

import logging

from plugins.core.diagnostics import Diagnostic

from .messages import setting_fault


class LogHandler(logging.Handler):
    """Collects what Pelican logs from WARNING upwards as diagnostics of the settings file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one log record."""
        self.diagnostics.append(setting_fault("pelican", text=" ".join(record.getMessage().split())))

    def take(self) -> list[Diagnostic]:
        """The diagnostics collected since the last call."""
        taken, self.diagnostics = self.diagnostics, []
        return taken


_handler = LogHandler()


def listen() -> LogHandler:
    """Start collecting what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addHandler(_handler)
    return _handler
