"""Checks of images and of their use in articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from plugins.content.model import Archive, notes_of
from plugins.content.unused import unused_files
from plugins.core.diagnostics import Diagnostic, Fault
from plugins.vietnamese.messages import messages_of

from .facts import Facts
from .lost import Lost
from .survey import FactsOrFault
from .usage import image_paths

MESSAGES = messages_of(__package__)
_diagnostic = partial(Diagnostic.of, MESSAGES)

THUMBNAIL = 200
"""Pixels: a photograph no wider and no higher is a thumbnail, and a larger version may still be found."""


def check(archive: Archive, content: Path, found: Mapping[str, FactsOrFault]) -> Iterator[Diagnostic]:
    """All faults of images and of their use. found: the facts or the fault of each image, by content path."""
    for path, facts in found.items():
        if not isinstance(facts, Facts):
            yield fault_of(path, facts)
        elif facts.style == "photo" and max(facts.width, facts.height) <= THUMBNAIL:
            yield _diagnostic(path, 1, "image-small", "warning", width=facts.width, height=facts.height)
    yield from _lead_images(archive, content, found)
    yield from _found_again(archive, found)


def fault_of(path: str, fault: Fault) -> Diagnostic:
    """The fault of the image at a content path, as a diagnostic."""
    return _diagnostic(path, 1, f"image-{fault.code}", **fault.values)


def _lead_images(archive: Archive, content: Path, found: Mapping[str, FactsOrFault]) -> Iterator[Diagnostic]:
    """Lead images without a figure in the body, which would give them their description and caption."""
    for article in archive.articles:
        is_shown = article.listed and article.lead_image in found
        if is_shown and article.lead_image not in {image.path for image in article.body.images}:
            line = _line(content / article.file, "lead_image:")
            yield _diagnostic(article.file, line, "lead-not-in-body", path=article.lead_image)


def _found_again(archive: Archive, found: Mapping[str, FactsOrFault]) -> Iterator[Diagnostic]:
    """Photographs declared lost whose files are there."""
    names = {PurePosixPath(path).name: path for path in found}
    for record in archive.records:
        for lost in notes_of(record.body, Lost):
            if path := names.get(lost.name):
                yield _diagnostic(record.file, lost.line, "lost-found", "warning", path=path, name=lost.name)


def unused_images(content: Path) -> list[Diagnostic]:
    """A warning for each image that no source mentions."""
    return [_diagnostic(path, 1, "image-unused", "warning") for path in unused_files(content, image_paths(content))]


def _line(file: Path, start: str) -> int:
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)
