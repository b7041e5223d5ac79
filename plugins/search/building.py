"""Builds an index from scratch: documents are counted in several processes and merged in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import islice
from typing import Any

from plugins.core.processes import Workers

from .analyzer import Analyzer
from .codes import code
from .counting import Columns, gather
from .index import BEFORE, Index, Row
from .terms import FIELDS, Source
from .vocabulary import Vocabulary

TOGETHER, FEW = 640, 2
"""Documents per batch (larger batches take more memory but less merging), and the number of batches up to which it is
faster to count in this process than to start others."""
Batch = tuple[Sequence[int], Sequence[Source]]
"""Documents that are counted together: their numbers and their sources."""


def build(
    sources: Iterable[Source], documents: Sequence[int], analyzer: Analyzer, processes: int | None = None
) -> Index:
    """The index of the sources; if there are many, several processes count them.

    documents: the numbers of the sources, ascending; processes: None: one per core.
    """
    remaining = iter(sources)
    starts = range(0, len(documents), TOGETHER)
    batches = ((documents[start : start + TOGETHER], [*islice(remaining, TOGETHER)]) for start in starts)
    count = partial(_counted, tuple(analyzer.forms))
    return _joined(Workers.here(processes).spread(count, batches, len(starts), alone=FEW))


def _counted(forms: tuple[tuple[str, str], ...], batch: Batch) -> list[Columns]:
    numbers, sources = batch
    return gather(_vocabulary(forms), sources, numbers)


@cache
def _vocabulary(forms: tuple[tuple[str, str], ...]) -> Vocabulary:
    """One vocabulary per process, since it caches its results."""
    return Vocabulary(Analyzer.of_forms(forms))


def _joined(runs: Iterable[list[Columns]]) -> Index:
    fields: list[dict[str, _Growing]] = [{} for _ in FIELDS]
    for run in runs:
        for rows, columns in zip(fields, run, strict=True):
            for term, number, first, several, last, steps, counts in zip(*columns, strict=True):
                row = rows.get(term)
                if row is None:
                    row = rows[term] = _Growing()
                row.steps += f"{code((first - row.last) * 2 + several)}{steps}".encode()
                row.counts += counts.encode()
                row.number += number
                row.last = last
    return dict(zip(FIELDS, map(_done, fields), strict=True))


def _done(rows: dict[str, _Growing]) -> dict[str, Row]:
    """The finished rows of a field, replaced in place: a second table of a million rows would take 100 MB."""
    found: dict[str, Any] = rows
    for term, row in rows.items():
        found[term] = row.done()
    return found


class _Growing:
    """A row while its runs are merged; in UTF-8, since a million rows of many small strings would take gigabytes."""

    __slots__ = ("counts", "last", "number", "steps")

    def __init__(self) -> None:
        self.last = BEFORE
        self.number = 0
        self.steps, self.counts = b"", b""

    def done(self) -> Row:
        postings = (self.steps + self.counts).decode()
        self.steps = self.counts = b""
        return Row(self.number, postings)
