"""The cache: named entries in one SQLite file, so that nothing is computed twice.

An entry has a room, a name, a value, and a digest of everything the value was made from. Looked up with another digest,
it is a miss; written again, it is replaced. So no stale value is ever returned, and old values do not pile up. Values
are data: reading the cache runs no code. A cache that is damaged, or was made by other code, is thrown away; if the
file cannot be written, values are kept in memory while the process lives.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from .codec import NOT_DECODED, decoder
from .files import patiently

T = TypeVar("T")
Row = tuple[str, bytes, bytes]
"""The name, digest and stored value of an entry."""

FORMAT = 2
CHECKSUM = 4  # bytes before each value
MANY = 900
"""Names from which on reading the whole room is faster than looking each one up; every SQLite takes 999 parameters."""
_REFUSALS = frozenset((
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH,
))  # fmt: skip
_VERSIONS, _WAL = slice(18, 20), 2
"""The bytes of SQLite's header that give the format versions for writing and reading, and the highest known version."""
_TABLES = """
CREATE TABLE IF NOT EXISTS rooms (room TEXT PRIMARY KEY, version BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS entries (room TEXT NOT NULL, name TEXT NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS by_name ON entries (room, name);
"""


class DamagedCache(Exception):
    """The cache holds something that was never put there."""


class _Unusable(Exception):
    """The cache file cannot be opened."""


class Cache:
    """One file of entries. Several processes may open it, each with its own connection."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._memory: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._lost = False

    @classmethod
    def in_memory(cls) -> Cache:
        """A cache without a file, for values that are needed once."""
        cache = cls(Path())
        cache._lost = True
        return cache

    def room(self, name: str, version: bytes = b"") -> Room:
        """The entries of one subject. version: of the code that makes them; a new version empties the room."""
        return Room(self, name, version)

    def run(self, work: Callable[[sqlite3.Connection], T], without: T) -> T:
        """The result of `work` on the open file; `without` if it cannot be used, DamagedCache if it is corrupt."""
        try:
            return work(self._open())
        except _Unusable:
            return without
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if not _is_refused(error):
                raise DamagedCache(str(error)) from error
            self._roll_back()
            return without

    def _open(self) -> sqlite3.Connection:
        if self._lost:
            raise _Unusable
        if self._connection is None or self._process != os.getpid():  # SQLite's connections do not survive a fork
            self._process = os.getpid()
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _Unusable from error
            self._connection = self._connect()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        """A fully configured connection; it is closed again if any step of that fails."""
        connection = sqlite3.connect(self.path, timeout=60, isolation_level=None, check_same_thread=False)
        try:
            if _is_read_only(self.path):
                raise sqlite3.DatabaseError("the file's header forbids writing")
            connection.execute("PRAGMA page_size = 16384")  # for a new file; values are a few kilobytes
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # a cache damaged by a power cut is thrown away
            connection.execute("PRAGMA secure_delete = ON")  # deleted values must not stay readable
            if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
                raise sqlite3.DatabaseError("the file has another format version")
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def use_memory(self) -> None:
        """Stop using the file, which does not keep what is written to it."""
        self.discard()
        self._lost = True

    def close(self) -> None:
        """Close the file, with the write-ahead log merged into it."""
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
        self._connection = None

    def discard(self) -> None:
        """Delete everything and start with an empty cache."""
        self.close()
        self._memory.clear()
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                patiently(Path(f"{self.path}{suffix}").unlink, missing_ok=True)


class Room:
    """The entries of one subject, by name."""

    def __init__(self, cache: Cache, name: str, version: bytes) -> None:
        self.cache, self.name = cache, name
        self._is_current = cache.run(lambda db: self._renew(db, version), False)

    def _run(self, work: Callable[[sqlite3.Connection], T], without: T) -> T:
        """As Cache.run, unless entries left by other code could not be deleted from this room."""
        return self.cache.run(work, without) if self._is_current else without

    def _renew(self, db: sqlite3.Connection, version: bytes) -> bool:
        kept = db.execute("SELECT version FROM rooms WHERE room = ?", (self.name,)).fetchone()
        if kept is None or kept[0] != version:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM entries WHERE room = ?", (self.name,))
            db.execute("INSERT OR REPLACE INTO rooms VALUES (?, ?)", (self.name, version))
            db.execute("COMMIT")
        return True

    def read(self, wanted: Mapping[str, bytes], decode: Callable[[bytes], T]) -> dict[str, T]:
        """The values of these names, as far as their digests match; DamagedCache if a value is corrupt.

        Each is decoded as it is read, so that the bytes of all are never in memory at once.
        """

        def select(db: sqlite3.Connection) -> dict[str, T]:
            with closing(self._rows(db, wanted)) as rows:
                return {name: decode(_checked(stored, key)) for name, key, stored in rows if wanted.get(name) == key}

        found: dict[str, T] = self._run(select, {})
        if self.cache._memory:
            for name, digest in wanted.items():
                known = self.cache._memory.get((self.name, name))
                if known and known[0] == digest:
                    found[name] = decode(known[1])
        return found

    def records(self, wanted: Mapping[str, bytes], kind: type[T] | Any) -> dict[str, T]:
        """As `read`, with each value decoded to a record of type `kind`; DamagedCache if one cannot be."""
        try:
            return self.read(wanted, decoder(kind).decode)
        except NOT_DECODED as error:
            raise DamagedCache(str(error)) from error

    def record(self, name: str, kind: type[T] | Any, digest: bytes = b"") -> T | None:
        """The record of one name; None if it has none with this digest."""
        found: dict[str, T] = self.records({name: digest}, kind)
        return found.get(name)

    def one(self, name: str, digest: bytes = b"") -> bytes | None:
        """The value of one name; None if it has none with this digest."""
        return self.read({name: digest}, bytes).get(name)

    def _rows(self, db: sqlite3.Connection, wanted: Mapping[str, bytes]) -> Generator[Row, None, None]:
        columns = "SELECT name, digest, value FROM entries WHERE room = ?"
        if len(wanted) >= MANY:
            yield from db.execute(columns, (self.name,))
        elif wanted:
            marks = ",".join("?" * len(wanted))
            yield from db.execute(f"{columns} AND name IN ({marks})", (self.name, *wanted))

    def put(self, values: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Store a digest and a value for each name, replacing what is there."""
        if not values:
            return

        def write(db: sqlite3.Connection) -> bool:
            db.execute("BEGIN IMMEDIATE")
            rows = (
                (self.name, name, digest, _checksum(value, digest) + value) for name, (digest, value) in values.items()
            )
            db.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            db.execute("COMMIT")
            return True

        if not self._run(write, False):
            self.cache._memory.update({(self.name, name): value for name, value in values.items()})

    def names(self) -> set[str]:
        """The names of all entries."""
        query = "SELECT name FROM entries WHERE room = ?"
        nothing: list[tuple[str]] = []
        return {name for (name,) in self._run(lambda db: db.execute(query, (self.name,)).fetchall(), nothing)}

    def forget(self, names: Collection[str]) -> None:
        """Delete the entries of these names."""

        def delete(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("DELETE FROM entries WHERE room = ? AND name = ?", ((self.name, name) for name in names))
            db.execute("COMMIT")

        if names:
            self._run(delete, None)
            for name in names:
                self.cache._memory.pop((self.name, name), None)

    def keep_only(self, names: Collection[str]) -> None:
        """Delete every entry but those of these names."""
        self.forget(self.names().difference(names))


def _is_refused(error: Exception) -> bool:
    """Whether the system refused access to the file, which may be sound all the same."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _REFUSALS


def _is_read_only(path: Path) -> bool:
    """Whether the file's header forbids SQLite to write to it, as none of ours does (SQLite's database file format)."""
    try:
        with path.open("rb") as file:
            return max(file.read(_VERSIONS.stop)[_VERSIONS], default=0) > _WAL
    except OSError:
        return False


def _checked(stored: object, digest: object) -> bytes:
    if not isinstance(stored, bytes) or not isinstance(digest, bytes):
        raise DamagedCache("a value or its digest is not binary")
    value = stored[CHECKSUM:]
    if _checksum(value, digest) != stored[:CHECKSUM]:
        raise DamagedCache("a value does not match its checksum")
    return value


def _checksum(value: bytes, digest: bytes) -> bytes:
    """A CRC: it has to detect damage, not tampering, and checks ten thousand values in a few milliseconds."""
    return crc32(value, crc32(digest)).to_bytes(CHECKSUM, "big")
