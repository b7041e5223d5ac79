"""Months, quarters, half-years, runs of months, years and decades."""

from __future__ import annotations

from collections.abc import Callable

from .certainty import begins_item, may_count, names_or_numbers
from .days import names_may, read_blank_day, read_month_number
from .lexicon import DASHES, FROM, TO_SIGNS, UNTIL
from .point import LAST_MONTH, Point, Unit
from .tokens import NUMBER, Reader, rewinding
from .years import is_likely, is_old, read_calendar, read_year, take_year

_LAST_CENTURY = 30
"""The first decade that means the twentieth century if none is named; "những năm 20" may be either."""
_TENTH = 10
_SCALE = "1", "2000"
_MAY_COUNT = 2
"""The value of words after which months may also be a length: "kết quả 9 tháng", "kết quả 9 tháng điều trị"."""
_MONTHS = range(1, LAST_MONTH + 1)
_PLANNED = range(2021, 2100)
"""Target years of plans; as an amount "đến 2030" would be written "đến 2.030"."""


def read_period(reader: Reader, within: Unit | None) -> Point | None:
    """A period; within: the unit of a span's first end, whose word need not be repeated.

    On failure the reader is left where it was.
    """
    if not (reader.starts("period") or within):
        return None
    productions = _FROM_NUMBER if reader.is_kind(NUMBER) else _FROM_WORD
    found = (production(reader) for production in productions.get(within, productions[None]))
    return next(filter(None, found), None)


def _read_months(reader: Reader) -> Point | None:
    """Read "6 tháng đầu năm 2021", "9 tháng/2020", "9T/2020", "hai quý đầu năm 2021", and "9 tháng" after "lũy kế"."""
    start = reader.at
    digits = reader.figures()
    count = int(digits) if digits else reader.phrase("count")
    if count is None:
        return None
    if is_quarters := reader.has("quarter"):
        count *= 3
    elif reader.is_word("t") and reader.glued():
        reader.at += 1
    elif not reader.has("month"):
        return None
    part = reader.phrase("first")
    reader.has("of")
    says_year = reader.sees("year") and not names_may(reader)
    # "6 tháng/2022", and in a heading "6 tháng 2022"
    only_figures = (reader.is_sign("/") and reader.is_kind(NUMBER, 1)) or (not reader.prose and len(reader.number) == 4)
    so_far = reader.lexicon.before("so far", reader.text, reader.tokens[start].start) if reader.prose else None
    if so_far == _MAY_COUNT and may_count(reader):
        so_far = None  # "kết quả 9 tháng điều trị"
    said = part or so_far or (not is_quarters and (says_year or only_figures))
    if not (1 <= count <= 12 and said):
        return None
    first, last = (13 - count, 12) if part == 2 else (1, count)
    point = Point("half", number=part or 1) if count == 6 else Point("months", number=first, last=last)
    has_year = read_year(reader, point)
    if not (has_year or so_far or (part and reader.has("year"))):
        return None
    point.firm = point.has_year
    return point


def _read_half(reader: Reader) -> Point | None:
    """Read what follows "nửa": "đầu năm 2021", "năm cuối 2021", "cuối năm"."""
    word = reader.has("year")
    part = reader.phrase("first")
    if part is None:
        return None
    reader.has("of")
    point = Point("half", number=part)
    point.firm = read_year(reader, point)
    return point if point.firm or reader.has("year") or word else None


def _read_short_month(reader: Reader) -> Point | None:
    """Read "T7/2020": the same letter and figure as "T7", Saturday, but with a year."""
    if not reader.is_word("t", "th"):
        return None
    reader.at += 1
    month = reader.figures() if reader.glued() else ""
    separator = reader.sign("/" + DASHES, glued=True) if month else ""
    if not (separator and (len(reader.number) == 4 or (len(reader.number) == 2 and not reader.prose))):
        return None
    return take_year(reader, Point("month", month=int(month), firm=True))


def _read_english_month(reader: Reader) -> Point | None:
    """Read "October 2022"."""
    point = Point("month", month=reader.phrase("english month"), firm=True)
    if reader.prose or point.month is None:
        return None
    reader.sign(".,")
    return take_year(reader, point) if len(reader.number) == 4 else None


def _read_month(reader: Reader) -> Point | None:
    """Read what follows "tháng": "7/2020", "07 năm 2020", "Giêng năm Tân Sửu", "7"."""
    after_number = reader.is_kind(NUMBER, -2)
    if after_number:  # "Đợt 1 tháng 9"
        after_number = not reader.lexicon.before("ordered", reader.text, reader.tokens[reader.at - 2].start)
    by_name, start = not reader.is_kind(NUMBER), reader.at
    point = Point("month")
    if not read_month_number(reader, point):
        return None
    read_calendar(reader, point)
    point.firm = read_year(reader, point) or bool(point.lunar)
    if point.firm or not reader.prose:
        return point
    # "tháng năm …", "lương tháng 13", "mỗi tháng 1 lần", "5 tháng 9 ngày"
    doubtful = after_number or point.month not in _MONTHS or _counts_times(reader)
    if doubtful or (by_name and not _is_name(reader, start)) or _is_uprising(reader, start - 1):
        return None
    return point


def _counts_times(reader: Reader) -> bool:
    """Whether a frequency per month follows: "tháng 1 lần", "tháng 3, 4 lần"."""
    start = reader.at
    if reader.sign("," + DASHES):
        reader.figures()
    counts = reader.sees("times")
    reader.at = start
    return counts


def _is_name(reader: Reader, at: int) -> bool:
    """Whether the word at a token is a month's name: "tháng Ba", "tháng chạp", "hồi tháng mười, lúa chín"."""
    word = reader.tokens[at]
    is_sure = word.key in reader.lexicon.first_words["sure month"]
    may_end = reader.at - at > 1 or word.key not in reader.lexicon.first_words["year"]
    may_end = may_end and not (may_count(reader) or reader.sees("year"))  # "tháng ba năm ấy"
    return is_sure or may_end or reader.text[word.start].isupper()


def _is_uprising(reader: Reader, at: int) -> bool:
    """Whether the month at a token is part of the name of an uprising: "Cách mạng tháng Tám", "khởi nghĩa tháng 8"."""
    return reader.lexicon.before("uprising", reader.text, reader.tokens[at].start) is not None


def _read_quarter(reader: Reader) -> Point | None:
    """Read "Quý III/2019", "quý 3 năm 2019", "quý ba năm 2019", "Q3/2019", "QIII/2019", "Quý I"."""
    if code := reader.phrase("quarter code"):
        coded = Point("quarter", number=code, firm=True)
        return coded if read_year(reader, coded) else None
    by_letter = reader.is_word("q")
    if not reader.has("quarter"):
        return None
    if part := reader.phrase("first"):  # "quý đầu năm 2022"
        reader.has("of")
        named = Point("quarter", number=1 if part == 1 else 4)
        named.firm = read_year(reader, named)
        return named if named.firm or (reader.has("year") and not reader.prose) else None
    reader.sign(".", glued=True)
    by_figure, by_name = reader.is_kind(NUMBER) or reader.sees("roman"), reader.sees("count")
    point = _read_quarter_number(reader)
    if point is None or point.firm or not reader.prose:
        return point
    # "quý ba mẹ", "mỗi quý 1 lần", "phường 5, Q.3"
    unsure = not by_figure and (not by_name or may_count(reader))
    doubtful = by_letter or unsure or not 1 <= (point.number or 0) <= 4 or reader.sees("times")
    return None if doubtful else point


def _read_quarter_number(reader: Reader) -> Point | None:
    digits = reader.figures()
    number = int(digits) if digits else reader.phrase("roman") or reader.phrase("quarter name")
    if number is None:
        return None
    point = Point("quarter", number=number)
    point.firm = read_year(reader, point)
    return point


def _read_year(reader: Reader) -> Point | None:
    """Read "năm 2014", "năm Tân Sửu", "mùa hè 2014", and "Xuân Tân Sửu", as the year is called around Tết."""
    if not (reader.sees("year") or reader.has("year of") or (reader.has("spring") and reader.sees("cycle"))):
        return None
    point = Point("year", firm=True)
    if not read_year(reader, point):
        return None
    # "mỗi năm 2000 tỷ đồng"
    doubtful = point.wrong or reader.sees("amount")
    if point.year and point.cycle is None and not is_likely(point.year):
        doubtful = not is_old(point.year) or (may_count(reader) and not reader.sees("to"))
    # "năm nay" alone says nothing that the article's own date does not.
    return None if reader.prose and (doubtful or point.years_on is not None) else point


def _read_decade(reader: Reader) -> Point | None:
    """Read what follows "những năm", "thập niên": "1990", "90", "20 của thế kỷ XX"."""
    reader.has("year")
    digits = reader.number
    if len(digits) not in (2, 4) or not digits.endswith("0"):
        return None
    reader.at += 1
    if len(digits) == 4:
        return Point("decade", year=int(digits), firm=True)
    end = reader.at
    reader.has("of")
    if not reader.has("twentieth century"):
        reader.at = end
        if int(digits) < _LAST_CENTURY:
            return None
    return Point("decade", year=1900 + int(digits), firm=True)


def _read_century(reader: Reader) -> Point | None:
    """Read what follows "thế kỷ": "XX", "21"."""
    number = int(reader.figures(1, 2) or 0) or reader.phrase("roman century")
    # The tenth century ended with the year 1000.
    if not number or (reader.prose and number <= _TENTH):
        return None
    return Point("century", year=100 * number - 99, firm=True)


def _read_part(reader: Reader) -> Point | None:
    """Read "đầu năm 2022", "cuối tháng 11/2020", "mùa hè năm 2022": the whole period, as its days are not given."""
    start = reader.at
    if not reader.has("part"):
        return None
    point = read_period(reader, None)
    from_now = reader.text[: reader.tokens[start].start].lower().endswith(("nay đến ", "nay tới "))
    if point is None and (from_now or not reader.prose):  # "từ nay đến cuối năm"
        point = Point("year", years_on=0) if reader.has("year") else _read_figure_year(reader)
    if point:
        point.part = True
    return point if point and point.unit in ("month", "quarter", "year", "decade", "century") else None


def _read_figure_year(reader: Reader) -> Point | None:
    """Read "2014", and the "2020" of "năm 2016-2020"."""
    return take_year(reader, Point("year", firm=True)) if len(reader.number) == 4 else None


def _read_bare_year(reader: Reader) -> Point | None:
    """Read "2014"; in prose, where it may be any number, only in "từ 2014 đến nay", "từ 2014, …", "đến 2030"."""
    start = reader.at
    point = _read_figure_year(reader)
    if point is None or not reader.prose:
        return point
    if reader.is_sign(":") and not reader.glued(1) and begins_item(reader, start):
        return point if is_likely(point.year or 0) else None  # a chronology's "1976: …"
    text, number, before = reader.text, reader.tokens[start], reader.lexicon.before
    limit = None if may_count(reader) or reader.is_sign(TO_SIGNS) else before("limit", text, number.start)
    if limit == UNTIL and point.year in _PLANNED:
        return point
    began = limit == FROM or (
        before("month of", text, number.start) and reader.lexicon.after("limit after", text, number.end)
    )
    return point if began and is_likely(point.year or 0) else None


def _read_next_month(reader: Reader) -> Point | None:
    """The "3/2020" of "tháng 1-3/2020", and the "3" of "tháng 1-3" if it can count nothing."""
    added = reader.is_sign("+&", -1)
    month = reader.figures()
    if not month:
        return None
    point = Point("month", month=int(month))
    point.firm = read_year(reader, point)
    ends = point.month in _MONTHS and (added or not may_count(reader))
    return point if point.firm or ends or not reader.prose else None


def _read_figure_month(reader: Reader) -> Point | None:
    """Read "7/2020", "07-2020", "2020-07"; in prose only "từ 7/2020" after some words, "Hoàn thành: 7/2020"."""
    if reader.prose:
        start = reader.tokens[reader.at].start
        labelled = reader.text[:start].endswith(": ") and not names_or_numbers(reader, start - 2)
        told = labelled or reader.lexicon.before("month of", reader.text, start)
        point = read_month_and_year(reader) if told else None
        return None if labelled and may_count(reader) else point
    if len(reader.number) != 4:
        is_joined = reader.is_sign("/." + DASHES, 1)  # "7 năm 2020" is no month
        point = _read_next_month(reader) if is_joined else None
        return point if point and point.has_year else None
    point = take_year(reader, Point("month", firm=True))
    month = reader.figures(2, 2) if reader.sign("-", glued=True) and reader.glued() else ""
    point.month = int(month) if month else None
    return point if month else None


def read_month_and_year(reader: Reader) -> Point | None:
    """Read "7/2020" if that can only be a month; "1/2000" is the scale of a map."""
    month = reader.figures()
    separator = reader.sign("/." + DASHES, glued=True) if 1 <= int(month or 0) <= 12 else ""
    year = reader.figures(4, 4) if separator else ""
    if not year or not is_likely(int(year)) or (month, year) == _SCALE:
        return None
    return Point("month", month=int(month), year=int(year), firm=True)


_Production = Callable[[Reader], Point | None]


def _after(role: str, production: _Production) -> _Production:
    """The production, preceded by a phrase of this role."""
    return lambda reader: production(reader) if reader.has(role) else None


_WITHIN: dict[Unit | None, tuple[_Production, ...]] = {
    None: (),
    "year": (_read_figure_year,),
    "quarter": (_read_quarter_number,),
    "month": (_read_next_month,),
    "decade": (_read_figure_year, _read_decade),
    "century": (_read_century,),
}
_FROM_NUMBER = {
    within: tuple(map(rewinding, (_read_months, *more, _read_figure_month, _read_bare_year)))
    for within, more in _WITHIN.items()
}
_FROM_WORD = {
    within: tuple(map(rewinding, (
        _after("month", _read_month), _read_year, _read_quarter, _read_months, _after("half", _read_half),
        _read_short_month, _after("day", read_blank_day), _after("decade", _read_decade),
        _after("century", _read_century), _read_part, _read_english_month, *more,
    )))
    for within, more in _WITHIN.items()
}  # fmt: skip
