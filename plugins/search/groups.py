"""The shards of a family, in groups: a folder for each, named by what it holds.

A term begins a group where its checksum says so, whatever stands beside it. An edit then changes the few groups that
hold its terms, and leaves all other folders, and their names, as they are.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from plugins.core.codec import digest_bytes, encode

from .shards import Line, cut, weight

SHARDS, LEAST = 4, 16_000
"""About so many shards or bytes a group: fewer would lengthen the manifest, more would change with each edit."""
LARGEST = 16_000
"""Bytes of a shard: they grow with the archive up to this, so that neither the manifest nor a query grows with it."""
SELDOM = 6
"""How many times larger the shards of bodies are: few queries read them, while all load the list of what parts them."""


class Sizes(NamedTuple):
    """How a family is cut: bytes of a shard, and one of how many terms begins a group."""

    shard: int
    every: int

    def begins(self, term: str) -> bool:
        """Whether a term begins a group."""
        return crc32(term.encode()) % self.every == 0


def sizes_of(family: str, documents: int, terms: int, total: int) -> Sizes:
    """How a family of so many documents, terms and bytes is cut; in steps, so that edits hardly ever change it."""
    step = 1 << max(documents.bit_length() - 2, 0)
    shard = min(600 + documents // step * step // 2, LARGEST) * (SELDOM if family == "bodies" else 1)
    each = terms * max(shard * SHARDS, LEAST) // max(total, 1)
    return Sizes(shard, 1 << max(each, 1).bit_length() - 1)


class Group(NamedTuple):
    """name: a digest of what it holds; shards: the first and the last term of each; terms, total: as of `sizes_of`."""

    name: str
    shards: tuple[tuple[str, str], ...]
    terms: int
    total: int


def packed(some: Sequence[Line], shard: int) -> tuple[Group, bytes]:
    """A group of these lines in shards of so many bytes, and what is kept of it."""
    kept = encode((shard, some))
    shards = tuple((part[0].term, part[-1].term) for part in cut(some, shard))
    name = b32encode(digest_bytes(kept)).decode().rstrip("=").lower()  # every file system tells these apart
    return Group(name, shards, len(some), sum(map(weight, some))), kept


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
