"""Years, in figures or by their names in the sexagenary cycle, and the calendar that is meant."""

from __future__ import annotations

from plugins.vietnamese.when import fault

from .certainty import may_count
from .lexicon import DASHES, WHOLE
from .point import LAST_MONTH, Point
from .tokens import NUMBER, Reader, rewinding

_LUNAR = 1
_LIKELY_YEARS = range(1900, 2101)
_OLD_YEARS = range(1000, 1900)


def is_likely(year: int) -> bool:
    """Whether a four-digit number in prose may be a year; that of "mỗi năm 1500 lượt" is none."""
    return year in _LIKELY_YEARS


def is_old(year: int) -> bool:
    """Whether a four-digit number may be a year of long ago, if it counts nothing: "năm 1831, tỉnh được lập"."""
    return year in _OLD_YEARS


def take_year(reader: Reader, point: Point) -> Point:
    """The point with the number here consumed as its year; two digits get their century later, others are a fault."""
    digits = reader.number
    reader.at += 1
    if len(digits) == 4:
        point.year = int(digits)
    elif len(digits) == 2:
        point.short = int(digits)
    else:
        point.wrong = fault("year-figures", year=digits)
    return point


@rewinding
def read_year(reader: Reader, point: Point, *, needs_word: bool = False) -> bool:
    """Read "năm 2021", "/2021", ", 2021", "năm Tân Sửu 2021", "2021 (Tân Sửu)", "năm ngoái"; whether there was one."""
    point.years_on = reader.phrase("other year")
    if point.years_on is not None:
        return True
    separator = reader.sign(",/." + DASHES)
    ends_sentence = separator == "." and not (reader.glued() and reader.glued(-1))
    word = reader.phrase("year")
    if word == WHOLE and point.unit != "year":
        return False  # "quý IV, cả năm 2024"
    separator = separator or (reader.sign("/") if word else "")  # "6 tháng năm/2021"
    if not separator and point.unit != "day" and _read_in_brackets(reader, point):
        return True
    if not ends_sentence:
        if (word or not needs_word or not separator) and _read_cycle(reader, point):
            _read_beside(reader, point)
            return True
        if (word or not needs_word) and _read_number(reader, point, separator, word=bool(word)):
            _read_beside(reader, point)
            return True
    return False


@rewinding
def _read_in_brackets(reader: Reader, point: Point) -> bool:
    """Read the "(2024)" of "tháng 8 (2024)"."""
    year = reader.figures(4, 4) if reader.sign("(") else ""
    if not (year and reader.sign(")") and is_likely(int(year))):
        return False
    point.year = int(year)
    return True


def _read_cycle(reader: Reader, point: Point) -> bool:
    point.cycle = reader.phrase("cycle")
    return point.cycle is not None


def _read_number(reader: Reader, point: Point, separator: str, *, word: bool) -> bool:
    digits = reader.number
    if word and 0 < len(digits) < 4 and reader.is_kind(NUMBER, 1):
        return _read_spaced(reader, point)
    if len(digits) == 4:
        if reader.prose and not word and ((separator == "," and point.day is None) or not is_likely(int(digits))):
            return False
    elif reader.prose:
        # "ngày 5 tháng 9 năm 19" lacks figures; "tháng 9 năm 75" and "tháng 4/5" may be anything, "tháng 5/22" hardly.
        is_short = separator == "/" and len(digits) == 2 and int(digits) > LAST_MONTH
        if not (digits and word and point.day is not None) and (not is_short or may_count(reader, reader.at + 1)):
            return False
    elif not digits or not (word or (separator == "/" and len(digits) == 2)):
        return False
    take_year(reader, point)
    return True


def _read_spaced(reader: Reader, point: Point) -> bool:
    """Read "20 17", "2 0 2 5", as old scans have."""
    digits = ""
    while reader.is_kind(NUMBER) and len(digits) < 4:
        digits += reader.number
        reader.at += 1
    point.year = int(digits) if is_likely(int(digits)) else None
    return point.year is not None


def _read_beside(reader: Reader, point: Point) -> None:
    """Read the other form of the year, and the calendar: "Tân Sửu (2021)", "năm 2021 - Tân Sửu", "2021 âm lịch"."""
    start = reader.at
    bracket = reader.sign("(,/" + DASHES)
    if point.short is not None:
        found = False
    elif point.year is None:
        word = reader.has("year")
        digits = reader.figures(4, 4) if word or bracket != "," or not reader.prose else ""
        year = int(digits or 0)
        fits = is_old(year) and ((year - 4) % 60 == point.cycle or not may_count(reader))  # the year 4 was Giáp Tý
        found = bool(year) and (word or is_likely(year) or fits)
        point.year = year if found else None
    else:
        found = point.cycle is None and _read_cycle(reader, point)
        if found and point.unit == "year":
            point.lunar = False  # "năm 2021 (Tân Sửu)" is the civil year, "năm Tân Sửu (2021)" the lunar one
    if not found or (bracket == "(" and not reader.sign(")")):
        reader.at = start
    read_calendar(reader, point)


@rewinding
def read_calendar(reader: Reader, point: Point) -> bool:
    """Read "âm lịch", "(ÂL)", "dương lịch"; whether there was one."""
    bracket = reader.sign("(")
    calendar = reader.phrase("lunar")
    if calendar is None or (bracket and not reader.sign(")")):
        return False
    point.lunar = calendar == _LUNAR
    return True
