"""Images: figures in Markdown, their derivatives, lost photographs, charts, and the images that stand for a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.articles.model import Archive, CopiedFile
from plugins.articles.signals import Images, archive_files, archive_images, archive_pages

from .images import Progress, find_images, make_files
from .lost import pages


def images_of(archive: Archive, *, content: Path, cache: Path, cards: bool) -> Images:
    """Answers archive_images."""
    return find_images(archive, content, cache, cards=cards)


def files_of(archive: Archive, *, content: Path, cache: Path, progress: Progress) -> Iterator[CopiedFile]:
    """Answers archive_files."""
    return make_files(archive, content, cache, progress)


def register() -> None:
    """Connect to the archive's signals."""
    archive_images.connect(images_of)
    archive_files.connect(files_of)
    archive_pages.connect(pages)
