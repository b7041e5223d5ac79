"""The shards of a family, in groups: a folder for each, named by what it holds.

A term begins a group where its checksum says so, whatever stands beside it. An edit then changes the few groups that
hold its terms, and leaves all other folders, and their names, as they are.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from plugins.content.model import Computed, File

from .cache import name_of, read, write
from .shards import Line, content, cut, weight

SHARDS, LEAST = 4, 16_000
"""About so many shards or bytes a group: fewer would lengthen the manifest, more would change with each edit."""


class Damaged(Exception):
    """A file of the cache is no longer what this very build found or wrote."""


class Sizes(NamedTuple):
    """How a family is cut: bytes of a shard, and one of how many terms begins a group."""

    shard: int
    every: int

    @classmethod
    def of(cls, shard: int, terms: int, total: int) -> Sizes:
        """Those of a family of so many terms and bytes; steps of two, so that edits hardly ever change them."""
        each = terms * max(shard * SHARDS, LEAST) // max(total, 1)
        return cls(shard, 1 << max(each, 1).bit_length() - 1)

    def begins(self, term: str) -> bool:
        """Whether a term begins a group."""
        return crc32(term.encode()) % self.every == 0


class Group(NamedTuple):
    """name: a digest of what it holds; shards: the first and the last term of each; terms, total: as in Sizes.of."""

    name: str
    shards: tuple[tuple[str, str], ...]
    terms: int
    total: int


def packed(some: Sequence[Line], shard: int) -> tuple[Group, bytes]:
    """A group of these lines, and what is kept of it."""
    shards = tuple((part[0].term, part[-1].term) for part in cut(some, shard))
    kept = marshal.dumps((shard, [tuple(line) for line in some]), 2)  # in this version equal values give equal bytes
    return Group(name_of(kept), shards, len(some), sum(map(weight, some))), kept


def runs(some: Iterable[Line], sizes: Sizes) -> Iterator[list[Line]]:
    """Sorted lines cut where a term begins a group."""
    run: list[Line] = []
    for line in some:
        if run and sizes.begins(line.term):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


class Groups:
    """The groups in a cache folder; without one, or where it cannot be written, they stay in memory."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._memory: dict[str, Opened] = {}

    def put(self, some: Sequence[Line], shard: int) -> Group:
        """Keep a group of these lines."""
        group, kept = packed(some, shard)
        if self.folder is None or not write(self.folder / file_of(group.name), kept):
            self._memory[group.name] = shard, some
        return group

    def lines(self, name: str) -> Sequence[Line]:
        """The lines of a group; Damaged where they are no longer there."""
        return self._memory[name][1] if name in self._memory else _opened(str(self.folder), name)[1]

    def holds(self, name: str) -> bool:
        """Whether a group is there, whole."""
        return name in self._memory or (self.folder is not None and read(self.folder / file_of(name)) is not None)

    def outputs(self, group: Group, folder: str) -> Iterator[File | Computed]:
        """The files of its shards in the folder of that address."""
        if group.name in self._memory:
            size, some = self._memory[group.name]
            yield from (File(f"{folder}{n}.txt", content(part)) for n, part in enumerate(cut(some, size)))
            return
        for number in range(len(group.shards)):
            yield Computed(f"{folder}{number}.txt", shard_file, (str(self.folder), group.name, number))


Opened = tuple[int, Sequence[Line]]
"""Bytes of a shard, and the lines of a group."""


def file_of(name: str) -> str:
    """The file of a group in the cache folder."""
    return f"{name}.group"


def shard_file(folder: str, name: str, number: int) -> bytes:
    """The file of one shard of the group with that name in a cache folder; Damaged where it is no longer there."""
    return content(_cut(folder, name)[number])


@lru_cache(maxsize=4)
def _cut(folder: str, name: str) -> list[Sequence[Line]]:
    size, some = _opened(folder, name)
    return [*cut(some, size)]


@lru_cache(maxsize=4)
def _opened(folder: str, name: str) -> Opened:
    kept = read(Path(folder) / file_of(name))
    if kept is None:
        raise Damaged(name)
    size, some = marshal.loads(kept)
    return size, [Line(*line) for line in some]
