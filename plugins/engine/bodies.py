"""Bodies that stay in the store until somebody looks into them.

An archive of ten thousand articles has a hundred megabytes of HTML; a build after one edit needs one article's.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import Any

from plugins.articles.model import Body

from .store import DamagedStore, Store

HEAVY = ("parts", "text")
LIGHT = tuple(field.name for field in fields(Body) if field.name not in HEAVY)


class StoredBody(Body):
    """A body whose `parts` and `text` are read when they are asked for; digest: the key that they are stored under."""

    __slots__ = ("_store", "digest")
    digest: bytes
    _store: Store

    def __init__(self, light: tuple[Any, ...], digest: bytes, store: Store) -> None:
        for name, value in zip(LIGHT, light, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "digest", digest)
        object.__setattr__(self, "_store", store)

    def _heavy(self) -> tuple[tuple[str, ...], str]:
        stored = self._store.get([self.digest])
        if self.digest not in stored:
            raise DamagedStore
        heavy: tuple[tuple[str, ...], str] = pickle.loads(stored[self.digest])
        return heavy

    @property
    def parts(self) -> tuple[str, ...]:
        """See Body."""
        return self._heavy()[0]

    @property
    def text(self) -> str:
        """See Body."""
        return self._heavy()[1]


class _Writer(pickle.Pickler):
    """Leaves out the weight of a body."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.heavy = b""

    def persistent_id(self, value: object) -> object:
        if not isinstance(value, Body):
            return None
        self.heavy = pickle.dumps(tuple(getattr(value, name) for name in HEAVY), protocol=5)
        return tuple(getattr(value, name) for name in LIGHT)


class _Reader(pickle.Unpickler):
    """Puts a stored body where one was left out."""

    def __init__(self, data: bytes, digest: bytes, store: Store) -> None:
        super().__init__(io.BytesIO(data))
        self.digest, self.store = digest, store

    def persistent_load(self, light: tuple[Any, ...]) -> StoredBody:
        return StoredBody(light, self.digest, self.store)


def dump(record: object) -> tuple[bytes, bytes]:
    """A value that holds at most one body, in two: what every build wants, and the weight of the body."""
    file = io.BytesIO()
    writer = _Writer(file)
    writer.dump(record)
    return file.getvalue(), writer.heavy


def load(light: bytes, digest: bytes, store: Store) -> Any:
    """The value again, its body left in the store under `digest`."""
    return _Reader(light, digest, store).load()
