"""Shelves: articles that belong together, as pages cut by time.

A page shows all of a shelf where that is at most FULL articles; else the newest LATEST of them, and the shelf is cut
into years, and these into months where they are too full in turn. A month is always shown whole. So no address ever
shifts, and a new article touches only the pages of its own time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from plugins.content.model import Archive, Article, Card, Crumb, Page

from . import labels
from .addresses import month_address, year_address
from .records import Count, Group, WayGroup

FULL = 100
LATEST = 20

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in lists: its card, made once for all of them; its day, 0 where only the month is known.

    modified: when it was last changed, or published (Hanoi's time).
    """

    card: Card
    year: int
    month: int
    day: int
    modified: datetime

    @property
    def quarter(self) -> int:
        """The quarter that it stands in, 1 to 4."""
        return (self.month + 2) // 3


def entries_of(archive: Archive) -> list[tuple[Article, Entry]]:
    """Every article with its entry, newest first."""
    return [(article, _entry(article)) for article in reversed(archive.listed)]


def _entry(article: Article) -> Entry:
    start = article.date.start
    day = start.day if article.date.precision in ("minute", "day") else 0
    return Entry(article.card, start.year, start.month, day, (article.modified or article.date).start)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles that belong together, newest first, and the page where they stand.

    heading: what the page is called; ancestors: the pages above it, home left out.
    """

    address: str
    heading: str
    entries: Sequence[Entry]
    ancestors: tuple[Crumb, ...] = ()
    intro: str = ""
    feed: str = ""

    @property
    def crumb(self) -> Crumb:
        """The shelf as a way to it."""
        return Crumb(self.heading, self.address)

    @property
    def modified(self) -> datetime | None:
        """When the newest change of its articles was made."""
        return max((entry.modified for entry in self.entries), default=None)

    def year(self, year: int, entries: Sequence[Entry]) -> Shelf:
        """The part of the shelf that a year fills."""
        heading = labels.in_year(self.heading, year)
        return Shelf(year_address(year, self.address), heading, entries, (*self.ancestors, self.crumb))

    def count(self, title: str) -> Count:
        """The shelf as a way on."""
        return Count(title, self.address, len(self.entries))


def grouped(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
    """The entries by their keys, in one pass; keys and entries keep their order."""
    groups: dict[Key, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups


def beside(shelves: Sequence[Shelf]) -> Iterator[tuple[Shelf, Crumb | None, Crumb | None]]:
    """Each shelf with the next newer and the next older one; `shelves` are newest first."""
    for place, shelf in enumerate(shelves):
        newer = shelves[place - 1].crumb if place else None
        older = shelves[place + 1].crumb if place + 1 < len(shelves) else None
        yield shelf, newer, older


def by_day(entries: Iterable[Entry]) -> tuple[Group, ...]:
    """Groups under days; articles of which only the month is known come last in their month."""
    days = sorted(
        grouped(entries, lambda entry: (entry.year, entry.month, entry.day)).items(),
        key=lambda item: item[0],
        reverse=True,
    )
    return tuple(Group(labels.day(*day), "", _cards(found)) for day, found in days)


def by_month(entries: Iterable[Entry], below: str | None = None) -> tuple[Group, ...]:
    """Groups under months, which link to the month pages below the address `below` where there are such."""
    return tuple(
        Group(labels.month(*month), month_address(*month, below) if below else "", _cards(found))
        for month, found in grouped(entries, lambda entry: (entry.year, entry.month)).items()
    )


def by_year(entries: Iterable[Entry], below: str | None = None) -> tuple[Group, ...]:
    """Groups under years, which link to the year pages below the address `below` where there are such."""
    return tuple(
        Group(labels.year(year), year_address(year, below) if below else "", _cards(found))
        for year, found in grouped(entries, lambda entry: entry.year).items()
    )


def _cards(entries: Iterable[Entry]) -> tuple[Card, ...]:
    return tuple(entry.card for entry in entries)


def year_counts(years: Iterable[Shelf]) -> tuple[Count, ...]:
    """Years as ways on, newest first."""
    return tuple(year.count(str(year.entries[0].year)) for year in years)


def year_way(years: Iterable[Shelf]) -> WayGroup:
    """Years under their heading, newest first."""
    return WayGroup(labels.text("by-year"), year_counts(years))


def month_way(months: Sequence[Shelf]) -> WayGroup:
    """The months of one year under their heading, as in a calendar: the first month first."""
    counts = tuple(month.count(labels.month_number(month.entries[0].month)) for month in reversed(months))
    return WayGroup(labels.text("by-month"), counts)


def shown(shelf: Shelf) -> Sequence[Entry]:
    """The entries that the page of a shelf shows where it is cut into smaller ones."""
    return shelf.entries if len(shelf.entries) <= FULL else shelf.entries[:LATEST]


def listing(
    shelf: Shelf,
    groups: tuple[Group, ...],
    ways: tuple[WayGroup, ...] = (),
    newer: Crumb | None = None,
    older: Crumb | None = None,
) -> Page:
    """The page of a shelf. An empty one is there, since menus lead to it, but not for search engines."""
    context = {
        "title": shelf.heading,
        "breadcrumbs": shelf.ancestors,
        "heading": shelf.heading,
        "intro": shelf.intro,
        "total": len(shelf.entries),
        "shown": sum(len(group.cards) for group in groups),
        "ways": tuple(way for way in ways if way.counts),
        "groups": groups,
        "feed": shelf.feed,
        "newer": newer,
        "older": older,
    }
    return Page(shelf.address, "listing.html", context, modified=shelf.modified, indexed=bool(shelf.entries))


def shelf_pages(shelf: Shelf, *, always_by_year: bool = False) -> Iterator[Page]:
    """The pages of a category, an author or a tag: its own, its years where it is cut, their months where they are."""
    if not always_by_year and len(shelf.entries) <= FULL:
        yield listing(shelf, by_year(shelf.entries))
        return
    years = [shelf.year(year, found) for year, found in grouped(shelf.entries, lambda entry: entry.year).items()]
    yield listing(shelf, by_year(shown(shelf), shelf.address), (year_way(years),))
    for year, newer, older in beside(years):
        yield from _year_pages(shelf, year, newer, older)


def _year_pages(shelf: Shelf, year: Shelf, newer: Crumb | None, older: Crumb | None) -> Iterator[Page]:
    if len(year.entries) <= FULL:
        yield listing(year, by_month(year.entries), (), newer, older)
        return
    months = [
        Shelf(
            month_address(*month, shelf.address),
            labels.in_month(shelf.heading, *month),
            found,
            (*year.ancestors, year.crumb),
        )
        for month, found in grouped(year.entries, lambda entry: (entry.year, entry.month)).items()
    ]
    yield listing(year, by_month(shown(year), shelf.address), (month_way(months),), newer, older)
    for month, next_newer, next_older in beside(months):
        yield listing(month, by_day(month.entries), (), next_newer, next_older)
