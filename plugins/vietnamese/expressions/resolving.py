"""What a reading means: days found in their calendar, years filled in, weekdays and hours checked."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from plugins.vietnamese import lunar
from plugins.vietnamese.expressions import civil, lunisolar
from plugins.vietnamese.expressions.civil import Bounds
from plugins.vietnamese.expressions.hours import moment
from plugins.vietnamese.expressions.point import Point, Reading, Span
from plugins.vietnamese.names import WEEKDAYS
from plugins.vietnamese.when import Precision, When, fault

_LAST_MINUTE = time(23, 59)
# An article of 4/1/2021 that tells of "ngày 28/12" means 2020: far away in its own year, near in the next or last.
_FAR, _NEAR = 240, 62


@dataclass(frozen=True, slots=True)
class _Resolved:
    first: date
    last: date
    start: datetime
    end: datetime
    flags: tuple[str, ...]


def resolve(reading: Reading, text: str, anchor: date | None) -> When:
    """The time that a reading means; DateFault if there is no such time, or no year to be had."""
    if isinstance(anchor, datetime):
        anchor = anchor.date()
    found = _resolve_span(reading, text, anchor) if isinstance(reading, Span) else _resolve(reading, text, anchor)
    precision = _precision(reading)
    flags = found.flags
    if anchor and found.first > anchor and _is_written_day(reading):
        flags = (*flags, "after-anchor")
    return When(found.start, found.end, precision, text, flags)


def _precision(reading: Reading) -> Precision:
    if isinstance(reading, Span) or reading.until:
        return "span"
    if reading.clock:
        return "minute"
    if reading.unit in ("months", "decade") or (reading.unit != "day" and lunisolar.is_lunar(reading)):
        return "span"
    return reading.unit  # type: ignore[return-value]


def _is_written_day(reading: Reading) -> bool:
    """Whether figures give the day: a year or feast after an article's own date is a plan, a figure may be a slip."""
    first = reading.first if isinstance(reading, Span) else reading
    return first.unit == "day" and not first.named


def _resolve(point: Point, text: str, anchor: date | None) -> _Resolved:
    (first, last), flags = _days(point, text, anchor)
    if point.weekday is not None and first.weekday() != point.weekday:
        day = f"{first.day:02}/{first.month:02}/{first.year:04}"
        raise fault("weekday", day=day, right=_in_prose(first.weekday()), said=_in_prose(point.weekday))
    start, end = datetime.combine(first, time.min), datetime.combine(last, _LAST_MINUTE)
    if point.clock:
        clock = point.clock
        if point.until and clock.part is None:
            clock = replace(clock, part=point.until.part if clock.hour < 13 else None, offset=point.until.offset)
        start, more = moment(first, clock)
        end, most = moment(first, point.until) if point.until else (start, ())
        flags = tuple(dict.fromkeys((*flags, *more, *most)))
        if end < start:
            raise fault("backwards", text=text)
    return _Resolved(first, last, start, end, flags)


def _in_prose(weekday: int) -> str:
    """As in the middle of a sentence: "thứ Năm", but "Chủ Nhật"."""
    name = WEEKDAYS[weekday]
    return name if weekday == 6 else f"t{name[1:]}"


def _days(point: Point, text: str, anchor: date | None) -> tuple[Bounds, tuple[str, ...]]:
    if point.wrong:
        raise point.wrong
    civil.check_parts(point)
    if lunisolar.is_lunar(point):
        year = lunisolar.said_year(point, anchor)
        if year is not None:
            return lunisolar.bounds(point, year), ()
        return _near(lambda year: lunisolar.bounds(point, year), text, anchor, lunar_years=True)
    if point.year is None:
        return _near(lambda year: civil.bounds(point, year), text, anchor)
    if point.cycle is not None:
        lunisolar.said_year(point, anchor)
    flags = ("month-name-civil",) if point.traditional and point.lunar is None else ()
    return civil.bounds(point, point.year), flags


def _near(
    bounds: Callable[[int], Bounds], text: str, anchor: date | None, *, lunar_years: bool = False
) -> tuple[Bounds, tuple[str, ...]]:
    """The anchor's own year, unless that is far from the anchor and the year before or after is near."""
    if anchor is None:
        raise fault("year-missing", text=text)
    today = lunar.of_day(anchor) if lunar_years else None
    year = today.year if today else anchor.year
    own = bounds(year)
    if _distance(own, anchor) > _FAR:
        for other in (year - 1, year + 1):
            try:
                found = bounds(other)
            except ValueError:
                continue
            if _distance(found, anchor) <= _NEAR:
                return found, ("neighbour-year",)
    return own, ()


def _distance(days: Bounds, anchor: date) -> int:
    return max((days[0] - anchor).days, (anchor - days[1]).days, 0)


def _resolve_span(span: Span, text: str, anchor: date | None) -> _Resolved:
    if span.apart:
        raise fault("days-apart", text=text)
    first, last = _share(span.first, span.last), _share(span.last, span.first)
    end = _resolve(last, text, anchor)
    shared = first.year is None and first.cycle is None and not lunisolar.is_lunar(first)
    if shared:
        first.year = end.first.year
    borrowed = shared or (span.first.year is None and first.year is not None)
    # "28/12 - 03/01/2021" and "tháng 12 - tháng 2/2021" begin in the year before.
    if borrowed and first.month and end.first.month < first.month and first.year and not lunisolar.is_lunar(first):
        first.year -= 1
    start = _resolve(first, text, anchor)
    if start.start > end.end:
        raise fault("backwards", text=text)
    if span.listed and start.last + timedelta(days=1) != end.first:
        raise fault("days-apart", text=text)
    flags = tuple(dict.fromkeys((*start.flags, *end.flags)))
    return _Resolved(start.first, end.last, start.start, end.end, flags)


def _share(point: Point, other: Point) -> Point:
    """A copy of a point with the year and calendar of the other end, if it has none of its own."""
    own = copy(point)
    if own.lunar is None and other.lunar is not None and not own.has_year:
        own.lunar = other.lunar
    if not own.has_year:
        own.year, own.cycle = other.year, other.cycle
    return own
