"""What is counted of one article, field by field: a pure function of the article, so that it can be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.content.model import Article
from plugins.core.codec import digest
from plugins.vietnamese.dates import When

from .analyzer import Analyzer

FIELDS: Mapping[str, int] = {"title": 3, "body": 1, "title_pairs": 3, "body_pairs": 1, "when": 4}
"""The fields of the index in their order, with lunr's boosts. when: the article's own days, months, quarters, years."""


class Terms(NamedTuple):
    """How often each token stands in each field of one article; the fields are those of FIELDS."""

    title: Counter[str]
    body: Counter[str]
    title_pairs: Counter[str]
    body_pairs: Counter[str]
    when: Counter[str]


class Source(NamedTuple):
    """What of an article is searched. when: its tokens of time."""

    title: str
    text: str
    when: tuple[str, ...]


def count(analyzer: Analyzer, title: str, text: str, when: Iterable[str]) -> Terms:
    """The Terms of a Source."""
    head, body = analyzer.tokens(title), analyzer.tokens(text)
    return Terms(Counter(head.words), Counter(body.words), Counter(head.pairs), Counter(body.pairs), Counter(when))


def article_source(article: Article, text: str) -> Source:
    """The Source of an article with this plain text; who wrote it, where and its tags count as text."""
    return Source(article.title, f"{text}\n{_about(article)}", _when(article))


def article_key(article: Article) -> bytes:
    """A digest of all that the index and its cards say of an article; no two articles of an archive have the same."""
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


def _about(article: Article) -> str:
    return "\n".join((article.summary, article.place, *article.authors, *article.tags))


def _when(article: Article) -> tuple[str, ...]:
    return tuple({token: None for when in _whens(article) for token in when_tokens(when)})


def _whens(article: Article) -> list[When]:
    return [when for when in (article.date, article.event_date, article.period) if when]


def when_tokens(when: When) -> Iterator[str]:
    """The tokens that a date answers to: "@5-9-2019", "@9-2019", "@q3-2019", "2019", as far as it is precise."""
    year, month = when.start.year, when.start.month
    yield str(year)
    if when.precision in ("minute", "day"):
        yield f"@{when.start.day}-{month}-{year}"
    if when.precision in ("minute", "day", "month"):
        yield f"@{month}-{year}"
    if when.precision in ("minute", "day", "month", "quarter"):
        yield f"@q{(month + 2) // 3}-{year}"
