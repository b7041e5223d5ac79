"""Sources to records, each once: what was read before comes from the store, the rest from several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial, reduce

from plugins.articles.reading import ReadResult, SourceFile

from .bodies import dump, load
from .report import Report
from .store import Store, key_of

Read = Callable[[SourceFile], ReadResult]
Change = Callable[[SourceFile], SourceFile]
RECORD, BODY = b"record", b"body"
FEW = 60
"""So many sources are read sooner than other processes are started."""
CHUNK = 25


class Reading:
    """Stands in for `map` in read_archive.

    context: what a record depends on beside its source, such as the names of the Markdown extensions; first: what
    every source goes through before it is read.
    """

    def __init__(
        self,
        store: Store,
        *context: str,
        first: Sequence[Change] = (),
        processes: int | None = None,
        report: Report | None = None,
    ) -> None:
        self.store = store
        self.context = context
        self.first = first
        self.processes = processes or os.cpu_count() or 1
        self.report = report or Report()

    def __call__(self, read: Read, files: Iterable[SourceFile]) -> Iterator[ReadResult]:
        """The results of `read`, in the order of the files; their bodies stay in the store."""
        sources = [reduce(lambda source, change: change(source), self.first, file) for file in files]
        keys = [key_of("source", *self.context, source.path, source.data) for source in sources]
        self.store.use(BODY + key for key in keys)
        records = dict(self.store.get(RECORD + key for key in keys))
        missing = [(key, source) for key, source in zip(keys, sources, strict=True) if RECORD + key not in records]
        for made in self._read(read, missing):
            self.store.put(made)
            self.report.read_anew += len(made) // 2
            self.report.progress("read", self.report.read_anew, len(missing))
            records.update((key, value) for key, value in made.items() if key.startswith(RECORD))
        for key in keys:
            yield load(records.pop(RECORD + key), BODY + key, self.store)

    def _read(self, read: Read, missing: list[tuple[bytes, SourceFile]]) -> Iterator[dict[bytes, bytes]]:
        chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
        if len(missing) <= FEW or self.processes == 1:
            yield from map(partial(read_chunk, read), chunks)
            return
        with ProcessPoolExecutor(self.processes) as pool:
            yield from pool.map(partial(read_chunk, read), chunks)


def read_chunk(read: Read, chunk: list[tuple[bytes, SourceFile]]) -> dict[bytes, bytes]:
    """What goes into the store for some sources: two values each, the record and the weight of its body."""
    made: dict[bytes, bytes] = {}
    for key, source in chunk:
        made[RECORD + key], made[BODY + key] = dump(read(source))
    return made
