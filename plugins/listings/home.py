"""The front page: the newest articles by day, and the navigation in."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.content.model import Count, Site
from plugins.content.targets import Page, page

from .addresses import HOME
from .collections import LATEST, Collection, Item, by_day, year_counts
from .subjects import category_counts
from .times import archive_heat_map, year_collections


def home_page(items: Sequence[Item], categories: Sequence[Collection], series: tuple[Count, ...], site: Site) -> Page:
    """The front page of the archive."""
    context = {
        "title": site.name,
        "breadcrumbs": (),
        "latest": by_day(items[:LATEST]),
        "years": year_counts(year_collections(items)),
        "categories": category_counts(categories),
        "series": series,
        "heat_map": archive_heat_map(items),
        "total": len(items),
    }
    return page(HOME, "home.html", context, modified=max((item.modified for item in items), default=None))
