"""Records whose bodies stay in the store until somebody looks into them.

An archive of ten thousand articles has a hundred megabytes of HTML; a build after one edit needs one article's. A
record has a shape, which is everything but its text: after an edit that leaves the shape as it was, whatever does not
look into the text is as it was, too (retouch.py).
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from functools import lru_cache
from typing import Any

from plugins.content.model import Article, Body, FixedPage
from plugins.content.reading import ReadResult

from .records import PLAIN, Named, named, names_of, revived
from .store import Store

TEXT = ("parts", "text", "sha256")
"""What a body is about; the rest, which other pages may depend on, is read with its record."""
LIGHT = tuple(field.name for field in fields(Body) if field.name not in TEXT)
RECORD, BODY = b"record", b"body"
"""What keys of the store begin with, before the key of a source."""
SHA256 = 64  # bytes


class StoredBody(Body):
    """A body whose text is read when it is asked for, which the store remembers (Store.opened).

    key: of its source; owner: the record that it was stored with.
    """

    __slots__ = ("_sha256", "_store", "key", "owner")
    key: bytes
    owner: object
    _sha256: str
    _store: Store

    def __init__(self, light: tuple[Any, ...], sha256: str, key: bytes, store: Store) -> None:
        for name, value in zip(LIGHT, light, strict=True):
            object.__setattr__(self, name, value)
        own = {"key": key, "owner": None, "_sha256": sha256, "_store": store}
        for name, value in own.items():
            object.__setattr__(self, name, value)

    def _text(self) -> tuple[tuple[str, ...], str]:
        self._store.opened.add(self.key)
        return _text_at(self._store, self.key)

    @property
    def parts(self) -> tuple[str, ...]:
        """See Body."""
        return self._text()[0]

    @property
    def text(self) -> str:
        """See Body."""
        return self._text()[1]

    @property
    def sha256(self) -> str:
        """See Body."""
        self._store.opened.add(self.key)
        return self._sha256


@lru_cache(maxsize=2)  # what shows an article is made one after the other
def _text_at(store: Store, key: bytes) -> tuple[tuple[str, ...], str]:
    text: tuple[tuple[str, ...], str] = pickle.loads(store.one(BODY + key))
    return text


def stored_body(value: object) -> StoredBody | None:
    """The stored body that stands for a value: its own, or that of the very record that it was stored with."""
    kind = type(value)
    if kind is StoredBody:
        return value  # type: ignore[return-value]
    if kind is Article or kind is FixedPage:
        body = value.body  # type: ignore[attr-defined]
        return body if type(body) is StoredBody and body.owner is value else None
    return None


class _Shape(pickle.Pickler):
    """Writes what a record is beside its text, the same in every process; lines are left out, as text moves them."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.fast = True

    def reducer_override(self, value: object) -> Any:
        """Writes a record as a mere tuple, which nobody reads."""
        kind = type(value)
        if isinstance(value, Body):
            light = [getattr(value, name) for name in LIGHT]
            return tuple, ([sorted(one) if isinstance(one, frozenset) else one for one in light],)
        names = names_of(kind)  # type: ignore[arg-type]
        values = [getattr(value, name) for name in names if name != "line"]
        return (tuple, ([kind.__qualname__, *values],)) if names else NotImplemented


class _Writer(pickle.Pickler):
    """Leaves out the text of a body."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.text = b""
        self.sha256 = ""

    def persistent_id(self, value: object) -> object:
        kind = type(value)
        if kind in PLAIN:
            return None
        if kind is not Body:
            return named(value)
        self.text = pickle.dumps((value.parts, value.text), protocol=5)  # type: ignore[attr-defined]
        self.sha256 = value.sha256  # type: ignore[attr-defined]
        return (BODY, *[getattr(value, name) for name in LIGHT])


class _Reader(pickle.Unpickler):
    """Puts a stored body where one was left out."""

    def __init__(self, value: bytes, key: bytes, store: Store) -> None:
        super().__init__(io.BytesIO(memoryview(value)[SHA256:]))
        self.sha256 = value[:SHA256].decode().strip()
        self.key, self.store = key, store
        self.body: StoredBody | None = None

    def persistent_load(self, name: Named) -> object:
        if name[0] != BODY:
            return revived(name, self.find_class)
        if self.body is None:
            self.body = StoredBody(name[1:], self.sha256, self.key, self.store)
        return self.body


def dump(result: ReadResult) -> tuple[bytes, bytes]:
    """What was read of a source, in two: what every build wants, and the text of its body."""
    file = io.BytesIO()
    writer = _Writer(file)
    writer.dump(result)
    return writer.sha256.encode().ljust(SHA256) + file.getvalue(), writer.text


def shape_of(result: ReadResult) -> bytes:
    """The shape of what was read of a source: equal for two whose texts alone differ."""
    shape = io.BytesIO()
    _Shape(shape).dump(result)
    return shape.getvalue()


def load(value: bytes, key: bytes, store: Store) -> ReadResult:
    """What was read of the source with that key, the text of its body left in the store."""
    reader = _Reader(value, key, store)
    result: ReadResult = reader.load()
    if reader.body is not None:
        object.__setattr__(reader.body, "owner", result.record)
    return result
