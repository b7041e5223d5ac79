"""Cures that are certain: what one click may do to a line, for the diagnostics that leave no choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.text import normalise

Cure = Callable[[str, str], str]
"""From a line and the message of its diagnostic to the line as it should be; the same where that is not certain."""
_QUOTED = re.compile(r"«([^»]*)»")
_KEY = re.compile(r"(\s*(?:- )?[^\s:#-][^:]*:)\s*(.*)")


def cured(text: str, found: Diagnostic) -> str | None:
    """The whole text with one diagnostic cured; None where no cure is certain."""
    rows = text.split("\n")
    if found.line > len(rows):
        return None
    if found.code == "line-breaks":
        return _with_breaks(rows)
    cure = CURES.get(found.code)
    row = rows[found.line - 1]
    changed = cure(row, found.message) if cure else row
    if changed == row:
        return None
    rows[found.line - 1 : found.line] = [] if cure is _drop else [changed]
    return "\n".join(rows)


def _with_breaks(rows: list[str]) -> str | None:
    """The key that keeps line ends, at the end of the head."""
    ends = [number for number, row in enumerate(rows) if row.rstrip() == "---"]
    return "\n".join([*rows[: ends[1]], "breaks: true", *rows[ends[1] :]]) if len(ends) > 1 else None


def _drop(_row: str, _message: str) -> str:
    return ""


def _near(row: str, message: str) -> str:
    """The name found and the one that is meant stand between « and », in this order."""
    names = _QUOTED.findall(message)
    return row.replace(names[0], names[1], 1) if len(names) > 1 and names[0] in row else row


def _quote(row: str, _message: str) -> str:
    match = _KEY.fullmatch(row)
    if not match or match[2].startswith(('"', "'")):
        return row
    value = match[2].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1]} "{value}"'


def _space(row: str, _message: str) -> str:
    key, _, value = row.partition(":")
    return f"{key}: {value}"


def _slashes(row: str, message: str) -> str:
    names = _QUOTED.findall(message)
    return row.replace(names[0], names[-1], 1) if len(names) > 1 else row


CURES: Mapping[str, Cure] = {
    "leftover": _drop,
    "title-again": _drop,
    "page-number": _drop,
    "path-backslash": _slashes,
    "yaml-space": _space,
    "yaml-colon": _quote,
    "yaml-tab": lambda row, _: row.replace("\t", "  "),
    "front-matter-fence": lambda _row, _: "---",
    "heading-space": lambda row, _: re.sub(r"^(\s*#+)", r"\1 ", row),
    "heading-title": lambda row, _: re.sub(r"^#(?=\s)", "##", row),
    "words-joined": _near,
    "unknown-key": _near,
    "unknown-category": _near,
    "control-character": lambda row, _: normalise("".join(sign for sign in row if sign.isprintable() or sign == "\t")),
}
