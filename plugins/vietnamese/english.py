"""Times and numbers for English readers, never more precise than they are known."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from plugins.vietnamese.formatting import Moment, has_hours, is_whole_months, is_whole_years
from plugins.vietnamese.when import When, as_when

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ORDINALS = ("first", "second", "third", "fourth")


def english_date(moment: Moment) -> str:
    """A time, as precisely as it is known: "5 September 2019, 12:50", "third quarter of 2019", "19–23 August 2019"."""
    when = as_when(moment)
    start = when.start
    match when.precision:
        case "minute":
            return _minute(start)
        case "day":
            return _day(start)
        case "month":
            return _month(start)
        case "quarter":
            return f"{ORDINALS[(start.month - 1) // 3]} quarter of {start.year:04}"
        case "half":
            return f"{ORDINALS[(start.month - 1) // 6]} half of {start.year:04}"
        case "year":
            return f"{start.year:04}"
        case "span":
            return _span(when)


def english_number(number: int | Decimal) -> str:
    """A number with a decimal point and thousands commas: 2,075.5."""
    return f"{Decimal(str(number)):,f}"


def _minute(moment: datetime) -> str:
    return f"{_day(moment)}, {moment:%H:%M}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year:04}"


def _span(when: When) -> str:
    start, end = when.start, when.end
    if has_hours(when):
        same_day = start.date() == end.date()
        return f"{_minute(start)}–{end:%H:%M}" if same_day else f"{_minute(start)} – {_minute(end)}"
    first, last = start.date(), end.date()
    if is_whole_years(first, last):
        return f"{first.year:04}–{last.year:04}"
    if is_whole_months(first, last):
        same_year = first.year == last.year
        return f"{MONTHS[first.month - 1]}–{_month(last)}" if same_year else f"{_month(first)} – {_month(last)}"
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"
