"""Stamps, by which files are known again, as Git does it, so that only what may have changed is read.

The time of change, unlike the time of modification, cannot be set back; a file that was changed within moments of being
read is read again.
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
"""A file's size, its times of modification and of change, in nanoseconds, and its number on the disk."""
CLOCK_STEP = 2_000_000_000
"""Nanoseconds; the coarsest clock of the file systems in use counts in steps of two seconds."""
TELLS_CHANGES = os.name == "posix"
"""Whether a stamp tells every change: Windows has no time of change that cannot be set, but one of creation."""


class _Read(Struct, frozen=True, array_like=True):
    """A file as it was read: its stamp, taken before, when that was, and the key of its bytes."""

    stamp: Stamp
    time: int
    key: str


def stamp_of(path: Path | str) -> Stamp | None:
    """The stamp of a file; None if there is none. The time of change, unlike that of modification, cannot be set."""
    try:
        stat = os.stat(path)  # noqa: PTH116  # called for every source; Path.stat costs twice as much
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def is_settled(stamp: Stamp, moment: int) -> bool:
    """Whether a file with this stamp, read after `moment`, cannot have changed since and kept the stamp.

    moment: in nanoseconds since 1970.
    """
    return max(stamp[1], stamp[2]) + CLOCK_STEP < moment


def keys_of(
    room: Room, folder: Path, paths: Iterable[str], read: Callable[[Sequence[Path]], Iterable[str]]
) -> Mapping[str, str]:
    """The key of each file that there is, by its path below a folder; "" for one that cannot be read.

    room: what is remembered of them, and of no others from now on. read: the keys of files, in their order.
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
