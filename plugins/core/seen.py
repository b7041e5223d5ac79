"""Files that are known again by their stamps, as Git does it, so that only what may have changed is read.

The time of change, unlike the time of modification, cannot be set back; a file that was changed within moments of being
read is read again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from .cache import Room
from .codec import encode
from .files import Stamp, is_settled, stamp_of


class _Read(Struct, frozen=True, array_like=True):
    """A file as it was read: its stamp, taken before, when that was, and the key of its bytes."""

    stamp: Stamp
    time: int
    key: str


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
