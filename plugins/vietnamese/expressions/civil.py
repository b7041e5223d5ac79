"""The days of a point in the civil calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from plugins.vietnamese.when import DateFault, fault

from .point import Point

Bounds = tuple[date, date]

YEARS = range(1000, 3000)
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}
_YEARS_IN = {"year": 1, "decade": 10, "century": 100}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_parts(point: Point) -> None:
    """DateFault for a month or quarter that no year of any calendar has."""
    if point.unit == "quarter" and not 1 <= (point.number or 0) <= 4:
        raise fault("no-quarter", number=point.number)
    if point.month is not None and not 1 <= point.month <= 12:
        raise _wrong_month(point, point.month)
    if point.day == 0:
        raise fault("no-day-zero", day=point.day)


def check_day(point: Point) -> None:
    """DateFault for a day that its month never has; once the year is known, `bounds` is more exact."""
    if point.day and point.month and point.day > _LONGEST[point.month - 1]:
        raise fault("no-day", day=point.day, month=point.month, length=_LONGEST[point.month - 1])


def _wrong_month(point: Point, month: int) -> DateFault:
    if point.day and 1 <= point.day <= 12 < month <= 31 and not point.year_first:
        year = f"/{point.year:04}" if point.year else ""
        return fault("month-first", month=month, day=point.day, right=f"{month:02}/{point.day:02}{year}")
    return fault("no-month", month=month)


def bounds(point: Point, year: int) -> Bounds:
    """The first and last day of a point in that year; its parts must be checked first."""
    if year not in YEARS:
        raise fault("year-range", year=year, first=YEARS[0], last=YEARS[-1])
    match point.unit:
        case "day":
            month = point.month or 0
            return _day(point.day or 0, month, year), _day(point.until or point.day or 0, month, year)
        case "months":
            return _months(year, point.number or 0, point.last or 0)
        case "month" | "quarter" | "half" as unit:
            last = _MONTHS_IN[unit] * (point.month or point.number or 0)
            return _months(year, last - _MONTHS_IN[unit] + 1, last)
        case unit:
            return date(year, 1, 1), date(year + _YEARS_IN[unit] - 1, 12, 31)


def _months(year: int, first: int, last: int) -> Bounds:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day(day: int, month: int, year: int) -> date:
    length = monthrange(year, month)[1]
    if day <= length:
        return date(year, month, day)
    if day == 29:
        raise fault("not-leap-year", year=year)
    raise fault("no-day-in-year", day=day, month=month, year=year, length=length)
