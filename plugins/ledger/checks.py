"""Checks that no address that was public vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Article
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.formatting import short

from .book import LEDGER, MESSAGES, NAME, addresses_of, key


def check_ledger(archive: Archive) -> Iterator[Diagnostic]:
    """Report every address in the ledger that no record has, unless its line explains why.

    Waiting records count as having their addresses, except draft articles.
    """
    ledger = LEDGER.of(archive.data)
    if not ledger:
        return
    drafts = [one for one in archive.waiting if isinstance(one, Article) and one.status == "draft"]
    later = [one for one in archive.waiting if one not in drafts]
    held = {key(address) for address in addresses_of((*archive.records, *later))}
    drafted = {key(address): one.file for one in drafts for address in addresses_of((one,))}
    diagnostics = Diagnostics(NAME, MESSAGES)
    for address, entry in ledger.items():
        if entry.is_held or key(address) in held:
            continue
        if file := drafted.get(key(address)):
            yield Diagnostic.of(MESSAGES, file, 1, "address-draft", address=address)
        else:
            diagnostics.error("address-gone", entry.line, address=address, today=short(archive.now))
    yield from diagnostics.all
