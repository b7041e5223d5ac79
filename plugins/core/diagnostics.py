"""Diagnostics are values: gathered over a whole run, sorted, shown together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from plugins.vietnamese.messages import Messages

Level = Literal["error", "warning"]
Key = tuple[str, str, str]
"""What stays of a diagnostic when it moves to another line: file, code, message."""


class Diagnostic(Struct, frozen=True, order=True):
    """One thing wrong in the content, told to an editor.

    file: path below the content folder, with "/"; line: counted from 1; code: a key of messages.yaml, stable for
    programs; message: Vietnamese, "what: how to mend it"; an error stops the build, a warning does not; suggestion:
    Markdown to put in the place of so many `lines` from there on, where there is one.
    """

    file: str
    line: int
    code: str
    message: str
    level: Level = "error"
    suggestion: str = ""
    lines: int = 0

    @classmethod
    def of(
        cls, messages: Messages, file: str, line: int, code: str, level: Level = "error", /, **values: object
    ) -> Diagnostic:
        """One that says the text of `code` with its values; KeyError for an unknown code."""
        return cls(file, line, code, messages.say(code, **values), level)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"

    @property
    def key(self) -> Key:
        """The same for one thing told again, though it has moved to another line."""
        return self.file, self.code, self.message


class Fault(Struct, frozen=True, array_like=True, tag="fault"):
    """What is wrong with a file: the end of a message's code, and the values that the message names.

    Each room knows how its codes begin ("image-", "file-"). Unlike most exceptions, it can be kept and sent to other
    processes.
    """

    code: str
    values: dict[str, str | int] = {}


class FileError(Exception):
    """A file that may not be published, or cannot be shown. fault: why."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.fault = Fault(code, values)


class Diagnostics:
    """Gathers the diagnostics of one file, so that an editor sees all of them in one run.

    messages: where the text of a code is looked for, in this order.
    """

    def __init__(self, file: str, *messages: Messages) -> None:
        self.file = file
        self._messages = messages
        self._found: dict[Diagnostic, None] = {}

    def error(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that stops the build; KeyError for an unknown code."""
        self.add(self._diagnostic(line, code, "error", values))

    def warning(self, code: str, line: int = 1, /, **values: object) -> None:
        """Something that an editor should look at."""
        self.add(self._diagnostic(line, code, "warning", values))

    def suggest(self, suggestion: str, lines: int, code: str, line: int, /, **values: object) -> None:
        """Something that an editor should look at, with the Markdown to put in the place of these lines."""
        self.add(replace(self._diagnostic(line, code, "warning", values), suggestion=suggestion, lines=lines))

    def using(self, *messages: Messages) -> Diagnostics:
        """The same diagnostics, told with other messages first."""
        others = Diagnostics(self.file, *messages, *self._messages)
        others._found = self._found
        return others

    def add(self, found: Diagnostic) -> None:
        """A diagnostic made elsewhere, told once."""
        self._found[found] = None

    def _diagnostic(self, line: int, code: str, level: Level, values: dict[str, object]) -> Diagnostic:
        messages = next((one for one in self._messages if code in one.codes()), self._messages[0])
        return Diagnostic.of(messages, self.file, line, code, level, **values)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, in the order of its place."""
        return tuple(sorted(self._found))


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a build, in the order of their places."""
    return sorted(diagnostic for diagnostic in diagnostics if diagnostic.level == "error")


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON object a line: file, line, code, message, level; suggestion and lines where there is one."""
    objects = ({key: value for key, value in asdict(one).items() if value not in ("", 0)} for one in diagnostics)
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line each: `file:line: what: how to mend it`."""
    return "\n".join(map(str, diagnostics))


class ContentErrors(Exception):
    """Raised by a build that may not go on: it carries every diagnostic found, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics)
        super().__init__(self.diagnostics)  # what another process makes it from again

    def __str__(self) -> str:
        return as_text(self.diagnostics)
