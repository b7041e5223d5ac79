"""Numbers articles, oldest first, so that hardly any number changes when an article is added or removed.

Every year has a range of numbers, with some to spare. The moment of an article in the year gives its number in this
range; if that is taken, it gets the next free one after all older articles. So the numbers depend on the articles
alone, not on the order in which they were added, and one article more or less moves only its immediate neighbours, up
to the next free number: mostly one or two. When a year outgrows its range, the range grows by about a fifth, and the
numbers of this and all later years change; ranges grow by at least about a hundredth of the archive, so that a year of
few articles hardly ever outgrows its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from itertools import groupby
from typing import NamedTuple
from zlib import crc32

from plugins.content.model import Article

_DAY = 24 * 60
_YEAR = 366 * _DAY
"""In minutes."""
_LEAST = 16
"""The numbers of the smallest range."""


class Numbering(NamedTuple):
    """articles: by number, ascending; years: each with the size of its range, the first of which begins at 0."""

    articles: dict[int, Article]
    years: list[tuple[int, int]]


def numbering(articles: Iterable[Article]) -> Numbering:
    """The numbers of articles."""
    found = Numbering({}, [])
    timed = sorted(((_minute(article), article.address, article) for article in articles), key=lambda each: each[:2])
    first = 0
    for year, some in groupby(timed, lambda each: each[2].date.start.year):
        minutes, _, of_year = zip(*some, strict=True)
        size = range_size(len(of_year), len(timed))
        new_year = date(year, 1, 1).toordinal() * _DAY
        preferred = [first + (minute - new_year) * size // _YEAR for minute in minutes]
        found.articles.update(zip(_distinct(preferred, first + size), of_year, strict=True))
        found.years.append((year, size))
        first += size
    return found


def range_size(articles: int, all_articles: int = 0) -> int:
    """The size of the range of a year, given its articles and those of the archive: at least a quarter stays free.

    It grows in steps of about a fifth, and of at least about a hundredth of the archive.
    """
    least = articles * 4 // 3 + 1
    step = max(_power(least) >> 2, _power(all_articles) >> 6, _LEAST)
    return -(-least // step) * step


def _power(number: int) -> int:
    """The largest power of two not above a number; 0 for 0."""
    return 1 << number.bit_length() >> 1


def _minute(article: Article) -> int:
    """When an article was published, in minutes since the year 1; if only the day is known, at a minute of that day
    which follows from its address, so that the articles of a day do not all prefer the same number."""
    start = article.date.start
    of_day = start.hour * 60 + start.minute if start.time() != time.min else crc32(article.address.encode()) % _DAY
    return start.toordinal() * _DAY + of_day


def _distinct(preferred: Sequence[int], end: int) -> Iterator[int]:
    """Distinct ascending numbers below `end`: each the preferred one or, if that is taken, the next free one."""
    free = 0
    for number, left in zip(preferred, range(len(preferred), 0, -1), strict=True):
        number = min(max(number, free), end - left)  # leaves room for all that follow
        yield number
        free = number + 1
