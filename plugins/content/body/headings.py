"""Headings: levels in order, each with an anchor of its own."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import HashHeaderProcessor

from plugins.vietnamese.text import slug

from ..document import Document, document_of
from ..model import Heading
from .text import plain_text

LEVELS = {f"h{level}": level for level in range(1, 7)}
FIRST_LEVEL = 2
"""The title of the page is its only heading of level 1."""
_UNNAMED = "muc"
_LINE = "data-line"
_CLOSING = re.compile(r"(?:^|\s)#+\s*$")


class HeadingProcessor(HashHeaderProcessor):
    """Headings of "#" and a space, so that a hashtag or "#1" at the start of a line stays text; keeps their lines."""

    RE = re.compile(r"(?:^|\n) {0,3}(?P<level>#{1,6})(?P<header>(?:[ ][^\n]*)?)(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the heading and note its line."""
        match = self.RE.search(blocks[0])
        super().run(parent, blocks)
        heading = next((child for child in reversed(parent) if child.tag in LEVELS), None)
        if match and heading is not None:
            heading.text = _CLOSING.sub("", heading.text or "")
            heading.set(_LINE, str(document_of(self.parser.md).line_of_row(match[0].strip("\n"))))


def finish(element: Element, document: Document) -> None:
    """Give a heading its anchor, list it, and tell of a level that is left out."""
    text = plain_text(element).replace("\n", " ")
    level = LEVELS[element.tag]
    line = int(element.attrib.pop(_LINE, 0)) or document.line_of(text)
    before = document.headings[-1].level if document.headings else FIRST_LEVEL - 1
    if level < FIRST_LEVEL:
        document.diagnostics.error("heading-title", line, text=text)
    elif level > before + 1:
        document.diagnostics.error(
            "heading-skipped", line, text=text, sign="#" * (max(before, 1) + 1), level="#" * level
        )
    if not text:
        document.diagnostics.error("heading-empty", line)
    anchor = document.anchor(slug(text) or _UNNAMED)
    element.set("id", anchor)
    document.headings.append(Heading(level, anchor, text))
