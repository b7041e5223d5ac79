"""Things that happen to articles, as feeds tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from plugins.vietnamese.dates import When
from plugins.vietnamese.when import as_when

from .model import Site
from .targets import Page
from .targets import page as page_of

SIZE = 50
TEMPLATE = "feeds/events.xml"
EMPTY = datetime(1970, 1, 1)
"""When a feed without entries was last changed; a feed must say a time, and no clock is asked."""


class Event(Struct, frozen=True):
    """Something that happened at a time. fragment: tells it from other events of the same page, for ever."""

    at: When
    address: str
    fragment: str
    title: str
    summary: str


def events_feed(address: str, page: str, title: str, events: Iterable[Event], site: Site) -> Page:
    """An Atom feed of the newest events, which belongs to the list at `page`."""
    newest = sorted(events, key=lambda event: (event.at.start, event.address, event.fragment), reverse=True)[:SIZE]
    context = {
        "title": title,
        "page": page,
        "author": site.data.ministry.name,
        "updated": newest[0].at if newest else as_when(EMPTY),
        "events": tuple(newest),
    }
    return page_of(address, TEMPLATE, context, indexed=False)
