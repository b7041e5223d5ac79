"""What need not be made twice, kept by content: a key names all that a value depends on, so a value is never stale.

One SQLite file: safe when two builds use it at once, thrown away when it is damaged.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from platform import python_version

PLUGINS = Path(__file__).resolve().parents[1]
CHUNK = 500  # keys a query: SQLite takes 999 at the least
CHECK = 8  # bytes of a checksum before every value
MOST_UNUSED = 3
"""The store is swept when it holds more than so many times what the last build used."""


class DamagedStore(Exception):
    """The store holds what it was never given."""


@cache
def code_version() -> str:
    """A digest of everything but the content that a made thing depends on: our code and its data, Python, libraries."""
    digest = hashlib.sha256(python_version().encode())
    for path in sorted((*PLUGINS.rglob("*.py"), *PLUGINS.rglob("*.yaml"))):
        digest.update(f"{path.relative_to(PLUGINS).as_posix()}\0".encode() + path.read_bytes())
    # The folder of an installed library's metadata is named by it and its version; reading them all takes long.
    for name in sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")):
        digest.update(name.encode())
    return digest.hexdigest()


def key_of(*parts: bytes | str) -> bytes:
    """The key of a thing made from these parts by today's code."""
    return keys_after()(*parts)


def keys_after(*first: bytes | str) -> Callable[..., bytes]:
    """key_of for many things whose first parts are the same."""
    begun = hashlib.sha256(code_version().encode())
    _add(begun, first)

    def key(*parts: bytes | str) -> bytes:
        digest = begun.copy()
        _add(digest, parts)
        return digest.digest()

    return key


def _add(digest: hashlib._Hash, parts: Iterable[bytes | str]) -> None:
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(b"%d " % len(data))
        digest.update(data)


class Store:
    """Values by key, both bytes. A store that cannot be written keeps its values in memory for as long as it lives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened: set[bytes] = set()
        """The keys of sources whose text was looked into."""
        self._used: set[bytes] = set()
        self._memory: dict[bytes, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    @property
    def _db(self) -> sqlite3.Connection:
        """A connection of this very process: SQLite's do not survive a fork."""
        if self._connection is None or self._process != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=60, isolation_level=None, check_same_thread=False)
            self._process = os.getpid()
            self._connection.execute("PRAGMA page_size = 16384")  # of a new file; values are some kilobytes
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = OFF")  # what a power cut damages is thrown away
            # Values lie in the order in which they come: three times as fast as by key.
            self._connection.execute("CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
        return self._connection

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The values that there are of these keys; DamagedStore if one is not what was put."""
        wanted = list(dict.fromkeys(keys))
        self._used.update(wanted)
        found: dict[bytes, bytes] = {}
        try:
            db = self._db
        except sqlite3.OperationalError:  # a store that cannot be opened has only its memory
            return {key: self._memory[key] for key in wanted if key in self._memory}
        except sqlite3.DatabaseError as error:
            raise DamagedStore from error
        try:
            for chunk in _chunks(wanted):
                marks = ",".join("?" * len(chunk))
                for key, value in db.execute(f"SELECT key, value FROM made WHERE key IN ({marks})", chunk):
                    found[key] = _checked(value)
        except sqlite3.DatabaseError as error:
            raise DamagedStore from error
        return found | {key: self._memory[key] for key in wanted if key in self._memory}

    def one(self, key: bytes) -> bytes:
        """The value of a key that was put; DamagedStore if it is gone."""
        found = self.get([key])
        if key not in found:
            raise DamagedStore
        return found[key]

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""
        self._used.update(values)
        try:
            self._db.execute("BEGIN IMMEDIATE")
            rows = ((key, _check(value) + value) for key, value in values.items())
            self._db.executemany("INSERT OR REPLACE INTO made VALUES (?, ?)", rows)
            self._db.execute("COMMIT")
        except sqlite3.OperationalError:
            self._memory.update(values)
            if self._connection and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            raise DamagedStore from error

    def use(self, keys: Iterable[bytes]) -> None:
        """Say that these keys are wanted, though not now."""
        self._used.update(keys)

    def sweep(self) -> None:
        """Forget what this run did not use, once that has become most of the store."""
        try:
            (count,) = self._db.execute("SELECT COUNT(*) FROM made").fetchone()
            if count > MOST_UNUSED * len(self._used):
                unused = [row for row in self._db.execute("SELECT key FROM made") if row[0] not in self._used]
                self._db.executemany("DELETE FROM made WHERE key = ?", unused)
        except sqlite3.DatabaseError:
            return  # the next run finds out

    def close(self) -> None:
        """Let the file go."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def discard(self) -> None:
        """Begin anew with an empty store."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path}{suffix}").unlink(missing_ok=True)


def _check(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()[:CHECK]


def _checked(stored: bytes) -> bytes:
    value = stored[CHECK:]
    if _check(value) != stored[:CHECK]:
        raise DamagedStore
    return value


def _chunks(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]
