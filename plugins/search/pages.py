"""The search page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.content.lookups import Lookup
from plugins.content.model import Archive
from plugins.content.targets import Known, Page

from .addresses import ADDRESS, ROOT
from .lookups import summary


def search_page(archive: Archive, lookups: Known[Sequence[Lookup]]) -> Page:
    """The search page, which includes a summary of the lookups."""
    years = sorted({article.date.start.year for article in archive.listed}, reverse=True)
    return Page(ADDRESS, "search.html", _context, (tuple(years), lookups))


def _context(years: Sequence[int], lookups: Sequence[Lookup]) -> Mapping[str, object]:
    return {
        "title": "Tìm kiếm",
        "breadcrumbs": (),
        "years": years,
        "index": ROOT,
        "lookups": summary(lookups),
        "officials": any(one.files for one in lookups),
    }
