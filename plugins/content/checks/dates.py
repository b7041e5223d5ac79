"""Dates that do not go together: in the file name, in the front matter, in the text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When, find_dates

from ..layout import name_parts
from ..lines import Lines
from ..model import Article

_FIGURES = re.compile(r"[0-9](?<![0-9]{2})[0-9]?\s?[/.-]\s?[0-9]{1,2}(?![0-9])")
_WORDS = ("ngày ", "Ngày ", "mùng ", "Mùng ", "mồng ", "Mồng ", "rằm ", "Rằm ", "Tết ")
_YEAR = re.compile(r"\d{4}")
_SHORT = timedelta(days=31)
"""A longer time that begins later is a plan ("nhiệm kỳ 2020-2025"), not a slip of the pen."""


def check_name(article: Article, line: int, diagnostics: Diagnostics) -> None:
    """Compare the dates in file and folder name with the article's own, which stands on `line`."""
    name, _ = name_parts(article.file)
    start = article.date.start
    year, month, day = start.date().isoformat().split("-")
    own = f"{year}-{month}" if article.date.precision == "month" else f"{year}-{month}-{day}"
    if name == f"{year}-{day}-{month}" != own:
        diagnostics.error("name-month-first", line, name=name, date=article.date.text, right=own)
    elif name and not own.startswith(name):
        diagnostics.warning("name-date", line, name=name, date=article.date.text, right=own)
    folder = posixpath.basename(posixpath.dirname(article.file))
    if _YEAR.fullmatch(folder) and folder != year:
        diagnostics.warning("folder-year", line, folder=folder, year=start.year)


def check_modified(article: Article, line: int, diagnostics: Diagnostics) -> None:
    """A text is not changed before it is there."""
    if article.modified and article.modified.end < article.date.start:
        diagnostics.warning("modified-early", line)


def check_text(article: Article, text: str, as_printed: Sequence[str], lines: Lines, diagnostics: Diagnostics) -> None:
    """Look at the dates in the text: those that cannot be, and those later than the article.

    as_printed: words that are known to be wrong, and are not looked at.
    """
    for row in _rows_with_days(text):
        for found in find_dates(row, anchor=article.date.start.date()):
            shown = row[found.start : found.end]
            if any(printed in shown or shown in printed for printed in as_printed):
                continue
            if found.fault:
                diagnostics.warning("text-date", lines.line_of(shown), found=shown, fault=found.fault.message)
            elif found.when and _is_later(found.when, article.date):
                diagnostics.warning("text-date-later", lines.line_of(shown), found=shown)


def _rows_with_days(text: str) -> Iterator[str]:
    """Where it is worth looking: months and quarters need no check, and looking costs more than all else here."""
    words = [word for word in _WORDS if word in text]
    return (row for row in text.split("\n") if _FIGURES.search(row) or any(word in row for word in words))


def _is_later(when: When, own: When) -> bool:
    is_day = when.precision in ("minute", "day") or (when.precision == "span" and when.end - when.start < _SHORT)
    return is_day and when.start > own.end and when.start.date() > own.end.date()
