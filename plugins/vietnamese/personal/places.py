"""Places as sentences and addresses name them: words for places, and names, part after part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.vietnamese.text import in_any_case

from .expressions import expression
from .lexicon import UPPER, WORDS, tree

_NO_PLACE = r"(?:T[Pp]\.|[sS][ốỐ]\s+(?!nhà|NHÀ|(?!0\d\d)\d))"
"""Matches what is spelled like a word for a place but is none: "số liệu"."""


def _any_of(words: Iterable[str]) -> str:
    return tree(words).replace(r"\ ", r"\s+")


_HOUSE_WORDS, _TOWN_WORDS, _PLACE_WORDS = (str(WORDS[name]).split("|") for name in ("houses", "towns", "places"))
HOUSE_WORD = rf"(?i:{_any_of(_HOUSE_WORDS)})(?!\w)"
"""A pattern for a word for a small place."""
HOUSE_SPELLINGS = _any_of(in_any_case(_HOUSE_WORDS))
"""The spellings of these words, which match faster than a pattern that ignores case."""
HOUSE_STARTS = "".join(sorted({word[0] for word in in_any_case(_HOUSE_WORDS)}))
PLACE_START = rf"(?=(?!0\d\d)[{UPPER}\d]|(?!{_NO_PLACE})(?:{_any_of(_PLACE_WORDS)})(?!\w))"
"""A lookahead for the start of a place."""
_NAME = rf"(?:TP|Tp|P|Q|H|X|TX|TT|KP|T)\.|(?!0\d\d)[{UPPER}\d][\w’'/-]*+"
_HOUSE, _TOWN, _PLACE = (
    expression(rf"{_any_of(in_any_case(words))}(?!\w)") for words in (_HOUSE_WORDS, _TOWN_WORDS, _PLACE_WORDS)
)
_PLACE_WORD = _any_of(word for word in in_any_case(_PLACE_WORDS) if not word.isupper())
_PART = expression(rf"(?!\s)(?:[^\S\n]*+(?:(?!{_NO_PLACE})(?:{_PLACE_WORD})(?!\w)|{_NAME})){{1,13}}+")
_MOST_PARTS = 8
_JOINT = expression(r"\s*+(?:(?P<sign>[,–-])\s*+|\((?!\d{3})[^()\n:]{2,40}\))")
"""Matches between two parts of a place, or a further part in brackets."""
_LAST = expression(r"[^\S\n]*(?:[,;.)”|\n–-]|$)")
_NUMBERED = expression(
    rf"(?:[nN]hà\s+số|[sS]ố\s+nhà)\s+\d{{1,4}}(?!\d)"
    rf"|(?:[sS]ố|nhà)\s+\d{{1,4}}(?!\d)[\d/A-Z-]*,?\s+(?P<next>[{UPPER}]?)"
)
FLAT_START = r"(?:[pP]hòng\s|[tT]ầng\s|P\.)\s*\d"
_FLAT = expression(
    rf"{FLAT_START}\d{{0,3}}[A-Z]?(?:,?\s+(?:tầng|tòa|toà|nhà|lô|khu)\s+[A-Z\d][\w-]*)*"
    rf",?\s+(?i:(?:khu\s+)?{_any_of(str(WORDS['dwellings']).split('|'))})(?!\w)"
)
"""Matches a room of a building of flats, unlike that of an office."""
_NUMBER = expression(rf"\d[\d/-]*[A-Z]?,?\s+(?P<next>[{UPPER}]?)")
_NO_WORD = expression(_NO_PLACE)
_NO_NAME = expression(r"(?i)(?:nhà\s+)?số|tổ\s+(?:trưởng|phó|viên)")
_NAMED = expression(rf"\s+(?:(?:dân\s+phố|dân\s+cư|phố|tập\s+thể|đô\s+thị|tái\s+định\s+cư|số)\s+){{0,2}}[{UPPER}\d]")
_PERSON = expression(r"\w+\s+(?:Văn|Thị)\s")


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
            named = _PLACE.match(text, joint.end()) and not _NO_WORD.match(text, joint.end())
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
    town = _TOWN.match(text, start)
    of_town = town is not None and _NAMED.match(text, town.end()) is not None
    return of_town or _goes_on(text, _NUMBER.match(text, start)) or _is_house(text, start)


def _is_house(text: str, start: int) -> bool:
    """Whether a house, a street or a village begins at `start` with its number or name."""
    if _goes_on(text, _NUMBERED.match(text, start)) or _FLAT.match(text, start):
        return True
    house = _HOUSE.match(text, start)
    return house is not None and _NAMED.match(text, house.end()) is not None and not _NO_NAME.match(text, start)


def _goes_on(text: str, number: re.Match[str] | None) -> bool:
    """Whether a number is followed by a street's name or a word for a place, where that is required."""
    return number is not None and (number["next"] != "" or _HOUSE.match(text, number.end()) is not None)
