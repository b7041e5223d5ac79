"""The cache of encoded files: each is complete, and named by a digest of its inputs."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.core.files import patiently

MOST_STALE, MANY_TIMES = 1000, 3


class ImageStore:
    """The files that a cache folder held when it was opened, by their paths below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = frozenset(_names(folder))

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def sweep(self, used: Collection[str]) -> None:
        """Delete unused files once they far outnumber the used ones: several past states are kept, but not all."""
        stale = self._names.difference(used)
        if len(stale) > MOST_STALE + MANY_TIMES * len(used):
            for name in stale:
                patiently((self.folder / name).unlink, missing_ok=True)


def _names(folder: Path) -> Iterator[str]:
    for directory, _, names in os.walk(folder):
        below = Path(directory).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)
