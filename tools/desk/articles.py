"""The list of sources, and the suggestions offered in forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plugins.build.single import Baseline
from plugins.content.model import Article, FixedPage
from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.dates import DateFault, find_dates, parse, warnings
from plugins.vietnamese.formatting import page_header, short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import fold

MESSAGES = messages_of(__package__)
SHOWN = 100
"""Most rows in the list; there are no further pages, since editors search by typing."""
OFFERED = 200
STATES = ("draft", "scheduled", "faulty", "unsaved")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list. states: some of STATES, and "published" if neither a draft nor scheduled."""

    path: str
    title: str
    day: str
    category: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The first matching rows, newest first, and the number of all matches."""

    rows: Sequence[Row]
    total: int


def rows(known: Baseline, diagnostics: Iterable[Diagnostic], unsaved: Iterable[str]) -> list[Row]:
    """The rows of all sources, newest first."""
    faulty = {one.file for one in diagnostics if one.level == "error"}
    typed = frozenset(unsaved)
    listed: list[tuple[datetime, Row]] = []
    for result in known.results:
        record, marks = result.record, []
        if result.status == "draft":
            marks.append("draft")
        elif isinstance(record, Article) and record.date.start > known.archive.now:
            marks.append("scheduled")
        else:
            marks.append("published")
        marks += [mark for mark, there in (("faulty", faulty), ("unsaved", typed)) if result.path in there]
        when, day, category = datetime.max, "", ""
        if isinstance(record, Article):
            named = known.archive.data.categories.get(record.category)
            when, day, category = record.date.start, short(record.date.start), named.title if named else record.category
        elif isinstance(record, FixedPage):
            when = datetime.min
            category = MESSAGES.say("row-english" if record.is_english else "row-page")
        title = record.title if record else result.path
        listed.append((when, Row(result.path, title, day, category, tuple(marks))))
    listed.sort(key=lambda pair: (pair[0], pair[1].path), reverse=True)
    return [row for _, row in listed]


def find(every: Sequence[Row], words: str, state: str) -> Listing:
    """Search the rows by title, category, day and path, ignoring diacritics; state: one of STATES or ""."""
    wanted = fold(words).split()
    found = [
        row
        for row in every
        if (not state or state in row.states)
        and (not wanted or all(word in fold(f"{row.title} {row.category} {row.day} {row.path}") for word in wanted))
    ]
    return Listing(found[:SHOWN], len(found))


def offered(known: Baseline) -> Mapping[str, list[str]]:
    """The authors, tags and places in use, the most frequent first."""
    articles = known.archive.articles
    names = {
        "authors": (name for article in articles for name in article.authors),
        "tags": (name for article in articles for name in article.tags),
        "places": (article.place for article in articles if article.place),
    }
    return {key: [name for name, _ in Counter(found).most_common(OFFERED)] for key, found in names.items()}


def told_day(text: str, today: date) -> tuple[str, str]:
    """The meaning of a typed date, with its weekday, and what is wrong with it; each may be ""."""
    try:
        when = parse(text, anchor=today)
    except DateFault as fault:
        return "", fault.message
    return page_header(when), "; ".join(warnings(when))


def period_in(text: str) -> str:
    """The month or quarter that a text names, as written; "" if absent."""
    found = (one.when for one in find_dates(text) if one.when and one.when.precision in ("month", "quarter"))
    return next((when.text for when in found), "")
