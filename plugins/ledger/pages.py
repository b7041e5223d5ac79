"""Pages that say what was deleted or is being mended, and the published ledger."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Site
from plugins.content.moves import published_address, split_alias
from plugins.content.targets import File, Page, page, static

from .ledger import LEDGER, MESSAGES, PUBLISHED, addresses_of, key, lines_of


def ledger_targets(archive: Archive, _site: Site) -> Iterator[Page | File]:
    """The pages in place of missing content, and the ledger."""
    yield from _gone_pages(archive)
    yield static(PUBLISHED, "".join(f"{line}\n" for line in lines_of(archive)).encode())


def _gone_pages(archive: Archive) -> Iterator[Page]:
    """A page at each address whose content was deleted or is being mended, unless the address is in use again."""
    ledger = LEDGER.of(archive.data)
    gone = {address: entry.deleted for address, entry in ledger.items() if entry.is_held and not entry.dropped}
    if not gone:
        return
    held = {key(published_address(address)) for address in addresses_of(archive.records)}
    for address, when in sorted(gone.items()):
        path, query = split_alias(address)
        at = published_address(path)
        if query is None and key(at) not in held:
            held.add(key(at))
            context = {"title": MESSAGES.say("gone-title" if when else "mending-title"), "when": when}
            yield page(at, "gone.html", context, indexed=False)
