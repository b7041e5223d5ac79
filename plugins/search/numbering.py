"""Numbers documents, oldest first, so that hardly any number changes when an article is added or removed.

Every year has a range of numbers, with some to spare. The time in the year determines the preferred number of an
article in its range; if that is taken, it gets the next free one after all older articles. So the numbers depend on the
dates alone, not on the order in which articles were added, and one article more or less moves only its immediate
neighbours, up to the next free number. When a year outgrows its range, the range grows by about a fifth, and the
numbers of this and all later years change; ranges grow by at least about a hundredth of the archive, so that a year of
few articles hardly ever outgrows its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

_DAY = 24 * 60
_YEAR = 366 * _DAY
"""In minutes."""
_BLOCK = 16
"""Documents of neighbouring days fill a block of this many numbers from its start: fewer gaps, shorter postings."""


class Numbering(NamedTuple):
    """numbers: of the documents, in order; years: each with the size of its range, the first of which begins at 0."""

    numbers: list[int]
    years: list[tuple[int, int]]


def numbering(dates: Sequence[datetime]) -> Numbering:
    """The numbers of documents with these dates, which must be sorted, oldest first."""
    found = Numbering([], [])
    first, all_documents = 0, len(dates)
    for year, some in groupby(dates, attrgetter("year")):
        moments = [*some]
        size = range_size(len(moments), all_documents)
        found.numbers.extend(_within(moments, first, size))
        found.years.append((year, size))
        first += size
    return found


def range_size(documents: int, all_documents: int = 0) -> int:
    """The size of the range of a year, given its documents and those of the archive: at least a fifth stays free.

    It grows in steps of about a fifth, and of at least about a hundredth of the archive.
    """
    least = documents * 5 // 4 + 1
    step = max(_power(least) >> 2, _power(all_documents) >> 6, _BLOCK)
    return -(-least // step) * step


def _power(number: int) -> int:
    """The largest power of two not above a number; 0 for 0."""
    return 1 << number.bit_length() >> 1


def _within(moments: Sequence[datetime], first: int, size: int) -> Iterator[int]:
    """The numbers of a year's documents in its range, which begins at `first`."""
    new_year = date(moments[0].year, 1, 1).toordinal()
    spare = first + size - len(moments)
    free = first
    for place, moment in enumerate(moments):
        minute = (moment.toordinal() - new_year) * _DAY + moment.hour * 60 + moment.minute
        home = first + minute * size // _YEAR // _BLOCK * _BLOCK
        number = min(max(home, free), spare + place)  # leaves room for all that follow
        yield number
        free = number + 1
