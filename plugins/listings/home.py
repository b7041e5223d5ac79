"""The front page: the newest articles by day, and the ways in."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.content.model import Page, Site

from .addresses import HOME
from .records import Count
from .shelves import LATEST, Entry, Shelf, by_day, year_counts
from .subjects import category_counts
from .times import archive_heat_map, year_shelves


def home_page(entries: Sequence[Entry], categories: Sequence[Shelf], series: tuple[Count, ...], site: Site) -> Page:
    """The front page of the archive."""
    context = {
        "title": site.name,
        "breadcrumbs": (),
        "latest": by_day(entries[:LATEST]),
        "years": year_counts(year_shelves(entries)),
        "categories": category_counts(categories),
        "series": series,
        "heat_map": archive_heat_map(entries),
        "total": len(entries),
    }
    return Page(HOME, "home.html", context, modified=max((entry.modified for entry in entries), default=None))
