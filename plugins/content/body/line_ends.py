"""Which line ends in a paragraph are kept: before a list item, everywhere if the editor asks for it, none in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..lines import COLUMN, WIDEST
from .list_lines import LABEL, begins_item, ends_by_itself, is_capital, kind_of

BREAK = "  "
"""Markdown's mark for a kept line end."""
_IMAGE = "!["
_AROUND = "*_“‘«\"'"
"""Characters that may precede the first letter of a line."""
_WITHIN = frozenset("([{)]}<>|/\\+-–—&%#=~`!.,;:…")
"""Characters with which a line may continue a sentence, or that other checks handle."""
_OF_ITS_OWN = re.compile(r"\((?i:đã )?(?i:ký)\b|#\w*[a-z][a-zA-Z]")
"""Matches where a line begins that continues none: "(Đã ký)", a hashtag."""
_FIELD = re.compile(r"[^:.;,!?-]{1,30}: \S")
"""Matches a line of a name and a value: "lớp 1: 35 em"; a sentence wrapped into such lines alone is unheard of."""
_DOTS = re.compile(r"(?:\.\.|…)\s*\n[.…\s]+\Z")
"""Matches where the dots of one line go on with those of another: a blank to fill."""
_FEWEST_ENDS = 3
"""The fewest line ends that show a column."""
_INDENT = "  "
_CREDITS = ("Ảnh: ", "Tin, ảnh: ", "Nguồn: ")


def kept(rows: Sequence[str], *, everywhere: bool, within: bool = False) -> list[bool]:
    """For each line end but the last, whether it is kept.

    everywhere: all are, except between pictures side by side. within: whether the lines are those of a list item.
    """
    pairs = pairwise(rows)
    if everywhere:
        return [not (before.startswith(_IMAGE) and after.startswith(_IMAGE)) for before, after in pairs]
    return [rows[at - 1].endswith(BREAK) or begins_item(rows, at, within=within) for at in range(1, len(rows))]


def seem_lost(rows: Sequence[str], kept_ends: Sequence[bool]) -> bool:
    """Whether most of the line ends that are not kept seem to be meant.

    Wrapped prose breaks only where the next word no longer fits into the column; these line ends mean nothing. Others
    are meant: after a sentence, beside capitals, before a line that begins like one of its own, and between lines that
    are all too short to be wrapped. A sentence or label that ends where the next word would have fitted ends a
    paragraph, and an indented line after it begins one; so does a last line that ends no sentence, like a name.
    """
    pairs = zip(rows, rows[1:], kept_ends, strict=False)
    lost = ((before.rstrip(), after) for before, after, is_kept in pairs if not is_kept)
    open_ends = [ends for ends in lost if not _DOTS.search("\n".join(ends))]
    if not open_ends:
        return False
    if any(_stands_apart(before, after) for before, after in open_ends) or all(map(_FIELD.match, rows)):
        return True
    column = max(map(len, rows))
    is_narrow = column < COLUMN
    ends = [_end(before, after, column) for before, after in open_ends]
    if not (kept_ends[-1] or ends_by_itself(rows[-1])) and ends[-1].is_sentence and ends[-1].begins_anew:
        return True
    has_room = any(end.fits and (end.is_sentence or not end.following[:1].islower()) for end in ends)
    if not is_narrow and not has_room:
        return False
    if is_narrow and has_room and len(ends) > 1:
        return True
    if any(end.fits and end.begins_anew and (end.is_sentence or end.is_item) for end in ends):
        return True
    meant = sum(end.is_sentence or (end.begins_anew and (is_narrow or end.fits)) for end in ends)
    return 2 * meant >= len(ends)


def column_of(paragraphs: Sequence[Sequence[str]]) -> int:
    """The column at which the prose of a text is wrapped, whose lines mostly go on with a small letter; 0 if none."""
    full = [rows for rows in paragraphs if are_full(rows, max(map(len, rows)))]
    column = max((len(row) for rows in full for row in rows), default=0)
    following = [row for rows in full if are_full(rows, column) for row in rows[1:]]
    going_on = sum(row[:1].islower() for row in following)
    return column if len(following) >= _FEWEST_ENDS and 2 * going_on >= len(following) else 0


def are_full(rows: Sequence[str], column: int) -> bool:
    """Whether each line but the last fills a column: the first word of the next one would not have fitted."""
    pairs = pairwise(map(str.rstrip, rows))
    return max(map(len, rows)) <= column and not any(
        _stands_apart(before, after) or _end(before, after, column).fits for before, after in pairs
    )


def _stands_apart(before: str, after: str) -> bool:
    """Whether a line is indented below a sentence, or says whose a picture is, or "QUYẾT ĐỊNH:" below other letters."""
    is_title = is_capital(after.strip()) and " " in after.strip() and not (after.isascii() or before.isupper())
    return is_title or (after.startswith((_INDENT, *_CREDITS)) and ends_by_itself(before))


class _End(NamedTuple):
    """A line end, and the next line. fits: whether the first word of the next line would have fitted on this one."""

    line: str
    following: str
    fits: bool

    @property
    def is_sentence(self) -> bool:
        return ends_by_itself(self.line) and (self.fits or not self.following[:1].islower())

    @property
    def is_item(self) -> bool:
        return kind_of(self.line) != ""

    @property
    def begins_anew(self) -> bool:
        return _begins_anew(self.following)


def _end(line: str, following: str, column: int) -> _End:
    word = (following.split(None, 1) or [""])[0]
    return _End(line, following.strip(), column > WIDEST or len(line) + 1 + len(word) <= column)


def _begins_anew(line: str) -> bool:
    """Whether a line begins like a new one: with a capital, "**Thời gian:**", "¹", "(Đã ký)", "#TinMoi", "====="."""
    first = line.lstrip(_AROUND)[:1]
    if first in _WITHIN:
        return _OF_ITS_OWN.match(line) is not None or (len(line) > len("--") and not any(map(str.isalnum, line)))
    return first.isupper() or not (first.isalpha() or first.isdecimal() or not first)


def has_cells(row: str) -> bool:
    """Whether a line may be a row of a pasted table, which checks report; a gap after a label makes none."""
    label = LABEL.match(row)
    return "|" in row or "   " in row[label.end() if label else 0 :].strip()
