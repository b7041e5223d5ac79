"""The inverted index of a run of articles: term → postings, already in the bytes of its shards.

References are numbers in the order of the articles, oldest first, so new articles only append. A posting is the step
from the reference before, doubled, and plus one where the count is not 1; then the count follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .codes import code, decoded
from .terms import FIELDS, Terms

_BEFORE = -1
_MANY = 4096
_CODES = [code(number) for number in range(_MANY)]


class Row(NamedTuple):
    """A term in a field: the number of articles that hold it, the first reference among them, and the postings."""

    number: int = 0
    first: int = 0
    postings: bytes = b""

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The (reference, count) pairs; references count from the first of the index."""
        numbers = iter(decoded(self.postings))
        reference = _BEFORE
        for step in numbers:
            reference += step >> 1
            yield reference, next(numbers) if step & 1 else 1


class _Growing:
    """The postings of one term in one field while they are gathered."""

    __slots__ = ("first", "last", "number", "postings")

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = _BEFORE
        self.number = 0
        self.postings = bytearray()


class Index(NamedTuple):
    """documents: how many articles; fields: by field name, by term, the Row."""

    documents: int
    fields: Mapping[str, Mapping[str, Row]]


def build(articles: Iterable[Terms]) -> Index:
    """The index of these articles; one pass, nothing kept of an article."""
    fields: list[dict[str, _Growing]] = [{} for _ in FIELDS]
    documents = 0
    for reference, terms in enumerate(articles):
        documents += 1
        for rows, counts in zip(fields, terms, strict=True):
            _add(rows, reference, counts)
    done = {
        name: {term: Row(row.number, row.first, bytes(row.postings)) for term, row in rows.items()}
        for name, rows in zip(FIELDS, fields, strict=True)
    }
    return Index(documents, done)


def _add(rows: dict[str, _Growing], reference: int, counts: Mapping[str, int]) -> None:
    for term, count in counts.items():
        row = rows.get(term)
        if row is None:
            row = rows[term] = _Growing(reference)
        step = (reference - row.last) * 2
        row.last = reference
        row.number += 1
        if count == 1:
            row.postings += _CODES[step] if step < _MANY else code(step)
        else:
            row.postings += code(step + 1) + code(count)
