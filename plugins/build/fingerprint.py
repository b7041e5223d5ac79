"""Fingerprints of what all pages depend on: equal values have equal ones, in every process and every build."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .inputs import Inputs, digest_of
from .store import key_of


def fingerprint(*values: object) -> bytes:
    """A digest of records, tuples, mappings, sets and plain values."""
    return digest_of(Inputs().dump(values)[0]).encode()


def templates_version(folder: Path) -> bytes:
    """A digest of every template of a theme, and of the code that fills them."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return key_of(digest.digest())
