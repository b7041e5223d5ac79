"""The index of many articles, made from nothing: counted in several processes, joined in one."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import cache
from itertools import islice

from plugins.core.processes import at_once, pool

from .analyzer import Analyzer
from .counting import Columns, gather
from .index import BEFORE, Index, Row, posting
from .numbering import Numbering
from .terms import FIELDS, Source

CHUNK = 640
"""Articles counted together: the memory that counting takes grows with them, the joining shrinks."""
MANY = 1500
"""So many articles are counted before other processes have started."""


def build(sources: Iterable[Source], documents: int, analyzer: Analyzer, processes: int | None = None) -> Index:
    """The index of so many sources, which several processes count where they are many. processes: None: one a core."""
    remaining = iter(sources)
    chunks = zip(range(0, documents, CHUNK), iter(lambda: [*islice(remaining, CHUNK)], []), strict=True)
    several = at_once(processes) if documents > MANY else 1
    counted: Iterable[list[Columns]]
    if several == 1:
        numbering = Numbering(analyzer)
        counted = (gather(numbering, chunk, start) for start, chunk in chunks)
    else:
        counted = _in_processes(several, analyzer, chunks)
    return _joined(counted, documents)


def _in_processes(
    number: int, analyzer: Analyzer, chunks: Iterable[tuple[int, list[Source]]]
) -> Iterator[list[Columns]]:
    """The columns of chunks, in their order; no more chunks are taken than can be worked on soon."""
    with pool(number) as processes:
        waiting: deque[Future[list[Columns]]] = deque()
        for start, chunk in chunks:
            waiting.append(processes.submit(_counted, tuple(analyzer.forms), start, chunk))
            if len(waiting) > number + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _counted(forms: tuple[tuple[str, str], ...], start: int, chunk: list[Source]) -> list[Columns]:
    return gather(_numbering(forms), chunk, start)


@cache
def _numbering(forms: tuple[tuple[str, str], ...]) -> Numbering:
    """One a process, since it remembers what it has worked out."""
    return Numbering(Analyzer.of_forms(forms))


def _joined(runs: Iterable[list[Columns]], documents: int) -> Index:
    fields: list[dict[str, _Growing]] = [{} for _ in FIELDS]
    for run in runs:
        for rows, columns in zip(fields, run, strict=True):
            for term, number, first, times, last, rest in zip(*columns, strict=True):
                row = rows.get(term)
                if row is None:
                    row = rows[term] = _Growing(first)
                row.parts += (posting(first - row.last, times), rest)
                row.number += number
                row.last = last
    found = {}
    for name in FIELDS:  # each field is let go once it is done: the larger ones take a hundred megabytes
        found[name] = {term: row.done() for term, row in fields.pop(0).items()}
    return Index(documents, found)


class _Growing:
    """A row while its runs are joined."""

    __slots__ = ("first", "last", "number", "parts")

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = BEFORE
        self.number = 0
        self.parts: list[str] = []

    def done(self) -> Row:
        parts, self.parts = self.parts, []
        return Row(self.number, self.first, "".join(parts))
