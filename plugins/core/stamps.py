"""File stamps: as in Git's index, a file is read again only if its stat data changed.

The change time, unlike the modification time, cannot be set back; a file changed within moments of being read is read
again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from .cache import Room
from .codec import encode

Stamp = tuple[int, int, int, int]
"""A file's size, modification time and change time in nanoseconds, and inode."""
CLOCK_STEP = 2_000_000_000
"""Nanoseconds: the coarsest file system in use, FAT, stores times in steps of two seconds."""
TELLS_CHANGES = os.name == "posix"
"""Whether a stamp reveals every change. On Windows it does not: st_ctime is the time of creation there."""


class _Read(Struct, frozen=True, array_like=True):
    """A file that was read: its stamp from before, the time of reading, and the key of its bytes."""

    stamp: Stamp
    time: int
    key: str


def stamp_of(path: Path | str) -> Stamp | None:
    """The stamp of a file; None if there is no such file."""
    try:
        stat = os.stat(path)  # noqa: PTH116  # called for every source; Path.stat costs twice as much
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_settled(stamp: Stamp, moment: int) -> bool:
    """Whether a file that was read after `moment` and still has this stamp cannot have changed since.

    moment: in nanoseconds since 1970.
    """
    return max(stamp[1], stamp[2]) + CLOCK_STEP < moment


def keys_of(
    room: Room, folder: Path, paths: Iterable[str], read: Callable[[Sequence[Path]], Iterable[str]]
) -> Mapping[str, str]:
    """The key of each existing file, by its path below a folder; "" if it cannot be read.

    room: where the keys of these files, and no others, are kept. read: computes the keys of files, in their order.
    """
    stamps = {path: stamp for path in paths if (stamp := stamp_of(folder / path))}
    before: dict[str, _Read] = room.records(dict.fromkeys(stamps, b""), _Read)
    known = {path: one for path, one in before.items() if one.stamp == stamps[path] and is_settled(one.stamp, one.time)}
    again = [path for path in stamps if path not in known]
    moment = time.time_ns()  # the file system's clock, not the archive's
    keys = dict(zip(again, read([folder / path for path in again]), strict=True))
    room.put({path: (b"", encode(_Read(stamps[path], moment, key))) for path, key in keys.items() if key})
    room.keep_only({path for path in stamps if keys.get(path, path)})
    return {path: known[path].key if path in known else keys[path] for path in stamps}
