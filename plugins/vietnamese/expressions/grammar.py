"""The whole grammar: one time, or an interval from one to another."""

from __future__ import annotations

from dataclasses import replace

from plugins.vietnamese.expressions.clocks import read_lead, read_trail
from plugins.vietnamese.expressions.days import read_day
from plugins.vietnamese.expressions.periods import read_period
from plugins.vietnamese.expressions.point import Point, Reading, Span, Unit
from plugins.vietnamese.expressions.tokens import DASHES, Reader
from plugins.vietnamese.expressions.years import LIKELY_YEARS

_OPEN, _CLOSE = "(", ")"
_MOST_MONTHS = 12
_UNITS: dict[str, Unit] = {"day": "day", "early": "day", "month": "month", "quarter": "quarter"}
_PARTS: dict[Unit, str] = {"day": "day", "month": "month", "quarter": "number"}


def read(reader: Reader) -> Reading | None:
    """The longest expression that stands here; the reader is left after it, or where it was."""
    start = reader.at
    best: Reading | None = None
    end = start
    for production in (_from_point, _from_number, _term):
        reader.at = start
        reading = production(reader)
        if reading is not None and reader.at > end:
            best, end = reading, reader.at
    reader.at = end
    return best


def read_single(reader: Reader) -> Point | None:
    """One time, no interval; the reader is left after it, or where it was."""
    start = reader.at
    point = _point(reader)
    if point is None:
        reader.at = start
    return point


def _from_point(reader: Reader) -> Reading | None:
    """One time, or "03/02/1930-03/02/2020", "từ tháng 1/2020 đến tháng 11/2020", "30/4-1/5/2021"."""
    began = reader.has("from")
    first = _point(reader)
    if first is None:
        return None
    end = reader.at
    span = _onwards(reader, first, began=began)
    if span is not None:
        return span
    reader.at = end
    # "từ ngày 5/9/2019" has no end, but "từ 8h00 đến 11h30 ngày 5/9/2019" has both.
    return first if first.until or not began else None


def _onwards(reader: Reader, first: Point, *, began: bool) -> Span | None:
    """What leads from a first point to a last: "- 03/01/2021", "đến tháng 11/2020", "/2019-09-07"."""
    joint = _joint(reader) or (reader.sign("/", glued=True) if first.year_first else "")
    last = _point(reader, first.unit) if joint else None
    if last is None or (first.bare and last.unit != "day"):
        return None
    if reader.prose and first.bare and last.bare and not began and max(first.day or 0, last.day or 0) <= _MOST_MONTHS:
        return None  # "1/3 - 1/2" is two shares, "30/4 - 1/5" cannot be
    return Span(first, last, listed=joint == "and")


def _point(reader: Reader, within: Unit | None = None) -> Point | None:
    """One time; within: what the first end of an interval was."""
    start = reader.at
    lead = Point("day")
    led = read_lead(reader, lead)
    bracket = led and reader.is_sign(_OPEN, -1)
    point = read_day(reader, lead)
    if point is None:
        reader.at = start
        return read_period(reader, within)
    if led:
        point.bare = False
    if bracket:
        reader.sign(_CLOSE)
    read_trail(reader, point)
    return point


def _from_number(reader: Reader) -> Span | None:
    """Read "19 - 23/8", "từ ngày 19 đến ngày 23/8/2019", "5, 6 và 7/9/2019", "tháng 1-3/2020", "Quý I, II/2019"."""
    began = reader.has("from")
    unit = _unit(reader)
    number = _number(reader)
    numbers: list[int] = []
    listed = False
    while number is not None and (joint := _joint(reader)):
        numbers.append(number)
        listed = listed or joint == "and"
        start = reader.at
        last = _point(reader, unit or "day")
        if last is not None and last.unit == (unit or last.unit):
            return _with_numbers(last, numbers, listed=listed, firm=began or unit is not None, prose=reader.prose)
        reader.at = start
        reader.has("day")
        number = _number(reader) if listed else None
    return None


def _unit(reader: Reader) -> Unit | None:
    for role, unit in _UNITS.items():
        if reader.has(role):
            reader.has("early")
            return unit
    return None


def _number(reader: Reader) -> int | None:
    digits = reader.figures()
    return int(digits) if digits else reader.phrase("roman")


def _with_numbers(last: Point, numbers: list[int], *, listed: bool, firm: bool, prose: bool) -> Span | None:
    """The span from a number to a point of which it is the same part."""
    part = _PARTS.get(last.unit)
    own = getattr(last, part) if part else None
    if part is None or own is None:
        return None
    firm = firm or (last.firm and last.has_year)
    if prose and not firm and own <= _MOST_MONTHS:
        return None  # "2-3/4" is a share, "19 - 23/8" cannot be
    apart = listed and [*numbers, own] != list(range(numbers[0], own + 1))
    first = replace(last, weekday=None, clock=None, until=None, firm=firm)
    setattr(first, part, numbers[0])
    return Span(first, replace(last, firm=firm), apart=apart)


def _term(reader: Reader) -> Span | None:
    """Read "nhiệm kỳ 2020-2025", "giai đoạn (2011-2015)", "(2020-2025)": in prose bare years need such a sign."""
    word = reader.has("term")
    began = reader.has("from")
    bracket = reader.sign(_OPEN)
    if not (word or began or bracket):
        return None
    first = _year(reader)
    if first is None or not _joint(reader):
        return None
    last = _year(reader)
    if last is None or (bracket and not reader.sign(_CLOSE)):
        return None
    if reader.prose and not word and not {first, last} <= set(LIKELY_YEARS):
        return None
    return Span(Point("year", year=first, firm=word), Point("year", year=last, firm=word))


def _year(reader: Reader) -> int | None:
    reader.has("year")
    digits = reader.figures(4, 4)
    return int(digits) if digits else None


def _joint(reader: Reader) -> str:
    """What joins two ends: "to", "and" (also a comma), or nothing."""
    if reader.has("to"):
        return "to"
    if reader.has("and") or reader.sign(",&"):
        return "and"
    return "to" if reader.sign(DASHES + "~→") else ""
