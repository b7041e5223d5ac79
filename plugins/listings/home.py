"""The front page: what waits for an answer, the newest articles, what came in last, and the ways in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.content.model import ENGLISH, Count, Site
from plugins.content.targets import Page, page

from .additions import Addition
from .addresses import HOME
from .categories import category_counts
from .collections import Collection, Item, year_counts
from .times import archive_heat_map, year_collections

NEWEST = 12


def home_page(
    items: Sequence[Item],
    categories: Sequence[Collection],
    series: tuple[Count, ...],
    added: Sequence[Addition],
    more: Mapping[str, object],
    site: Site,
) -> Page:
    """The front page of the archive. more: what other capabilities show there."""
    context = {
        **more,
        "title": site.name,
        "translation": ENGLISH if site.english else "",
        "breadcrumbs": (),
        "latest": tuple(item.card for item in items[:NEWEST]),
        "added": tuple(added),
        "years": year_counts(year_collections(items)),
        "categories": category_counts(categories),
        "series": series,
        "heat_map": archive_heat_map(items),
        "total": len(items),
    }
    return page(HOME, "home.html", context, modified=max((item.modified for item in items), default=None))
