"""Made indexes kept in a cache folder, one file each, named by what they were made from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".pack"
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Pack:
    """The index files of a segment.

    name: of their folder; parted: by family, what parts its shards (codes.printable, ended by commas); syllables: how
    many articles hold each folded syllable, by title and by text both; files: by name.
    """

    name: str
    parted: Mapping[str, str]
    syllables: Mapping[str, int]
    files: Mapping[str, bytes]


def save(folder: Path, pack: Pack) -> None:
    """Keep a pack."""
    sizes = [(name, len(content)) for name, content in pack.files.items()]
    head = json.dumps([pack.name, pack.parted, pack.syllables, sizes]).encode()
    content = b"\n".join((head, b"".join(pack.files.values())))
    write_whole(folder / f"{pack.name}{SUFFIX}", hashlib.sha256(content).digest(), content)


def load(folder: Path, name: str) -> Pack | None:
    """The pack of that name; None where it is not there or not whole."""
    try:
        stored = (folder / f"{name}{SUFFIX}").read_bytes()
    except OSError:
        return None
    content = stored[_DIGEST:]
    if hashlib.sha256(content).digest() != stored[:_DIGEST]:
        return None
    head, _, body = content.partition(b"\n")
    name, parted, syllables, sizes = json.loads(head)
    return Pack(name, parted, syllables, dict(_parts(sizes, body)))


def _parts(sizes: Sequence[tuple[str, int]], body: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    for name, size in sizes:
        yield name, body[place : place + size]
        place += size


def sweep(folder: Path, used: Collection[str], suffix: str, *, most: int) -> None:
    """Throw away the oldest files of a suffix that are not in use, but keep some for a change taken back."""
    unused = [path for path in folder.glob(f"*{suffix}") if path.stem not in used]
    for path in sorted(unused, key=lambda path: path.stat().st_mtime, reverse=True)[most:]:
        path.unlink(missing_ok=True)


def write_whole(path: Path, *parts: bytes) -> None:
    """Write a file whole or not at all; a cache that cannot be written is done without."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.writelines(parts)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
