"""Places as sentences and addresses name them: words for places, and names, part after part."""

from __future__ import annotations

import re

from plugins.vietnamese.text import in_any_case

from .expressions import expression
from .lexicon import UPPER, WORDS, tree

HOUSES, _TOWNS, _PLACES = (str(WORDS[name]) for name in ("houses", "towns", "places"))
_NO_PLACE = r"(?:T[Pp]\.|[sS][ốỐ]\s+(?!nhà|NHÀ|(?!0\d\d)\d))"
"""Matches what is spelled like a word for a place but is none: "số liệu"."""


def _longest_first(words: str) -> list[str]:
    return sorted(words.split("|"), key=len, reverse=True)


_HOUSE_WORDS, _PLACE_WORDS, _TOWN_WORDS = (
    frozenset(in_any_case(words.split("|"))) for words in (HOUSES, _PLACES, _TOWNS)
)
HOUSE_WORD = rf"(?i:{'|'.join(_longest_first(HOUSES))})(?!\w)".replace(" ", r"\s+")
"""A pattern for a word for a small place."""
HOUSE_SPELLINGS = tree(_HOUSE_WORDS)
"""The spellings of these words, which match faster than a pattern that ignores case."""
HOUSE_STARTS = "".join(sorted({word[0] for word in _HOUSE_WORDS}))
PLACE_START = rf"(?=(?!0\d\d)[{UPPER}\d]|(?!{_NO_PLACE})(?:{'|'.join(_longest_first(_PLACES))})(?!\w))".replace(
    " ", r"\s+"
)
"""A lookahead for the start of a place."""
_NAME = rf"(?:TP|Tp|P|Q|H|X|TX|TT|KP|T)\.|(?!0\d\d)[{UPPER}\d][\w’'/-]*+"
_PLACE_WORD = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in _longest_first(_PLACES))
_PART = expression(
    rf"(?!\s)(?:[^\S\n]*+(?:(?!{_NO_PLACE})(?:{_PLACE_WORD})(?!\w)|{_NAME})){{1,13}}+".replace(" ", r"\s+")
)
_MOST_PARTS = 8
_JOINT = expression(r"\s*+(?:(?P<sign>[,–-])\s*+|\((?!\d{3})[^()\n:]{2,40}\))")
"""Matches between two parts of a place, or a further part in brackets."""
_LAST = expression(r"[^\S\n]*(?:[,;.)”|\n–-]|$)")
_NUMBERED = expression(
    rf"(?:[nN]hà\s+số|[sS]ố\s+nhà)\s+\d{{1,4}}(?!\d)"
    rf"|(?:[sS]ố|nhà)\s+\d{{1,4}}(?!\d)[\d/A-Z-]*,?\s+(?P<next>[{UPPER}]?)"
)
_NUMBER = expression(rf"\d[\d/-]*[A-Z]?,?\s+(?P<next>[{UPPER}]?)")
_NO_WORD = expression(_NO_PLACE)
_NO_NAME = expression(r"(?i)(?:nhà\s+)?số|tổ\s+(?:trưởng|phó|viên)")
_NAMED = expression(rf"\s+(?:(?:dân\s+phố|dân\s+cư|phố|tập\s+thể|đô\s+thị|tái\s+định\s+cư|số)\s+){{0,2}}[{UPPER}\d]")
_PERSON = expression(r"\w+\s+(?:Văn|Thị)\s")
_WORDS = expression(r"(\w+)(?:\s+(\w+))?(?:\s+(\w+))?")


def place_end(text: str, start: int) -> int:
    """The end of the place that starts at `start`; 0 if there is none."""
    part = _PART.match(text, start)
    end = part.end() if part else 0
    for _ in range(_MOST_PARTS if end else 0):
        if (joint := _JOINT.match(text, end)) is None:
            break
        end_of_part = joint.end()
        if joint["sign"]:
            part = _PART.match(text, joint.end())
            named = _word_end(text, joint.end(), _PLACE_WORDS) and not _NO_WORD.match(text, joint.end())
            if part is None or not (named or _LAST.match(text, part.end())):
                break
            end_of_part = part.end()
        end = end_of_part
    return end


def home_end(text: str, start: int) -> int:
    """The end of the home that starts at `start` and needs no label; 0 if there is none."""
    return place_end(text, start) if _is_house(text, start) else 0


def is_address(text: str, start: int) -> bool:
    """Whether a house or a town begins at `start` with its number or name, and no person's name."""
    if _PERSON.match(text, start):
        return False
    town = _word_end(text, start, _TOWN_WORDS)
    of_town = town > 0 and _NAMED.match(text, town) is not None
    return of_town or _goes_on(text, _NUMBER.match(text, start)) or _is_house(text, start)


def _is_house(text: str, start: int) -> bool:
    """Whether a house, a street or a village begins at `start` with its number or name."""
    if _goes_on(text, _NUMBERED.match(text, start)):
        return True
    end = _word_end(text, start, _HOUSE_WORDS)
    return end > 0 and _NAMED.match(text, end) is not None and not _NO_NAME.match(text, start)


def _goes_on(text: str, number: re.Match[str] | None) -> bool:
    """Whether a number is followed by a street's name or a word for a place, where that is required."""
    return number is not None and (number["next"] != "" or _word_end(text, number.end(), _HOUSE_WORDS) > 0)


def _word_end(text: str, start: int, words: frozenset[str]) -> int:
    """The end of the longest of these words that starts at `start`; 0 if there is none."""
    if (match := _WORDS.match(text, start)) is None:
        return 0
    found = match.groups("")
    lengths = range(len(found), 0, -1)
    return next((match.end(n) for n in lengths if found[n - 1] and " ".join(found[:n]) in words), 0)
