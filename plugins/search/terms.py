"""The counts of tokens in one article, by field: a pure function of the article, so that they can be cached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from plugins.content.model import Article
from plugins.core.codec import digest
from plugins.vietnamese.dates import When

from .analyzer import Analyzer
from .searchable import joined_numbers, searchable

FIELDS: Mapping[str, int] = {"title": 3, "body": 1, "title_pairs": 3, "body_pairs": 1, "when": 4}
"""The fields of the index, in order, with lunr's boosts. when: the article's own days, months, quarters, years."""
LONGEST_RANGE = 93
"""The longest range, in days, of which every day can be searched for."""


class Terms(NamedTuple):
    """How often each token occurs in each field of one article; the fields are those of FIELDS."""

    title: Counter[str]
    body: Counter[str]
    title_pairs: Counter[str]
    body_pairs: Counter[str]
    when: Counter[str]


class Source(NamedTuple):
    """The searchable content of an article. when: its tokens of dates."""

    title: str
    text: str
    when: tuple[str, ...]


def count(analyzer: Analyzer, title: str, text: str, when: Iterable[str]) -> Terms:
    """The Terms of a Source."""
    head, body = analyzer.tokens(title), analyzer.tokens(text)
    return Terms(Counter(head.words), Counter(body.words), Counter(head.pairs), Counter(body.pairs), Counter(when))


def article_source(article: Article, text: str) -> Source:
    """The Source of an article with this plain text; its summary, place, authors and tags count as text."""
    about = (article.summary, article.place, *article.authors, *article.tags)
    title, body = searchable(article.title), searchable("\n".join((text, *about)))
    numbers = joined_numbers(f"{title}\n{body}")
    return Source(title, f"{body}\n{numbers}" if numbers else body, _when(article))


def article_key(article: Article) -> bytes:
    """A digest of all that the index and its cards contain of an article; unique in an archive."""
    event, period, date = article.event_date, article.period, article.date
    return digest(
        (
            (article.slug, article.title, article.category, article.summary, article.body.sha256),
            (article.place, article.authors, article.tags),
            (date.start, date.end, date.precision),
            event and (event.start, event.end, event.precision),
            period and (period.start, period.end, period.precision),
        )
    )


def _when(article: Article) -> tuple[str, ...]:
    dates = filter(None, (article.date, article.event_date, article.period))
    return tuple(dict.fromkeys(chain.from_iterable(map(when_tokens, dates))))


def when_tokens(when: When) -> Iterator[str]:
    """The tokens that find a date: "@5-9-2019", "@9-2019", "@q3-2019", "2019", as far as it is precise.

    A range of days is found by each of its days, and by their months, quarters and years.
    """
    days = [*_days(when)] if when.precision in ("minute", "day", "span") else [when.start.date()]
    yield from dict.fromkeys(str(day.year) for day in days)
    if when.precision in ("minute", "day", "span"):
        yield from (f"@{day.day}-{day.month}-{day.year}" for day in days)
    if when.precision in ("minute", "day", "span", "month"):
        yield from dict.fromkeys(f"@{day.month}-{day.year}" for day in days)
    if when.precision in ("minute", "day", "span", "month", "quarter"):
        yield from dict.fromkeys(f"@q{(day.month + 2) // 3}-{day.year}" for day in days)


def _days(when: When) -> Iterator[date]:
    """The days of a date or a range; of a range of more than LONGEST_RANGE days, only the first and the last."""
    first, last = when.start.date(), when.end.date()
    if (last - first).days >= LONGEST_RANGE:
        yield from (first, last)
        return
    for step in range((last - first).days + 1):
        yield first + timedelta(step)
