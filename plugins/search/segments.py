"""The archive cut in two for searching: the years that are over, and the newest year. A small one stays whole.

The index of a segment is a function of its articles alone, so publishing an article of the newest year leaves every
file of the earlier years as it is; and an edit of an old article changes the groups of shards that hold its words.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.content.model import Article

from . import groups as groups_module
from . import sources
from .cache import name_of
from .groups import Group, Sizes
from .sources import Place
from .terms import KEY

SUFFIX = ".segment"
SMALL = 1500
"""Articles of an archive that stays whole: its index is quickly written, and a search then asks for half the files."""
LARGEST = 16_000
"""Bytes of a shard: they grow with the archive up to this, so that neither the manifest nor a query grows with it."""
SELDOM = 6
"""How many times larger the shards of bodies are: few queries read them, while all load the list of what parts them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of articles made searchable.

    version: of what made it; keys: of the articles, in their order; sizes, groups: by family; syllables: how many
    articles hold each folded syllable, by title and by text both; places: of the articles' sources.
    """

    version: str
    keys: Sequence[bytes]
    sizes: Mapping[str, Sizes]
    groups: Mapping[str, Sequence[Group]]
    syllables: Mapping[str, int]
    places: Sequence[Place]

    @property
    def name(self) -> str:
        """A digest of all that it depends on."""
        return name_for(self.version, self.keys)

    @property
    def documents(self) -> int:
        """How many articles."""
        return len(self.keys)

    @property
    def files(self) -> set[str]:
        """The files of the cache that it needs, its own among them."""
        of_groups = {groups_module.file_of(group.name) for some in self.groups.values() for group in some}
        return {f"{self.name}{SUFFIX}", *of_groups, *{sources.file_of(name) for name, _ in self.places}}

    def differing(self, version: str, keys: Sequence[bytes], most: int) -> list[int] | None:
        """The numbers of other articles that differ from these; None if more than `most` do, or if some are gone."""
        if version != self.version or not 0 <= len(keys) - self.documents <= most:
            return None
        found = [number for number, (old, new) in enumerate(zip(self.keys, keys, strict=False)) if old != new]
        found += range(self.documents, len(keys))
        return found if len(found) <= most else None

    def dump(self) -> bytes:
        """The segment as bytes."""
        groups = {name: [tuple(group) for group in some] for name, some in self.groups.items()}
        sizes = {name: tuple(each) for name, each in self.sizes.items()}
        values = (self.version, b"".join(self.keys), sizes, groups, dict(self.syllables), list(self.places))
        return marshal.dumps(values)

    @classmethod
    def load(cls, stored: bytes) -> Segment:
        """The segment that was dumped."""
        version, joined, sizes, groups, syllables, places = marshal.loads(stored)
        return cls(
            version,
            [joined[start : start + KEY] for start in range(0, len(joined), KEY)],
            {name: Sizes(*each) for name, each in sizes.items()},
            {name: [Group(*group) for group in some] for name, some in groups.items()},
            syllables,
            places,
        )


def name_for(version: str, keys: Sequence[bytes]) -> str:
    """The name of the segment of the articles with these keys."""
    return name_of(version.encode(), b"".join(keys))


def sizes_of(family: str, documents: int, terms: int, total: int) -> Sizes:
    """How the lines of a family are cut, by the number of articles, of terms, and of their bytes."""
    step = 1 << max(documents.bit_length() - 2, 0)  # in steps, so that one more article hardly ever changes them
    shard = min(600 + documents // step * step // 2, LARGEST)
    return Sizes.of(shard * SELDOM if family == "bodies" else shard, terms, total)


def cut(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """The articles of earlier years, and those of the newest; what is empty is left out."""
    if len(articles) < SMALL:
        return [articles] if articles else []
    newest = articles[-1].date.start.year if articles else 0
    place = next((place for place, article in enumerate(articles) if article.date.start.year == newest), 0)
    return [run for run in (articles[:place], articles[place:]) if run]
