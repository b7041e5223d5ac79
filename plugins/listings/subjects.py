"""The archive by subject: categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.content.model import Category, Crumb, Page

from . import labels
from .addresses import CATEGORIES, category_address, category_feed
from .directories import directory
from .records import Count, WayGroup
from .shelves import Entry, Shelf, grouped, shelf_pages


def category_shelves(entries: Sequence[Entry], categories: Mapping[str, Category]) -> list[Shelf]:
    """Every category, in the order in which editors keep them, with or without articles."""
    found = grouped(entries, lambda entry: entry.card.category)
    above = (Crumb(labels.text("categories"), CATEGORIES),)
    return [
        Shelf(
            category_address(slug),
            category.title,
            found.get(slug, ()),
            above,
            intro=category.description,
            feed=category_feed(slug) if slug in found else "",
        )
        for slug, category in categories.items()
    ]


def category_counts(shelves: Sequence[Shelf]) -> tuple[Count, ...]:
    """Categories as ways on."""
    return tuple(shelf.count(shelf.heading) for shelf in shelves)


def category_pages(shelves: Sequence[Shelf]) -> Iterator[Page]:
    """The pages of all categories, and their directory."""
    ways = (WayGroup("", category_counts(shelves)),)
    yield directory(CATEGORIES, labels.text("categories"), ways, total=len(shelves), unit="categories")
    for shelf in shelves:
        yield from shelf_pages(shelf, always_by_year=True)
