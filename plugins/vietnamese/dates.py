"""The date engine: what Vietnamese date expressions mean. Day first always, no system locale, no clock inside."""

from __future__ import annotations

import re
from datetime import date

from plugins.vietnamese.expressions.finding import Found, find_dates
from plugins.vietnamese.expressions.grammar import read
from plugins.vietnamese.expressions.lexicon import FREE
from plugins.vietnamese.expressions.point import Point, Reading
from plugins.vietnamese.expressions.resolving import resolve
from plugins.vietnamese.expressions.tokens import Reader, tokenise
from plugins.vietnamese.text import normalise
from plugins.vietnamese.when import HANOI, MESSAGES, DateFault, Precision, When, fault

__all__ = ["HANOI", "DateFault", "Found", "Precision", "When", "find_dates", "parse", "warnings"]

_MOST_LETTERS = 200
_SHOWN = 60
# "Hà Nội, ngày 05 tháng 9 năm 2019" (the official place-and-date line), "vào tháng 9/2019", "trong năm 2020".
_BEFORE = re.compile(r"[^\d,]{2,60},\s*(?=ngày\b|ngay\b)|(?:vào|trong)\s", re.IGNORECASE)


def parse(text: str, *, anchor: date | None = None) -> When:
    """What a date expression means; DateFault when it means nothing or something impossible.

    anchor: the day that gives forms without a year their year ("ngày 5/9"), and after which a day is flagged.
    """
    shown = " ".join(normalise(text).split())
    if not shown:
        raise fault("empty")
    reading = _read_whole(shown.strip(" .,;:")) if len(shown) <= _MOST_LETTERS else None
    if reading is None:
        raise fault("unreadable", text=shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…")
    if isinstance(reading, Point) and reading.bare:
        raise fault("bare-day-month", text=shown)
    return resolve(reading, shown, anchor)


def _read_whole(text: str) -> Reading | None:
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    before = _BEFORE.match(text)
    for body in (text, text[before.end() :]) if before else (text,):
        reader = Reader(body, tokenise(body, FREE), FREE, prose=False)
        reading = read(reader)
        if reading is not None and reader.done:
            return reading
    return None


def warnings(when: When) -> list[str]:
    """What looks wrong with a valid time, in Vietnamese: its flags spelt out."""
    return [MESSAGES.say(flag, year=when.start.year) for flag in when.flags]
