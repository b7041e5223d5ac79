"""Dates in the metadata of a plain Pelican site, parsed day first and checked."""

from __future__ import annotations

import re
from datetime import datetime

from plugins.vietnamese.dates import parse

_YEAR_FIRST = r"\s*\d{4}[-/._]"
_WITHOUT_DASHES = r"\s*(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)"
_ENGLISH_MONTH = r".*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_PELICANS = re.compile(rf"{_YEAR_FIRST}|{_WITHOUT_DASHES}|{_ENGLISH_MONTH}", re.IGNORECASE)
"""Matches forms with the year first or an English month, which are unambiguous and left to Pelican."""
_MONTH = re.compile(r"\s*(\d{4})[-/._](\d\d?)\s*")
"""Matches a year and month without a day, for which Pelican would take the day of the build."""


def moment(text: str) -> datetime | None:
    """The start of a date, in the site's own time; None for a form that is left to Pelican.

    DateFault (a ValueError with a Vietnamese message) for anything that is no date.
    """
    if month := _MONTH.fullmatch(text):
        return parse(f"tháng {month[2]}/{month[1]}").start
    return None if _PELICANS.match(text) else parse(text).start
