"""Days, months, quarters and years in the words of a question; the twin of theme/static/js/search/periods.js."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.search.language import folded as folded_phrase
from plugins.vietnamese.english import MONTHS, ORDINALS
from plugins.vietnamese.lunar import cycle_name
from plugins.vietnamese.text import fold

IS_YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
IS_MONTH = re.compile(r"0?(?:[1-9]|1[0-2])\Z")
IS_DAY = re.compile(r"0?(?:[1-9]|[12][0-9]|3[01])\Z")
_SMALL = re.compile(r"[0-9]{1,2}\Z")
_NO_QUARTER = re.compile(r"(?:[05-9]|vi{0,3}|ix|x)\Z")
_POSSIBLE = re.compile(r"(?:q[1-4]|[1-9]|1[0-2])\Z")
ROMAN = ("", "i", "ii", "iii", "iv")
PARTS = {"dau": (1, 2, 3), "giua": (5, 6, 7, 8), "cuoi": (10, 11, 12)}
"""The months of a part of a year; articles on the whole year match, too."""
REACH_YEARS, REACH_QUARTERS, REACH_MONTHS = 5, 8, 12
_CYCLE = {folded_phrase(cycle_name(year)): str(year) for year in range(1984, 2044)}
_LUNAR_YEAR = re.compile(r"(?:xuan|tet|nam) (.+)\Z")
_COUNTED = re.compile(r"(?:thang|so|dot|ki|lan|khoa|lop)\Z")
"""Matches the word before a number that is no day: "tháng 1, tháng 2 năm 2020", "bão số 5 tháng 9/2020"."""
_MONTHS_OF_A_YEAR = re.compile(r"0?([369]|ba|sau|chin) thang (dau|cuoi) nam ((?:19|20)[0-9]{2})\Z")
_FIGURES = re.compile(r"(?<![0-9/.,-])([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:19|20)[0-9]{2})(?![0-9/.,-])", re.ASCII)

_NUMBERS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_PLACES = {word: place for place, name in enumerate(_NUMBERS, 1) for word in (name, fold(name))}
_PLACES |= {"bốn": 4, "bon": 4, "lăm": 5, "lam": 5, "giêng": 1, "gieng": 1, "chạp": 12, "chap": 12}
_ENGLISH = {name[:size].lower(): place for place, name in enumerate(MONTHS, 1) for size in range(3, len(name) + 1)}
del _ENGLISH["may"]  # "dệt may 2021"
_GLUED_QUARTER = re.compile(r"([^\W\d_]?)(qu[ýíyi]) ?([1-4]|i{1,3}|iv)(?=[/ -]?(?:19|20)[0-9]{2}\b)", re.IGNORECASE)
"""As in "QuýIII/2019", "giaobanquy3/2018"."""
_SHORT_QUARTER = re.compile(r"\bq\.? ?([1-4]|i{1,3}|iv)(?=(?:[/ .-]| n[ăa]m )?(?:19|20)[0-9]{2}\b)", re.IGNORECASE)
"""As in "Q3/2019", "q3 năm 2019"."""
_SHORT_MONTH = re.compile(r"\b(?<!\bga )t\.?(0?[1-9]|1[0-2])(?=(?:[/ .-]| n[ăa]m )(?:19|20)[0-9]{2}\b)", re.IGNORECASE)
"""As in "T9/2019", "t9 năm 2019", but not "nhà ga T3 2025"."""
_DAY, _MONTH = "0[1-9]|[12][0-9]|3[01]", "0[1-9]|1[0-2]"
_BEFORE, _AFTER = "(?<![0-9A-Za-z/.,-])", "(?![0-9A-Za-z]|[/.,-][0-9A-Za-z])"
_SHORT_YEAR = re.compile(rf"{_BEFORE}((?:{_DAY}|[1-9])([/.-])(?:{_MONTH}|[1-9])\2)([0-9]{{2}}){_AFTER}")
"""As in "5/9/19"."""
_SPACED_DAY = re.compile(
    rf"{_BEFORE}(?![0-9]+[/.-][0-9]+[/.-][0-9])([0-9]{{1,2}})"
    rf"(?: ?([/.–—-]) ?([0-9]{{1,2}}) ?\2 ?| ?/ ?([0-9]{{1,2}}) n[ăa]m )((?:19|20)[0-9]{{2}}){_AFTER}",
    re.IGNORECASE,
)
"""As in "5 / 9 / 2019", "5/9 năm 2019"."""
_EIGHT_FIGURES = re.compile(rf"{_BEFORE}(?:(20[0-9]{{2}})({_MONTH})({_DAY})|({_DAY})({_MONTH})(20[0-9]{{2}})){_AFTER}")
"""As in "20190905", "05092019"."""
_ENGLISH_DAY = re.compile(r"\b([a-z]+) ([0-9]{1,2})(?:st|nd|rd|th)?,? (?=(?:19|20)[0-9]{2}\b)", re.IGNORECASE)
"""As in "September 5, 2019"."""
_DAY_IN_WORDS = re.compile(
    r"\b((?:ng[àa]y )?m[ùuồo]ng|ng[àa]y) ((?:[^\W\d_]+ ){1,3})(?=th[áa]ng [^0-9]*[0-9]{0,2}[^0-9]+(?:19|20)[0-9]{2}\b)",
    re.IGNORECASE,
)
"""As in "ngày mười lăm tháng chín năm 2019"."""
_ENGLISH_QUARTER = re.compile(
    rf"\b({'|'.join(ORDINALS)}) quarter((?: (?!of )[a-z]+){{0,2}})(?: of)? (?=(?:19|20)[0-9]{{2}}\b)", re.IGNORECASE
)
"""As in "third quarter of 2019", "third quarter briefing 2019"."""
_BEFORE_A_YEAR = re.compile(
    r"\b(?:(qu[ýíyi]|th[áa]ng) )?([^\W\d_]+(?: m[ộo]t| hai)?)(?: of)?(?= (n[ăa]m )?(?:19|20)[0-9]{2}\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A document number or a period in a question.

    terms: any of them satisfies it, or any with the prefix ("" for none); start, end: the span of its words; period:
    its token of time, "" for a number; text: a number as written.
    """

    terms: tuple[str, ...]
    prefix: str
    start: int
    end: int
    period: str
    text: str = ""

    @property
    def hard(self) -> bool:
        """Whether it must be satisfied: a year is only preferred, since an article of one year may be about another."""
        return not re.match(r"[0-9]{4}\Z", self.period)


def quarter_of(text: str) -> int:
    """The number of a quarter; 0 for none."""
    if re.match(r"0?[1-4]\Z", text):
        return int(text)
    return ROMAN.index(text) if text in ROMAN else 0


def exists(day: int, month: int, year: int) -> bool:
    """Whether a day is in the calendar."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def in_figures(text: str) -> str:
    """A question with periods in figures, also English ones: "quý tư 2019" → "quý 4 2019", "20190905" → "5/9/2019"."""

    def eight(match: re.Match[str]) -> str:
        year, month, day, first, second, last = match.groups()
        return f"{int(day or first)}/{int(month or second)}/{year or last}"

    def day(match: re.Match[str]) -> str:
        number = 0
        for word in fold(match[2]).split():
            if word not in _PLACES:
                return match[0]
            number = max(number, 1) * 10 if word == "muoi" else number + _PLACES[word]
        return f"{match[1]} {number} "

    def figures(match: re.Match[str]) -> str:
        lead, word, year = match.groups()
        place = _PLACES.get(word.lower())
        if lead and place and (place != 5 or year):  # "tháng năm 2020" may be the months of a year
            return f"{lead} {place}"
        month = None if lead else _ENGLISH.get(word.lower())
        return f"tháng {month}" if month else match[0]

    def quarter(match: re.Match[str]) -> str:
        return f"{match[2]} quý {ORDINALS.index(match[1].lower()) + 1} ".lstrip()

    def english(match: re.Match[str]) -> str:
        month = _ENGLISH.get(match[1].lower())
        return f"{match[2]} tháng {month} " if month else match[0]

    text = _SPACED_DAY.sub(lambda match: f"{match[1]}/{match[3] or match[4]}/{match[5]}", text)
    text = _EIGHT_FIGURES.sub(eight, _SHORT_YEAR.sub(r"\g<1>20\3", text))
    text = _GLUED_QUARTER.sub(lambda match: f"{match[1]} {match[2]} {match[3]}".lstrip(), text)
    text = _SHORT_MONTH.sub(r"tháng \1", _SHORT_QUARTER.sub(r"quý \1", _ENGLISH_QUARTER.sub(quarter, text)))
    return _BEFORE_A_YEAR.sub(figures, _DAY_IN_WORDS.sub(day, _ENGLISH_DAY.sub(english, text)))


def otherwise(phrase: str) -> tuple[int, str]:
    """The token of time that folded syllables stand for, "" for none, after the number of those to skip before it.

    "Tết Nhâm Dần" → 2022; "9 tháng đầu năm 2022" → Quý III/2022.
    """
    if lunar := _LUNAR_YEAR.match(phrase):
        return 1, _CYCLE.get(lunar[1], "")
    if months := _MONTHS_OF_A_YEAR.match(phrase):
        number = int(months[1]) if months[1].isdigit() else _PLACES[months[1]]
        return 0, f"@q{number // 3 if months[2] == 'dau' else 4}-{months[3]}"
    return 0, ""


def periods_of(folded: Sequence[str], text: str) -> list[Requirement]:
    """The periods in the folded syllables of a question. text: the question, to find dates that do not exist."""
    impossible = {
        f"{day} {month} {year}"
        for day, _, month, year in _FIGURES.findall(text)
        if not exists(int(day), int(month), int(year))
    }
    found, place = [], 0
    while place < len(folded):
        each = _period_at(folded, place, impossible)
        if each:
            found.append(each)
        place = each.end if each else place + 1
    return found


def _period_at(folded: Sequence[str], start: int, impossible: set[str]) -> Requirement | None:
    def at(place: int) -> str:
        return folded[place] if 0 <= place < len(folded) else ""

    def made(terms: Sequence[str], length: int, period: str) -> Requirement:
        return Requirement(tuple(terms), "", start, start + length, period)

    def year(place: int) -> tuple[str, int]:
        return (at(place + 1), 2) if at(place) == "nam" else (at(place), 1)

    figures = folded[start : start + 3]
    if " ".join(figures) in impossible:
        return made((), 3, f"@{'-'.join(str(int(each)) for each in figures)}")
    if at(start) == "qui" and _NO_QUARTER.match(at(start + 1)) and IS_YEAR.match(year(start + 2)[0]):
        named, length = year(start + 2)
        return made((), 2 + length, f"@q{at(start + 1)}-{named}")
    if at(start) == "qui" and (quarter := quarter_of(at(start + 1))):
        named, length = year(start + 2)
        token = f"@q{quarter}-{named}"
        return made([token], 2 + length, token) if IS_YEAR.match(named) else None
    if (
        IS_DAY.match(at(start))
        and not _COUNTED.match(at(start - 1))
        and at(start + 1) == "thang"
        and IS_MONTH.match(at(start + 2))
    ):
        named, length = year(start + 3)
        if IS_YEAR.match(named):
            day, month = int(at(start)), int(at(start + 2))
            token = f"@{day}-{month}-{named}"
            return made([token] if exists(day, month, int(named)) else (), 3 + length, token)
    lead = int(at(start) in PARTS)  # "đầu tháng 9 năm 2019"
    number = at(start + lead + 1)
    if at(start + lead) == "thang" and _SMALL.match(number):
        named, length = year(start + lead + 2)
        if IS_YEAR.match(named):
            token = f"@{int(number)}-{named}"
            return made([token] if IS_MONTH.match(number) else (), lead + 2 + length, token)
    months = PARTS.get(at(start))
    if months and at(start + 1) == "nam" and IS_YEAR.match(at(start + 2)) and at(start - 1) != "thang":
        named = at(start + 2)
        return made([named, *(f"@{month}-{named}" for month in months)], 3, named)
    named, length = year(start)
    return made([named], length, named) if IS_YEAR.match(named) else None


def neighbours(period: str) -> list[list[str]]:
    """The tokens of the periods before and after one, nearest first; of a day, only its month."""
    if IS_YEAR.match(period):
        return _sides(REACH_YEARS, lambda step: str(int(period) + step))
    first, second, *third = period[1:].split("-")
    if third:
        return [[f"@{second}-{third[0]}"]] if exists(int(first), int(second), int(third[0])) else []
    if not _POSSIBLE.match(first):
        return []
    letter, span, reach = ("q", 4, REACH_QUARTERS) if first[0] == "q" else ("", 12, REACH_MONTHS)
    number = int(first.removeprefix("q"))

    def named(step: int) -> str:
        years, place = divmod(int(second) * span + number - 1 + step, span)
        return f"@{letter}{place + 1}-{years}"

    return _sides(reach, named)


def _sides(reach: int, named: Callable[[int], str]) -> list[list[str]]:
    steps = range(1, reach + 1)
    return [[named(-step) for step in steps], [named(step) for step in steps]]


def written(period: str) -> str:
    """A period as written: "Quý I/2016", "Tháng 9/2019", "Ngày 5/9/2019", "Năm 2013"."""
    if IS_YEAR.match(period):
        return f"Năm {period}"
    first, *rest = period[1:].split("-")
    if len(rest) == 2:
        return f"Ngày {'/'.join((first, *rest))}"
    if first[0] != "q":
        return f"Tháng {first}/{rest[0]}"
    quarter = quarter_of(first[1:])
    return f"Quý {(ROMAN[quarter] if quarter else first[1:]).upper()}/{rest[0]}"
