"""The words of date expressions (words.yaml) by role, spelt with marks or without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path

from plugins.vietnamese.names import BRANCHES, STEMS
from plugins.vietnamese.text import fold, spellings, tone_key
from plugins.vietnamese.when import Limit
from plugins.vietnamese.words import phrases_of, read_words

Phrase = tuple[str, ...]
Role = Mapping[Phrase, int]

_UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _numbers() -> dict[str, int]:
    """Numbers up to 39 in words, with the other spellings in use: hai mươi mốt = hăm mốt = hai mốt."""
    units = {unit: number for number, unit in enumerate(_UNITS, start=1)} | {"tư": 4, "bẩy": 7}
    words = units | {"mười": 10, "hai mươi": 20, "ba mươi": 30, "hai chục": 20, "ba chục": 30}
    for ending, number in (units | {"mốt": 1, "lăm": 5, "nhăm": 5}).items():
        for tens, ten in (("mười", 10), ("hai mươi", 20), ("hăm", 20), ("hai", 20), ("ba mươi", 30), ("ba", 30)):
            words[f"{tens} {ending}"] = ten + number
    return words


def _roman() -> dict[str, int]:
    """Roman numerals up to 29."""
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return {f"{'x' * tens}{unit}": 10 * tens + number for tens in range(3) for number, unit in enumerate(units)}


def _up_to(most: int, numbers: Mapping[str, int]) -> dict[str, int]:
    return {phrase: number for phrase, number in numbers.items() if 1 <= number <= most}


NO_LIMIT, UNTIL, FROM, BEFORE, AFTER = range(5)
LIMITS: Mapping[int, Limit] = {UNTIL: "until", FROM: "from", BEFORE: "before", AFTER: "after"}
"""How a time bounds another."""
NOTHING, TO_OR_FROM, EVENT, OPENING, SURE, DEADLINE = range(6)
"""How the words before bare figures show that these are a day."""
SANG, TRUA, CHIEU, TOI, DEM, MORNING_HALF, EVENING_HALF, AM, PM = range(1, 10)
"""Parts of a day; the last four are the halves of a twelve-hour clock, Vietnamese (SA, CH) and English."""
ELSEWHERE = 1000
"""Stands for the hours from UTC of a zone that is not known: "giờ địa phương"."""
_VALUES = {
    "no limit": NO_LIMIT, "until": UNTIL, "from": FROM, "before": BEFORE, "after": AFTER,
    "nothing": NOTHING, "to or from": TO_OR_FROM, "event": EVENT, "opening": OPENING, "sure": SURE,
    "deadline": DEADLINE,
    "sáng": SANG, "trưa": TRUA, "chiều": CHIEU, "tối": TOI, "đêm": DEM, "SA": MORNING_HALF, "CH": EVENING_HALF,
    "am": AM, "pm": PM, "elsewhere": ELSEWHERE,
}  # fmt: skip
"""The values that words.yaml gives by name."""

DASHES = "-–—‑−"
TO_SIGNS = DASHES + "~→÷"
"""Signs between the ends of a span."""

AND_SIGNS = ",;&+"
"""Signs between listed points."""

SIGNS = frozenset(":./|·•()[]'’′…_" + TO_SIGNS + AND_SIGNS)

WHOLE = 2
"""The value of "cả năm", which gives no month its year."""

SHORT_NAME = 2
"""The value of "Tết" alone, a name that is also a common word."""

TRADITIONAL = 100
"""Added to a month with a traditional lunar name (Giêng, Chạp)."""


def _role(words: str | Mapping[str | int, str]) -> dict[str, int]:
    """The phrases of one role, each with its value."""
    numbers: dict[str, int] = {}
    for value, some in ({1: words} if isinstance(words, str) else words).items():
        number = _VALUES[value] if isinstance(value, str) else value
        numbers |= {phrase: number for pattern in phrases_of(some) for phrase in spellings(pattern)}
    return numbers


_WORDS = read_words(Path(__file__).parent)
_COUNT, _ROMAN = _up_to(12, _numbers()), _roman()
PHRASES: Mapping[str, Mapping[str, int]] = {role: _role(words) for role, words in _WORDS["parts"].items()} | {
    "cycle": {f"{STEMS[year % 10]} {BRANCHES[year % 12]}": year for year in range(60)},
    "number": _up_to(31, _numbers()),
    "count": _COUNT,
    "month name": _COUNT | {"giêng": TRADITIONAL + 1, "chạp": TRADITIONAL + 12},
    "roman": _up_to(10, _ROMAN),
    "roman month": _up_to(12, _ROMAN),
    "roman century": _up_to(29, _ROMAN),
    "quarter code": {f"q{numeral}": number for numeral, number in _up_to(4, _ROMAN).items()},
    "quarter name": _up_to(4, _COUNT) | {"nhất": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4},
}
"""The phrases of which dates are made, by role."""
BESIDE: Mapping[str, Mapping[str, int]] = {role: _role(words) for role, words in _WORDS["beside"].items()}
"""The phrases that stand around dates, by role."""

GROUPS = {group: phrases_of(roles) for group, roles in _WORDS["groups"].items()}
GROUPS["expression"] = [*{role for roles in GROUPS.values() for role in roles}]
"""The roles whose phrases may begin each part of an expression, so that it is tried only there."""

BEGINS_LIST = "sau:", "tới:"
"""Ends of the words before a list, "như sau:", "kỳ tới:", which do not mean "after" and "until"."""
_NEAR = 32
"""How many characters on either side of a date are examined."""
_QUOTES = '"“”‘’'
_OPENING = "([" + _QUOTES
_CLOSING = ".,;:!?…)]" + _QUOTES


class Lexicon:
    """The phrases of each role as sequences of word keys (`key`), which ignore case and the placement of tones.

    bare_too: also accepts every word without its marks.
    """

    def __init__(self, *, bare_too: bool) -> None:
        self.key = lru_cache(maxsize=16384)(tone_key)
        self.roles: dict[str, Role] = {
            role: {
                spelling: value for phrase, value in phrases.items() for spelling in self._spellings(phrase, bare_too)
            }
            for role, phrases in (*PHRASES.items(), *BESIDE.items())
        }
        self.parts = frozenset(word for role in PHRASES for phrase in self.roles[role] for word in phrase) | SIGNS
        """Every word and sign that a date may contain."""
        self.longest = {role: max(map(len, phrases)) for role, phrases in self.roles.items()}
        self.first_words = {role: frozenset(phrase[0] for phrase in phrases) for role, phrases in self.roles.items()}
        for group, roles in GROUPS.items():
            self.first_words[group] = frozenset[str]().union(*(self.first_words[role] for role in roles))
        self.last_words = {role: frozenset(phrase[-1] for phrase in self.roles[role]) for role in BESIDE}

    def before(self, role: str, text: str, end: int) -> int | None:
        """The value of the longest phrase of this role that ends right before text[end] or a colon there; else None.

        Brackets and quotation marks are passed over: "(từ 20/10".
        """
        near = text[max(0, end - _NEAR) : end].replace(":\n", ": ").rstrip(" " + _QUOTES)
        if near.lower().endswith(BEGINS_LIST):
            return None
        near = near.rstrip(" :" + _QUOTES)
        words = near.split()[-self.longest[role] :]
        if not words or self.key(words[-1].lstrip(_OPENING)) not in self.last_words[role]:
            return None
        words = [self.key(word.lstrip(_OPENING)) for word in words]
        values = (self.roles[role].get(tuple(words[at:])) for at in range(len(words)))
        return next((value for value in values if value is not None), None)

    def after(self, role: str, text: str, start: int) -> int | None:
        """The value of the longest phrase of this role that begins right after text[:start]; else None."""
        following = text[start : start + _NEAR].lstrip(_QUOTES)
        words = following.split()[: self.longest[role]] if following[:1] == " " else ()
        if not words or self.key(words[0].strip(_CLOSING)) not in self.first_words[role]:
            return None
        words = [self.key(word.strip(_CLOSING)) for word in words]
        values = (self.roles[role].get(tuple(words[:length])) for length in range(self.longest[role], 0, -1))
        return next((value for value in values if value is not None), None)

    def _spellings(self, phrase: str, bare_too: bool) -> Iterator[Phrase]:
        forms = ({self.key(word), self.key(fold(word))} if bare_too else {self.key(word)} for word in phrase.split())
        return product(*forms)


MARKED = Lexicon(bare_too=False)
"""For prose with marks: the "Nam" of "Việt Nam 2020" is not "năm"."""

FREE = Lexicon(bare_too=True)
"""For what is given as a date, with marks or without: "thang 7 nam 2020"; but "thắng 7" is no month."""
