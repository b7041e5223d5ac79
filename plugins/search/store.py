"""The index in the cache, with what is needed to update it: its groups of lines, and the source of each article."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from plugins.content.model import Article
from plugins.core.cache import Cache, DamagedCache
from plugins.core.codec import DIGEST_SIZE, decode, encode
from plugins.core.processes import forked_map

from .groups import Group, Groups, Sizes, packed
from .shards import Line, content, cut
from .terms import Source, article_source

Texts = Callable[[Article], str]
"""Returns the searchable text of an article."""
ArticleOf = Callable[[bytes], Article | None]
"""Returns the article of a key; None if it no longer exists."""
_STATE = "index"
_BATCH = 500
"""The number of articles whose sources are read and written together."""
FEW, TURN = 40, 16
"""The most batches that this process computes itself, and the batches after which workers end to free their memory."""
_WAITING = 1 << 24
"""Groups are written once they exceed this many bytes."""


class _Packed(NamedTuple):
    """A State as cached: the numbers of the articles, 4 bytes each, and their keys, DIGEST_SIZE each, concatenated."""

    numbers: bytes
    keys: bytes
    sizes: dict[str, Sizes]
    groups: dict[str, Groups]
    syllables: dict[str, int]


class State(NamedTuple):
    """A whole index except the lines of its groups.

    keys: of its articles, by number, ascending; sizes, groups: by family; syllables: the number of documents of each
    folded syllable, by title plus by body.
    """

    keys: Mapping[int, bytes]
    sizes: Mapping[str, Sizes]
    groups: Mapping[str, Groups]
    syllables: Mapping[str, int]

    @property
    def names(self) -> set[str]:
        """The names of its groups."""
        return {group.name for some in self.groups.values() for group in some.all}

    def dump(self) -> bytes:
        """Encode the state."""
        return encode((array("I", self.keys).tobytes(), b"".join(self.keys.values()), *self[1:]))

    @classmethod
    def load(cls, stored: bytes) -> State:
        """Decode a state from `dump`."""
        packed = decode(stored, _Packed)
        starts = range(0, len(packed.keys), DIGEST_SIZE)
        keys = (packed.keys[start : start + DIGEST_SIZE] for start in starts)
        known = dict(zip(array("I", packed.numbers), keys, strict=True))
        return cls(known, packed.sizes, packed.groups, packed.syllables)


class Store:
    """The index in a cache. version: of the code that makes it; an index of another version is ignored."""

    def __init__(self, cache: Cache, version: bytes) -> None:
        self._room = cache.room("search", version)
        self._groups = cache.room("search-groups", version)
        self._sources = cache.room("search-sources", version)
        self._waiting: dict[str, tuple[bytes, bytes]] = {}
        self._size = 0
        self._shards: tuple[str, list[Sequence[Line]]] = "", []

    def load(self) -> State | None:
        """The index as last saved; None if there is none."""
        kept = self._room.one(_STATE)
        return State.load(kept) if kept else None

    def begin(self) -> None:
        """Forget the state before anything else changes, so that a build after a crash starts from scratch."""
        self._room.forget([_STATE])

    def save(self, state: State, before: State | None) -> None:
        """Save an index, and forget what only `before` needed or, if that is None, all that this one does not need."""
        self._write()
        names, keys = state.names, {*state.keys.values()}
        if before:
            self._groups.forget(before.names - names)
            self._sources.forget([key.hex() for key in {*before.keys.values()} - keys])
        else:
            self._groups.keep_only(names)
            self._sources.keep_only({key.hex() for key in keys})
        self._room.put({_STATE: (b"", state.dump())})

    def put(self, some: Sequence[Line], shard: int) -> Group:
        """Store a group of lines in shards of `shard` bytes."""
        group, kept = packed(some, shard)
        self._waiting[group.name] = b"", kept
        self._size += len(kept)
        if self._size > _WAITING:
            self._write()
        return group

    def _write(self) -> None:
        self._groups.put(self._waiting)
        self._waiting, self._size = {}, 0

    def lines(self, name: str) -> list[Line]:
        """The lines of a group."""
        return self._opened(name)[1]

    def _opened(self, name: str) -> tuple[int, list[Line]]:
        kept = self._waiting[name][1] if name in self._waiting else self._groups.one(name)
        if kept is None:
            raise DamagedCache(f"the cache lacks the group {name}")
        return decode(kept, tuple[int, list[Line]])

    def shard(self, name: str, number: int) -> bytes:
        """The content of a shard of a group."""
        if self._shards[0] != name:
            size, some = self._opened(name)
            self._shards = name, [*cut(some, size)]
        return content(self._shards[1][number])

    def sources(self, keys: Iterable[bytes], article_of: ArticleOf, texts: Texts) -> Iterator[Source]:
        """The sources of some keys, from the cache or from their articles; raises DamagedCache if neither has one."""
        remaining = iter(keys)
        while some := [*islice(remaining, _BATCH)]:
            known = self._sources.read({key.hex(): b"" for key in some}, bytes)
            found = {key: decode(known[key.hex()], Source) for key in some if key.hex() in known}
            missing = {key: article_of(key) for key in some if key not in found}
            new = {key: article_source(article, texts(article)) for key, article in missing.items() if article}
            self._sources.put({key.hex(): (b"", encode(source)) for key, source in new.items()})
            for key in some:
                if key not in found and key not in new:
                    raise DamagedCache("the cache lacks the source of an article")
                yield found[key] if key in found else new[key]

    def keep_sources(self, keys: Sequence[bytes], article_of: ArticleOf, texts: Texts) -> None:
        """Cache the sources of articles, computed by short-lived processes; does nothing for a few.

        A forked process copies the pages that it touches, so one that touched every article would double the memory.
        """

        def keep(some: Sequence[bytes]) -> None:
            deque(self.sources(some, article_of, texts), 0)

        batches = [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
        if len(batches) > FEW:
            deque(forked_map(keep, batches, 2, batch=1, alone=0, turn=TURN), 0)
