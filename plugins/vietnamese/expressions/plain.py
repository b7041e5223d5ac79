"""The plain text in which dates are sought, and where each of its characters stands in the text as written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plugins.vietnamese.text import nfc

_SPACE = r"\t\r\f\v\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HIDDEN = r"\u00ad\u200b-\u200f\u2060\ufeff"
_ITEM = r"(?:[-–+•>]|\w\))\s+"
_EMPHASIS = r"[*_]{0,2}(?=[\w“\"(*_])(?<![^\s(\[“\"'|>*_][*_])|(?<=[\w”\"'%)\].,:;!?…*_][*_])[*_]{0,2}(?![\w*_])"
# It begins with a class of characters, because only then the regex engine is fast.
_ODD = (
    rf"[\n {_SPACE}{_HIDDEN}‑−*_](?:(?<=\n)\s*(?P<item>{_ITEM})?|(?<= )[^\S\n]+|(?<=[{_SPACE}])[^\S\n]*"
    rf"|(?<=[{_HIDDEN}‑−])|(?<=[*_])(?:{_EMPHASIS}))"
)
"""Matches odd spaces and hyphens, line ends, the signs of list items and of emphasis."""
_ODD_NFC, _ODD_NFD = re.compile(_ODD), re.compile(rf"{_ODD}|[^\W\d_][\u0300-\u036f]+")
_FIRST_ITEM = re.compile(_ITEM)
_LONG_LINE = re.compile(r"[^\n]{50}[^.;:!?”\"\n]\Z")
"""Matches the end of a line that was wrapped at a column: long, and without a final sign."""


def plain(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text in NFC with single spaces, lines unwrapped and no emphasis; the start and end of each character."""
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = item.end() if (item := _FIRST_ITEM.match(text)) else 0
    pattern = _ODD_NFC if unicodedata.is_normalized("NFC", text) else _ODD_NFD
    for odd in pattern.finditer(text, done):
        said, (first, last) = _replaced(text, odd), odd.span()
        if said == odd[0]:
            continue
        parts += text[done:first], said
        starts += [*range(done, first), *[first] * len(said)]
        ends += [*range(done + 1, first + 1), *[last] * len(said)]
        done = last
    if not done:
        return text, range(len(text)), range(1, len(text) + 1)
    parts.append(text[done:])
    return "".join(parts), [*starts, *range(done, len(text))], [*ends, *range(done + 1, len(text) + 1)]


def _replaced(text: str, odd: re.Match[str]) -> str:
    sign = odd[0][0]
    if sign == "\n":
        following = text[odd.end() : odd.end() + 1]
        goes_on = following.isdecimal() or following.islower() or following == "("
        if following.isalpha() and odd.start() > 50:
            goes_on = goes_on or _LONG_LINE.match(text, odd.start() - 51, odd.start()) is not None
        is_end = odd["item"] or odd[0].count("\n") > 1 or text[odd.start() - 1 : odd.start()] in (":", ";")
        return " " if goes_on and not is_end else "\n"
    if sign.isalpha():
        return nfc(odd[0])
    return " " if sign.isspace() else "-" if sign in "‑−" else ""
