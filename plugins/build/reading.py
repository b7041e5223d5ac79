"""Sources to records, each once: what was read before comes from the store, the rest from several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import chain, islice

from plugins.content.reading import ReadResult, SourceFile
from plugins.core.processes import at_once, pool

from .bodies import BODY, RECORD, dump, load
from .report import Report
from .store import Store, keys_after

Read = Callable[[SourceFile], ReadResult]
Change = Callable[[SourceFile], SourceFile]
Keyed = tuple[bytes, SourceFile]
"""A source, as it is to be read, after its key."""
FEW = 60
"""So many sources are read sooner than other processes are started."""
CHUNK = 25
TOGETHER = 500
"""Records that the store is asked for at once."""


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
        self.processes = at_once(processes)
        self.report = report or Report()
        self.keys: dict[str, bytes] = {}
        """By the paths of the sources that were asked for last."""

    def __call__(self, read: Read, files: Iterable[SourceFile]) -> Iterator[ReadResult]:
        """The results of `read`, in the order of the files; their bodies stay in the store."""
        self.keys = {}
        known: dict[bytes, bytes] = {}
        made = self._made(read, self._missing(self._keyed(files), known))
        known.update(next(made, {}))  # now all files were gone through
        for key in self.keys.values():
            while RECORD + key not in known:
                known.update(next(made))
            yield load(known.pop(RECORD + key), key, self.store)

    def keyed(self, files: Iterable[SourceFile]) -> list[Keyed]:
        """The sources with their keys, as they are to be read."""
        self.keys = {}
        return [*self._keyed(files)]

    def records(self, read: Read, keyed: Iterable[Keyed]) -> dict[bytes, bytes]:
        """What the store holds of the records of these sources; what it lacked is read and put there first."""
        known: dict[bytes, bytes] = {}
        for more in self._made(read, self._missing(keyed, known)):
            known.update(more)
        return known

    def _keyed(self, files: Iterable[SourceFile]) -> Iterator[Keyed]:
        key_of = keys_after("source", *self.context)
        for file in files:
            source = reduce(lambda source, change: change(source), self.first, file)
            key = self.keys[source.path] = key_of(source.path, source.data)
            yield key, source

    def _missing(self, keyed: Iterable[Keyed], known: dict[bytes, bytes]) -> Iterator[Keyed]:
        """Those of which the store holds no record; the others' records are put into `known` as they go by."""
        remaining = iter(keyed)
        while some := [*islice(remaining, TOGETHER)]:
            self.store.use(BODY + key for key, _ in some)
            known.update(self.store.get(RECORD + key for key, _ in some))
            yield from (one for one in some if RECORD + one[0] not in known)

    def _made(self, read: Read, missing: Iterator[Keyed]) -> Iterator[dict[bytes, bytes]]:
        """The records of some sources, read now and put into the store with their bodies."""
        sizes: list[int] = []
        for made in self._read(read, missing, sizes):
            self.store.put(made)
            self.report.read_anew += len(made) // 2
            self.report.progress("read", self.report.read_anew, sum(sizes))
            yield {key: value for key, value in made.items() if key.startswith(RECORD)}

    def _read(self, read: Read, missing: Iterator[Keyed], sizes: list[int]) -> Iterator[dict[bytes, bytes]]:
        """Chunks of sources read, all of which are gone through before the first is yielded. sizes: for their sizes."""
        work = partial(read_chunk, read)
        first = [*islice(missing, FEW + 1)]
        chunks = _chunks(chain(first, missing), sizes)
        if len(first) <= FEW or self.processes == 1:
            yield from map(work, [*chunks])
            return
        with pool(self.processes) as processes:
            yield from processes.map(work, chunks)  # which begins while the last are still being loaded


def _chunks(keyed: Iterator[Keyed], sizes: list[int]) -> Iterator[list[Keyed]]:
    while some := [*islice(keyed, CHUNK)]:
        sizes.append(len(some))
        yield some


def read_chunk(read: Read, chunk: list[Keyed]) -> dict[bytes, bytes]:
    """What goes into the store for some sources: two values each, the record and the weight of its body."""
    made: dict[bytes, bytes] = {}
    for key, source in chunk:
        made[RECORD + key], made[BODY + key] = dump(read(source))
    return made
