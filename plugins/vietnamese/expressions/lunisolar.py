"""The days of a point in the lunar calendar."""

from __future__ import annotations

from datetime import date, timedelta

from plugins.vietnamese import lunar
from plugins.vietnamese.when import MESSAGES, fault

from . import civil
from .civil import Bounds
from .point import LAST_MONTH, Point

_FIRST_CYCLE = 1984
"""A Giáp Tý year; without an anchor, the name of a year is one of the cycle that begins here (1984–2043)."""
_PAST = 55
"""How many years before the anchor the name of a year may lie; the last four of the sixty lie after it."""


def is_lunar(point: Point) -> bool:
    """Whether a point is in the lunar calendar; "ngày 6 tháng Giêng năm 1946" is not."""
    if point.tet or point.lunar is not None:
        return point.tet or bool(point.lunar)
    return point.cycle is not None or (point.traditional and point.year is None)


def is_same(point: Point, day: date) -> bool:
    """Whether a lunar point, with or without a year, may be that day."""
    found = lunar.of_day(day)
    if found is None:  # only the names of such years are known
        return point.cycle is None or (day.year - _FIRST_CYCLE - point.cycle) % 60 in (0, 1)
    said = said_year(point, day)
    for year in (found.year, found.year + 1) if said is None else (said,):  # "28 Tết" counts with the year to come
        try:
            if bounds(point, year)[0] == day:
                return True
        except ValueError:
            continue
    return False


def said_year(point: Point, anchor: date | None) -> int | None:
    """The lunar year that a point names; None if it names none; DateFault if figures and name disagree."""
    if point.cycle is None:
        return point.year
    if point.year is None:
        first = anchor.year - _PAST if anchor else _FIRST_CYCLE
        return first + (point.cycle - (first - _FIRST_CYCLE)) % 60
    for year in (point.year, point.year - 1):
        # "23 tháng Chạp năm Canh Tý (2021)": the figures may be the civil year in which the old year ends.
        if (year - _FIRST_CYCLE) % 60 == point.cycle and (year == point.year or (point.month or 0) >= 11):
            return year
    right = lunar.cycle_name(point.year)
    raise fault("cycle", year=point.year, right=right, said=lunar.cycle_name(_FIRST_CYCLE + point.cycle))


def bounds(point: Point, year: int) -> Bounds:
    """The first and last day of a point in that lunar year; its parts must be checked first."""
    if year not in lunar.YEARS:
        if point.unit == "year" and point.year:
            return civil.bounds(point, year)  # "năm Đinh Mão (1867)", near enough
        raise fault("lunar-year", year=year, first=lunar.YEARS[0], last=lunar.YEARS[-1])
    if point.named_one:
        raise fault("lunar-month-one")
    if point.tet:
        return _around_tet(point, year)
    month, leap = point.month or 0, point.leap
    if point.unit == "day":
        return _day(point.day or 0, month, year, leap)[0], _day(point.until or point.day or 0, month, year, leap)[1]
    if point.unit == "month":
        return _day(1, month, year, leap)[0], _day(_length(month, year, leap), month, year, leap)[0]
    if point.unit == "year" and year + 1 in lunar.YEARS:
        return _day(1, 1, year)[0], _day(1, 1, year + 1)[0] - timedelta(days=1)
    raise fault("lunar-period", text=lunar.cycle_name(year))


def _around_tet(point: Point, year: int) -> Bounds:
    """Days around Tết: "mùng 3 Tết" after it, "28 Tết" before it; giao thừa is the last day of the old year."""
    first = _day(1, 1, year)[0]
    if point.eve:
        return first - timedelta(days=1), first - timedelta(days=1)
    day = point.day or 1
    if day < 23:
        return _day(day, 1, year)
    if day == 30 and lunar.month_length(LAST_MONTH, year - 1) == 29:
        raise fault("no-thirtieth", name=lunar.cycle_name(year))
    return _day(day, LAST_MONTH, year - 1)


def _length(month: int, year: int, leap: bool) -> int:
    length = lunar.month_length(month, year, leap)
    if length:
        return length
    if not leap:
        raise fault("lunar-year", year=year, first=lunar.YEARS[0], last=lunar.YEARS[-1])
    there = next((other for other in range(1, 13) if lunar.month_length(other, year, True)), None)
    hint = MESSAGES.say("leap-is", month=there) if there else ""
    raise fault("no-leap-month", name=lunar.cycle_name(year), month=month, leap=hint)


def _day(day: int, month: int, year: int, leap: bool = False) -> Bounds:
    found = lunar.to_day(day, month, year, leap)
    if found:
        return found, found
    length = _length(month, year, leap)
    raise fault("lunar-day", day=day, month=month, name=lunar.cycle_name(year), length=length)
