"""Files on disk: lists of them, atomic writes, checksums and locks."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar
from zlib import crc32

from filelock import FileLock, Timeout

PATIENCE = 0.5  # seconds before a wait is told
WAITS = (0.01, 0.04, 0.15, 0.5)
"""Seconds between the attempts to move or delete a file that another program has open."""
_DEVICES = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]")
P = ParamSpec("P")
T = TypeVar("T")


def is_device(name: str) -> bool:
    """Whether Windows reserves a lower-case name for a device, whatever its extension, so that no file can have it."""
    return bool(_DEVICES.fullmatch(name.partition(".")[0].rstrip(" ")))


def files_below(folder: Path) -> list[str]:
    """The relative paths of all files below a folder, with "/", sorted; none if there is no such folder."""
    found: list[str] = []
    for directory, _, names in os.walk(folder):
        below = Path(directory).relative_to(folder).as_posix()
        found += names if below == "." else [f"{below}/{name}" for name in names]
    return sorted(found)


def patiently(act: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """Move or delete a file, and try again if that is refused: on Windows, a virus scanner keeps files open for a
    moment. Raises the PermissionError of the last attempt."""
    for wait in WAITS:
        try:
            return act(*args, **options)
        except PermissionError:
            time.sleep(wait)
    return act(*args, **options)


def write_whole(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file atomically, by way of a temporary one; an OSError leaves nothing behind.

    durable: flush it to the disk first, so that it survives a power cut.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        patiently(temporary.replace, path)
        if durable:
            flush_folder(path.parent)
    except OSError:
        with suppress(OSError):
            patiently(temporary.unlink, missing_ok=True)
        raise


def with_checksum(line: bytes) -> bytes:
    """A line, with another below it that tells whether the first was damaged since."""
    return line + b"\n%08x" % crc32(line)


def without_checksum(data: bytes) -> bytes:
    """The line without its checksum, if it has one; ValueError if it was damaged."""
    line, below, checksum = data.partition(b"\n")
    if below and checksum != b"%08x" % crc32(line):
        raise ValueError("the checksum does not match")
    return line


def flush_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, if the system can."""
    with suppress(OSError):  # Windows opens no folders, and needs none of it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_if_readable(path: Path) -> str:
    """As sha256_of; "" if the file cannot be read."""
    try:
        return sha256_of(path)
    except OSError:
        return ""


def wait_for(lock: FileLock, waiting: Callable[[], None]) -> FileLock:
    """Acquire a lock, creating its folder if needed; `waiting` is called once if another process holds it."""
    Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        waiting()
        lock.acquire()
    return lock
