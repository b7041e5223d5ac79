"""From a reading to a time: finds days in their calendar, fills in years, checks weekdays and hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from plugins.vietnamese import lunar
from plugins.vietnamese.formatting import display
from plugins.vietnamese.names import WEEKDAYS
from plugins.vietnamese.when import DateFault, Precision, When, fault

from . import civil, lunisolar
from .ambiguous import check_order, full_year
from .civil import Bounds
from .hours import hours
from .point import LAST_MONTH, Listing, Point, Reading, Span

_LAST_MINUTE = time(23, 59)
# In an article of 4/1/2021 "ngày 28/12" means 2020: far away in its own year, near in an adjacent one. In days.
_FAR, _HALF_YEAR, _NEAR = 240, 183, 62


class _Resolved(Struct, frozen=True):
    first: date
    last: date
    start: datetime
    end: datetime
    flags: tuple[str, ...]


def resolve(reading: Reading, text: str, anchor: date | None) -> When:
    """The time that a reading means; DateFault if it does not exist, or its year is unknown."""
    if isinstance(reading, Point):
        return _when(reading, _resolve(reading, text, anchor), _precision(reading), text, anchor)
    points = with_years(reading, text, anchor)
    if points[-1].beside.until and not points[0].beside.clock:  # "từ 24 đến 28/6, 8h - 21h" each day
        points[-1].beside = replace(points[-1].beside, clock=None, until=None)
    resolved = [_resolve(point, text, anchor) for point in points]
    start, end = resolved[0], resolved[-1]
    if isinstance(reading, Listing):
        for point, found in zip(points, resolved, strict=True):
            # "tháng 9 và 9 tháng đầu năm 2022": one of them contains the others
            if reading.mixed and all(found.first <= one.first and one.last <= found.last for one in resolved):
                return _when(point, found, _precision(point), text, anchor)
        if any(one.last + timedelta(days=1) != other.first for one, other in pairwise(resolved)):
            raise fault("backwards" if start.start > end.end else "days-apart", text=text)
    elif start.start > end.end:
        raise fault("backwards", text=text)
    elif points[0].unit != "day" and (start.start, start.end) == (end.start, end.end):
        raise fault("stands-still", text=text)
    flags = tuple(dict.fromkeys((*start.flags, *end.flags)))
    found = _Resolved(start.first, end.last, start.start, end.end, flags)
    return _when(reading.points[0], found, "span", text, anchor)


def _when(first: Point, found: _Resolved, precision: Precision, text: str, anchor: date | None) -> When:
    flags = found.flags
    # A month or feast after an article's own date is a plan; a day in figures may be a typo.
    if anchor and found.first > anchor and first.unit == "day" and not first.named:
        flags = (*flags, "after-anchor")
    return When(found.start, found.end, precision, text, flags)


def _precision(point: Point) -> Precision:
    if point.beside.clock:
        return "span" if point.beside.until else "minute"
    match point.unit:
        case "day":
            return "span" if point.until else "day"
        case "months" | "decade" | "century":
            return "span"
        case unit:
            return "span" if lunisolar.is_lunar(point) else unit


def _resolve(point: Point, text: str, anchor: date | None) -> _Resolved:
    (first, last), flags = _days(point, text, anchor)
    check_order(point, first, text)
    said = point.beside.weekday
    if said is not None and first.weekday() != said:
        raise fault("weekday", day=display(first), right=_in_prose(first.weekday()), said=_in_prose(said))
    if point.beside.clock is None:
        return _Resolved(first, last, datetime.combine(first, time.min), datetime.combine(last, _LAST_MINUTE), flags)
    start, end, more = hours(first, point.beside)
    if end < start:
        raise fault("backwards", text=text)
    return _Resolved(first, last, start, end, (*flags, *more))


def _in_prose(weekday: int) -> str:
    """The name of a weekday inside a sentence: "thứ Năm", but "Chủ Nhật"."""
    name = WEEKDAYS[weekday]
    return name if weekday == 6 else f"t{name[1:]}"


def _days(point: Point, text: str, anchor: date | None) -> tuple[Bounds, tuple[str, ...]]:
    if point.wrong:
        raise point.wrong
    civil.check_parts(point)
    if point.short is not None:
        found, flags = _days(replace(point, short=None, year=full_year(point, anchor)), text, anchor)
        return found, (*flags, "short-year")
    if point.other is not None:
        return _by_both(replace(point, other=None), point.other, text, anchor)
    is_lunar = lunisolar.is_lunar(point)
    bounds = lunisolar.bounds if is_lunar else civil.bounds
    year = lunisolar.said_year(point, anchor)
    if year is None:
        if not is_lunar:
            civil.check_day(point)
        return _near(bounds, point, text, anchor)
    flags = ("month-name-civil",) if point.traditional and point.lunar is None and not is_lunar else ()
    return bounds(point, year if is_lunar else point.year or year), flags


def _by_both(point: Point, other: Point, text: str, anchor: date | None) -> tuple[Bounds, tuple[str, ...]]:
    """The day given in both calendars, by the one with a year; DateFault if they disagree."""
    solar, moon = (other, point) if lunisolar.is_lunar(point) else (point, other)
    if solar.has_year or not moon.has_year:
        found, flags = _days(solar, text, anchor)
        agree = lunisolar.is_same(moon, found[0])
    else:
        found, flags = _days(moon, text, anchor)
        agree = (solar.day, solar.month) == (found[0].day, found[0].month)
    if not agree:
        raise fault(
            "calendars", text=text, day=display(found[0]), right=lunar.name(found[0]) or lunar.cycle_name(found[0].year)
        )
    return found, flags


def _near(
    bounds: Callable[[Point, int], Bounds], point: Point, text: str, anchor: date | None
) -> tuple[Bounds, tuple[str, ...]]:
    """The point in the anchor's year, unless that is far from the anchor and the year before or after is near."""
    if anchor is None:
        raise fault("year-missing", text=text)
    today = lunar.of_day(anchor) if lunisolar.is_lunar(point) else None
    year = today.year if today else anchor.year
    if point.years_on is not None and not (point.tet and point.years_on == 0):  # "Tết năm nay" is the nearest
        # "tháng Chạp năm ngoái" was a year ago.
        said_in = year if point.month == LAST_MONTH else anchor.year
        return bounds(point, said_in + point.years_on), ()
    try:
        own = bounds(point, year)
    except DateFault:
        # Not every year has a 30th of its last lunar month, or a 29 February.
        near = [found for found in _beside(bounds, point, year) if _distance(found, anchor) <= _FAR]
        if not near:
            raise
        return min(near, key=lambda found: _distance(found, anchor)), ("neighbour-year",)
    if _distance(own, anchor) > (_HALF_YEAR if point.tet else _FAR):
        nearest = min(_beside(bounds, point, year), key=lambda found: _distance(found, anchor), default=own)
        # A lunar year begins in the middle of an anchor's civil year.
        if _distance(nearest, anchor) <= (_FAR if today else _NEAR):
            return nearest, ("neighbour-year",)
        if today and _distance(nearest, anchor) > _FAR:
            bounds(point, year + 1)  # raises DateFault if the coming Tết has no such day
    return own, ()


def _beside(bounds: Callable[[Point, int], Bounds], point: Point, year: int) -> Iterator[Bounds]:
    """The point in the year before and in the year after, where it exists."""
    for other in (year - 1, year + 1):
        try:
            yield bounds(point, other)
        except DateFault:
            continue


def _distance(days: Bounds, anchor: date) -> int:
    return max((days[0] - anchor).days, (anchor - days[1]).days, 0)


def with_years(reading: Span | Listing, text: str, anchor: date | None) -> list[Point]:
    """Copies of its points; one without a year takes that of the next point, and the last that of the first.

    "28/12 - 03/01/2021" and "tháng 12 - tháng 2/2021" begin in the year before.
    """
    filled = [copy(point) for point in reading.points]
    giver = filled[-1]
    _borrow(giver, filled[0], years=1)
    if isinstance(reading, Span) and not giver.has_year and not lunisolar.is_lunar(giver):
        giver = _with_year(filled[0], giver, text, anchor)
        if _turn(filled[0], giver) > 0:
            filled[-1] = giver
    for point in reversed(filled[:-1]):
        _borrow(point, giver, years=-1)
        giver = point
    return filled


def _with_year(first: Point, last: Point, text: str, anchor: date | None) -> Point:
    """The end of a span without a year, given one: if the span crosses a new year, the one nearest to the anchor."""
    year = _days(last, text, anchor)[0][0].year
    if anchor is None or _turn(first, last) <= 0:
        return replace(last, year=year)
    spans = {other: (civil.bounds(first, other - 1)[0], civil.bounds(last, other)[1]) for other in (year, year + 1)}
    return replace(last, year=min(spans, key=lambda other: _distance(spans[other], anchor)))


def _turn(first: Point, last: Point) -> int:
    """By how many months or quarters the first is later in the year than the last; not positive if it is not."""
    return (first.month or first.number or 0) - (last.month or last.number or 0)


def _borrow(point: Point, giver: Point, *, years: int) -> None:
    """Give a point the giver's calendar and year, shifted by `years` if a new year begins between the two."""
    if point.lunar is None and point.other is None:
        point.lunar = giver.lunar
    if point.has_year or not giver.has_year or (giver.years_on is not None and point.unit != giver.unit and years > 0):
        return  # "từ quý IV năm ngoái đến tháng 9": to that of this year
    own, other = (each.month or each.number or 0 for each in (point, giver))
    shift = years if point.unit == giver.unit and (own - other) * years < 0 else 0
    point.year = None if giver.year is None else giver.year + shift
    point.short = None if giver.short is None else (giver.short + shift) % 100
    point.cycle = None if giver.cycle is None else (giver.cycle + shift) % 60
    point.years_on = None if giver.years_on is None else giver.years_on + shift
