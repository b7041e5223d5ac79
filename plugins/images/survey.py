"""All images of a content folder: their facts, each found once, and what is wrong with them.

An image is known again by its size, its times and its number on the disk, as Git does it: the time of change, unlike
the time of modification, cannot be set back, and a file changed within moments of being read is read again. What is
read again but has the same bytes need not be decoded again.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from plugins.core.diagnostics import Fault
from plugins.core.files import (
    Stamp,
    is_settled,
    sha256_of,
    stamp_of,
    with_checksum,
    without_checksum,
    write_whole,
)
from plugins.core.processes import Workers

from .errors import ImageError
from .facts import Facts, digest_of, facts_of, read_image
from .version import survey_version

Found = Facts | Fault
FEW = 3
"""Up to so many images are done faster here than by starting other processes."""
HERE = Workers.here()


class Seen(Struct, frozen=True):
    """A file as it was read: its stamp, when that was, and the key of what was found."""

    stamp: Stamp
    time: int
    key: str

    def still(self, stamp: Stamp | None) -> bool:
        """Whether a file with this stamp is surely the one that was read."""
        return stamp is not None and self.stamp == stamp and is_settled(stamp, self.time)


class Table(Struct):
    """What is remembered: files by content path, and what was found by the hash of their bytes and their suffix."""

    files: dict[str, Seen] = {}
    found: dict[str, Found] = {}


def survey(content: Path, paths: Iterable[str], cache: Path, workers: Workers = HERE) -> Mapping[str, Found]:
    """What each image of `paths` (content paths) is; only new and changed ones are read.

    cache: a folder that survives builds. A path that names no file is left out.
    """
    where = hashlib.sha256(str(content.resolve()).encode()).hexdigest()[:8]
    memory = cache / f"images-{where}-{survey_version()}.json"
    before, now = _load(memory), Table()
    stamps = {path: stamp for path in sorted(set(paths)) if (stamp := stamp_of(content / path))}
    again = [path for path, stamp in stamps.items() if path not in before.files or not before.files[path].still(stamp)]
    moment = time.time_ns()  # the file system's clock, not the archive's
    keys = dict(
        zip(again, workers.spread(_key, [content / path for path in again], len(again), alone=FEW), strict=True)
    )
    unreadable = [path for path in keys if not keys[path]]  # they may be readable next time, so nothing is kept
    now.files = {
        path: Seen(stamps[path], moment, keys[path]) if path in keys else before.files[path]
        for path in stamps
        if keys.get(path, path)
    }
    known = dict(before.found)
    while unknown := {seen.key: path for path, seen in now.files.items() if seen.key not in known}:
        examined = workers.spread(_examine, [content / path for path in unknown.values()], len(unknown), alone=FEW)
        for path, (key, found) in zip(unknown.values(), examined, strict=True):
            if key:
                known[key] = found
                now.files[path] = replace(now.files[path], key=key)  # another one, where it was replaced meanwhile
            else:
                unreadable.append(path)
                del now.files[path]
    now.found = {seen.key: known[seen.key] for seen in now.files.values()}
    if now != before:
        with suppress(OSError):  # the next build then looks again
            _save(memory, now)
    facts = {path: now.found[seen.key] for path, seen in now.files.items()}
    return facts | dict.fromkeys(unreadable, Fault("unreadable"))


def _key(path: Path) -> str:
    """What a file's facts are remembered by; "" where it cannot be read."""
    try:
        return sha256_of(path) + path.suffix
    except OSError:
        return ""


def _examine(path: Path) -> tuple[str, Found]:
    """What was found in a file, and the key of the very bytes in which it was found; "" where it cannot be read."""
    try:
        data = read_image(path)
    except ImageError as error:
        return _key(path), error.fault
    except OSError:
        return "", Fault("unreadable")
    try:
        return digest_of(data) + path.suffix, facts_of(data, path.name)
    except ImageError as error:
        return digest_of(data) + path.suffix, error.fault


def _load(path: Path) -> Table:
    try:
        rows = json.loads(without_checksum(path.read_bytes()))
        files = {name: Seen(tuple(stamp), moment, key) for name, (stamp, moment, key) in rows["files"].items()}
        return Table(files, {key: _revive(found) for key, found in rows["found"].items()})
    except (OSError, ValueError, TypeError, KeyError):
        return Table()  # not there yet, or damaged: everything is read again


def _save(path: Path, table: Table) -> None:
    files = {name: (seen.stamp, seen.time, seen.key) for name, seen in table.files.items()}
    found = {key: asdict(one) for key, one in sorted(table.found.items())}
    write_whole(path, with_checksum(json.dumps({"files": files, "found": found}).encode()))


def _revive(found: dict[str, Any]) -> Found:
    return Fault(**found) if "code" in found else Facts(**found)
