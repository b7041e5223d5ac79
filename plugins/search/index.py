"""The inverted index of a run of articles: term → postings, already in the code points of its shards.

References are numbers in the order of the articles, oldest first, so new articles only append. A posting is the step
from the reference before, doubled, and plus one where the count is not 1; then the count follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .codes import code, decoded

BEFORE = -1
"""The reference before the first."""


class Row(NamedTuple):
    """A term in a field: the number of articles that hold it, the first reference among them, and the postings."""

    number: int = 0
    first: int = 0
    postings: str = ""

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The (reference, count) pairs; references count from the first of the index."""
        numbers = iter(decoded(self.postings))
        reference = BEFORE
        for step in numbers:
            reference += step >> 1
            yield reference, next(numbers) if step & 1 else 1


class Index(NamedTuple):
    """documents: how many articles; fields: by field name, by term, the Row."""

    documents: int
    fields: Mapping[str, Mapping[str, Row]]


def posting(step: int, number: int) -> str:
    """One posting."""
    return code(step * 2) if number == 1 else code(step * 2 + 1) + code(number)
