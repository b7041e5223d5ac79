"""Personal data: found, declared, and taken out of every page once its time is over. There are no settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from plugins.content.model import Archive, Site
from plugins.content.reading import SourceFile
from plugins.content.signals import archive_checks, archive_sources
from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.dates import HANOI


def find_personal_data(archive: Archive, *, site: Site) -> Iterator[Diagnostic]:
    """Personal data in the open, and what is wrong with declarations."""
    from .checks import check_personal

    return check_personal(archive)


def prepare(now: datetime) -> Callable[[SourceFile], SourceFile]:
    """Takes personal data whose time is over out of every source, before anything reads it."""
    from .removal import Removal

    return Removal((now.astimezone(HANOI) if now.tzinfo else now).date())


def register() -> None:
    """Connect to the archive's signals."""
    archive_checks.connect(find_personal_data)
    archive_sources.connect(prepare)
