"""What data files about laws have in common: when an entry is in force, and its sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics

from .raw import Raw


class InForce(Struct, frozen=True):
    """An entry in force from `first` to `last` (None: still)."""

    first: date
    last: date | None


E = TypeVar("E", bound=InForce)


class Reference(Struct, frozen=True, array_like=True):
    """A source of a statement: its title, its address ("" if none) and a note."""

    title: str
    url: str
    note: str = ""


def in_force(entries: Iterable[E], day: date) -> E | None:
    """The entry in force on a day; None if there is none."""
    return next((one for one in entries if one.first <= day and (one.last is None or day <= one.last)), None)


def references(entry: Raw, diagnostics: Diagnostics) -> tuple[Reference, ...]:
    """The sources of an entry."""
    return tuple(fields.record(Reference, "title") for fields in entry.entries_of("sources", diagnostics))
