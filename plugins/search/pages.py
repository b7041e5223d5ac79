"""The search page, and the open data beside the articles."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive, Computed, Page, Site

from .fragments import fragments
from .manifest import ROOT

ADDRESS = "/tim-kiem/"
FIRST = ("index", "planner", "analyzer")
"""What search.js, which begins the search, asks for."""
MODULES = ("page", "view")
"""What shows its results; all are fetched at once rather than each when another asks for it."""


def pages(archive: Archive, *, site: Site) -> Iterator[Page | Computed]:
    """The search page, and the open data of every article, withdrawn or not."""
    years = sorted({article.date.start.year for article in archive.listed}, reverse=True)
    yield Page(
        ADDRESS,
        "search.html",
        {
            "title": "Tìm kiếm",
            "breadcrumbs": (),
            "years": tuple(years),
            "index": ROOT,
            "first_modules": FIRST,
            "modules": MODULES,
        },
    )
    yield from fragments(archive.articles, site)
