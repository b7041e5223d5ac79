"""Sentence boundaries, wrapped lines and repeated spaces in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

_END = re.compile(r"[.!?…;\n](?:(?<=\n)|(?<=;)\s+|(?<![;\n])[.!?…]*[\"”’»)\]]*\s+)")
"""Matches the end of a sentence; it begins with a character class, so that searching is fast."""
_SIGNS, _RUN = ".;!?…", ".!?…"
"""Signs that end a sentence within a block, and those of them that may be repeated."""
_HARD = ";\n"
"""Signs that always end a sentence and are not part of it."""
_STOP = re.compile(r"\.(?![.!?…])")
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:TP|Tp|TX|Tx|TT|PGS|GS|TS|Ts|ThS|Ths|CN|BS|KS|LS|NSND|NSƯT|Mr|Mrs|Ms|Dr|St|No|[^\W\d_])\Z"
)
"""Matches an abbreviation, whose full stop ends nothing: "TP. Hồ Chí Minh", "PGS. TS. Nguyễn Văn A", "M. Gandhi"."""
LONG_LINE = r"[^\n]{50}[^.;:!?”\"\n]"
"""Matches the last characters of a line that was wrapped at a column: it is long, and has no final sign."""
_WRAPPED = re.compile(rf"\n(?:(?<={LONG_LINE}\n)(?=[^\W\d_]|\()|(?=\d+/|(?P<letter>[^\W\d_])))")
"""Matches a line break after a long line without a final sign, or before a letter or a number with a slash."""

_GAP = re.compile(r"[^\S\n]{2,}|\t")


def unwrapped(text: str) -> str:
    """A text with each line break that only wraps lines replaced by a space, so that offsets do not change."""
    return _WRAPPED.sub(lambda end: "\n" if (end["letter"] or "").isupper() else " ", text)


def single_spaced(text: str) -> tuple[str, Callable[[int], int]]:
    """A text with single spaces, and a function from its offsets to those of the original."""
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    lost = [*accumulate((end - start - 1 for start, end in gaps), initial=0)]
    starts = [start + 1 - before for (start, _), before in zip(gaps, lost, strict=False)]
    return _GAP.sub(" ", text), lambda place: place + lost[bisect_right(starts, place)]


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets at which the sentence around text[start:end] begins and ends, without surrounding space.

    text: plain, one block a line. A semicolon also ends a sentence, since official texts join whole pages by it. A sign
    before a lower-case letter does not ("v.v. và"), nor does the full stop of an abbreviation.
    """
    first = text.rfind("\n", 0, start) + 1
    begin = _last_end(text, first, start)
    following = next((match for match in _END.finditer(text, end) if _ends(text, match)), None)
    last = len(text) if following is None else following.start() if following[0][0] in _HARD else following.end()
    inside = text[begin:last]
    begin += len(inside) - len(inside.lstrip())
    return begin, begin + len(inside.strip())


def _last_end(text: str, first: int, start: int) -> int:
    """The end of the last sentence before `start`; searched backwards, since blocks are long and sentences short."""
    place = start
    while (place := max(text.rfind(sign, first, place) for sign in _SIGNS)) >= 0:
        while place > first and text[place] in _RUN and text[place - 1] in _RUN:
            place -= 1
        match = _END.match(text, place, start)
        if match and _ends(text, match):
            return match.end()
    return first


def _ends(text: str, match: re.Match[str]) -> bool:
    if match[0][0] in _HARD:
        return True
    if text[match.end() : match.end() + 1].islower():
        return False
    return not _STOP.match(match[0]) or not _ABBREVIATION.search(text, max(0, match.start() - 6), match.start())
