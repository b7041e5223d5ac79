"""The shards of a family, in groups, each named by what it holds.

A term begins a group where its checksum says so. An edit then takes apart the few groups that hold its terms, and
changes those shards that do; all other files, and their names, stay as they are. A term with a long line stands apart
from all groups, in a file of its own: common words, which nearly every edit changes, take no neighbours with them, and
whoever asks for one gets no other.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from plugins.core.codec import digest_bytes, encode

from .shards import Line, cut, weight

SHARDS, LEAST, LEAST_SHARED = 2, 12_000, 24_000
"""About so many shards or bytes a group, the last where its shards share its name (OWN_NAMES): fewer would lengthen the
list of names, and the last shard of each is smaller than need be."""
LONG, LONG_LEAST = 0.6, 4500
"""A line of so much of a shard, and of so many bytes, stands apart."""
LARGEST = 3_000
"""Bytes of a shard: they grow with the archive up to this, so that a query does not grow with it."""
SELDOM, LARGEST_SELDOM = 6, 12_000
"""How many times larger the shards of bodies are, and the largest: few queries read them, while all load the list of
what parts them."""
LARGEST_TERMS = 1_500
"""There are few shards of terms to list, and most queries read some."""
OWN_NAMES = LARGEST_TERMS
"""From so many bytes on, shards are named by themselves. Smaller ones, of small archives, share the name of their
group: all of it is written again with one, but one name is quicker to load than many."""


class Sizes(NamedTuple):
    """How a family is cut: bytes of a shard, and one of how many terms begins a group."""

    shard: int
    every: int

    def begins(self, term: str) -> bool:
        """Whether a term begins a group by itself."""
        return crc32(term.encode()) % self.every == 0


def shard_size(family: str, documents: int) -> int:
    """The bytes of a shard where there are so many documents; in steps, so that edits hardly ever change it."""
    step = 1 << max(documents.bit_length() - 2, 0)
    shard = min(700 + documents // step * step // 2, LARGEST)
    if family == "bodies":
        return min(shard * SELDOM, LARGEST_SELDOM)
    return min(shard, LARGEST_TERMS) if family == "terms" else shard


def is_long(size: int, shard: int) -> bool:
    """Whether a line of so many bytes stands apart from shards of so many."""
    return size >= max(LONG * shard, LONG_LEAST)


def sizes_of(shard: int, terms: int, total: int) -> Sizes:
    """How short lines of so many terms and bytes are cut; in steps, too."""
    each = terms * max(shard * SHARDS, LEAST_SHARED if shard < OWN_NAMES else LEAST) // max(total, 1)
    return Sizes(shard, 1 << max(each, 1).bit_length() - 1)


class Group(NamedTuple):
    """name: a digest of what it holds; shards: the first and the last term of each, and a digest of what that holds, or
    of the group (OWN_NAMES); terms, total: as of `sizes_of`."""

    name: str
    shards: tuple[tuple[str, str, str], ...]
    terms: int
    total: int


def packed(some: Sequence[Line], shard: int) -> tuple[Group, bytes]:
    """A group of these lines in shards of so many bytes, and what is kept of it."""
    kept = encode((shard, some))
    name = _name(kept)
    parts = cut(some, shard)
    shards = tuple((part[0].term, part[-1].term, name if shard < OWN_NAMES else _name(encode(part))) for part in parts)
    return Group(name, shards, len(some), sum(map(weight, some))), kept


def _name(kept: bytes) -> str:
    return b32encode(digest_bytes(kept)).decode().rstrip("=").lower()  # every file system tells these apart


class Groups(NamedTuple):
    """A family: the groups of its short lines, sorted; those of long ones, by their terms, sorted."""

    short: tuple[Group, ...]
    long: dict[str, Group]

    @property
    def all(self) -> Iterator[Group]:
        """The groups, the long ones last."""
        return chain(self.short, self.long.values())

    def sizes(self, shard: int) -> Sizes:
        """How the short lines are best cut into shards of so many bytes."""
        return sizes_of(shard, sum(group.terms for group in self.short), sum(group.total for group in self.short))


def cut_family(
    some: Callable[[], Iterator[Line]], shard: int, keep: Callable[[Sequence[Line]], Group]
) -> tuple[Sizes, Groups]:
    """How the sorted lines of a family are cut into shards of so many bytes, and its groups, which are kept."""
    short = [size for size in map(weight, some()) if not is_long(size, shard)]
    sizes = sizes_of(shard, len(short), sum(short))
    long: dict[str, Group] = {}

    def others() -> Iterator[Line]:
        for line in some():
            if is_long(weight(line), shard):
                long[line.term] = keep([line])
            else:
                yield line

    return sizes, Groups(tuple(map(keep, runs(others(), sizes))), long)


def runs(some: Iterable[Line], sizes: Sizes) -> Iterator[list[Line]]:
    """Sorted short lines cut where a group begins."""
    run: list[Line] = []
    for line in some:
        if run and sizes.begins(line.term):
            yield run
            run = []
        run.append(line)
    if run:
        yield run
