"""The date engine: the meaning of Vietnamese date expressions. Always day first; uses no system locale or clock."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from plugins.vietnamese.expressions.cycles import unknown_years
from plugins.vietnamese.expressions.finding import Found, find_dates
from plugins.vietnamese.expressions.point import Point, Reading
from plugins.vietnamese.expressions.resolving import resolve
from plugins.vietnamese.expressions.surroundings import read_all
from plugins.vietnamese.text import normalise
from plugins.vietnamese.when import HANOI, MESSAGES, DateFault, Limit, Precision, When, fault

__all__ = ["HANOI", "DateFault", "Found", "Limit", "Precision", "When", "find_dates", "parse", "warnings"]

_BRACKETS = ("()", "[]")
_AROUND = " .,;:\"'“”‘’«»"
_MOST_LETTERS = 200
_SHOWN = 60
# "Hà Nội, ngày 05 tháng 9 năm 2019": the official place-and-date line; "Hà Nội, 05/9/2019", "Hà Nội - 05/9/2019".
_PLACE = re.compile(
    r"[^\d,]{2,60}(?:,\s*|\s[-–|]\s)(?=(?:ngày|ngay|tháng|thang|thứ|thu|chủ nhật|t[2-7]|cn)\b|\d)", re.IGNORECASE
)


def parse(text: str, *, anchor: date | None = None) -> When:
    """The meaning of a date expression; DateFault if it is unreadable or impossible.

    anchor: the day that supplies a missing year ("ngày 5/9"), and after which a day is flagged.
    """
    shown = " ".join(normalise(text).split())
    if not shown:
        raise fault("empty")
    found = _read_whole(shown) if len(shown) <= _MOST_LETTERS else None
    if found is None:
        for _, _, unknown in unknown_years(shown, shown.lower()):
            raise unknown
        raise fault("unreadable", text=shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…")
    reading, limit = found
    if isinstance(reading, Point) and reading.bare and not limit:
        raise fault("bare-day-month", text=shown)
    return replace(resolve(reading, shown, anchor), limit=limit)


def _read_whole(text: str) -> tuple[Reading, Limit] | None:
    text = text.strip(_AROUND)
    if text[:1] + text[-1:] in _BRACKETS:
        text = text[1:-1]
    place = _PLACE.match(text)
    return read_all(text) or (read_all(text[place.end() :]) if place else None)


def warnings(when: When) -> list[str]:
    """The flags of a valid time as messages in Vietnamese."""
    return [MESSAGES.say(flag, year=when.start.year) for flag in when.flags]
