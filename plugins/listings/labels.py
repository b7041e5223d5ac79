"""The names of periods and pages."""

from __future__ import annotations

from datetime import date

from plugins.vietnamese import formatting
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
text = MESSAGES.say


def year(number: int) -> str:
    """A year as a heading: "Năm 2019"."""
    return text("year", year=number)


def years(first: int, last: int) -> str:
    """A range of years: "2013–2021", or a single year."""
    return str(first) if first == last else text("years", first=first, last=last)


def from_to(first: str, last: str) -> str:
    """A range of periods: "tháng 2/2020 – tháng 5/2020", or a single period."""
    return first if first == last else text("from-to", first=first, last=last)


def quarter(year: int, number: int) -> str:
    """A quarter: "Quý III/2019"."""
    return formatting.quarter_name(date(year, number * 3, 1))


def month(year: int, number: int) -> str:
    """A month as a heading: "Tháng 9 năm 2019"."""
    return capital(formatting.month_name(date(year, number, 1)))


def month_number(number: int) -> str:
    """A month without its year: "Tháng 9"."""
    return text("month-number", month=number)


def day(year: int, month_number: int, number: int) -> str:
    """A day as a heading: "Thứ Năm, 05/09/2019"; for day 0, the month and a note that the day is unknown."""
    if not number:
        return text("day-unknown", month=month(year, month_number))
    return formatting.page_header(date(year, month_number, number))


def in_year(name: str, number: int) -> str:
    """The heading of a list's year: "Giao ban, năm 2019"."""
    return text("in-year", name=name, year=number)


def in_month(name: str, year: int, number: int) -> str:
    """The heading of a list's month: "Giao ban, tháng 9 năm 2019"."""
    return text("in-month", name=name, month=formatting.month_name(date(year, number, 1)))


def capital(words: str) -> str:
    """The words with an initial capital: "tháng 9" → "Tháng 9"."""
    return words[:1].upper() + words[1:]
