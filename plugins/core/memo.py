"""Memoised results that depend on the whole archive and are expensive to compute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .cache import Cache, Room
from .codec import digest, encode

T = TypeVar("T")


class Memo:
    """Values by name, each with the digest of its inputs.

    facts: a digest of records, data, and what depends on the day; b"" if unknown.
    """

    def __init__(self, room: Room, facts: bytes = b"") -> None:
        self._room, self._facts = room, facts

    @classmethod
    def in_memory(cls) -> Memo:
        """A memo that starts empty and is never stored."""
        return cls(Cache.in_memory().room("memo"))

    def of_facts(self, name: str, kind: type[T] | Any, compute: Callable[[], T]) -> T:
        """As `get`, for a value that depends on the facts alone."""
        return self.get(name, self._facts, kind, compute) if self._facts else compute()

    def get(self, name: str, inputs: object, kind: type[T] | Any, compute: Callable[[], T]) -> T:
        """The value of a name, computed unless it is stored for equal inputs.

        kind: its type, for the codec. DamagedCache if the stored value has another type.
        """
        key = digest(inputs)
        value: T | None = self._room.record(name, kind, key)
        if value is None:
            value = compute()
            self._room.put({name: (key, encode(value))})
        return value
