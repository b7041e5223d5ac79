"""The inverted index of a run of articles: term → postings, already in the code points of its shards.

References are numbers in the order of the articles, oldest first, so new articles only append. A posting is the step
from the reference before, doubled, and plus one where the count is not 1; then the count follows.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice, repeat
from operator import sub
from typing import NamedTuple

from .analyzer import Analyzer
from .codes import code, decoded
from .terms import FIELDS, Source, Terms, count

CHUNK = 800
"""Articles counted together: the memory that counting takes grows with them, the joining shrinks."""
MANY = 1500
"""So many articles are counted before other processes have started."""
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


class Stretch(NamedTuple):
    """A term in a field of some articles in succession, its first posting apart: that depends on what came before.

    number: of articles; first: the reference of the first; times: its count there; last: the last reference; rest: of
    the postings.
    """

    number: int
    first: int
    times: int
    last: int
    rest: str


Stretches = list[dict[str, Stretch]]
"""By the place of a field, by term."""


def posting(step: int, number: int) -> str:
    """One posting."""
    return code(step * 2) if number == 1 else code(step * 2 + 1) + code(number)


class _Postings(dict[tuple[int, int], str]):
    """(step, count) → the posting: most are written again and again."""

    def __missing__(self, key: tuple[int, int]) -> str:
        text = self[key] = posting(*key)
        return text


_POSTINGS = _Postings()


def build(articles: Iterable[Terms]) -> Index:
    """The index of these articles."""
    known = [*articles]
    return _joined([gather(known, 0)], len(known))


def build_from(sources: Iterable[Source], documents: int, analyzer: Analyzer, processes: int | None = None) -> Index:
    """The index of so many sources, which several processes count where they are many. processes: None: one a core."""
    remaining = iter(sources)
    chunks = zip(range(0, documents, CHUNK), iter(lambda: [*islice(remaining, CHUNK)], []), strict=True)
    several = (processes or os.cpu_count() or 1) if documents > MANY else 1
    counted: Iterable[Stretches]
    if several == 1:
        counted = (_gathered(analyzer, start, chunk) for start, chunk in chunks)
    else:
        counted = _in_processes(several, analyzer, chunks)
    return _joined(counted, documents)


def _in_processes(number: int, analyzer: Analyzer, chunks: Iterable[tuple[int, list[Source]]]) -> Iterator[Stretches]:
    """The stretches of chunks, in their order; no more chunks are taken than can be worked on soon."""
    with ProcessPoolExecutor(number) as pool:
        waiting: deque[Future[Stretches]] = deque()
        for start, chunk in chunks:
            waiting.append(pool.submit(_counted, tuple(analyzer.forms), start, chunk))
            if len(waiting) > number + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _counted(forms: tuple[tuple[str, str], ...], start: int, chunk: list[Source]) -> Stretches:
    return _gathered(_analyzer(forms), start, chunk)


@cache
def _analyzer(forms: tuple[tuple[str, str], ...]) -> Analyzer:
    """One a process, since it remembers what it has worked out."""
    return Analyzer.of_forms(forms)


def _gathered(analyzer: Analyzer, start: int, chunk: list[Source]) -> Stretches:
    return gather((count(analyzer, *source) for source in chunk), start)


def gather(articles: Iterable[Terms], start: int) -> Stretches:
    """The stretches of these articles, the first of which has the reference `start`; nothing is kept of an article."""
    fields: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
    run = deque[None](maxlen=0).extend
    for reference, terms in enumerate(articles, start):
        for rows, counts in zip(fields, terms, strict=True):
            # A loop that never leaves C: some ten million postings are gathered so.
            run(map(list.extend, map(rows.__getitem__, counts), zip(repeat(reference), counts.values(), strict=False)))
    return [{term: _stretch(row) for term, row in rows.items()} for rows in fields]


def _stretch(row: list[int]) -> Stretch:
    if len(row) == 2:
        return Stretch(1, row[0], row[1], row[0], "")
    references, counts = row[::2], row[1::2]
    steps = map(sub, references[1:], references)
    rest = "".join(map(_POSTINGS.__getitem__, zip(steps, counts[1:], strict=True)))
    return Stretch(len(counts), references[0], counts[0], references[-1], rest)


def _joined(runs: Iterable[Stretches], documents: int) -> Index:
    fields: list[dict[str, _Growing]] = [{} for _ in FIELDS]
    for run in runs:
        for rows, stretches in zip(fields, run, strict=True):
            for term, stretch in stretches.items():
                row = rows.get(term)
                if row is None:
                    row = rows[term] = _Growing(stretch.first)
                row.add(stretch)
    found = {name: {term: row.done() for term, row in rows.items()} for name, rows in zip(FIELDS, fields, strict=True)}
    return Index(documents, found)


class _Growing:
    """A row while its stretches are joined."""

    __slots__ = ("first", "last", "number", "parts")

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = BEFORE
        self.number = 0
        self.parts: list[str] = []

    def add(self, stretch: Stretch) -> None:
        self.parts += (posting(stretch.first - self.last, stretch.times), stretch.rest)
        self.number += stretch.number
        self.last = stretch.last

    def done(self) -> Row:
        return Row(self.number, self.first, "".join(self.parts))
