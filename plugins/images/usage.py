"""The images of a content folder, and those that records show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from plugins.content.addresses import linked_file
from plugins.content.folder import walk
from plugins.content.layout import IMAGES
from plugins.content.model import Article, FixedPage, Image, Link

from .kinds import SUFFIXES


def image_paths(content: Path) -> Iterator[str]:
    """The content paths of all files with the suffix of an image; hidden files ("._co.jpg") are left out."""
    for path, entry in walk(content / IMAGES, f"{IMAGES}/", []):
        if PurePosixPath(path).suffix.lower() in SUFFIXES and entry.is_file():
            yield path


def shown(records: Iterable[Article | FixedPage]) -> frozenset[str]:
    """The content paths of the images that records show or link to."""
    found: set[str] = set()
    for record in records:
        for link in record.body.links:
            if isinstance(link, Image):
                found.add(link.path)
            elif isinstance(link, Link):
                found.add(linked_file(record.file, link))
    return frozenset(found - {""})
