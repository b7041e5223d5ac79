"""Images: figures in Markdown, their derivatives, lost photographs, charts, and the images that stand for a page.

What does the work is imported when it is asked for: the image library is not small, and most builds ask for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.content.model import Archive, CopiedFile, Page, Site
from plugins.content.signals import Images, archive_files, archive_images, archive_pages


def images_of(archive: Archive, *, content: Path, cache: Path, cards: bool) -> Images:
    """Answers archive_images."""
    from .images import find_images

    return find_images(archive, content, cache, cards=cards)


def files_of(
    archive: Archive, *, content: Path, cache: Path, progress: Callable[[int, int], object]
) -> Iterator[CopiedFile]:
    """Answers archive_files."""
    from .images import make_files

    return make_files(archive, content, cache, progress)


def add_pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """The page of lost photographs."""
    from .lost import pages

    return pages(archive, site=site)


def register() -> None:
    """Connect to the archive's signals."""
    archive_images.connect(images_of)
    archive_files.connect(files_of)
    archive_pages.connect(add_pages)
