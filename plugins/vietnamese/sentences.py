"""Where sentences of running text begin and end."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…;\n](?:(?<=\n)|(?<=;)\s+|(?<![;\n])[.!?…]*[\"”’»)\]]*\s+)")
"""Begins with one of a few signs, since a search for these is quick."""
_SIGNS, _RUN = ".;!?…", ".!?…"
"""What ends a sentence within a block, and what may do so several at a time."""
_HARD = ";\n"
"""What always ends a sentence, and is none of it."""
_STOP = re.compile(r"\.(?![.!?…])")
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:TP|Tp|TX|Tx|TT|PGS|GS|TS|Ts|ThS|Ths|CN|BS|KS|LS|NSND|NSƯT|Mr|Mrs|Ms|Dr|St|No|[^\W\d_])\Z"
)
"""What a full stop may follow without ending anything: "TP. Hồ Chí Minh", "PGS. TS. Nguyễn Văn A", "M. Gandhi"."""
_WRAPPED = re.compile(r"\n(?:(?<=[^\n]{50}[^.;:!?”\"\n]\n)(?=[^\W\d_])|(?=\d+/|(?P<letter>[^\W\d_])))")
"""The end of a line behind many letters and no sign, or before a number or a letter."""


def unwrapped(text: str) -> str:
    """A text with a space for each end of a line that only the width of a page ends, so that nothing moves."""
    return _WRAPPED.sub(lambda end: "\n" if (end["letter"] or "").isupper() else " ", text)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around text[start:end] begins and ends, as places in the text, without the space around it.

    text: plain, a block a line. A semicolon ends one, too, since official texts join whole pages by it. A sign that is
    followed by a small letter ends none ("v.v. và"), nor does the full stop of an abbreviation.
    """
    first = text.rfind("\n", 0, start) + 1
    begin = _last_end(text, first, start)
    following = next((match for match in _END.finditer(text, end) if _ends(text, match)), None)
    last = len(text) if following is None else following.start() if following[0][0] in _HARD else following.end()
    inside = text[begin:last]
    begin += len(inside) - len(inside.lstrip())
    return begin, begin + len(inside.strip())


def _last_end(text: str, first: int, start: int) -> int:
    """Where the last sentence before a place ends; sought backwards, since blocks are long and sentences short."""
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
