"""Checks for traces of printed pages in a text that was copied from them: page numbers, words broken at the end of a
line, and characters of symbol fonts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.core.diagnostics import Diagnostics

from ..legacy import is_syllable
from ..lines import Lines

_NUMBER = re.compile(
    r"\n[ \t]*(?=[-–—0-9TtPp])(?P<found>[-–—][ \t]*[0-9]{1,4}[ \t]*[-–—]"
    r"|(?:[-–—]+[ \t]*)?(?i:trang|page)[ \t]+[0-9]{1,4}(?:[ \t]*(?:/|of|trên)[ \t]*[0-9]{1,4})?(?:[ \t]*[-–—]+)?"
    r"|(?P<bare>[0-9]{1,4}))[ \t]*(?=\n)"
)
_RUNNING = re.compile(
    r"Trang(?:(?<=\tTrang)|(?<=[ \t|][ \t]Trang))[ \t]+[0-9]{1,4}(?:[ \t]*/[ \t]*[0-9]{1,4})?(?=[ \t]*\n)"
)
"""Matches the page number at the end of a running head."""
_BROKEN = re.compile(r"(?<![^\W\d_])(?P<start>[^\W\d_]+)-[ \t]*\n[ \t]*(?P<end>[^\W\d_]+)")
_PRIVATE = re.compile(r"[\ue000-\uf8ff][^\n]{0,9}")
"""Matches a character of Wingdings or Symbol that starts no list item, with what follows it."""
_PROSE = 45
"""The fewest letters of a line of prose in a printed column."""
_NEAR = 2
"""The number of lines above and below a bare number that are examined."""


def check(text: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Report each page number, broken word and character of a symbol font in a body. text: its plain text."""
    for match in _PRIVATE.finditer(text):
        diagnostics.warning("sign-unshown", lines.line_of(match[0]))
    source, rows = f"\n{lines.source}\n", lines.source.split("\n")
    for match in _NUMBER.finditer(source):
        line = lines.line_at(match.start("found") - 1)
        if match["bare"] is None or _stands_in_prose(rows, line - lines.first_line):
            diagnostics.warning("page-number", line, found=match["found"])
    for match in _RUNNING.finditer(source):
        diagnostics.warning("page-number", lines.line_at(match.start() - 1), found=match[0])
    for match in _BROKEN.finditer(lines.source) if "-\n" in lines.source or "- \n" in lines.source else ():
        word = match["start"] + match["end"]
        if match["end"].islower() and is_syllable(word):
            line = lines.line_at(match.start())
            diagnostics.warning("word-broken", line, found=f"{match['start']}- {match['end']}", right=word)


def is_page_number(row: str) -> bool:
    """Whether a line is only "Trang 3" or "- 3 -"; a bare number may be something else."""
    match = _NUMBER.match(f"\n{row}\n")
    return match is not None and match["bare"] is None


def _stands_in_prose(rows: Sequence[str], place: int) -> bool:
    """Whether prose goes on above and below the bare number of a row, which in a table would be a cell."""
    above = [row for row in rows[max(place - 2 * _NEAR, 0) : place] if row.strip()][-_NEAR:]
    below = [row for row in rows[place + 1 : place + 1 + 2 * _NEAR] if row.strip()][:_NEAR]
    has_cells = any(row.strip().isdecimal() for row in (*above, *below))
    return not has_cells and all(any(len(row) >= _PROSE for row in near) for near in (above, below))
