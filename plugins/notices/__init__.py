"""Notices that ask the people's opinion: their life in time, the law of their day, and personal data that expires.

It has no settings. Its data: du-lieu/quy-dinh.yaml (laws by their dates) and du-lieu/ngay-nghi.yaml (days off that the
library `holidays` lacks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from plugins.articles.faults import Fault
from plugins.articles.model import Archive, Output, Site
from plugins.articles.reading import SourceFile
from plugins.articles.signals import archive_checks, archive_moments, archive_pages, archive_sources, article_parts
from plugins.vietnamese.dates import HANOI


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


def find_faults(archive: Archive, *, site: Site) -> Iterator[Fault]:
    """What is wrong with notices, and personal data anywhere."""
    from .book import read_book
    from .checks import check_notices
    from .personal.checks import check_personal

    yield from check_notices(archive, read_book(archive))
    yield from check_personal(archive)


def find_moments(archive: Archive) -> Iterator[datetime]:
    """When notices change their state."""
    from .book import read_book

    for entry in read_book(archive).entries:
        yield from filter(None, (entry.life.opens, entry.life.ends, entry.life.decided))


def prepare(now: datetime) -> Callable[[SourceFile], SourceFile]:
    """Takes personal data whose time is over out of every source, before anything reads it."""
    from .personal.removal import Removal

    return Removal((now.astimezone(HANOI) if now.tzinfo else now).date())


def register() -> None:
    """Connect to the archive's signals.

    Receivers are held weakly: a function named like a module of this package would be lost once that is imported.
    """
    archive_pages.connect(add_pages)
    article_parts.connect(add_parts)
    archive_checks.connect(find_faults)
    archive_moments.connect(find_moments)
    archive_sources.connect(prepare)
