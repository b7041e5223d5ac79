"""All pages of lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from plugins.content.model import Archive, Crumb, Site
from plugins.content.pictures import thumbnails
from plugins.content.series import runs
from plugins.content.targets import Page, Planned, Section, page

from . import labels
from .additions import Addition, addition_pages, additions
from .addresses import FEEDS, NOT_FOUND, SITE_MAP
from .collections import Thumbnails, listed_articles, listed_digest, year_navigation
from .english import english_pages
from .feeds import feed_pages
from .home import home_page
from .people import AUTHOR, TAG, name_pages
from .records import NavGroup
from .series import series_counts, series_pages
from .subjects import category_collections, category_counts, category_pages
from .times import time_pages, year_collections

NEWEST_ADDITIONS = 6
"""On the home page."""
TEMPLATES = ("home.html", "listing.html", "directory.html", "series.html", "site_map.html", "feeds.html", "404.html")


def pages(archive: Archive, site: Site) -> Iterator[Planned]:
    """Every list of the archive, its feeds, and the page for addresses that lead nowhere.

    No list shows a text, so that most edits leave all of them as they are.
    """
    photographs = cache(lambda: thumbnails(archive))
    found = cache(lambda: additions(archive, photographs()))

    def inputs() -> tuple[object, ...]:
        return (
            listed_digest(archive, photographs()), archive.data.categories, archive.data.series, site.name,
            site.english, found()[:NEWEST_ADDITIONS], archive.home,
        )  # fmt: skip

    def lists() -> Iterator[Page]:
        return _lists(archive, photographs(), found()[:NEWEST_ADDITIONS], site)

    yield Section("lists", inputs, lists, TEMPLATES)
    yield addition_pages(archive, found, site)
    yield from english_pages(archive, site)
    yield from feed_pages(archive, site)


def _lists(archive: Archive, photographs: Thumbnails, newest: Sequence[Addition], site: Site) -> Iterator[Page]:
    listed = listed_articles(archive, photographs)
    items = [item for _, item in listed]
    categories = category_collections(items, archive.data.categories)
    recurring = runs(archive)
    yield home_page(items, categories, series_counts(recurring), newest, archive.home, site)
    yield from time_pages(items, tuple(archive.data.categories.values()))
    yield from category_pages(categories)
    yield from name_pages(archive, listed, AUTHOR)
    yield from name_pages(archive, listed, TAG)
    yield from series_pages(recurring)
    groups = (
        year_navigation(year_collections(items)),
        NavGroup(labels.text("categories"), category_counts(categories)),
        NavGroup(labels.text("series"), series_counts(recurring)),
    )
    yield page(SITE_MAP, "site_map.html", {"title": labels.text("site-map"), "breadcrumbs": (), "groups": groups})
    feeds = tuple(Crumb(one.heading, one.feed) for one in categories if one.feed)
    yield page(FEEDS, "feeds.html", {"title": labels.text("feeds"), "breadcrumbs": (), "categories": feeds})
    yield page(NOT_FOUND, "404.html", {"title": labels.text("not-found"), "breadcrumbs": ()}, indexed=False)
