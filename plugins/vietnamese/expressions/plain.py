"""The plain text in which dates are sought, and where each of its characters stands in the text as written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plugins.vietnamese.sentences import LONG_LINE
from plugins.vietnamese.text import nfc

_SPACE = r"\t\r\f\v\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_HIDDEN = r"\u00ad\u200b-\u200f\u2060\ufeff"
_ITEM = r"(?:[-–+•>*]|\w\)|[^\W\d_]/)\s+"
_EMPHASIS = r"[*_]{0,2}(?=[\w“\"(*_])(?<![^\s(\[“\"'|>*_][*_])|(?<=[\w”\"'%)\].,:;!?…*_][*_])[*_]{0,2}(?![\w*_])"
# Begins with a class of characters, because only then the regex engine is fast.
_ODD = (
    rf"[\n {_SPACE}{_HIDDEN}‑−*_](?:(?<=\n)\s*(?P<item>{_ITEM})?|(?<= )[^\S\n]+|(?<=[{_SPACE}])[^\S\n]*"
    rf"|(?<=[{_HIDDEN}‑−])|(?<=[*_])(?:{_EMPHASIS}))"
)
"""Matches odd spaces and hyphens, line ends, the signs of list items and of emphasis."""
_ODD_NFC, _ODD_NFD = re.compile(_ODD), re.compile(rf"{_ODD}|[^\W\d_][\u0300-\u036f]+")
_FIRST_ITEM = re.compile(_ITEM)
_LONG_LINE, _COLUMN = re.compile(LONG_LINE), 51
"""_COLUMN: the characters that LONG_LINE matches."""


def plain(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """A text in NFC with single spaces, lines unwrapped and no emphasis.

    Also returns where each of its characters starts and ends in the text as written.
    """
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
    """What stands in the plain text for a match of _ODD."""
    sign = odd[0][0]
    if sign == "\n":
        return " " if _only_wraps(text, odd) else "\n"
    if sign.isalpha():
        return nfc(odd[0])
    return " " if sign.isspace() else "-" if sign in "‑−" else ""


def _only_wraps(text: str, line_end: re.Match[str]) -> bool:
    """Whether the sentence goes on after a line end: below is no item or paragraph."""
    start, end = line_end.span()
    if line_end["item"] or line_end[0].count("\n") > 1 or text[start - 1 : start] in (":", ";"):
        return False
    following = text[end : end + 1]
    if following.isdecimal() or following.islower() or following == "(":
        return True
    return following.isalpha() and start >= _COLUMN and _LONG_LINE.fullmatch(text, start - _COLUMN, start) is not None
