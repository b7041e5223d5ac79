"""Instruments that search offers by number."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.lookups import Lookup
from plugins.content.model import Archive
from plugins.vietnamese.messages import messages_of

from .book import Instrument, read_book

MESSAGES = messages_of(__package__)


def instrument_lookups(archive: Archive) -> Iterator[Lookup]:
    """A lookup for each instrument that a listed article or a fixed page cites."""
    for entry in read_book(archive).entries.values():
        if entry.shown:
            note = ", ".join(filter(None, (*entry.issuers, str(entry.year or ""))))
            yield Lookup(MESSAGES.say("lookup"), _keys(entry), entry.title, note, entry.address, len(entry.places))


def _keys(entry: Instrument) -> tuple[str, ...]:
    """What readers may type, from the full number to short forms."""
    if not entry.number:
        name = entry.title.rpartition(" năm ")[0] or entry.title
        return (name, entry.title) if entry.kind != name else (entry.title,)
    number, year = entry.number, str(entry.year or "")
    symbol = entry.symbol if entry.symbol != entry.kind else ""
    typed, called = [f"{number} {symbol}"], f"{entry.kind} {number}"
    if year:
        typed += [f"{number} {year} {symbol}", f"{number} {symbol} {year}", f"{number} {year}", f"{called} {year}"]
    return (*typed, called)
