"""All pages of lists."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Output, Page, Site
from plugins.content.series import runs

from . import labels
from .addresses import NOT_FOUND
from .feeds import feed_pages
from .home import home_page
from .people import AUTHOR, TAG, name_pages
from .series import series_counts, series_pages
from .shelves import entries_of
from .subjects import category_pages, category_shelves
from .times import time_pages


def pages(archive: Archive, *, site: Site) -> Iterator[Output]:
    """Every list of the archive, its feeds, and the page for addresses that lead nowhere."""
    listed = entries_of(archive)
    entries = [entry for _, entry in listed]
    categories = category_shelves(entries, archive.data.categories)
    recurring = runs(archive)
    yield home_page(entries, categories, series_counts(recurring), site)
    yield from time_pages(entries, tuple(archive.data.categories.values()))
    yield from category_pages(categories)
    yield from name_pages(listed, AUTHOR)
    yield from name_pages(listed, TAG)
    yield from series_pages(recurring)
    yield from feed_pages(archive, site=site)
    yield Page(NOT_FOUND, "404.html", {"title": labels.text("not-found"), "breadcrumbs": ()}, indexed=False)
