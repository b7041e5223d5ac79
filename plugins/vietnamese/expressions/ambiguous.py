"""Resolves or refuses what has two readings: two-digit years, and day and month where English software wrote them."""

from __future__ import annotations

from datetime import date

from plugins.vietnamese.formatting import long_date
from plugins.vietnamese.when import fault

from . import civil
from .lexicon import AM, PM
from .point import Beside, Point

# In an article of 2022, "30/4/75" is 1975 and "1/1/30" a plan; "1/1/45" may be either.
_PAST, _AHEAD = 50, 10


def full_year(point: Point, anchor: date | None) -> int:
    """The year that two digits mean, by the anchor, else by the weekday; DateFault if neither decides."""
    short = point.short or 0
    years = (1900 + short, 2000 + short)
    near = [year for year in years if anchor and anchor.year - _PAST <= year <= anchor.year + _AHEAD]
    if near or point.beside.weekday is None:
        if not near:
            raise fault("two-digit-year", year=f"{short:02}", first=years[0], second=years[1])
        return near[0]
    for year in years:
        try:
            if civil.bounds(point, year)[0].weekday() == point.beside.weekday:
                return year
        except ValueError:
            continue
    return years[1]


def _is_english(beside: Beside) -> bool:
    """Whether English software, which puts the month first, may have written the date."""
    return beside.english or any(clock and clock.part in (AM, PM) for clock in (beside.clock, beside.until))


def check_order(point: Point, day: date, text: str) -> None:
    """DateFault if English software may have put the month first and no weekday settles it."""
    if point.lunar or not (point.swaps and _is_english(point.beside)):
        return
    other = date(day.year, day.day, day.month)
    if other == day:
        return
    weekday = point.beside.weekday
    if weekday is None or weekday != day.weekday() or weekday == other.weekday():
        raise fault("month-or-day-first", text=text, day=long_date(day), other=long_date(other))
