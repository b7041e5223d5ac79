"""Headings: levels in order, each with a unique anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown.blockprocessors import HashHeaderProcessor

from plugins.vietnamese.text import slug

from ..conversion import Document, document_of
from ..lines import Occurrences
from ..model import Heading
from .anchors import Named, anchors
from .text import plain_text

LEVELS = {f"h{level}": level for level in range(1, 7)}
FIRST_LEVEL = 2
"""The title of the page is its only heading of level 1."""
_ROW, _GIVEN = "data-row", "data-anchor"
_CLOSING = re.compile(r"(?:^|\s)#+\s*$")
_ANCHOR = re.compile(r"(?<!\s)\s*\{#(?P<anchor>[^{}]+)\}\s*$")


class HeadingProcessor(HashHeaderProcessor):
    """Headings of "#" and a space; a hashtag, "#1" or a column "#" before a tab at the start of a line stays text.

    Keeps the source text, and an anchor given by the editor: `## Kết quả {#ket-qua}`.
    """

    RE = re.compile(r"(?:^|\n) {0,3}(?P<level>(?!#[ ]{3})#{1,6})(?P<header>(?:[ ][^\n]*)?)(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the heading and remember its line."""
        match = self.RE.search(blocks[0])
        super().run(parent, blocks)
        heading = next((child for child in reversed(parent) if child.tag in LEVELS), None)
        if match and heading is not None:
            text = _CLOSING.sub("", heading.text or "")
            if (given := _ANCHOR.search(text)) and (anchor := slug(given["anchor"])):
                text, written = text[: given.start()], given["anchor"]
                heading.set(_GIVEN, anchor)
                if anchor != written:
                    document = document_of(self.parser.md)
                    document.diagnostics.warning("anchor-form", document.line_of(written), found=written, right=anchor)
            heading.text = text
            heading.set(_ROW, match[0].strip("\n"))


def finish(elements: Sequence[Element], document: Document) -> None:
    """Give each heading of a body its anchor, list it, and report skipped levels."""
    seen = Occurrences()
    named, lines = [], []
    for element in elements:
        text = plain_text(element).replace("\n", " ")
        row = element.attrib.pop(_ROW, text)
        occurrence = seen.next(row)
        named.append(Named(LEVELS[element.tag], text, element.attrib.pop(_GIVEN, "")))
        lines.append((row, occurrence))
        for code, values in _faults(named):
            document.diagnostics.error(code, document.line_of_row(row, occurrence), **values)
    made = anchors(named, document.anchors)
    for place in _told_by_order(named, made):
        values = {"text": named[place].text, "written": f"{{#{made[place]}}}"}
        document.diagnostics.warning("heading-again", document.line_of_row(*lines[place]), **values)
    for element, heading, anchor in zip(elements, named, made, strict=True):
        element.set("id", document.anchor(anchor))
        document.headings.append(Heading(heading.level, anchor, heading.text))


def _told_by_order(headings: Sequence[Named], made: Sequence[str]) -> Iterator[int]:
    """Headings whose anchors depend on their order: those of the same text below the same heading."""
    texts: dict[str, str] = {}
    for place, (heading, anchor) in enumerate(zip(headings, made, strict=True)):
        first, _, number = anchor.rpartition("-")
        if number.isdecimal() and not heading.given and texts.get(first) == heading.text.lower():
            yield place
        texts[anchor] = heading.text.lower()


def _faults(headings: Sequence[Named]) -> Iterator[tuple[str, dict[str, str]]]:
    """The faults of the last of some headings: codes of messages, and their values."""
    level, text, given = headings[-1].level, headings[-1].text, headings[-1].given
    before = headings[-2].level if len(headings) > 1 else FIRST_LEVEL - 1
    if level < FIRST_LEVEL:
        yield "heading-title", {"text": text}
    elif text and level > before + 1:
        yield "heading-skipped", {"text": text, "sign": "#" * (max(before, 1) + 1), "level": "#" * level}
    if not text:
        yield "heading-empty", {}
    if given and any(heading.given == given for heading in headings[:-1]):
        yield "anchor-twice", {"anchor": given}
