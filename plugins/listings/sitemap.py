"""The sitemap, split at the protocol's limit, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content.model import Site
from plugins.content.targets import File, Listed, Page, page, static

from .addresses import ROBOTS, SITEMAP, sitemap_address

LIMIT = 50_000
"""The most addresses in one file (sitemaps.org)."""


def sitemap_pages(listed: Sequence[Listed], site: Site) -> Iterator[Page | File]:
    """The sitemap of all indexed pages, or its parts and their index, and robots.txt."""
    entries = tuple(sorted(listed, key=lambda entry: entry.address))
    if len(entries) <= LIMIT:
        yield _page(SITEMAP, "sitemap.xml", entries)
    else:
        yield from _parts([entries[start : start + LIMIT] for start in range(0, len(entries), LIMIT)])
    yield static(ROBOTS, f"User-agent: *\nDisallow:\n\nSitemap: {site.url}{SITEMAP}\n".encode())


def _parts(parts: Sequence[tuple[Listed, ...]]) -> Iterator[Page]:
    index = []
    for number, part in enumerate(parts, 1):
        yield _page(sitemap_address(number), "sitemap.xml", part)
        changed = max((entry.modified for entry in part if entry.modified), default=None)
        index.append(Listed(sitemap_address(number), changed))
    yield _page(SITEMAP, "sitemap_index.xml", tuple(index))


def _page(address: str, template: str, entries: tuple[Listed, ...]) -> Page:
    return page(address, template, {"entries": entries}, indexed=False)
