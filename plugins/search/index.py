"""The inverted index of documents: term → postings, already encoded as the code points of its shards.

The postings of a term are two columns, one after the other: for each document, oldest first, the delta to the number of
the previous document, times two, plus one if the term occurs there more than once; then the counts above one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .codes import code, decoded, odd, total

BEFORE = -1
"""The number before the first document's."""
_STRIDE = 256
"""The number of postings that are skipped at once."""


class Row(NamedTuple):
    """A term in a field: how many documents contain it, and its postings."""

    number: int = 0
    postings: str = ""

    @property
    def first(self) -> int:
        """The first document that contains it; the row must not be empty."""
        return BEFORE + (decoded(self.postings[0])[0] >> 1)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each document, and how often it contains the term."""
        document, counts = BEFORE, iter(decoded(self.postings[self.number :]))
        for step in decoded(self.postings[: self.number]):
            document += step >> 1
            yield document, next(counts) if step & 1 else 1

    def changed(self, new: Sequence[tuple[int, int]]) -> Row:
        """The row with new counts of some documents, oldest first; 0 if a document no longer contains the term."""
        start, before, counts_start = self._before(new[0][0])
        end, last, counts_end = start, before, counts_start
        found: dict[int, int] = {}
        following = ""
        while end < self.number:
            step = decoded(self.postings[end])[0]
            end += 1
            if last + (step >> 1) > new[-1][0]:
                following = code(step)
                break
            last += step >> 1
            found[last] = decoded(self.postings[counts_end])[0] if step & 1 else 1
            counts_end += step & 1
        pairs = [(document, count) for document, count in sorted({**found, **dict(new)}.items()) if count]
        steps, counts = columns(pairs, before)
        if following:  # its delta is now to another document
            following = code(decoded(following)[0] + 2 * (last - (pairs[-1][0] if pairs else before)))
        return Row(
            self.number - len(found) + len(pairs),
            f"{self.postings[:start]}{steps}{following}{self.postings[end : self.number]}"
            f"{self.postings[self.number : counts_start]}{counts}{self.postings[counts_end:]}",
        )

    def _before(self, document: int) -> tuple[int, int, int]:
        """The position of a document's delta, or where it belongs; the document before; the position of its count."""
        place, last, counts = 0, BEFORE, self.number
        while stride := self.postings[place : min(place + _STRIDE, self.number)]:
            several = odd(stride)
            if last + (total(stride) - several >> 1) >= document:
                break
            place, last, counts = place + len(stride), last + (total(stride) - several >> 1), counts + several
        for step in decoded(stride):
            if last + (step >> 1) >= document:
                break
            place, last, counts = place + 1, last + (step >> 1), counts + (step & 1)
        return place, last, counts


Index = Mapping[str, Mapping[str, Row]]
"""Rows by field and term."""


def columns(pairs: Iterable[tuple[int, int]], before: int = BEFORE) -> tuple[str, str]:
    """The two columns for (document, count) pairs that come after the document `before`."""
    steps, counts = [], []
    for document, count in pairs:
        steps.append(code((document - before) * 2 + (count > 1)))
        if count > 1:
            counts.append(code(count))
        before = document
    return "".join(steps), "".join(counts)
