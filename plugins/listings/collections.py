"""Collections: articles that belong together, as pages split by time.

A page shows a whole collection of at most FULL articles; else the newest LATEST of them, and the collection is split
into years, and those with more than FULL articles into months. A month is always shown whole. So no address ever
shifts, and a new article touches only the pages of its own period.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.grouping import grouped
from plugins.content.model import Archive, Article, Card, Count, Crumb, Thumbnail
from plugins.content.periods import month_address, quarter_address, year_address
from plugins.content.targets import Known, Page
from plugins.core.codec import digest, digest_bytes

from . import labels
from .views import Group, NavGroup

FULL = 100
LATEST = 20

Thumbnails = Mapping[str, Thumbnail]
"""Thumbnails by the address of the article."""


class Item(Struct, frozen=True, array_like=True):
    """An article in lists: its card, shared by all of them; its day, 0 if only the month is known.

    modified: when it was last changed, or else published (Hanoi time). digest: of everything the item is made from,
    computed once, since an article appears in about ten lists.
    """

    card: Card
    year: int
    month: int
    day: int
    modified: datetime
    digest: bytes

    @property
    def quarter(self) -> int:
        """The quarter of its date, 1 to 4."""
        return (self.month + 2) // 3


def listed_articles(archive: Archive, thumbnails: Thumbnails) -> list[tuple[Article, Item]]:
    """Every listed article with its item, newest first."""
    return [(article, _item(article, thumbnails.get(article.address))) for article in reversed(archive.listed)]


def listed_digest(archive: Archive, thumbnails: Thumbnails) -> bytes:
    """A digest that changes whenever any list of an archive may change."""
    return digest_bytes(b"".join([article.listing_digest for article in archive.listed]) + digest(thumbnails))


def card_of(article: Article, thumbnail: Thumbnail | None) -> Card:
    """What a list shows of an article, including its photograph."""
    return replace(article.card, thumbnail=thumbnail) if thumbnail else article.card


def _item(article: Article, thumbnail: Thumbnail | None) -> Item:
    start = article.date.start
    day = start.day if article.date.precision in ("minute", "day") else 0
    seen = digest_bytes(article.listing_digest + digest(thumbnail)) if thumbnail else article.listing_digest
    return Item(card_of(article, thumbnail), start.year, start.month, day, article.updated.start, seen)


class Collection(Struct, frozen=True):
    """Articles that belong together, newest first, and the page that lists them.

    heading: of the page; ancestors: the pages above it, except the home page.
    """

    address: str
    heading: str
    items: Sequence[Item]
    ancestors: tuple[Crumb, ...] = ()
    intro: str = ""
    feed: str = ""

    @property
    def crumb(self) -> Crumb:
        """A link to the collection."""
        return Crumb(self.heading, self.address)

    def split(
        self, grouping: Grouping, heading: Callable[..., str] | None = None, below: str = "/"
    ) -> list[Collection]:
        """The collection split by time into others, whose pages are below an address."""
        key, usual, address = _GROUPINGS[grouping]
        above = (*self.ancestors, self.crumb)
        return [
            Collection(address(*time, below), (heading or usual)(*time), found, above)
            for time, found in grouped(self.items, key).items()
        ]

    def years(self) -> list[Collection]:
        """The collection split into years."""
        return self.split("year", partial(labels.in_year, self.heading), self.address)

    def months(self, year: Collection) -> list[Collection]:
        """One of its years split into months."""
        return year.split("month", partial(labels.in_month, self.heading), self.address)

    def count(self, title: str) -> Count:
        """A link to the collection, with the number of its articles."""
        return Count(title, self.address, len(self.items))


def newest_change(items: Iterable[Item]) -> datetime | None:
    """When any of the items was last changed; None if there are none."""
    return max((item.modified for item in items), default=None)


def linked(collections: Sequence[Collection]) -> Iterator[tuple[Collection, Crumb | None, Crumb | None]]:
    """Each collection with links to the next newer and the next older one; `collections` are newest first."""
    for place, collection in enumerate(collections):
        newer = collections[place - 1].crumb if place else None
        older = collections[place + 1].crumb if place + 1 < len(collections) else None
        yield collection, newer, older


Grouping = Literal["day", "month", "quarter", "year", "addition"]
"""addition: by day, where the date is that of the addition."""


class _Groups(NamedTuple):
    """What items are grouped by, the heading of a group, and the address of its page below another ("": none)."""

    key: Callable[[Item], tuple[int, ...]]
    heading: Callable[..., str]
    address: Callable[..., str]


_BY_DAY = _Groups(lambda item: (item.year, item.month, item.day), labels.day, lambda *_: "")
_GROUPINGS: Mapping[Grouping, _Groups] = {
    "day": _BY_DAY,
    "month": _Groups(lambda item: (item.year, item.month), labels.month, month_address),
    "quarter": _Groups(lambda item: (item.year, item.quarter), labels.quarter, quarter_address),
    "year": _Groups(lambda item: (item.year,), labels.year, year_address),
    "addition": _BY_DAY,
}


def groups_of(grouping: Grouping, items: Iterable[Item], below: str) -> tuple[Group, ...]:
    """The items under headings, which link to the pages below the address `below` ("": no links).

    Newest first; articles of which only the month is known come last in their month.
    """
    key, heading, address = _GROUPINGS[grouping]
    return tuple(
        Group(heading(*time), address(*time, below) if below else "", tuple(item.card for item in found))
        for time, found in sorted(grouped(items, key).items(), key=itemgetter(0), reverse=True)
    )


def year_counts(years: Iterable[Collection]) -> tuple[Count, ...]:
    """Years as links with counts, newest first."""
    return tuple(year.count(str(year.items[0].year)) for year in years)


def year_navigation(years: Iterable[Collection]) -> NavGroup:
    """Years under their heading, newest first."""
    return NavGroup(labels.text("by-year"), year_counts(years))


def month_navigation(months: Sequence[Collection]) -> NavGroup:
    """The months of one year under their heading, in calendar order."""
    counts = tuple(month.count(labels.month_number(month.items[0].month)) for month in reversed(months))
    return NavGroup(labels.text("by-month"), counts)


def shown(collection: Collection) -> Sequence[Item]:
    """The items on the page of a collection that may be split: all, or only the newest if there are too many."""
    return collection.items if len(collection.items) <= FULL else collection.items[:LATEST]


def listing(
    collection: Collection,
    items: Sequence[Item],
    grouping: Grouping,
    below: str = "",
    navigation: tuple[NavGroup, ...] = (),
    newer: Crumb | None = None,
    older: Crumb | None = None,
) -> Page:
    """The page of a collection, showing `items`. An empty collection has a page, since menus link to it, but search
    engines do not index that."""
    about = {
        "title": collection.heading,
        "breadcrumbs": collection.ancestors,
        "heading": collection.heading,
        "intro": collection.intro,
        "total": len(collection.items),
        "navigation": tuple(group for group in navigation if group.counts),
        "feed": collection.feed,
        "newer": newer,
        "older": older,
    }
    known = Known(tuple(items), digest_bytes(b"".join([item.digest for item in items])))
    return Page(
        collection.address, "listing.html", _listing_context, (about, known, grouping, below),
        modified=newest_change(collection.items), indexed=bool(collection.items),
    )  # fmt: skip


def _listing_context(
    about: Mapping[str, object], items: Sequence[Item], grouping: Grouping, below: str
) -> Mapping[str, object]:
    """about: the context apart from the items."""
    return {
        **about,
        "shown": len(items),
        "groups": groups_of(grouping, items, below),
        "by_day": grouping == "day",
    }


def collection_pages(collection: Collection, *, always_by_year: bool = False) -> Iterator[Page]:
    """The pages of a category, an author or a tag: its own and, where it is split, those of years and months."""
    if not always_by_year and len(collection.items) <= FULL:
        yield listing(collection, collection.items, "year")
        return
    years = collection.years()
    yield listing(collection, shown(collection), "year", collection.address, (year_navigation(years),))
    for year, newer, older in linked(years):
        if len(year.items) <= FULL:
            yield listing(year, year.items, "month", newer=newer, older=older)
        else:
            yield from year_pages(collection, year, newer, older)


def year_pages(
    collection: Collection, year: Collection, newer: Crumb | None, older: Crumb | None, days: Grouping = "day"
) -> Iterator[Page]:
    """The pages of a year of a collection, split into months. days: what the items of a month are grouped by."""
    months = collection.months(year)
    yield listing(year, shown(year), "month", collection.address, (month_navigation(months),), newer, older)
    for month, next_newer, next_older in linked(months):
        yield listing(month, month.items, days, newer=next_newer, older=next_older)
