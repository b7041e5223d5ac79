"""Which images there are, and which of them are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.articles.layout import IMAGES
from plugins.articles.model import Article, FixedPage

from .kinds import SUFFIXES


def image_paths(content: Path) -> Iterator[str]:
    """The content paths of all files that look like images; what systems hide ("._co.jpg") is not ours."""
    for file in (content / IMAGES).rglob("[!.]*"):
        if file.suffix.lower() in SUFFIXES and file.is_file():
            yield file.relative_to(content).as_posix()


def shown(records: Iterable[Article | FixedPage]) -> frozenset[str]:
    """The content paths of the images that some records show."""
    return frozenset(image.path for record in records for image in record.body.images)
