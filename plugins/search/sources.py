"""What each article of a segment gave, kept so that an edit can take the old text out of the index again."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from .cache import name_of, read, write
from .groups import Damaged
from .terms import Source

TOGETHER = 100
"""Sources a file."""
Place = tuple[str, int]
"""A file of sources, and which of those in it."""


def file_of(name: str) -> str:
    """The file of a place in the cache folder."""
    return f"{name}.sources"


def kept(folder: Path | None, sources: Iterable[Source], places: list[Place]) -> Iterator[Source]:
    """The sources again, each kept in the folder and its place added to `places` as it goes by."""
    remaining = iter(sources)
    while some := [*islice(remaining, TOGETHER)]:
        if folder:
            content = marshal.dumps([tuple(source) for source in some], 2)
            name = name_of(content)
            write(folder / file_of(name), content)
            places.extend((name, number) for number in range(len(some)))
        yield from some


def source_at(folder: Path, places: Sequence[Place], number: int) -> Source:
    """The source of the article with that number; Damaged where it is no longer there."""
    name, place = places[number]
    content = read(folder / file_of(name))
    if content is None:
        raise Damaged(name)
    return Source(*marshal.loads(content)[place])
