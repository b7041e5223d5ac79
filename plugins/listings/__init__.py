"""Glue: the pages cut by time, subject, person and series, the feeds, the sitemap. There are no settings.

What does the work is imported when it is asked for, since most builds ask for none of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content.model import Archive, Output, Page, Site
from plugins.content.signals import archive_checks, archive_pages, site_pages
from plugins.core.diagnostics import Diagnostic


def find_faults(archive: Archive, *, site: Site) -> Iterator[Diagnostic]:
    """What is wrong with names."""
    from .checks import check_names

    return check_names(archive, site=site)


def add_pages(archive: Archive, *, site: Site) -> Iterator[Output]:
    """The lists and the feeds."""
    from .pages import pages

    return pages(archive, site=site)


def add_sitemap(found: Sequence[Page], *, site: Site) -> Iterator[Output]:
    """The sitemap, when all pages are known."""
    from .sitemap import sitemap_pages

    return sitemap_pages(found, site=site)


def register() -> None:
    """Connect to the archive's signals."""
    archive_checks.connect(find_faults)
    archive_pages.connect(add_pages)
    site_pages.connect(add_sitemap)
