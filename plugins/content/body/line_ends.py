"""Which ends of lines in a paragraph are kept: before an item, everywhere where the editor asks, nowhere in prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .list_lines import begins_item, ends_by_itself

BREAK = "  "
"""What makes Markdown keep the end of a line."""
_IMAGE = "!["
_COLUMN = 60
"""The narrowest column at which an editor's program wraps prose."""


def kept(rows: Sequence[str], *, everywhere: bool) -> list[bool]:
    """For each end of a line but the last, whether it is kept; everywhere: but between pictures side by side."""
    pairs = pairwise(rows)
    if everywhere:
        return [not (before.startswith(_IMAGE) and after.startswith(_IMAGE)) for before, after in pairs]
    return [begins_item(rows, place) for place in range(1, len(rows))]


def seem_lost(rows: Sequence[str], kept_ends: Sequence[bool]) -> bool:
    """Whether ends that are not kept seem meant: most stand where a sentence ends or below capitals.

    Prose that was wrapped breaks only where the next word no longer fits into the column; its ends mean nothing.
    """
    pairs = zip(rows, rows[1:], kept_ends, strict=False)
    joined = [(before.rstrip(), (after.split(None, 1) or [""])[0]) for before, after, end in pairs if not end]
    column = max(map(len, rows))
    if column >= _COLUMN and all(len(before) + 1 + len(word) > column for before, word in joined):
        return False
    return bool(joined) and 2 * sum(ends_by_itself(before) for before, _ in joined) >= len(joined)
