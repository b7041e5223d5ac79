"""All list pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

from plugins.content.capability import Conflict
from plugins.content.model import ENGLISH, HOME, Archive, Article, Crumb, Site
from plugins.content.pictures import thumbnails
from plugins.content.series import Run, runs
from plugins.content.targets import Page, Planned, Section, page

from . import labels
from .additions import Addition, addition_pages, additions
from .addresses import FEEDS, NOT_FOUND, SITE_MAP
from .categories import category_collections, category_counts, category_pages
from .collections import (
    Collection,
    Item,
    Thumbnails,
    listed_articles,
    listed_digest,
    newest_change,
    year_counts,
    year_navigation,
)
from .english import english_pages
from .feeds import feed_pages
from .names import AUTHOR, TAG, name_pages
from .series import series_counts, series_pages
from .times import archive_heat_map, time_pages, year_collections
from .views import NavGroup

NEWEST, NEWEST_ADDITIONS = 12, 6
"""The number of articles and of additions on the home page."""


def pages(archive: Archive, site: Site) -> Iterator[Planned]:
    """Every list of the archive, its feeds, and the page for unknown addresses.

    No list shows texts, so most edits leave all lists unchanged.
    """
    photographs = cache(lambda: thumbnails(archive))
    found = cache(lambda: additions(archive, photographs()))
    lists = Lists(archive, photographs)

    @cache
    def inputs() -> tuple[object, ...]:
        return listed_digest(archive, photographs()), archive.data.categories, archive.data.series

    def home() -> Iterator[Page]:
        yield lists.home(found()[:NEWEST_ADDITIONS], site)

    def home_inputs() -> tuple[object, ...]:
        return *inputs(), site.name, site.english, found()[:NEWEST_ADDITIONS], archive.home

    yield Section("home", home_inputs, home)
    yield Section("times", inputs, lambda: time_pages(lists.items, archive.data.categories))
    yield Section("categories", inputs, lambda: category_pages(lists.categories))
    yield Section("authors", inputs, lambda: name_pages(archive, lists.listed, AUTHOR))
    yield Section("tags", inputs, lambda: name_pages(archive, lists.listed, TAG))
    yield Section("series", inputs, lambda: series_pages(lists.runs))
    yield Section("ways in", inputs, lists.ways_in)
    yield addition_pages(archive, found, site)
    yield from english_pages(archive, site)
    yield from feed_pages(archive, site)


class Lists:
    """The data that several lists share, computed lazily."""

    def __init__(self, archive: Archive, photographs: Callable[[], Thumbnails]) -> None:
        self.archive, self.photographs = archive, photographs

    @cached_property
    def listed(self) -> Sequence[tuple[Article, Item]]:
        """Every listed article with its item, newest first."""
        return listed_articles(self.archive, self.photographs())

    @cached_property
    def runs(self) -> Sequence[Run]:
        """The recurring series."""
        return runs(self.archive)

    @cached_property
    def items(self) -> Sequence[Item]:
        """The items alone."""
        return [item for _, item in self.listed]

    @cached_property
    def categories(self) -> Sequence[Collection]:
        """The categories, with or without articles."""
        return category_collections(self.items, self.archive.data.categories)

    def home(self, added: Sequence[Addition], site: Site) -> Page:
        """The home page: what capabilities show, the newest articles, the latest additions, and navigation."""
        context: dict[str, object] = {
            "title": site.name,
            "translation": ENGLISH if site.english else "",
            "latest": tuple(item.card for item in self.items[:NEWEST]),
            "added": tuple(added),
            "years": year_counts(year_collections(self.items)),
            "categories": category_counts(self.categories),
            "series": series_counts(self.runs),
            "heat_map": archive_heat_map(self.items),
            "total": len(self.items),
        }
        if taken := context.keys() & self.archive.home.keys():
            raise Conflict(f"the home page itself uses the context names {sorted(taken)}")
        return page(HOME, "home.html", {**self.archive.home, **context}, modified=newest_change(self.items))

    def ways_in(self) -> Iterator[Page]:
        """The site map, the list of feeds, and the page for unknown addresses."""
        groups = (
            year_navigation(year_collections(self.items)),
            NavGroup(labels.text("categories"), category_counts(self.categories)),
            NavGroup(labels.text("series"), series_counts(self.runs)),
        )
        yield page(SITE_MAP, "site_map.html", {"title": labels.text("site-map"), "groups": groups})
        feeds = tuple(Crumb(one.heading, one.feed) for one in self.categories if one.feed)
        yield page(FEEDS, "feeds.html", {"title": labels.text("feeds"), "categories": feeds})
        yield page(NOT_FOUND, "404.html", {"title": labels.text("not-found")}, indexed=False)
