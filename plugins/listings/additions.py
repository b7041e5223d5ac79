"""When articles were added to the archive: an article of 2013 added today is news to those who follow the archive.

The date of addition is `added` in the front matter, or else that of the file's first commit in Git. If neither is
known, the article is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from plugins.content.capability import Key, Subject
from plugins.content.events import Event, events_feed, gone_events
from plugins.content.fields import Fields
from plugins.content.model import Archive, Article, Card, Change, Site
from plugins.content.raw import Raw
from plugins.content.targets import Page, Section
from plugins.core.codec import digest
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When

from . import labels
from .addresses import ADDED, ADDED_FEED
from .collections import (
    FULL,
    Collection,
    Item,
    Thumbnails,
    card_of,
    linked,
    listing,
    shown,
    year_navigation,
    year_pages,
)


def read_added(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> When | None:
    """The date in `added`; None, with a diagnostic, if it is no day; only a warning if it precedes the article's."""
    when = Fields({"added": raw.value}, {"added": raw.line}, diagnostics).when("added")
    if when is None:
        return None
    if when.precision not in ("day", "minute"):
        diagnostics.error("added-vague", raw.line, found=raw.value)
        return None
    if isinstance(subject.record, Article) and when.end < subject.record.date.start:
        diagnostics.warning("added-early", raw.line, found=raw.value)
    return when


FRAGMENT = "vao-kho"
KEY = Key("added", When, read_added, labels.MESSAGES, also=("ngay dua vao", "dua vao kho"))


class Addition(Struct, frozen=True, array_like=True):
    """An article, and when it was added to the archive."""

    card: Card
    when: When


def additions(archive: Archive, thumbnails: Thumbnails) -> tuple[Addition, ...]:
    """Every listed article with a known date of addition, latest addition first."""
    known = ((article, added_on(article, archive.history)) for article in archive.listed)
    found = [(when, article) for article, when in known if when]
    found.sort(key=lambda pair: (pair[0].start, pair[1].date.start, pair[1].address), reverse=True)
    return tuple(Addition(card_of(article, thumbnails.get(article.address)), when) for when, article in found)


def added_on(article: Article, history: Mapping[str, Sequence[Change]]) -> When | None:
    """When an article was added to the archive; None if unknown."""
    stated = KEY.of(article)
    if stated is not None:
        return stated
    changes = history.get(article.file)
    return changes[-1].at if changes else None


def addition_pages(archive: Archive, found: Callable[[], Sequence[Addition]], site: Site) -> Section:
    """The lists of additions, by month, and their feed."""
    feed = cache(lambda: _feed(archive, found(), site))

    def inputs() -> tuple[object, ...]:
        return found(), len(archive.listed), feed().inputs

    def targets() -> Iterator[Page]:
        yield from _pages(found(), len(archive.listed) - len(found()))
        yield feed()

    return Section("additions", inputs, targets)


def _feed(archive: Archive, found: Sequence[Addition], site: Site) -> Page:
    events = (
        Event(each.when, each.card.address, FRAGMENT, each.card.title, each.card.summary) for each in found[:FULL]
    )
    gone = gone_events(archive, lambda article: (FRAGMENT,) if added_on(article, archive.history) else (), (FRAGMENT,))
    return events_feed(ADDED_FEED, ADDED, labels.text("feed-added", site=site.name), events, site, gone)


def _item(addition: Addition) -> Item:
    start = addition.when.start
    return Item(addition.card, start.year, start.month, start.day, start, digest(addition))


def _pages(found: Sequence[Addition], unknown: int) -> Iterator[Page]:
    """The latest additions, then a page per month: the month of an addition never changes."""
    intro = labels.text("added-intro") + (labels.text("added-unknown", number=unknown) if unknown else "")
    everything = Collection(ADDED, labels.text("added"), [_item(each) for each in found], intro=intro, feed=ADDED_FEED)
    years = everything.years()
    yield listing(everything, shown(everything), "addition", "", (year_navigation(years),))
    for year, newer, older in linked(years):
        yield from year_pages(everything, year, newer, older, "addition")
