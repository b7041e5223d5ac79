"""The top of the grammar: a single date or period, a span from one to another, or a list."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .certainty import are_decimals, are_shares, is_announced, is_contested, may_count, may_end, names_or_numbers
from .clocks import read_lead, read_trail
from .days import read_day
from .lexicon import DASHES, NOTHING
from .listed import Numbers, are_days, goes_on, number_of, points_like, read_and, read_numbers, read_to, settle_bare
from .lunisolar import is_lunar
from .periods import read_month_and_year, read_period
from .point import LAST_MONTH, Listing, Point, Reading, Span, Unit
from .terms import read_term
from .tokens import NUMBER, WORD, Reader, rewinding

_OPEN, _CLOSE = "(", ")"
_NAMED_WEEKDAY = re.compile(r"(?i:thứ) (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|(?i:chủ nhật)")
"""Matches the weekdays that are no ordinals, as "thứ hai" may be."""


def read(reader: Reader) -> Reading | None:
    """The longest expression that starts here; the reader is left after it, or where it was if there is none."""
    start = reader.at
    best: Reading | None = None
    end = start
    in_brackets = reader.is_sign(_OPEN)
    productions = (read_term, _in_brackets) if in_brackets else (_from_point, _from_number, _from_month, read_term)
    for production in productions if in_brackets or reader.starts("expression") else ():
        reader.at = start
        reading = production(reader)
        # Of readings of one length, the last list is taken: "ngày 3 - 6 và 21/8" is not 3 June and 21 August.
        if reading is not None and (reader.at > end or (reader.at == end and isinstance(reading, Listing))):
            best, end = reading, reader.at
    reader.at = end
    if isinstance(best, Span):
        _read_other_span(reader, best)
    return best


@rewinding
def _read_other_span(reader: Reader, span: Span) -> bool:
    """Read the same span in the other calendar: "(tức từ 29 tháng Chạp đến mùng 5 tháng Giêng)"."""
    bracket = reader.sign("(")
    if not bracket:
        reader.sign("," + DASHES)
    other = read(reader) if reader.has("same") or bracket else None
    if not isinstance(other, Span) or (bracket and not reader.sign(")")):
        return False
    pairs = tuple(zip(span.points, other.points, strict=True))
    if not all(point.unit == "day" and is_lunar(point) != is_lunar(beside) for point, beside in pairs):
        return False
    for point, beside in pairs:
        point.other = beside
    return True


def _from_point(reader: Reader, *, told: bool = False) -> Reading | None:
    """A point or more: "03/02/1930-03/02/2020", "từ tháng 1/2020 đến tháng 11/2020", "ngày 5/9 và ngày 6/9/2019"."""
    begin = reader.at
    told = reader.has("from") or told
    start = reader.at
    first = read_point(reader)
    if first is None:
        return None
    end = reader.at
    began = told
    told = told and not (first.bare and reader.is_sign(".", -2) and are_decimals(reader, begin, start))
    more = _span(reader, first, start, began=began, told=told) or _listing(reader, first, start, end)
    if more is not None:
        return more
    reader.at = end
    # "từ ngày 5/9/2019" has no end, but "từ 8h00 đến 11h30 ngày 5/9/2019" has both.
    return first if first.beside.until or not told else None


def _span(reader: Reader, first: Point, start: int, *, began: bool, told: bool) -> Span | None:
    """The rest of a span after its first point: "- 03/01/2021", "đến tháng 11/2020", "/2019-09-07".

    start: the token of the first point; began: words such as "từ" introduce it; told: they do, and its figures cannot
    be decimals.
    """
    joined = read_to(reader) or (first.year_first and reader.sign("/", glued=True))
    # "28/12 - 3/1/23", "28 tháng 2 đến 5 tháng 3": what precedes cannot be a fraction
    told_day = (first.day or 0) > LAST_MONTH if first.bare else first.unit == "day" and not first.has_year
    last = read_point(reader, first.unit, told=told_day) if joined else None
    if last is None or (first.bare and (last.unit != "day" or (first.month or 0) > LAST_MONTH)):
        return None
    if reader.prose and not began and last.unit == "day" != first.unit:
        return None  # "gia hạn thuế tháng 9 đến ngày 31/12"
    if last.unit == "year" and first.unit == "day" and not first.has_year:
        return None  # "14/09-2022"
    if not (reader.prose and first.bare and last.bare):
        return Span(first, last)
    # "từ 16.8 đến 22.8 tại xã"
    end = reader.tokens[reader.at - 1].end
    is_placed = first.month == last.month and reader.lexicon.after("announcing", reader.text, end) == NOTHING
    days = told or (began and is_placed)
    # "từ 25.4 đến 5.5 tăng 40%": a range of quantities does not descend
    falls = began and (first.month or 0) < (last.month or 0) and (first.day or 0) > LAST_MONTH > (last.day or 0)
    # "từ 13.5 đến 15.8 triệu", "18.5-19.2"
    are_amounts = reader.is_sign(".", -2) and not falls and (not days or may_count(reader))
    are_pages = not began and reader.lexicon.before("page", reader.text, reader.tokens[start].start)
    exceed = reader.is_sign("/", -2) and all((one.day or 0) > (one.month or 0) for one in (first, last))
    # "| 7/4 - 11/4 |": a fraction never exceeds one
    told = told or (exceed and not names_or_numbers(reader, reader.tokens[start].start))
    are_figures = are_pages or are_amounts or are_shares(first, last, told=told) or is_contested(reader, reader.at - 1)
    return None if are_figures else Span(first, last)


def _listing(reader: Reader, first: Point, start: int, end: int) -> Listing | None:
    """The list that continues a first point, at tokens start to end: "và ngày 6/9/2019"; None if there is none."""
    reader.at = end
    points, places = [first], [(start, end)]
    several = reader.tokens[start].key in reader.lexicon.first_words["several"]
    while read_and(reader) or reader.sees("day part"):  # "đêm 30/1 rạng ngày 31/1/1968"
        after_word, start = reader.is_kind(WORD, -1), reader.at
        more = _from_number(reader, told=not points[-1].bare) if first.unit == "day" else None
        if isinstance(more, Listing):  # "ngày 23/7, 4 và 12/8"
            if may_count(reader) or not goes_on(points[-1], more.points[0], alone=False, several=True):
                break
            points += more.points
            places += more.tokens
            continue
        told = first.unit == "day" and not points[-1].bare and reader.is_kind(WORD, 1)  # "…, 2 tháng 6"
        point = read_point(reader, first.unit, told=told) if more is None else _as_range(*more.points)
        if point is None or (point.unit == "day") != (first.unit == "day"):
            break
        alone = reader.at - start == 1
        told = several or after_word or (alone and not may_count(reader))  # "năm 2014, 2018 và 2022"
        if reader.prose and not goes_on(points[-1], point, alone=alone, several=told):
            break
        if first.lunar and point.lunar is None and reader.is_sign("/", -2):
            point.lunar = False  # "10/3 âm lịch, 30/4 và 1/5"
        points.append(point)
        places.append((start, reader.at))
    if reader.prose and len(points) > 1:
        settle_bare(reader, points, places)
    reader.at = places[-1][1]
    return Listing(tuple(points), tuple(places)) if len(points) > 1 else None


def read_point(reader: Reader, within: Unit | None = None, *, told: bool = False) -> Point | None:
    """A single point. within: the unit of a span's first end; told: the words before make clear that it is a day."""
    start = reader.at
    lead = read_lead(reader)
    bracket = lead is not None and reader.is_sign(_OPEN, -1)
    comma = lead is not None and reader.is_sign(",", -1)
    point = read_day(reader, told=told or lead is not None)
    if point is not None and point.bare and lead is None:
        point.bare = not is_announced(reader, start, point)
    if lead and point is not None and point.bare and (point.day or 0) <= (point.month or 0) and may_count(reader):
        following = reader.text[reader.tokens[reader.at - 1].end :][:2].strip()
        counts = reader.is_sign("-", -2) and lead.weekday is None and following.islower()
        comma = comma and not reader.sees("to")
        if comma or counts or reader.lexicon.before("compound", reader.text, reader.tokens[start].start):
            point = None  # "sáng nay, 4/5 Tiểu ban", "sáng 3-4 cữ", "thắp sáng 3/4 tuyến"
    if point is None:
        reader.at = start
        return read_period(reader, within)
    if lead is not None:
        point.bare, point.beside = False, lead
    if bracket:
        reader.sign(_CLOSE)
    point.beside = read_trail(reader, point.beside)
    if point.beside.weekday is not None or point.beside.until:  # "11/6 (thứ Ba)", "13.6, 7h45 - 9h15"
        point.bare = False
        said = reader.text[reader.tokens[start].start : reader.tokens[reader.at - 1].end]
        point.firm = point.firm or _NAMED_WEEKDAY.search(said) is not None
    _read_other(reader, point, start)
    return point


@rewinding
def _read_other(reader: Reader, point: Point, first: int) -> bool:
    """Read the same day in the other calendar: "(tức mùng 6 Tết Ất Tỵ)", "(10/3 âm lịch)", ", nhằm ngày 15/2/2024".

    first: the index of the point's first token.
    """
    bracket = reader.sign(_OPEN)
    if not bracket:
        reader.sign("," + DASHES)
    told = reader.has("same")
    if not (bracket or told):
        return False
    told = told or reader.sees("early")  # "29/4/2023 (mùng 10 tháng 3)"
    other = read_day(reader)
    if other is not None and told and point.lunar is None and other.lunar is None and not is_lunar(point):
        # In "mùng 10 tháng 3 (tức ngày 21/4)" the first is lunar, in "ngày 12/4 (tức mùng 10 tháng 3)" the second.
        early = any(token.key in reader.lexicon.first_words["early"] for token in reader.tokens[first : first + 2])
        if early and not is_lunar(other):
            point.lunar = True
        elif not other.has_year and (other.day, other.month) != (point.day, point.month):
            other.lunar = True
    # A feast may be given by name and by day: "Trung thu (15/8 âm lịch)", "Tết Đoan Ngọ (mùng 5 tháng 5)".
    by_name = point.named and other is not None and (point.month, point.day) == (other.month, other.day)
    tells_the_same = other is not None and (by_name or is_lunar(other) != is_lunar(point))
    if not tells_the_same or (bracket and not reader.sign(_CLOSE)):
        return False
    point.other = None if by_name else other
    point.bare, point.firm = False, True
    return True


@rewinding
def _from_number(reader: Reader, *, told: bool = False) -> Span | Listing | None:
    """Read "19 - 23/8", "từ ngày 19 đến ngày 23/8/2019", "5, 7 - 9 và 12/9", "tháng 1-3/2020", "Quý I, II/2019"."""
    begin = reader.at
    told = reader.has("from") or told
    numbers = read_numbers(reader, begin)
    start = reader.at
    last = _read_last(reader, numbers, told=told) if numbers.items else None
    if last is None:
        return None
    told = told or numbers.unit is not None
    ends = reader.is_sign("/", -2) and (last.day or 0) > (last.month or 0) and may_end(reader, numbers.first)
    points = points_like(last, numbers, firm=told or ends, prose=reader.prose)
    is_range = numbers.joined and len(numbers.items) == 1
    span = Span(points[0], points[-1]) if points and is_range else None
    if is_range and (last.unit != "day" or numbers.items[0].number >= (last.day or 0)):
        return span
    if not (points or is_range) or not _are_dates(reader, numbers, last, told=told, ends=ends):
        return None
    listing = _with_numbers(reader, numbers, points, last, start)
    return span if is_range and len(listing.points) == 1 else listing


def _read_last(reader: Reader, numbers: Numbers, *, told: bool) -> Point | None:
    """The point after numbers, whose month they share; told: words make clear that they are dates."""
    unit, joined = numbers.unit, numbers.joined
    start = reader.at
    in_words = bool(reader.figures()) and reader.sees("month")  # "26 - 28 tháng 9"
    reader.at = start
    may_number = (in_words and (joined or unit is None)) or (joined and unit is None and numbers.by_word)
    if may_number and reader.lexicon.before("ordered", reader.text, reader.tokens[numbers.first].start):
        return None  # "số 12 - 28 tháng 9", "kỳ 1 đến 30/11/2021"
    last = read_point(reader, unit or "day", told=told or unit == "day" or (in_words and joined))
    if last is None or last.unit != (unit or last.unit):
        return None
    are_amounts = reader.is_sign(".", -2) and may_count(reader)  # "từ 6 - 8.5 triệu đồng"
    are_amounts = are_amounts or (joined and reader.is_sign("-", -2) and reader.glued(-3))  # "NPK 16-16-8"
    return None if reader.prose and last.bare and unit is None and are_amounts else last


def _are_dates(reader: Reader, numbers: Numbers, last: Point, *, told: bool, ends: bool) -> bool:
    """Whether numbers are dates like the point after them, which may end a phrase; not in "phòng 12, 22/6/2021"."""
    doubtful = reader.prose and not told
    start = reader.tokens[numbers.first].start
    several = len(numbers.items) > 1
    if (numbers.joined and several) or any(item.until for item in numbers.items):
        firm = last.firm and not may_count(reader) and not names_or_numbers(reader, start)
        return (ends or firm or not doubtful) and are_days(reader, numbers.items, last)
    if numbers.joined or not doubtful or number_of(last) == numbers.items[0].number + len(numbers.items):
        return True
    # "lấy mẫu 27, 28 và 31/8", "22, 25 và 26/11/2024"
    if numbers.by_word and ((several and last.has_year) or reader.lexicon.before("announcing", reader.text, start)):
        return True
    return ends and (numbers.by_word or several)


def _with_numbers(reader: Reader, numbers: Numbers, points: tuple[Point, ...], last: Point, start: int) -> Listing:
    """The list of numbers as points, () if doubtful, of the last, at token `start`, and the rest: "2, 3/9 và 5/9"."""
    listed = points or points_like(last, numbers, firm=True, prose=False)
    places = [(item.start, item.end) for item in numbers.items]
    for point, item in zip(listed, numbers.items, strict=False):
        point.until = item.until
        point.beside = (last.beside.clock and item.lead) or point.beside
    if numbers.joined:
        start = places.pop()[0]
        listed = (*listed[:-2], _as_range(listed[-2], replace(last, bare=not points)))
    end = reader.at
    more = _listing(reader, listed[-1], start, end) or Listing((listed[-1],), ((start, end),))
    return Listing((*listed[:-1], *more.points), (*places, *more.tokens))


def _as_range(first: Point, last: Point) -> Point:
    """The days from one to another of the same month as one point of a list."""
    return replace(last, day=first.day, until=last.day)


def _in_brackets(reader: Reader) -> Reading | None:
    """Read "(12 - 13/10/2022)"; in prose only "(7/2025)", "(5, 6 và 7/9)", "(5/9 - 11/9)", dates by their brackets."""
    reader.sign(_OPEN)
    start = reader.at
    reading: Reading | None = read_month_and_year(reader) if reader.prose else read(reader)
    if reading is not None and reader.sign(_CLOSE):
        return reading
    reader.at = start
    if not (reader.prose and reader.number):
        return None
    reading = _from_number(reader, told=True)
    if reading is None:
        span = _from_point(reader, told=True)
        # "(1/4 - 3/4)" may be fractions, which never exceed one
        is_told = isinstance(span, Span) and span.last.bare and (span.last.day or 0) > (span.last.month or 0)
        reading = span if is_told else None
    return reading if reading is not None and reader.sign(_CLOSE) else None


def _from_month(reader: Reader) -> Span | None:
    """Read "9/2015 - 12/2018", as in a CV; only in prose."""
    first = read_month_and_year(reader) if reader.prose and reader.is_kind(NUMBER) else None
    last = read_month_and_year(reader) if first is not None and read_to(reader) else None
    if first is None or last is None or (first.year, first.month) >= (last.year, last.month):
        return None
    return Span(first, last)
