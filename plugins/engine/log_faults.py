"""Pelican's own warnings and errors, turned into faults: nothing may be skipped silently."""

from __future__ import annotations

import logging
from pathlib import Path

from plugins.articles.faults import Fault
from plugins.vietnamese.messages import Messages

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))


class LogFaults(logging.Handler):
    """Keeps what Pelican logs from WARNING upwards as faults of the settings file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[Fault] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one log record."""
        message = MESSAGES.say("pelican", text=" ".join(record.getMessage().split()))
        self.faults.append(Fault("pelicanconf.py", 1, "pelican", message))

    def take(self) -> list[Fault]:
        """What was kept since the last call."""
        taken, self.faults = self.faults, []
        return taken


_handler = LogFaults()


def listen() -> LogFaults:
    """Begin to keep what Pelican logs; calling it again changes nothing."""
    logging.getLogger("pelican").addHandler(_handler)
    return _handler
