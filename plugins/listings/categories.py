"""The archive by category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.content.grouping import grouped
from plugins.content.model import Category, Count, Crumb
from plugins.content.targets import Page

from . import labels
from .addresses import CATEGORIES, category_address, category_feed
from .collections import Collection, Item, collection_pages
from .directories import directory
from .views import NavGroup


def category_collections(items: Sequence[Item], categories: Mapping[str, Category]) -> list[Collection]:
    """Every category, with or without articles, in the order of the data file."""
    found = grouped(items, lambda item: item.card.category)
    above = (Crumb(labels.text("categories"), CATEGORIES),)
    return [
        Collection(
            category_address(slug),
            category.title,
            found.get(slug, ()),
            above,
            intro=category.description,
            feed=category_feed(slug) if slug in found else "",
        )
        for slug, category in categories.items()
    ]


def category_counts(collections: Sequence[Collection]) -> tuple[Count, ...]:
    """Categories as links with counts."""
    return tuple(collection.count(collection.heading) for collection in collections)


def category_pages(collections: Sequence[Collection]) -> Iterator[Page]:
    """The pages of all categories, and their directory."""
    navigation = (NavGroup("", category_counts(collections)),)
    yield directory(CATEGORIES, labels.text("categories"), navigation, total=len(collections), unit="categories")
    for collection in collections:
        yield from collection_pages(collection, always_by_year=True)
