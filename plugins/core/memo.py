"""What follows from a whole archive and takes long to work out, kept while what it follows from stays the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .cache import Cache, Room
from .codec import digest, encode

T = TypeVar("T")


class Memo:
    """Values by name, each with the digest of what it was computed from.

    facts: a digest of records, data, and what the day decides; b"" where nobody knows one.
    """

    def __init__(self, room: Room, facts: bytes = b"") -> None:
        self._room, self._facts = room, facts

    @classmethod
    def in_memory(cls) -> Memo:
        """One that begins with nothing and leaves nothing."""
        return cls(Cache.in_memory().room("memo"))

    def of_facts(self, name: str, kind: type[T] | Any, compute: Callable[[], T]) -> T:
        """As `get`, of a value that depends on the facts alone."""
        return self.get(name, self._facts, kind, compute) if self._facts else compute()

    def get(self, name: str, inputs: object, kind: type[T] | Any, compute: Callable[[], T]) -> T:
        """The value of a name, computed unless it was before from equal inputs.

        kind: its type, which the codec knows. DamagedCache if what was kept is no such value.
        """
        key = digest(inputs)
        value: T | None = self._room.record(name, kind, key)
        if value is None:
            value = compute()
            self._room.put({name: (key, encode(value))})
        return value
