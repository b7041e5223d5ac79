"""An index in the cache, and what it takes to change it: its groups of lines, and what of each article is searched."""

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
"""The plain text of an article."""
ArticleOf = Callable[[bytes], Article | None]
"""The article of a key."""
_STATE = "index"
_BATCH = 500
"""Articles whose sources are read and written together."""
FEW, TURN = 40, 16
"""Batches that are worked out in this process, and those that others work out before they give back their memory."""
_WAITING = 1 << 24
"""Bytes of groups that are written together."""


class _Packed(NamedTuple):
    """A State as it is kept: the numbers of the articles, of 4 bytes each, and their keys, of DIGEST_SIZE, in one."""

    numbers: bytes
    keys: bytes
    sizes: dict[str, Sizes]
    groups: dict[str, Groups]
    syllables: dict[str, int]


class State(NamedTuple):
    """A whole index but for the lines of its groups.

    keys: of its articles, by their numbers, ascending; sizes, groups: by family; syllables: how many documents hold
    each folded syllable, by title and by text both.
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
        """The state as bytes."""
        return encode((array("I", self.keys).tobytes(), b"".join(self.keys.values()), *self[1:]))

    @classmethod
    def load(cls, stored: bytes) -> State:
        """The state that was dumped."""
        packed = decode(stored, _Packed)
        starts = range(0, len(packed.keys), DIGEST_SIZE)
        keys = (packed.keys[start : start + DIGEST_SIZE] for start in starts)
        known = dict(zip(array("I", packed.numbers), keys, strict=True))
        return cls(known, packed.sizes, packed.groups, packed.syllables)


class Store:
    """The index in a cache. version: of what makes it; with another, there is none."""

    def __init__(self, cache: Cache, version: bytes) -> None:
        self._room = cache.room("search", version)
        self._groups = cache.room("search-groups", version)
        self._sources = cache.room("search-sources", version)
        self._waiting: dict[str, tuple[bytes, bytes]] = {}
        self._size = 0
        self._shards: tuple[str, list[Sequence[Line]]] = "", []

    def load(self) -> State | None:
        """The index as it was saved last."""
        kept = self._room.one(_STATE)
        return State.load(kept) if kept else None

    def begin(self) -> None:
        """Forget the state before anything else of it changes, so that what is killed meanwhile begins anew."""
        self._room.forget([_STATE])

    def save(self, state: State, before: State | None) -> None:
        """Keep an index, and forget what only the one before it needed; None: all that this one does not need."""
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
        """Keep a group of these lines in shards of so many bytes."""
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
            raise DamagedCache(f"no group {name}")
        return decode(kept, tuple[int, list[Line]])

    def shard(self, name: str, number: int) -> bytes:
        """The file of a shard of a group."""
        if self._shards[0] != name:
            size, some = self._opened(name)
            self._shards = name, [*cut(some, size)]
        return content(self._shards[1][number])

    def sources(self, keys: Iterable[bytes], article_of: ArticleOf, texts: Texts) -> Iterator[Source]:
        """What of the articles of some keys is searched; of those without an article, it must be there already."""
        remaining = iter(keys)
        while some := [*islice(remaining, _BATCH)]:
            known = self._sources.get({key.hex(): b"" for key in some})
            found = {key: decode(known[key.hex()], Source) for key in some if key.hex() in known}
            missing = {key: article_of(key) for key in some if key not in found}
            new = {key: article_source(article, texts(article)) for key, article in missing.items() if article}
            self._sources.put({key.hex(): (b"", encode(source)) for key, source in new.items()})
            for key in some:
                if key not in found and key not in new:
                    raise DamagedCache("no source of an article")
                yield found[key] if key in found else new[key]

    def keep_sources(self, keys: Sequence[bytes], article_of: ArticleOf, texts: Texts) -> None:
        """Keep what is searched of articles, worked out by processes that then end; does nothing for few.

        A forked process copies what it looks at, so one that looks at every article would hold the archive twice.
        """

        def keep(some: Sequence[bytes]) -> None:
            deque(self.sources(some, article_of, texts), 0)

        batches = [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
        if len(batches) > FEW:
            deque(forked_map(keep, batches, 2, batch=1, alone=0, turn=TURN), 0)
