"""Files of the cache folder: each is written once and whole, and knows whether it is still what was written."""

from __future__ import annotations

import hashlib
import time
from base64 import b32encode
from collections.abc import Collection
from pathlib import Path

from plugins.core.files import write_whole

_NAME = 16
FRESH = 600
"""Seconds for which a file may belong to another build that is under way."""


def name_of(*parts: bytes) -> str:
    """A digest of parts in lower-case letters and digits, which every file system tells apart."""
    digest = hashlib.blake2b(digest_size=_NAME * 5 // 8)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return b32encode(digest.digest()).decode().lower()


def write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all; False where the cache cannot be written: it is done without."""
    try:
        write_whole(path, name_of(content).encode() + content)
    except OSError:
        return False
    return True


def read(path: Path) -> bytes | None:
    """What was written to a file; None where it is not there or not as it was."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    content = stored[_NAME:]
    return content if name_of(content).encode() == stored[:_NAME] else None


def sweep(folder: Path, used: Collection[str]) -> None:
    """Throw away the files of other names, but for fresh ones."""
    old = time.time() - FRESH
    for path in folder.iterdir():
        if path.name not in used and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
