"""The cache: what need not be computed again, in one SQLite file of named entries.

An entry has a room, a name, the digest of all that its value was made from, and the value. Asked with another digest,
it has no answer; written again, it forgets what it was. So nothing in it is ever stale, and nothing outlives what took
its place. Values are data: reading the cache runs no code. A cache that is damaged, or was made by other code, is
thrown away; one that cannot be written keeps its values in memory for as long as it lives.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import islice
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
MANY = 1000
"""From so many names on, a whole room is read in one go rather than name by name."""
_TOGETHER = 500  # names a query: SQLite takes 999 at the least
_REFUSALS = frozenset((
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_AUTH,
))  # fmt: skip
_VERSIONS, _WAL = slice(18, 20), 2
"""Where in a file its format for writing and for reading are, and the last of them that there is."""
_TABLES = """
CREATE TABLE IF NOT EXISTS rooms (room TEXT PRIMARY KEY, version BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS entries (room TEXT NOT NULL, name TEXT NOT NULL, digest BLOB NOT NULL, value BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS by_name ON entries (room, name);
"""


class DamagedCache(Exception):
    """The cache holds what it was never given."""


class _Unusable(Exception):
    """There is no file to work on."""


class Cache:
    """One file of entries; any process may open it, each with a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._memory: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._lost = False

    @classmethod
    def in_memory(cls) -> Cache:
        """A cache without a file, for what is computed once."""
        cache = cls(Path())
        cache._lost = True
        return cache

    def room(self, name: str, version: bytes = b"") -> Room:
        """The entries of one subject. version: of the code that makes them; with another one, they are forgotten."""
        return Room(self, name, version)

    def run(self, work: Callable[[sqlite3.Connection], T], without: T) -> T:
        """Work on the file; `without` where it cannot be used. DamagedCache where it is no cache."""
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
        """A connection that is set up whole; one that cannot be is closed."""
        connection = sqlite3.connect(self.path, timeout=60, isolation_level=None, check_same_thread=False)
        try:
            if _is_read_only(self.path):
                raise sqlite3.DatabaseError("a format of SQLite's that is only read")
            connection.execute("PRAGMA page_size = 16384")  # of a new file; values are some kilobytes
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # what a power cut damages is thrown away
            connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is gone
            if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
                raise sqlite3.DatabaseError("another format")
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
        """Do without the file, which cannot be trusted to hold what is written."""
        self.discard()
        self._lost = True

    def close(self) -> None:
        """Let the file go, the log of what was written folded into it."""
        if self._connection is not None and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
        self._connection = None

    def discard(self) -> None:
        """Begin anew with an empty cache."""
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
        """Work on the file, unless it could not be made to forget what other code left in this room."""
        return self.cache.run(work, without) if self._is_current else without

    def _renew(self, db: sqlite3.Connection, version: bytes) -> bool:
        kept = db.execute("SELECT version FROM rooms WHERE room = ?", (self.name,)).fetchone()
        if kept is None or kept[0] != version:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM entries WHERE room = ?", (self.name,))
            db.execute("INSERT OR REPLACE INTO rooms VALUES (?, ?)", (self.name, version))
            db.execute("COMMIT")
        return True

    def get(self, wanted: Mapping[str, bytes]) -> dict[str, bytes]:
        """The values of these names that were made from these digests; DamagedCache if one is not what was put."""
        return self.read(wanted, bytes)

    def read(self, wanted: Mapping[str, bytes], decode: Callable[[bytes], T]) -> dict[str, T]:
        """As `get`, each value decoded as it comes, so that the bytes of all of them are never held at once."""

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
        """As `read`, each value a record of a type that the codec knows; DamagedCache if one is none."""
        try:
            return self.read(wanted, decoder(kind).decode)
        except NOT_DECODED as error:
            raise DamagedCache(str(error)) from error

    def record(self, name: str, kind: type[T] | Any, digest: bytes = b"") -> T | None:
        """The record of one name made from a digest; None if there is none."""
        found: dict[str, T] = self.records({name: digest}, kind)
        return found.get(name)

    def one(self, name: str, digest: bytes = b"") -> bytes | None:
        """The value of one name made from a digest; None if there is none."""
        return self.get({name: digest}).get(name)

    def _rows(self, db: sqlite3.Connection, wanted: Mapping[str, bytes]) -> Generator[Row, None, None]:
        columns = "SELECT name, digest, value FROM entries WHERE room = ?"
        if len(wanted) >= MANY:
            yield from db.execute(columns, (self.name,))
            return
        for some in _together(wanted):
            marks = ",".join("?" * len(some))
            yield from db.execute(f"{columns} AND name IN ({marks})", (self.name, *some))

    def put(self, values: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Keep a digest and a value for each name, in the place of what was kept there."""
        if not values:
            return

        def write(db: sqlite3.Connection) -> bool:
            db.execute("BEGIN IMMEDIATE")
            rows = ((self.name, name, digest, _sealed(value, digest)) for name, (digest, value) in values.items())
            db.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            db.execute("COMMIT")
            return True

        if not self._run(write, False):
            self.cache._memory.update({(self.name, name): value for name, value in values.items()})

    def names(self) -> set[str]:
        """Every name that has an entry."""
        query = "SELECT name FROM entries WHERE room = ?"
        nothing: list[tuple[str]] = []
        return {name for (name,) in self._run(lambda db: db.execute(query, (self.name,)).fetchall(), nothing)}

    def forget(self, names: Collection[str]) -> None:
        """Have no entry of these names any more."""

        def delete(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("DELETE FROM entries WHERE room = ? AND name = ?", ((self.name, name) for name in names))
            db.execute("COMMIT")

        if names:
            self._run(delete, None)
            for name in names:
                self.cache._memory.pop((self.name, name), None)

    def keep_only(self, names: Collection[str]) -> None:
        """Forget every name but these."""
        self.forget(self.names().difference(names))


def _is_refused(error: Exception) -> bool:
    """Whether it is the system that refuses to read or write a file, with which nothing need be wrong."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _REFUSALS


def _is_read_only(path: Path) -> bool:
    """Whether a file says of itself that SQLite must not write to it, as no file of ours does (see its file format)."""
    try:
        with path.open("rb") as file:
            return max(file.read(_VERSIONS.stop)[_VERSIONS], default=0) > _WAL
    except OSError:
        return False


def _sealed(value: bytes, digest: bytes) -> bytes:
    return _checksum(value, digest) + value


def _checked(stored: object, digest: object) -> bytes:
    if not isinstance(stored, bytes) or not isinstance(digest, bytes):
        raise DamagedCache("a value is no bytes")
    value = stored[CHECKSUM:]
    if _checksum(value, digest) != stored[:CHECKSUM]:
        raise DamagedCache("a value is not what was kept")
    return value


def _checksum(value: bytes, digest: bytes) -> bytes:
    """A CRC, since damage is to be seen here and not malice: ten thousand values are checked in a few milliseconds."""
    return crc32(value, crc32(digest)).to_bytes(CHECKSUM, "big")


def _together(names: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(names)
    while some := [*islice(remaining, _TOGETHER)]:
        yield some
