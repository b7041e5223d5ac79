"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.model import Archive
from plugins.content.targets import Page, page

ROOT = "/tim-kiem/chi-muc/"
ADDRESS = "/tim-kiem/"


def pages(archive: Archive, lookups: str, officials: bool) -> Iterator[Page]:
    """The search page. lookups: what it must know of them; officials: whether any are in articles."""
    years = sorted({article.date.start.year for article in archive.listed}, reverse=True)
    context = {
        "title": "Tìm kiếm",
        "breadcrumbs": (),
        "years": tuple(years),
        "index": ROOT,
        "lookups": lookups,
        "officials": officials,
    }
    yield page(ADDRESS, "search.html", context)
