"""Dates in the metadata of a plain Pelican site, parsed day first and checked."""

from __future__ import annotations

import re
from datetime import datetime

from dateutil import parser

from plugins.vietnamese.dates import parse
from plugins.vietnamese.expressions.civil import YEARS
from plugins.vietnamese.when import fault

_ENGLISH_MONTH = r".*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_PELICANS = re.compile(rf"\d{{4}}(?:[-/ ]|\.\d+\.)\d|(?:19|20)\d\d[01]\d[0-3]\d(?!\d)|{_ENGLISH_MONTH}", re.IGNORECASE)
"""Matches forms with the year first or an English month, which are unambiguous and parsed as Pelican does."""
_FIRST = datetime(1, 1, 1)  # supplies what is not written, which Pelican would take from the day of the build


def moment(text: str) -> datetime:
    """The start of a date, naive without a time zone; DateFault (a ValueError in Vietnamese) for what is no date."""
    text = " ".join(text.replace("_", " ").split())
    if not _PELICANS.match(text):
        return parse(text).start
    try:
        found: datetime = parser.parse(text, default=_FIRST)
        found.utcoffset()  # "14-30" after a day is read as a zone 30 hours away
    except (ValueError, OverflowError):
        found = _FIRST
    if found.year not in YEARS:
        raise fault("unreadable", text=text)
    return found
