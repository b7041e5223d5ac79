"""Faults are values: gathered over a whole run, sorted, shown together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in the content, told to an editor.

    file: path below the content folder, with "/"; line: counted from 1; code: a key of messages.yaml, stable for
    programs; message: Vietnamese, "what: how to mend it"; an error stops the build, a warning does not.
    """

    file: str
    line: int
    code: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


def errors(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that stop a build, in the order of their places."""
    return sorted(fault for fault in faults if fault.level == "error")


def as_json(faults: Iterable[Fault]) -> str:
    """One JSON object a line: file, line, code, message, level."""
    return "\n".join(json.dumps(asdict(fault), ensure_ascii=False) for fault in faults)


def as_text(faults: Iterable[Fault]) -> str:
    """One line each: `file:line: what: how to mend it`."""
    return "\n".join(map(str, faults))


class ContentFaults(Exception):
    """Raised by a build that may not go on: it carries every fault found, warnings included."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__(as_text(self.faults))
