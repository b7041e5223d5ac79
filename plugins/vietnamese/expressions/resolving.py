"""What a reading means: days found in their calendar, years filled in, weekdays and hours checked."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from plugins.vietnamese import lunar
from plugins.vietnamese.expressions import civil, lunisolar
from plugins.vietnamese.expressions.civil import Bounds
from plugins.vietnamese.expressions.hours import hours
from plugins.vietnamese.expressions.point import Listing, Point, Reading, Span
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
    if isinstance(reading, Point):
        return _when(reading, _resolve(reading, text, anchor), _precision(reading), text, anchor)
    resolved = [_resolve(point, text, anchor) for point in with_years(reading, text, anchor)]
    start, end = resolved[0], resolved[-1]
    if start.start > end.end:
        raise fault("backwards", text=text)
    apart = any(one.last + timedelta(days=1) != other.first for one, other in pairwise(resolved))
    if isinstance(reading, Listing) and apart:
        raise fault("days-apart", text=text)
    flags = tuple(dict.fromkeys((*start.flags, *end.flags)))
    found = _Resolved(start.first, end.last, start.start, end.end, flags)
    return _when(reading.points[0], found, "span", text, anchor)


def _when(first: Point, found: _Resolved, precision: Precision, text: str, anchor: date | None) -> When:
    flags = found.flags
    # A month or feast after an article's own date is a plan, a day in figures may be a slip.
    if anchor and found.first > anchor and first.unit == "day" and not first.named:
        flags = (*flags, "after-anchor")
    return When(found.start, found.end, precision, text, flags)


def _precision(point: Point) -> Precision:
    if point.beside.until:
        return "span"
    if point.beside.clock:
        return "minute"
    if point.unit == "months" or point.unit == "decade" or (point.unit != "day" and lunisolar.is_lunar(point)):
        return "span"
    return point.unit


def _resolve(point: Point, text: str, anchor: date | None) -> _Resolved:
    (first, last), flags = _days(point, text, anchor)
    said = point.beside.weekday
    if said is not None and first.weekday() != said:
        day = f"{first.day:02}/{first.month:02}/{first.year:04}"
        raise fault("weekday", day=day, right=_in_prose(first.weekday()), said=_in_prose(said))
    if point.beside.clock is None:
        return _Resolved(first, last, datetime.combine(first, time.min), datetime.combine(last, _LAST_MINUTE), flags)
    start, end, more = hours(first, point.beside)
    if end < start:
        raise fault("backwards", text=text)
    return _Resolved(first, last, start, end, (*flags, *more))


def _in_prose(weekday: int) -> str:
    """As in the middle of a sentence: "thứ Năm", but "Chủ Nhật"."""
    name = WEEKDAYS[weekday]
    return name if weekday == 6 else f"t{name[1:]}"


def _days(point: Point, text: str, anchor: date | None) -> tuple[Bounds, tuple[str, ...]]:
    if point.wrong:
        raise point.wrong
    civil.check_parts(point)
    is_lunar = lunisolar.is_lunar(point)
    bounds = lunisolar.bounds if is_lunar else civil.bounds
    year = lunisolar.said_year(point, anchor)
    if year is None:
        if not is_lunar:
            civil.check_day(point)
        return _near(bounds, point, text, anchor)
    flags = ("month-name-civil",) if point.traditional and point.lunar is None and not is_lunar else ()
    return bounds(point, year if is_lunar else point.year or year), flags


def _near(
    bounds: Callable[[Point, int], Bounds], point: Point, text: str, anchor: date | None
) -> tuple[Bounds, tuple[str, ...]]:
    """The anchor's own year, unless that is far from the anchor and the year before or after is near."""
    if anchor is None:
        raise fault("year-missing", text=text)
    today = lunar.of_day(anchor) if lunisolar.is_lunar(point) else None
    year = today.year if today else anchor.year
    if point.years_on is not None:
        return bounds(point, year + point.years_on), ()
    own = bounds(point, year)
    if _distance(own, anchor) > _FAR:
        for other in (year - 1, year + 1):
            try:
                found = bounds(point, other)
            except ValueError:
                continue
            if _distance(found, anchor) <= _NEAR:
                return found, ("neighbour-year",)
    return own, ()


def _distance(days: Bounds, anchor: date) -> int:
    return max((days[0] - anchor).days, (anchor - days[1]).days, 0)


def with_years(reading: Span | Listing, text: str, anchor: date | None) -> list[Point]:
    """Copies of its points, where one without a year takes that of the next, and the last that of the first.

    "28/12 - 03/01/2021" and "tháng 12 - tháng 2/2021" begin in the year before.
    """
    filled = [copy(point) for point in reading.points]
    giver = filled[-1]
    _borrow(giver, filled[0], years=1)
    if isinstance(reading, Span) and not giver.has_year and not lunisolar.is_lunar(giver):
        giver = copy(giver)
        giver.year = _days(giver, text, anchor)[0][0].year
    for point in reversed(filled[:-1]):
        _borrow(point, giver, years=-1)
        giver = point
    return filled


def _borrow(point: Point, giver: Point, *, years: int) -> None:
    """Take over calendar and year, or the year beside it if the point's place in it says that the year has turned."""
    if point.lunar is None:
        point.lunar = giver.lunar
    if point.has_year or not giver.has_year:
        return
    point.year, point.cycle, point.years_on = giver.year, giver.cycle, giver.years_on
    own, other = (each.month or each.number or 0 for each in (point, giver))
    if point.year is not None and not lunisolar.is_lunar(point) and (own - other) * years < 0:
        point.year += years
