"""Dates in the metadata of a plain Pelican site: read day first, and checked."""

from __future__ import annotations

import re
from datetime import datetime

from plugins.vietnamese.dates import parse

_PELICANS = re.compile(r"\s*\d{4}[-/._]|.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
"""Forms that begin with the year or name the month in English: these have one meaning, and Pelican reads them."""


def moment(text: str) -> datetime | None:
    """When a date begins, in the site's own time; None for a form that is left to Pelican.

    DateFault, which is a ValueError and says in Vietnamese what to mend, for what is no date.
    """
    return None if _PELICANS.match(text) else parse(text).start
