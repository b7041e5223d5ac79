"""The pages of what was deleted: they say so."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Site
from plugins.content.moves import published_address, split_alias
from plugins.content.targets import Page, page

from .book import LEDGER, MESSAGES, addresses_of, key


def gone_pages(archive: Archive, _site: Site) -> Iterator[Page]:
    """A page at each address whose article was deleted, unless something is there again."""
    gone = {address: entry.deleted for address, entry in LEDGER.of(archive.data).items() if entry.is_held}
    if not gone:
        return
    held = {key(published_address(address)) for address in addresses_of(archive.records)}
    for address, when in sorted(gone.items()):
        path, query = split_alias(address)
        at = published_address(path)
        if query is None and key(at) not in held:
            held.add(key(at))
            context = {
                "title": MESSAGES.say("gone-title" if when else "mending-title"),
                "breadcrumbs": (),
                "when": when,
            }
            yield page(at, "gone.html", context, indexed=False)
