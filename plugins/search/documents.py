"""Documents and their numbers: oldest first, and hardly any changes when an article comes or goes.

Every year has a range of numbers, some more than it has articles. The time in the year tells where in its range an
article would like to be; what is taken there goes to the next free number after all that are older. So the numbers
follow from the dates alone, in whatever order articles came, and one more or one less moves only those that stand
right beside it, with no free number between. Once a year has outgrown its range, that range grows by a fifth or so,
and its numbers and those of all later years change; ranges grow by a hundredth of the archive at the least, so that
a year of few articles hardly ever outgrows its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

_DAY = 24 * 60
_YEAR = 366 * _DAY
"""Minutes."""
_BLOCK = 16
"""Numbers that documents of neighbouring days fill from the first on: postings with fewer gaps are shorter."""


class Numbering(NamedTuple):
    """numbers: of the documents, in their order; years: each with the size of its range, the first from 0 on."""

    numbers: list[int]
    years: list[tuple[int, int]]


def numbering(dates: Sequence[datetime]) -> Numbering:
    """The numbers of documents of these dates, the oldest first."""
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
    """The size of the range of a year with so many documents, of so many in the archive: a fifth is free or more.

    In steps of a fifth or so, and of a hundredth of the archive or so at the least.
    """
    least = documents * 5 // 4 + 1
    step = max(_power(least) >> 2, _power(all_documents) >> 6, _BLOCK)
    return -(-least // step) * step


def _power(number: int) -> int:
    """The largest power of two that is no larger."""
    return 1 << number.bit_length() >> 1


def _within(moments: Sequence[datetime], first: int, size: int) -> Iterator[int]:
    """The numbers of a year's documents in the range of this size that begins at `first`."""
    new_year = date(moments[0].year, 1, 1).toordinal()
    spare = first + size - len(moments)
    free = first
    for place, moment in enumerate(moments):
        minute = (moment.toordinal() - new_year) * _DAY + moment.hour * 60 + moment.minute
        home = first + minute * size // _YEAR // _BLOCK * _BLOCK
        number = min(max(home, free), spare + place)  # there is room for all that follow
        yield number
        free = number + 1
