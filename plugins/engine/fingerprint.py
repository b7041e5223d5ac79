"""Fingerprints of what a page is made from: equal inputs have equal ones, in every process and every build."""

from __future__ import annotations

import hashlib
import io
import pickle
from pathlib import Path

from .bodies import StoredBody
from .store import key_of


class _Writer(pickle.Pickler):
    """Writes values without memo, so that two equal values look the same whether or not they share their parts.

    A stored body stands for itself by its digest: nothing is loaded to see that a page has not changed.
    """

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.fast = True

    def persistent_id(self, value: object) -> object:
        """What stands for a value: a body's digest, a set's members in order; None: it is written as it is."""
        kind = type(value)
        if kind is StoredBody:
            return value.digest  # type: ignore[attr-defined]
        if kind is frozenset or kind is set:
            return sorted(value, key=repr)  # type: ignore[call-overload]
        return None


def fingerprint(*values: object) -> bytes:
    """A digest of records, tuples, mappings and plain values."""
    file = io.BytesIO()
    _Writer(file).dump(values)
    return hashlib.blake2b(file.getbuffer(), digest_size=16).digest()


def templates_version(folder: Path) -> bytes:
    """A digest of every template of a theme, and of the code that fills them."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return key_of(digest.digest())
