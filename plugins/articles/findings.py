"""The faults of one file, gathered while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from plugins.vietnamese.messages import Messages

from .faults import Fault, Level

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))


def fault(file: str, line: int, code: str, level: Level = "error", /, **values: object) -> Fault:
    """A fault that says the text of `code` (messages.yaml) with its values; KeyError for an unknown code."""
    return Fault(file, line, code, MESSAGES.say(code, **values), level)


class Findings:
    """Gathers the faults of one file, so that an editor sees all of them in one run.

    messages: those of another capability, whose codes may be told beside the codes of this one.
    """

    def __init__(self, file: str, messages: Messages = MESSAGES) -> None:
        self.file = file
        self._messages = messages
        self._faults: dict[Fault, None] = {}

    def error(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that stops the build."""
        self.add(self._fault(line, code, "error", values))

    def warning(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that an editor should look at."""
        self.add(self._fault(line, code, "warning", values))

    def add(self, found: Fault) -> None:
        """A fault made elsewhere, told once."""
        self._faults[found] = None

    def _fault(self, line: int, code: str, level: Level, values: Mapping[str, object]) -> Fault:
        messages = self._messages if code in self._messages.codes() else MESSAGES
        return Fault(self.file, line, code, messages.say(code, **values), level)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything found, in the order of its place."""
        return tuple(sorted(self._faults))
