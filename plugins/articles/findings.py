"""The faults of one file, gathered while it is read."""

from __future__ import annotations

from pathlib import Path

from plugins.vietnamese.messages import Messages

from .faults import Fault, Level

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))


def fault(file: str, line: int, code: str, level: Level = "error", /, **values: object) -> Fault:
    """A fault that says the text of `code` (messages.yaml) with its values; KeyError for an unknown code."""
    return Fault(file, line, code, MESSAGES.say(code, **values), level)


class Findings:
    """Gathers the faults of one file, so that an editor sees all of them in one run."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._faults: dict[Fault, None] = {}

    def error(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that stops the build."""
        self.add(fault(self.file, line, code, **values))

    def warning(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that an editor should look at."""
        self.add(fault(self.file, line, code, "warning", **values))

    def add(self, found: Fault) -> None:
        """A fault made elsewhere, told once."""
        self._faults[found] = None

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything found, in the order of its place."""
        return tuple(sorted(self._faults))
