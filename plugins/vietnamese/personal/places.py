"""Places as sentences and addresses name them: words for places, and names, in a row and part by part."""

from __future__ import annotations

import re

from .expressions import expression
from .people import UPPER

HOUSES = (
    "thôn|xóm|ấp|bản|buôn|bon|làng|tổ|số|ngõ|ngách|hẻm|kiệt|phố|đường|khối|khu|khóm|phum|sóc|xã|phường|thị trấn"
    "|chung cư|căn hộ|tiểu khu|nhà trọ|nhà số|nhà|kp|tdp|nóc|plei|plây"
)
"""Words for the narrowest places, in which somebody lives."""
_PLACES = (
    f"{HOUSES}|quận|huyện|tỉnh|thành phố|thị xã|đảo|vùng|dân phố|dân cư|tập thể|đô thị|tái định cư|vực|phòng|tòa"
    "|biển|biên giới|bãi ngang|miền núi|vùng cao|vùng sâu|vùng biên|ven biển|toà|lô|cụm|tầng|đội|bệnh viện|tp"
    "|ký túc xá|ktx|cư xá|nông trường|lâm trường"
)


def _spelled(words: str) -> frozenset[str]:
    """Some words, with a small letter first, with a capital, and in capitals."""
    return frozenset(form for word in words.split("|") for form in (word, word[0].upper() + word[1:], word.upper()))


_HOUSE_WORDS, _PLACE_WORDS, _TOWN_WORDS = map(_spelled, (HOUSES, _PLACES, "quận|huyện|tỉnh|thành phố|thị xã|tập thể"))
_MOST_WORDS = 13
_THREE_WORDS = expression(r"(\w+)(?:\s+(\w+))?(?:\s+(\w+))?")
_LONGEST_WORD = 3
_NO_WORD = r"T[Pp]\.|[sS]ố\s+(?!nhà|(?!0\d\d)\d)"
"""What is no word for a place, though it is spelled like one: "số liệu"."""
_NO_PLACE = expression(_NO_WORD)
_NAME = rf"(?:TP|Tp|P|Q|H|X|TX|TT|KP|T)\.|(?!0\d\d)[{UPPER}\d][\w’'/-]*+"
_PLACE_WORD = "|".join(
    f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in sorted(_PLACES.split("|"), key=len, reverse=True)
)
_PART = expression(
    rf"(?!\s)(?:[^\S\n]*+(?:(?!{_NO_WORD})(?:{_PLACE_WORD})(?!\w)|{_NAME})){{1,{_MOST_WORDS}}}+".replace(" ", r"\s+")
)
_JOINT = expression(r"\s*+(?:(?P<sign>[,–-])\s*+|\((?!\d{3})[^()\n:]{2,40}\))")
"""Between two parts of a place, or a third in brackets."""
_LAST = expression(r"[^\S\n]*(?:[,;.)|\n–-]|$)")
_MOST_PARTS = 8


_HOUSE = expression(
    rf"(?:[nN]hà\s+số|[sS]ố\s+nhà)\s+\d{{1,4}}(?!\d)|(?:[sS]ố|nhà)\s+\d{{1,4}}(?!\d)[\d/A-Z-]*,?\s+(?P<next>[{UPPER}]?)"
)
_NAMED = expression(rf"\s+(?:(?:dân\s+phố|dân\s+cư|phố|tập\s+thể|đô\s+thị|tái\s+định\s+cư|số)\s+){{0,2}}[{UPPER}\d]")
_NO_NAME = expression(r"(?:[nN]hà\s+)?[sS]ố")
_NUMBER = expression(rf"\d[\d/-]*[A-Z]?,?\s+(?P<next>[{UPPER}]?)")
_PERSON = expression(r"\w+\s+(?:Văn|Thị)\s")
HOUSE_WORD = rf"(?i:{'|'.join(sorted(HOUSES.split('|'), key=len, reverse=True))})(?!\w)".replace(" ", r"\s+")
"""Such a word, in an expression."""
HOUSE_STARTS = "".join(sorted({word[0] for word in _HOUSE_WORDS}))
PLACE_START = (
    rf"(?=(?!0\d\d)[{UPPER}\d]|(?!{_NO_WORD})(?:{'|'.join(sorted(_PLACES.split('|'), key=len, reverse=True))})(?!\w))"
).replace(" ", r"\s+")
"""How a place begins."""


def place_end(text: str, start: int) -> int:
    """Where a place ends that begins at `start`; 0 if none does."""
    part = _PART.match(text, start)
    end = part.end() if part else 0
    for _ in range(_MOST_PARTS if end else 0):
        if (joint := _JOINT.match(text, end)) is None:
            break
        if joint["sign"]:
            part = _PART.match(text, joint.end())
            if part is None or not (_LAST.match(text, part.end()) or _word_end(text, joint.end())):
                break
        end = part.end() if joint["sign"] and part else joint.end()
    return end


def home_end(text: str, start: int) -> int:
    """Where a home ends that begins at `start` and needs no label; 0 if none does."""
    return place_end(text, start) if _is_house(text, start) else 0


def is_address(text: str, start: int) -> bool:
    """Whether a house or a town begins at `start` with its number or name, and no person's name."""
    if _PERSON.match(text, start):
        return False
    town = _phrase_end(text, start, _TOWN_WORDS)
    named = town and re.compile(rf"\s+[{UPPER}\d]").match(text, town)
    return bool(named) or _goes_on(text, _NUMBER.match(text, start)) or _is_house(text, start)


def _is_house(text: str, start: int) -> bool:
    """Whether a house, a street or a village begins at `start` with its number or name."""
    if _goes_on(text, _HOUSE.match(text, start)):
        return True
    end = _phrase_end(text, start, _HOUSE_WORDS)
    return bool(end and _NAMED.match(text, end) and not _NO_NAME.match(text, start))


def _goes_on(text: str, number: re.Match[str] | None) -> bool:
    """Whether a street's name or the word for a place follows a number where it must."""
    return number is not None and (number["next"] != "" or _phrase_end(text, number.end(), _HOUSE_WORDS) > 0)


def _word_end(text: str, start: int) -> int:
    """Where a word for a place ends that begins at `start`; 0 if none does."""
    end = _phrase_end(text, start, _PLACE_WORDS)
    return 0 if end and _NO_PLACE.match(text, start) else end


def _phrase_end(text: str, start: int, phrases: frozenset[str]) -> int:
    """Where the longest of some phrases ends that begins at `start`; 0 if none does."""
    match = _THREE_WORDS.match(text, start)
    lengths = range(_LONGEST_WORD if match else 0, 0, -1)
    return next((match.end(n) for n in lengths if match[n] and " ".join(match.groups("")[:n]) in phrases), 0)
