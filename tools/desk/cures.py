"""One-click fixes for the diagnostics that allow only one correction."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plugins.content.front_matter import FENCE
from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.text import normalise

Cure = Callable[[str, str], str]
"""Maps a line and its diagnostic's message to the corrected line; the line itself if the fix is uncertain."""
_QUOTED = re.compile(r"«([^»]*)»")
_MARK = re.compile(r'\[([^\[\]]+)\]\(dinh-chinh:\d+ "[^"]*"\)')
_KEY = re.compile(r"(\s*(?:- )?[^\s:#-][^:]*:)\s*(.*)")


def cured(text: str, found: Diagnostic) -> str | None:
    """The text with one diagnostic fixed; None if no fix is certain."""
    rows = text.split("\n")
    if found.line > len(rows):
        return None
    if found.suggestion:
        return _with_suggestion(rows, found)
    if (whole := WHOLE.get(found.code)) is not None:
        return whole(rows, found.message)
    cure = CURES.get(found.code)
    row = rows[found.line - 1]
    changed = cure(row, found.message) if cure else row
    if changed == row:
        return None
    rows[found.line - 1 : found.line] = [] if cure is _drop else [changed]
    return "\n".join(rows)


def _with_suggestion(rows: list[str], found: Diagnostic) -> str:
    """Replace the diagnostic's lines with the suggested Markdown, as a separate block."""
    above, below = rows[: found.line - 1], rows[found.line - 1 + found.lines :]
    before, after = ([""] if "".join(near).strip() else [] for near in (above[-1:], below[:1]))
    return "\n".join([*above, *before, found.suggestion, *after, *below])


def _with_breaks(rows: list[str], _message: str) -> str | None:
    """Append the key that keeps line breaks to the front matter."""
    end = _head_end(rows)
    return "\n".join([*rows[:end], "breaks: true", *rows[end:]]) if end else None


def _with_mark(rows: list[str], message: str) -> str | None:
    """Mark the corrected words in the body; only if they occur exactly once, on a line without links."""
    mark, end = _MARK.search(message), _head_end(rows)
    places = [number for number, row in enumerate(rows) if mark and number > end and mark[1] in row]
    if mark is None or len(places) != 1 or rows[places[0]].count(mark[1]) != 1 or "](" in rows[places[0]]:
        return None
    rows[places[0]] = rows[places[0]].replace(mark[1], mark[0])
    return "\n".join(rows)


def _head_end(rows: list[str]) -> int:
    """The index of the row that closes the front matter; 0 if absent."""
    ends = [number for number, row in enumerate(rows) if row.rstrip() == FENCE]
    return ends[1] if len(ends) > 1 else 0


def _drop(_row: str, _message: str) -> str:
    return ""


def _near(row: str, message: str) -> str:
    """Replace a name with its suggestion: the message quotes both in « », in this order."""
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


WHOLE: Mapping[str, Callable[[list[str], str], str | None]] = {
    "correction-unmarked": _with_mark, "line-breaks": _with_breaks,
}  # fmt: skip
CURES: Mapping[str, Cure] = {
    "leftover": _drop,
    "title-again": _drop,
    "line-again": _drop,
    "page-number": _drop,
    "path-backslash": _near,
    "yaml-space": _space,
    "yaml-colon": _quote,
    "yaml-tab": lambda row, _: row.replace("\t", "  "),
    "front-matter-fence": lambda _row, _: FENCE,
    "heading-space": lambda row, _: re.sub(r"^(\s*#+)", r"\1 ", row),
    "heading-title": lambda row, _: re.sub(r"^#(?=\s)", "##", row),
    "words-joined": _near,
    "unknown-key": _near,
    "unknown-category": _near,
    "control-character": lambda row, _: normalise("".join(sign for sign in row if sign.isprintable() or sign == "\t")),
}
