"""Sources to records, each once: what was read before comes from the store, the rest from several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial, reduce

from plugins.articles.reading import ReadResult, SourceFile

from .bodies import BODY, RECORD, dump, load
from .report import Report
from .store import Store, keys_after

Read = Callable[[SourceFile], ReadResult]
Change = Callable[[SourceFile], SourceFile]
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
        self.keys: dict[str, bytes] = {}
        """By the paths of the sources that were asked for last."""
        self._files: Iterable[SourceFile] | None = None
        self._keyed: list[tuple[bytes, SourceFile]] = []

    def __call__(self, read: Read, files: Iterable[SourceFile]) -> Iterator[ReadResult]:
        """The results of `read`, in the order of the files; their bodies stay in the store."""
        keyed = self.keyed(files)
        known, made = self._records(read, keyed)
        for key, _ in keyed:
            while RECORD + key not in known:
                known.update(next(made))
            yield load(known.pop(RECORD + key), key, self.store)

    def keyed(self, files: Iterable[SourceFile]) -> list[tuple[bytes, SourceFile]]:
        """The sources with their keys, as they are to be read; asked again with the same list, the same."""
        if files is self._files:
            return self._keyed
        sources = [reduce(lambda source, change: change(source), self.first, file) for file in files]
        key = keys_after("source", *self.context)
        keyed = [(key(source.path, source.data), source) for source in sources]
        self.keys = {source.path: key for key, source in keyed}
        self._files, self._keyed = files, keyed
        return keyed

    def records(self, read: Read, keyed: Iterable[tuple[bytes, SourceFile]]) -> dict[bytes, bytes]:
        """What the store holds of the records of these sources; what it lacked is read and put there first."""
        known, made = self._records(read, list(keyed))
        for more in made:
            known.update(more)
        return known

    def _records(
        self, read: Read, keyed: Sequence[tuple[bytes, SourceFile]]
    ) -> tuple[dict[bytes, bytes], Iterator[dict[bytes, bytes]]]:
        """The records that the store holds, and the others as they are read."""
        self.store.use(BODY + key for key, _ in keyed)
        known = dict(self.store.get(RECORD + key for key, _ in keyed))
        missing = [(key, source) for key, source in keyed if RECORD + key not in known]
        return known, self._made(read, missing)

    def _made(self, read: Read, missing: list[tuple[bytes, SourceFile]]) -> Iterator[dict[bytes, bytes]]:
        """The records of some sources, read now and put into the store with their bodies."""
        for made in self._read(read, missing):
            self.store.put(made)
            self.report.read_anew += len(made) // 2
            self.report.progress("read", self.report.read_anew, len(missing))
            yield {key: value for key, value in made.items() if key.startswith(RECORD)}

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
