"""Markers at the start of lines: bullets, numbers, letters, ordinals; their kind and where the text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from plugins.content.letters import UPPER

Kind = Literal["bullet", "number", "dotted", "roman", "letter", "other", "ordinal", "part"]

_BULLET = re.compile(
    rf"\s*(?P<marker>[-–—•▪◦●○■□❖➢►✓*+·]|[\uf000-\uf0ff]|[§ØüoqvŸ](?=\s+[{UPPER}]))(?:\s+(?=\S)|(?=[{UPPER}“\"(]))"
)
_NUMBER = re.compile(r"\s*(?P<marker>(?P<value>\d{1,3})\.)\s*(?=[^\d\s])")
_DOTTED = re.compile(rf"\s*(?P<marker>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?)(?:\s+(?=\S)|(?=[{UPPER}]))")
_ROMAN = re.compile(r"\s*(?P<marker>(?P<value>[IVXL]{1,7})\s?[.)/:–-])\s*(?=\S)")
_LETTER = re.compile(r"\s*(?P<marker>(?P<value>[a-zđA-EĐ])[.)/])\s*(?=\S)")
_OTHER = re.compile(rf"\s*(?P<marker>\(?(?P<value>\d{{1,3}})(?:[)/]|\s?-(?=\s?[{UPPER}])))\s*(?=\S)")
_ORDINAL = re.compile(
    (
        r"\s*(?P<marker>(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: \w+)?) là|thứ (?:nhất|hai|ba|tư|năm|"
        r"sáu|bảy|tám|chín|mười))(?=\s*[,:;–-])"
    ),
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?P<marker>(?:phần|chương|mục|phụ lục|điều)\s+(?:thứ\s+\w+|[IVXL]+|\d+)\b[.:–-]?)\s*", re.IGNORECASE
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("ordinal", _ORDINAL), ("part", _PART), ("dotted", _DOTTED), ("number", _NUMBER), ("roman", _ROMAN),
    ("letter", _LETTER), ("other", _OTHER), ("bullet", _BULLET),
)  # fmt: skip
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a line. text: as written; length: offset of the text that follows; value: its number."""

    kind: Kind
    text: str
    length: int
    value: int = 0


def marker_of(text: str) -> Marker | None:
    """The marker of a line; None if absent."""
    for kind, pattern in _KINDS:
        if match := pattern.match(text):
            return Marker(kind, match["marker"], match.end(), _value(kind, match))
    return None


def _value(kind: Kind, match: re.Match[str]) -> int:
    if kind in ("number", "other"):
        return int(match["value"])
    if kind == "roman":
        return roman(match["value"])
    if kind == "letter":
        return "abcdđeghiklmnopqrstuvxy".find(match["value"].lower()) + 1
    return 0


def roman(text: str) -> int:
    """The value of a Roman numeral, even a malformed one."""
    total = before = 0
    for letter in reversed(text):
        value = _ROMANS[letter]
        total += value if value >= before else -value
        before = max(before, value)
    return total
