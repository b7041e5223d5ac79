"""Times and numbers for Vietnamese readers, without strftime, never more precise than they are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from plugins.vietnamese import lunar
from plugins.vietnamese.names import ROMAN, WEEKDAYS
from plugins.vietnamese.when import HANOI, When, as_when

Moment = When | date
"""The argument of every function here: a When, a datetime (a minute) or a date (a day)."""


def page_header(moment: Moment) -> str:
    """The date line of a page: "Thứ Năm, 05/09/2019 12:50", or as much as is known: "Tháng 4 năm 2021"."""
    when = as_when(moment)
    if when.precision not in ("minute", "day"):
        text = long_date(when)
        return text[0].upper() + text[1:]
    return f"{weekday(when)}, {display(when)}"


def weekday(moment: Moment) -> str:
    """The weekday of the first day: "Thứ Năm", "Chủ Nhật"."""
    return WEEKDAYS[as_when(moment).start.weekday()]


def long_date(moment: Moment) -> str:
    """In words, as in prose: "ngày 05 tháng 9 năm 2019", "Quý III/2019", "từ ngày 19 đến ngày 23 tháng 8 năm 2019"."""
    when = as_when(moment)
    if when.precision in ("minute", "day"):
        return _long_day(when.start.date())
    if when.precision == "month":
        return month_name(when)
    return _long_span(when) if when.precision == "span" else display(when)


def _long_day(day: date) -> str:
    return f"ngày {day.day:02} {_long_month(day)}"


def _long_month(day: date) -> str:
    # Decree 30/2020/NĐ-CP, appendix I: a leading zero for days under 10 and for months 1 and 2, no others.
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"tháng {month} năm {day.year:04}"


def _long_span(when: When) -> str:
    if has_hours(when):
        return display(when)
    first, last = when.start.date(), when.end.date()
    name: Callable[[date], str] = _long_day
    if is_whole_years(first, last):
        return f"từ năm {first.year:04} đến năm {last.year:04}"
    if is_whole_months(first, last):
        name = _long_month
    start, end = name(first), name(last)
    if first.year == last.year:
        start = start.rpartition(" năm ")[0]
        if name is _long_day and first.month == last.month:
            start = start.rpartition(" tháng ")[0]
    return f"từ {start} đến {end}"


def month_name(moment: Moment) -> str:
    """The month in which the time begins: "tháng 9 năm 2019"."""
    return _long_month(as_when(moment).start.date())


def quarter_name(moment: Moment) -> str:
    """The quarter in which the time begins: "Quý III/2019"."""
    start = as_when(moment).start
    return f"Quý {ROMAN[(start.month - 1) // 3]}/{start.year:04}"


def short(moment: Moment) -> str:
    """The first day in figures: "05/09/2019"; coarser times as `display` shows them, since their day is not known."""
    when = as_when(moment)
    return _short_day(when.start.date()) if when.precision in ("minute", "day") else display(when)


def _short_day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def display(moment: Moment) -> str:
    """The shortest complete form: "05/09/2019 12:50", "tháng 9 năm 2019", "năm 2014", "19–23/08/2019"."""
    when = as_when(moment)
    start = when.start
    match when.precision:
        case "minute":
            return f"{_short_day(start.date())} {start:%H:%M}"
        case "day":
            return _short_day(start.date())
        case "month":
            return month_name(when)
        case "quarter":
            return quarter_name(when)
        case "half":
            return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year:04}"
        case "year":
            return f"năm {start.year:04}"
        case "span":
            return _short_span(when)


def _short_span(when: When) -> str:
    first, last = when.start.date(), when.end.date()
    if has_hours(when):
        if first == last:
            return f"{_short_day(first)} {when.start:%H:%M}–{when.end:%H:%M}"
        return f"{_short_day(first)} {when.start:%H:%M} – {_short_day(last)} {when.end:%H:%M}"
    if is_whole_years(first, last):
        return f"{first.year:04}–{last.year:04}"
    if is_whole_months(first, last):
        start = f"{first.month}" if first.year == last.year else f"{first.month}/{first.year:04}"
        return f"tháng {start}–{last.month}/{last.year:04}"
    if first.year != last.year:
        return f"{_short_day(first)}–{_short_day(last)}"
    if first.month != last.month:
        return f"{first.day:02}/{first.month:02}–{_short_day(last)}"
    return f"{first.day:02}–{_short_day(last)}"


def is_whole_years(first: date, last: date) -> bool:
    """Whether a span consists of whole years, at least two."""
    return (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year != last.year


def is_whole_months(first: date, last: date) -> bool:
    """Whether a span consists of whole months, at least two."""
    return first.day == (last + timedelta(days=1)).day == 1 and (first.year, first.month) != (last.year, last.month)


def has_hours(when: When) -> bool:
    """Whether hours are known: for a minute, and for a span that is not of whole days."""
    ends = (when.start.hour, when.start.minute, when.end.hour, when.end.minute)
    return when.precision == "minute" or ends != (0, 0, 23, 59)


def iso(moment: Moment) -> str:
    """For `<time datetime>`: "2019-09-05T12:50+07:00", "2019-09-05", "2019-09", "2019"; "" where HTML has no form.

    HTML knows no quarters, halves or spans: show them without a datetime attribute, and see `interval`.
    """
    when = as_when(moment)
    if when.precision == "minute":
        return f"{when.start.isoformat(timespec='minutes')}+07:00"
    return when.start.isoformat()[: {"day": 10, "month": 7, "year": 4}.get(when.precision, 0)]


def interval(moment: Moment) -> str:
    """Both ends, for structured data: the ISO 8601 interval "2019-07-01/2019-09-30", or `iso` where that suffices."""
    when = as_when(moment)
    if single := iso(when):
        return single
    if not has_hours(when):
        return f"{when.start.date().isoformat()}/{when.end.date().isoformat()}"
    return "/".join(f"{end.isoformat(timespec='minutes')}+07:00" for end in (when.start, when.end))


def rfc3339(moment: Moment) -> str:
    """The start in full, for feeds: "2019-09-05T12:50:00+07:00"."""
    return as_when(moment).start.replace(tzinfo=HANOI).isoformat(timespec="seconds")


def lunar_date(moment: Moment) -> str:
    """A day in the Vietnamese lunar calendar: "mùng 7 tháng Tám năm Kỷ Hợi"; "" if coarser or not in 1900–2100."""
    when = as_when(moment)
    return lunar.name(when.start.date()) if when.precision in ("minute", "day") else ""


def number_vi(number: int | float | Decimal) -> str:
    """A number with a decimal comma and dots between thousands: 10.76 → "10,76", 2075 → "2.075"."""
    whole, _, decimals = f"{Decimal(str(number)):,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")
