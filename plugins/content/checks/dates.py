"""Checks for dates that contradict each other: in the file name, in the front matter, in the text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese import plans
from plugins.vietnamese.dates import DateFault, Found, When, find_dates, parse
from plugins.vietnamese.names import BRANCHES, STEMS

from ..layout import name_parts
from ..lines import Lines
from ..model import Article
from ..yaml_text import Value, texts_in

_DAY = r"[0-9]?\s?[/.-]\s?[0-9]{1,2}(?![0-9])"
# "2025-2021", "2020/2020", "từ năm 2025 đến năm 2021", "từ quý III/2018 đến quý I/2018"
_SPAN = r"[0-9]{3}\s?(?:[-–—/]\s?[0-9]{4}(?![0-9])|(?:đến|tới)\s(?:tháng\s|quý\s|năm\s)?[0-9IV])"
_FIGURES = re.compile(rf"[0-9](?<![0-9]{{2}})(?:{_DAY}|{_SPAN})")
_WORDS = (
    "ngày ", "Ngày ", "mùng ", "Mùng ", "mồng ", "Mồng ", "rằm ", "Rằm ", "Tết ",
    *(f" {branch}" for branch in BRANCHES), *(f" {stem} " for stem in STEMS),
)  # fmt: skip
_YEAR = re.compile(r"\d{4}")
_PERIOD_KEYS = ("opens", "closes")
MOST_LETTERS = 200_000
"""The most letters of a text in lines that may contain dates; the longest reports have as many, and each is slow."""
_SHORT = timedelta(days=31)
"""A longer span that starts later is a plan ("nhiệm kỳ 2020-2025"), not a slip."""
_SOON = timedelta(days=90)
"""How far ahead a day counts as planned if no word decides; a mistyped year is farther off."""
_NEXT_YEAR = timedelta(days=400)
"""How far ahead a day counts as planned if its words may refer to the past or the future."""


def check_name(article: Article, line: int, diagnostics: Diagnostics) -> None:
    """Compare the dates in the names of file and folder with the article's own, which is on `line`."""
    name, _ = name_parts(article.file)
    folder = posixpath.basename(posixpath.dirname(article.file))
    start = article.date.start
    year, month, day = start.date().isoformat().split("-")
    own = f"{year}-{month}" if article.date.precision == "month" else f"{year}-{month}-{day}"
    if name == f"{year}-{day}-{month}" != own:
        diagnostics.error("name-month-first", line, name=name, date=article.date.text, right=own)
    elif name and not own.startswith(name):
        diagnostics.warning("name-date", line, name=name, date=article.date.text, right=own)
    elif _YEAR.fullmatch(folder) and folder != year:
        diagnostics.warning("folder-year", line, folder=folder, year=start.year)


def check_modified(article: Article, line: int, diagnostics: Diagnostics) -> None:
    """Report an article that was modified before its date."""
    if article.modified and article.modified.end < article.date.start:
        diagnostics.warning("modified-early", line)


def check_text(
    article: Article, head: Value, text: str, as_printed: Sequence[str], lines: Lines, diagnostics: Diagnostics
) -> None:
    """Report dates in the text that are impossible, later than the article, or of another year than their document's.

    A later date is reported once per day, unless it is known or said to be in the future. head: the front matter as
    written. as_printed: words that are known to be wrong, and are skipped.
    """
    told: set[date] = set()
    expected: list[When] | None = None  # computed once, and for few articles
    looked = 0
    for row in _rows_with_days(text):
        looked += len(row)
        if looked > MOST_LETTERS:
            diagnostics.warning("text-dates-left", lines.line_of(row[:40]))
            return
        for found in find_dates(row, anchor=article.date.start.date()):
            shown = row[found.start : found.end]
            if any(printed in shown or shown in printed for printed in as_printed):
                continue
            if found.fault:
                if not lines.is_surplus(shown):
                    diagnostics.warning("text-date", lines.line_of(shown), found=shown, fault=found.fault.message)
            elif found.when and (paper := _paper_of_other_year(row, found)):
                if not _is_answered(head, paper):
                    diagnostics.warning("number-date", lines.line_of(shown), number=paper, found=shown)
            elif found.when and found.when.start.date() not in told and _is_later(found.when, article.date):
                expected = _expected(article, head) if expected is None else expected
                if _is_slip(article, expected, row, found) and not lines.is_surplus(shown):
                    told.add(found.when.start.date())
                    diagnostics.warning("text-date-later", lines.line_of(shown), found=shown)


def _paper_of_other_year(row: str, found: Found) -> str:
    """The number of a document whose year differs from that of the date beside it; "" if there is none."""
    when = found.when
    if not when or when.precision != "day" or not _YEAR.search(when.text):
        return ""
    number, year = plans.number_of(row, found.start) or ("", 0)
    return number if number and year != when.start.year else ""


def _is_answered(head: Value, paper: str) -> bool:
    """Whether a key of the head for text kept as printed ("instruments_as_printed") names a document."""
    answers = (written for path, written in texts_in(head) if path and str(path[0]).endswith("_as_printed"))
    return any(paper in written for written in answers)


def _is_slip(article: Article, expected: Sequence[When], row: str, found: Found) -> bool:
    """Whether a date later than its article is a slip, since nothing places it in the future."""
    when = found.when
    if not when or any(one.start.date() <= when.start.date() <= one.end.date() for one in expected):
        return False
    year = _YEAR.search(when.text)
    bounds = not year and bool(when.limit or when.precision == "span")
    tense = plans.tense(row, found.start, found.end, bounds=bounds)
    if tense == "past":
        return True
    if tense == "ahead" or when.limit or plans.is_plan(article.title):
        return False
    if not year or any(branch in when.text for branch in BRANCHES):
        return False  # a year that is not written cannot be mistyped, nor one that its name confirms
    ahead = when.start - article.date.end
    if tense == "perhaps ahead":
        return ahead > _NEXT_YEAR
    return ahead > _SOON or plans.is_dateline(row, found.start, found.end)


def _expected(article: Article, head: Value) -> list[When]:
    """The dates in the head of the article of its event, and of a period for opinions."""
    anchor = article.date.start.date()
    expected = [article.event_date] if article.event_date else []
    for path, written in texts_in(head):
        if path and path[-1] in _PERIOD_KEYS:
            with suppress(DateFault):
                expected.append(parse(written, anchor=anchor))
    return expected


def _rows_with_days(text: str) -> Iterator[str]:
    """The lines that may contain days or spans of years; looking for dates is the slowest part of all checks."""
    words = [word for word in _WORDS if word in text]
    return (row for row in text.split("\n") if _FIGURES.search(row) or any(word in row for word in words))


def _is_later(when: When, own: When) -> bool:
    is_day = when.precision in ("minute", "day") or (when.precision == "span" and when.end - when.start < _SHORT)
    return is_day and when.start > own.end and when.start.date() > own.end.date()
