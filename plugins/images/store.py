"""The cache of encoded files: each is complete, and named by a digest of its inputs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from plugins.core.files import files_below, patiently

MOST_STALE, MANY_TIMES = 1000, 3


class ImageStore:
    """The files that a cache folder held when it was opened, by their paths below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = frozenset(files_below(folder))

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def sweep(self, used: Collection[str]) -> None:
        """Delete unused files once they far outnumber the used ones: several past states are kept, but not all."""
        stale = self._names.difference(used)
        if len(stale) > MOST_STALE + MANY_TIMES * len(used):
            for name in stale:
                patiently((self.folder / name).unlink, missing_ok=True)
