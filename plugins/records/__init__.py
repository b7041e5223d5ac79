"""A record that can be trusted: corrections, withdrawals, changes, citations, checksums, and whose record it is.

It has no settings. Its data: du-lieu/ten-goi.yaml (the ministry's names).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from plugins.content.model import Archive, Change, File, Output, Published, Site
from plugins.content.reading import SourceFile
from plugins.content.signals import (
    archive_checks,
    archive_conditions,
    archive_history,
    archive_pages,
    archive_sources,
    article_parts,
    site_files,
)
from plugins.core.diagnostics import Diagnostic


def add_pages(archive: Archive, *, site: Site) -> Iterator[Output]:
    """Corrections and the ministry's names."""
    from .pages import record_pages

    return record_pages(archive, site)


def add_parts(archive: Archive, *, site: Site) -> Mapping[str, Mapping[str, object]]:
    """What articles show of their records."""
    from .pages import record_parts

    return record_parts(archive, site)


def find_faults(archive: Archive, *, site: Site) -> Iterator[Diagnostic]:
    """What is wrong with corrections, withdrawals and the ministry's names."""
    from .corrections import KEY, check_corrections, diagnostics_of, marks_of
    from .ministry import read_names
    from .withdrawals import check_withdrawals

    for article in archive.articles:
        if KEY in article.extra or marks_of(article):
            diagnostics = diagnostics_of(article)
            check_corrections(archive, article, diagnostics)
            yield from diagnostics.all
    yield from check_withdrawals(archive)
    yield from read_names(archive.data)[1].all


def prepare(_now: datetime) -> Callable[[SourceFile], SourceFile]:
    """Takes the bodies of articles out that were withdrawn with `body: hide`."""
    from .withdrawals import hide_body

    return hide_body


def tell_history(_archive: Archive, *, content: Path, cache: Path) -> Mapping[str, tuple[Change, ...]]:
    """What Git knows of the sources."""
    from .history import read_history

    return read_history(content, cache)


def tell_condition(content: Path) -> str:
    """What the history depends on beside the sources."""
    from .history import head_of

    return head_of(content)


def add_files(published: tuple[Published, ...]) -> Iterator[File]:
    """The manifest and the checksums, which describe every other file."""
    from .manifest import manifest_files

    return manifest_files(published)


def register() -> None:
    """Connect to the archive's signals.

    Receivers are held weakly: a function named like a module of this package would be lost once that is imported.
    """
    archive_sources.connect(prepare)
    archive_checks.connect(find_faults)
    archive_history.connect(tell_history)
    archive_conditions.connect(tell_condition)
    article_parts.connect(add_parts)
    archive_pages.connect(add_pages)
    site_files.connect(add_files)
