"""Checks that no address that was public vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Article, FixedPage
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.formatting import short

from .ledger import LEDGER, MESSAGES, NAME, addresses_of, key


def check_ledger(archive: Archive) -> Iterator[Diagnostic]:
    """Report every address in the ledger that no record has, unless its line explains why.

    Waiting records count as having their addresses, except drafts and translations of drafts.
    """
    ledger = LEDGER.of(archive.data)
    if not ledger:
        return
    drafts = {one.file for one in archive.waiting if one.status == "draft"}
    hidden = [(one, _hidden_by(one)) for one in archive.waiting]
    later = [one for one, file in hidden if file not in drafts]
    held = {key(address) for address in addresses_of((*archive.records, *later))}
    drafted = {key(address): file for one, file in hidden if file in drafts for address in addresses_of((one,))}
    diagnostics = Diagnostics(NAME, MESSAGES)
    for address, entry in ledger.items():
        if entry.is_held or key(address) in held:
            continue
        if file := drafted.get(key(address)):
            yield Diagnostic.of(MESSAGES, file, 1, "address-draft", address=address)
        else:
            diagnostics.error("address-gone", entry.line, address=address, today=short(archive.now))
    yield from diagnostics.all


def _hidden_by(record: Article | FixedPage) -> str:
    """The file whose status decides whether a record is shown: its own, or that of the article that it translates."""
    if isinstance(record, FixedPage) and record.status == "published" and record.original:
        return record.original
    return record.file
