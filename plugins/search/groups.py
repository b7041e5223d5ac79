"""The shards of a family, in groups, each named by what it holds.

A term begins a group where its checksum says so, and one with a long line has a group of its own, whatever stands
beside it. An edit then changes the few groups that hold its terms, and leaves all other files, and their names, as they
are; common words, which nearly every edit changes, take no neighbours with them.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from plugins.core.codec import digest_bytes, encode

from .shards import Line, cut, weight

SHARDS, LEAST = 8, 16_000
"""About so many shards or bytes a group, were no term common: fewer would lengthen the manifest, more would change with
each edit."""
LONG, LONG_LEAST = 0.6, 4500
"""A line of so much of a shard, and of so many bytes, has a group of its own."""
LARGEST = 16_000
"""Bytes of a shard: they grow with the archive up to this, so that neither the manifest nor a query grows with it."""
SELDOM = 6
"""How many times larger the shards of bodies are: few queries read them, while all load the list of what parts them."""


class Sizes(NamedTuple):
    """How a family is cut: bytes of a shard, and one of how many terms begins a group."""

    shard: int
    every: int

    def begins(self, term: str) -> bool:
        """Whether a term begins a group by itself."""
        return crc32(term.encode()) % self.every == 0

    def is_long(self, line: Line) -> bool:
        """Whether a line has a group of its own."""
        return weight(line) >= self._long

    def is_alone(self, group: Group) -> bool:
        """Whether a group is the one of a long line."""
        return group.terms == 1 and group.total >= self._long

    @property
    def _long(self) -> float:
        return max(LONG * self.shard, LONG_LEAST)


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
    """Sorted lines cut where a group begins."""
    run: list[Line] = []
    after_long = False
    for line in some:
        is_long = sizes.is_long(line)
        if run and (is_long or after_long or sizes.begins(line.term)):
            yield run
            run = []
        run.append(line)
        after_long = is_long
    if run:
        yield run
