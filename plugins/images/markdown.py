"""The Markdown of figures: images that stand alone, and photographs declared lost.

Works on the element tree and reads no image: each picture is a placeholder, filled once the images are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from plugins.content.addresses import content_path
from plugins.content.body.text import unescape
from plugins.content.conversion import Document, document_of
from plugins.content.lines import Occurrences
from plugins.content.model import Image, Link
from plugins.content.steps import TreeSteps
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import nfc, slug

from .gallery import figure, gallery, lost_figure
from .lost import LOST_ADDRESS, Lost

MESSAGES = messages_of(__package__)

LOST = "lost:"
DECORATIVE = "(trang trí)"
"""The alternative text that marks an image as decorative."""
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_IMAGE_NAME = re.compile(r"[^\s/]+\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg)", re.IGNORECASE)


class Figures(Treeprocessor):
    """Turns each paragraph that holds only images into a figure or a gallery."""

    def run(self, root: Element) -> None:
        """Replace such paragraphs; report images inside text, and those without an address."""
        document = document_of(self.md)
        seen = Occurrences()
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "p" and _only_images(child) and all(image.get("src") for image in child):
                    figures = [_figure(image, document, seen, beside=len(child) > 1) for image in child]
                    parent[place] = figures[0] if len(figures) == 1 else gallery(figures)
                    parent[place].tail = child.tail
        for image in list(root.iter("img")):
            line, path = _line(image, document, seen), unescape(image.get("src", ""))
            code = "image-in-text" if path else "image-no-address"
            document.diagnostics.using(MESSAGES).error(code, line, path=path)
            image.tag, image.text = "span", image.get("alt")
            image.attrib.clear()


def _only_images(paragraph: Element) -> bool:
    texts = (paragraph.text, *(image.tail for image in paragraph))
    return {child.tag for child in paragraph} == {"img"} and not any(text and text.strip() for text in texts)


def _figure(image: Element, document: Document, seen: Occurrences, *, beside: bool) -> Element:
    source, alt, caption = (nfc(unescape(image.get(key, ""))).strip() for key in ("src", "alt", "title"))
    line = _line(image, document, seen)
    if source.startswith(LOST):
        return _lost(unquote(source.removeprefix(LOST)).strip(), alt, caption, line, document)
    path, told = content_path(document.file, source), document.diagnostics.using(MESSAGES)
    if _OUTSIDE.match(source) or path is None:
        told.error("image-outside", line, path=source)
        return figure(alt, caption)
    for code in _alt_faults(alt, caption):
        report = told.warning if code == "alt-is-caption" else told.error
        report(code, line, alt=alt, declared=DECORATIVE)
    shown = Image(path, "" if alt == DECORATIVE else alt, line, beside, document.language)
    placeholder = document.placeholder(shown)
    return figure(placeholder, caption)


def _line(image: Element, document: Document, seen: Occurrences) -> int:
    """The line of an image, found by its description too if the source has that literally."""
    alt, source = image.get("alt", ""), image.get("src", "")
    whole = f"![{alt}]({source}"
    written = whole if whole in document.source else f"]({source}"
    return document.line_of(written, seen.next(written))


def _alt_faults(alt: str, caption: str) -> Iterator[str]:
    if not alt:
        yield "alt-missing"
    elif _IMAGE_NAME.fullmatch(alt):
        yield "alt-is-file-name"
    elif slug(alt) == slug(caption):
        yield "alt-is-caption"


def _lost(name: str, alt: str, caption: str, line: int, document: Document) -> Element:
    if not alt and not caption:
        document.diagnostics.using(MESSAGES).error("lost-unknown", line)
    anchor = document.anchor(slug(f"anh {PurePosixPath(name).stem}") if name else "anh-that-lac")
    document.alternatives.append(alt)
    document.notes.append(Lost(name, alt, caption, anchor, line))
    address = document.placeholder(Link(LOST_ADDRESS, "", line))
    return lost_figure(name, alt, caption, anchor, address, MESSAGES.in_language(document.language))


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """The extension, for python-markdown's loader."""
    return TreeSteps(figures=Figures)
