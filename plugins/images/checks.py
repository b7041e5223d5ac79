"""What is wrong with images, and with how articles use them."""

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
"""Pixels: a photograph that is neither wider nor higher was made for a list, and a larger one may still be found."""


def check(archive: Archive, content: Path, found: Mapping[str, FactsOrFault]) -> Iterator[Diagnostic]:
    """Everything wrong with the images that were `found`, by content path, and with their use."""
    for path, facts in found.items():
        if not isinstance(facts, Facts):
            yield fault_of(path, facts)
        elif facts.style == "photo" and max(facts.width, facts.height) <= THUMBNAIL:
            yield _diagnostic(path, 1, "image-small", "warning", width=facts.width, height=facts.height)
    yield from _lead_images(archive, content)
    yield from _found_again(archive, found)


def fault_of(path: str, fault: Fault) -> Diagnostic:
    """What is wrong with the image at a content path, told to an editor."""
    return _diagnostic(path, 1, f"image-{fault.code}", **fault.values)


def _lead_images(archive: Archive, content: Path) -> Iterator[Diagnostic]:
    """A lead image has its description and caption from its figure in the body, so it must have one."""
    for article in archive.articles:
        if not article.lead_image or not article.listed:
            continue
        if article.lead_image not in {image.path for image in article.body.images}:
            line = _line(content / article.file, "lead_image:")
            yield _diagnostic(article.file, line, "lead-not-in-body", path=article.lead_image)


def _found_again(archive: Archive, found: Mapping[str, FactsOrFault]) -> Iterator[Diagnostic]:
    """A photograph declared lost whose file is there."""
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
