"""Files that are there whole or not at all, and locks that are waited for."""

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
"""Seconds between the attempts to move or delete a file that somebody holds."""
_DEVICES = re.compile(r"con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]")
P = ParamSpec("P")
T = TypeVar("T")


def is_device(name: str) -> bool:
    """Whether Windows keeps a name of small letters for a device, with any type: it makes no file or folder so."""
    return bool(_DEVICES.fullmatch(name.partition(".")[0].rstrip(" ")))


def patiently(act: Callable[P, T], *args: P.args, **options: P.kwargs) -> T:
    """Move or delete a file, and try again where that is refused: on Windows, who scans a file for viruses holds it for
    a moment. The PermissionError of the last attempt is raised."""
    for wait in WAITS:
        try:
            return act(*args, **options)
        except PermissionError:
            time.sleep(wait)
    return act(*args, **options)


def write_whole(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file by way of a temporary one, so that nobody ever sees half of it; OSError leaves nothing behind.

    durable: wait until it is on the disk, so that not even a power cut takes it back.
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
    """The line that got a checksum, or one that never had any; ValueError where it was damaged."""
    line, below, checksum = data.partition(b"\n")
    if below and checksum != b"%08x" % crc32(line):
        raise ValueError("the checksum is another")
    return line


def flush_folder(folder: Path) -> None:
    """Wait until a folder's entries are on the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folders, and needs none of it
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal; OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def wait_for(lock: FileLock, waiting: Callable[[], None]) -> FileLock:
    """Acquire a lock, whose folder is made where it is missing; `waiting` is called once if somebody else has it."""
    Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        waiting()
        lock.acquire()
    return lock
