"""Which segments an index was made of: kept by the digest of its manifest, so that what is published can be edited."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from .cache import read, sweep, write
from .segments import Segment

SUFFIX = ".index"
KEPT = 4
"""Indexes whose files stay in the cache: the newest, for changes taken back."""


class Record(NamedTuple):
    """An index that was made: its manifest, and the names of its segments."""

    manifest: Mapping[str, Any]
    segments: Sequence[str]


def load(folder: Path, digest: str) -> Record | None:
    """The record of the index with a manifest of that SHA-256."""
    stored = read(folder / f"{digest}{SUFFIX}")
    if stored is None:
        return None
    kept = orjson.loads(stored)
    return Record(kept["manifest"], kept["segments"])


def save(folder: Path, manifest: bytes, segments: Sequence[Segment]) -> None:
    """Keep the record of an index, and throw away what only older ones needed."""
    path = folder / f"{hashlib.sha256(manifest).hexdigest()}{SUFFIX}"
    files = {name for segment in segments for name in segment.files}
    record = {"manifest": orjson.loads(manifest), "segments": [each.name for each in segments], "files": sorted(files)}
    if not write(path, orjson.dumps(record)):
        return
    newest = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)[:KEPT]
    used = {path.name for path in newest}
    for path in newest:
        used.update(orjson.loads(read(path) or b'{"files": []}')["files"])
    sweep(folder, used)
