"""Pelican's own warnings and errors, turned into diagnostics: nothing may be skipped silently."""

from __future__ import annotations

import logging

from plugins.core.diagnostics import Diagnostic, Level
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
SETTINGS = "pelicanconf.py"


def setting_fault(code: str, level: Level = "error", /, **values: object) -> Diagnostic:
    """Something wrong with what a build was asked to do, rather than with the content."""
    return Diagnostic(SETTINGS, 1, code, MESSAGES.say(code, **values), level)


class LogHandler(logging.Handler):
    """Keeps what Pelican logs from WARNING upwards as diagnostics of the settings file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one log record."""
        self.diagnostics.append(setting_fault("pelican", text=" ".join(record.getMessage().split())))

    def take(self) -> list[Diagnostic]:
        """What was kept since the last call."""
        taken, self.diagnostics = self.diagnostics, []
        return taken


_handler = LogHandler()


def listen() -> LogHandler:
    """Begin to keep what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addHandler(_handler)
    return _handler
