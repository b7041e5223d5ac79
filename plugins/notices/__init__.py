"""Notices that ask the people's opinion: their life in time and the law of their day.

It has no settings. Its data: du-lieu/quy-dinh.yaml (laws by their dates) and du-lieu/ngay-nghi.yaml (days off that the
library `holidays` lacks).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from plugins.content.model import Archive, Output, Site
from plugins.content.signals import archive_checks, archive_moments, archive_pages, article_parts
from plugins.core.diagnostics import Diagnostic


def add_pages(archive: Archive, *, site: Site) -> Iterator[Output]:
    """The lists, the feed and the calendar files."""
    from .book import read_book
    from .pages import notice_pages

    return notice_pages(archive, read_book(archive), site)


def add_parts(archive: Archive, *, site: Site) -> Mapping[str, Mapping[str, object]]:
    """What articles show of their notices."""
    from .book import read_book
    from .pages import notice_parts

    return notice_parts(read_book(archive), site)


def find_faults(archive: Archive, *, site: Site) -> Iterator[Diagnostic]:
    """What is wrong with notices."""
    from .book import read_book
    from .checks import check_notices

    yield from check_notices(archive, read_book(archive))


def find_moments(archive: Archive) -> Iterator[datetime]:
    """When notices change their state."""
    from .book import read_book

    for entry in read_book(archive).entries:
        yield from filter(None, (entry.life.opens, entry.life.ends, entry.life.decided))


def register() -> None:
    """Connect to the archive's signals.

    Receivers are held weakly: a function named like a module of this package would be lost once that is imported.
    """
    archive_pages.connect(add_pages)
    article_parts.connect(add_parts)
    archive_checks.connect(find_faults)
    archive_moments.connect(find_moments)
