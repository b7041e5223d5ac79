"""Feeds of events: things that happen to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from plugins.vietnamese.dates import When
from plugins.vietnamese.when import as_when

from .model import Archive, Article, Site
from .targets import Page
from .targets import page as page_of

SIZE = 50
TEMPLATE = "feeds/events.xml"
EMPTY = datetime(1970, 1, 1)
"""The last change of an empty feed: Atom requires a time, and builds must not depend on the clock."""


class Event(Struct, frozen=True):
    """Something that happened at a time. fragment: permanently identifies it among the events of its page; "" if the
    page itself was added or removed."""

    at: When
    address: str
    fragment: str = ""
    title: str = ""
    summary: str = ""


def events_feed(
    address: str, page: str, title: str, events: Iterable[Event], site: Site, gone: Iterable[Event]
) -> Page:
    """An Atom feed of the newest events, which belongs to the list at `page`.

    gone: earlier events of articles withdrawn or deleted since, each at that time (RFC 6721).
    """
    newest, deleted = _newest(events), _newest(gone)
    context = {
        "title": title,
        "page": page,
        "author": site.data.ministry.name,
        "updated": max((each.at for each in (*newest, *deleted)), key=lambda when: when.start, default=as_when(EMPTY)),
        "events": newest,
        "deleted": deleted,
    }
    return page_of(address, TEMPLATE, context, indexed=False)


def gone_events(archive: Archive, told: Callable[[Article], Iterable[str]], usual: Sequence[str]) -> Iterator[Event]:
    """The events that a feed has announced of articles that were withdrawn or deleted.

    told: the fragments announced for a withdrawn article; usual: those announced for most articles, used for a deleted
    one, whose own are no longer known.
    """
    for article in archive.articles:
        if not article.listed:
            yield from (Event(article.updated, article.address, fragment) for fragment in told(article))
    for address, when in archive.deleted.items():
        yield from (Event(when, address, fragment) for fragment in usual)


def _newest(events: Iterable[Event]) -> tuple[Event, ...]:
    latest = sorted(events, key=lambda event: (event.at.start, event.address, event.fragment), reverse=True)
    return tuple(latest[:SIZE])
