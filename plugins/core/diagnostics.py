"""Diagnostics: faults as values, collected over a whole run, sorted, and shown together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from plugins.vietnamese.messages import Messages

Level = Literal["error", "warning"]
Key = tuple[str, str, str]
"""A diagnostic without its line, which edits above it change: file, code, message."""


class Diagnostic(Struct, frozen=True, order=True):
    """One fault in the content, reported to an editor.

    file: path below the content folder, with "/"; line: counted from 1; code: a key of messages.yaml, stable for
    programs; message: Vietnamese, "what: how to mend it"; level: an error stops the build, a warning does not;
    suggestion: Markdown to replace `lines` lines from there on, if there is one.
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
        """The diagnostic of a code, with the values for its message; KeyError for an unknown code."""
        return cls(file, line, code, messages.say(code, **values), level)

    def __str__(self) -> str:  # `file:line: what: how to mend it`
        return f"{self.file}:{self.line}: {self.message}"

    @property
    def key(self) -> Key:
        """Equal for the same fault in the next run, even if it has moved to another line."""
        return self.file, self.code, self.message


class Fault(Struct, frozen=True, array_like=True, tag="fault"):
    """A fault of a file: the last part of a message code, and the values for the message.

    Each room adds its own prefix ("image-", "file-"). Unlike most exceptions, it can be cached and sent to other
    processes.
    """

    code: str
    values: dict[str, str | int] = {}


class FileError(Exception):
    """A file that must not be published or cannot be shown. fault: the reason."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.fault = Fault(code, values)


class Diagnostics:
    """Collects the diagnostics of one file, so that an editor sees all of them in one run.

    messages: where to look up the text of a code, in this order.
    """

    def __init__(self, file: str, *messages: Messages) -> None:
        self.file = file
        self._messages = messages
        self._found: dict[Diagnostic, None] = {}

    def error(self, code: str, line: int = 1, /, **values: object) -> None:
        """Add an error, which stops the build; KeyError for an unknown code."""
        self.add(self._diagnostic(line, code, "error", values))

    def warning(self, code: str, line: int = 1, /, **values: object) -> None:
        """Add a warning: something that an editor should look at."""
        self.add(self._diagnostic(line, code, "warning", values))

    def suggest(self, suggestion: str, lines: int, code: str, line: int, /, **values: object) -> None:
        """Add a warning with the Markdown that should replace these lines."""
        self.add(replace(self._diagnostic(line, code, "warning", values), suggestion=suggestion, lines=lines))

    def using(self, *messages: Messages) -> Diagnostics:
        """The same collection, which looks up these messages first."""
        others = Diagnostics(self.file, *messages, *self._messages)
        others._found = self._found
        return others

    def add(self, found: Diagnostic) -> None:
        """Add a diagnostic made elsewhere, unless it is there already."""
        self._found[found] = None

    def _diagnostic(self, line: int, code: str, level: Level, values: dict[str, object]) -> Diagnostic:
        messages = next((one for one in self._messages if code in one.codes()), self._messages[0])
        return Diagnostic.of(messages, self.file, line, code, level, **values)

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Everything found, sorted by place."""
        return tuple(sorted(self._found))


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those that stop a build, sorted by place."""
    return sorted(diagnostic for diagnostic in diagnostics if diagnostic.level == "error")


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """One JSON object a line: file, line, code, message, level; suggestion and lines if there is one."""
    objects = ({key: value for key, value in asdict(one).items() if value not in ("", 0)} for one in diagnostics)
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)


class ContentErrors(Exception):
    """Stops a build. It carries every diagnostic found, warnings included."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics)
        super().__init__(self.diagnostics)  # what another process makes it from again

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))
