"""Pelican's own warnings and errors as diagnostics, so that nothing is skipped in silence."""

from __future__ import annotations

import logging

from plugins.core.diagnostics import Diagnostic, Level
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
SETTINGS = "pelicanconf.py"


def setting_fault(code: str, level: Level = "error", /, **values: object) -> Diagnostic:
    """A fault of the settings of a build rather than of its content."""
    return Diagnostic(SETTINGS, 1, code, MESSAGES.say(code, **values), level)


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
