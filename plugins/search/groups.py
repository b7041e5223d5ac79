"""The shards of a family, in groups, each named by a digest of its content (content-defined chunking).

The checksum of a term decides whether it begins a group. So an edit unpacks only the few groups with its terms and
rewrites only their changed shards; all other files keep their names and content. A term with a long line is in no
group, but in its own file: common words, which nearly every edit changes, do not invalidate their neighbours, and a
query for one loads nothing else.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from plugins.core.codec import digest_bytes, encode

from .shards import Line, cut, weight

SHARDS, LEAST, LEAST_IN_SMALL = 2, 12_000, 24_000
"""The approximate size of a group: in shards, with a minimum in bytes, the last in small archives, whose shards have
not reached LARGEST. Smaller groups would lengthen the list of names, and leave more shards partly filled."""
LONG, LONG_LEAST = 0.6, 4500
"""A line gets its own file from this share of a shard and this many bytes on."""
LARGEST, GROWTH = 1_700, 80
"""The largest shard in bytes: shards grow with the archive up to this, so that queries do not keep growing with it, and
from there on by a byte for so many documents, so that the list of shards does not either."""
SELDOM = 6
"""The factor by which shards of bodies are larger: few queries read them, but every query loads the list of their
separators."""
NAMED = 2
"""How many neighbouring shards share a name; in small archives, all of a group. One change renames them all, but one
name is quicker to load than several."""


class Sizes(NamedTuple):
    """How a family is split: shard: the bytes of a shard; every: one term in this many begins a group."""

    shard: int
    every: int

    def begins(self, term: str) -> bool:
        """Whether a term begins a group."""
        return crc32(term.encode()) % self.every == 0


def shard_size(family: str, documents: int) -> int:
    """The bytes of a shard, given the number of documents; in steps, so that edits hardly ever change it."""
    step = 1 << max(documents.bit_length() - 2, 0)
    about = documents // step * step
    shard = min(700 + about // 2, LARGEST + about // GROWTH)
    return shard * SELDOM if family == "bodies" else shard


def is_long(size: int, shard: int) -> bool:
    """Whether a line of `size` bytes gets its own file, given the bytes of a shard."""
    return size >= max(LONG * shard, LONG_LEAST)


def sizes_of(shard: int, terms: int, total: int) -> Sizes:
    """How to split short lines, given their number and total bytes; also in steps."""
    each = terms * max(shard * SHARDS, LEAST_IN_SMALL if shard < LARGEST else LEAST) // max(total, 1)
    return Sizes(shard, 1 << max(each, 1).bit_length() - 1)


class Group(NamedTuple):
    """name: a digest of its content; shards: the first and last term of each, and the digest of those that share
    its name (NAMED); terms, total: see `sizes_of`."""

    name: str
    shards: tuple[tuple[str, str, str], ...]
    terms: int
    total: int


def packed(some: Sequence[Line], shard: int) -> tuple[Group, bytes]:
    """A group of lines in shards of `shard` bytes, and its encoded form for the cache."""
    kept = encode((shard, some))
    name = _name(kept)
    parts = [*cut(some, shard)]
    named = NAMED if len(some) > 1 else 1  # the two files of a long line often change one by one
    shards: list[tuple[str, str, str]] = []
    for place in range(0, len(parts), named):
        run = parts[place : place + named]
        digest = name if shard < LARGEST else _name(encode(run))
        shards += ((part[0].term, part[-1].term, digest) for part in run)
    return Group(name, tuple(shards), len(some), sum(map(weight, some))), kept


def _name(kept: bytes) -> str:
    return b32encode(digest_bytes(kept)).decode().rstrip("=").lower()  # distinct even if file names ignore case


class Groups(NamedTuple):
    """A family: the groups of its short lines, sorted, and those of its long lines by term, sorted."""

    short: tuple[Group, ...]
    long: dict[str, Group]

    @property
    def all(self) -> Iterator[Group]:
        """The groups, the long ones last."""
        return chain(self.short, self.long.values())

    def sizes(self, shard: int) -> Sizes:
        """How best to split the short lines into shards of `shard` bytes."""
        return sizes_of(shard, sum(group.terms for group in self.short), sum(group.total for group in self.short))


def cut_family(
    some: Callable[[], Iterator[Line]], shard: int, keep: Callable[[Sequence[Line]], Group]
) -> tuple[Sizes, Groups]:
    """Split the sorted lines of a family into shards of `shard` bytes; `keep` stores each group."""
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
    """Sorted short lines, split where a group begins."""
    run: list[Line] = []
    for line in some:
        if run and sizes.begins(line.term):
            yield run
            run = []
        run.append(line)
    if run:
        yield run
