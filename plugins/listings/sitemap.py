"""What search engines read: the sitemap, cut where the protocol's limit is reached, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content.model import Site
from plugins.content.targets import File, Page, page, static
from plugins.vietnamese import formatting

from .addresses import ROBOTS, SITEMAP, sitemap_address
from .records import MapEntry

LIMIT = 50_000
"""Addresses in one file (sitemaps.org)."""


def sitemap_pages(pages: Sequence[Page], site: Site) -> Iterator[Page | File]:
    """The sitemap of all pages that search engines may show, or an index of its parts, and robots.txt."""
    entries = sorted((_entry(found) for found in pages if found.indexed), key=lambda entry: entry.address)
    if len(entries) <= LIMIT:
        yield _page(SITEMAP, "sitemap.xml", entries)
    else:
        yield from _parts([entries[start : start + LIMIT] for start in range(0, len(entries), LIMIT)])
    yield static(ROBOTS, f"User-agent: *\nDisallow:\n\nSitemap: {site.url}{SITEMAP}\n".encode())


def _parts(parts: Sequence[Sequence[MapEntry]]) -> Iterator[Page]:
    index = []
    for number, part in enumerate(parts, 1):
        yield _page(sitemap_address(number), "sitemap.xml", part)
        index.append(MapEntry(sitemap_address(number), max(entry.modified for entry in part)))
    yield _page(SITEMAP, "sitemap_index.xml", index)


def _entry(found: Page) -> MapEntry:
    return MapEntry(found.address, formatting.rfc3339(found.modified) if found.modified else "")


def _page(address: str, template: str, entries: Sequence[MapEntry]) -> Page:
    return page(address, template, {"entries": tuple(entries)}, indexed=False)
