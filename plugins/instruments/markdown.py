"""Citations in the Markdown tree of articles and fixed pages: each becomes a link, and is recorded with its sentence.

Links, code and headings, which other pages quote, are left unchanged; citations in headings and links are recorded all
the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from plugins.content.body.text import CELLS, INLINE, NOTE_LINKS
from plugins.content.conversion import Document, document_of
from plugins.content.layout import ARTICLES, PAGES, name_parts
from plugins.content.lines import Occurrences
from plugins.content.model import Link
from plugins.content.steps import TreeSteps
from plugins.vietnamese.citations import Citation, cite

from .model import address_of
from .sentences import GAP, cited_at

_SILENT = frozenset(("code", "pre", "svg", "script", "style"))
_UNTOUCHED = _SILENT | {"a", "h1", "h2", "h3", "h4", "h5", "h6"}
_WITHIN_LINE = INLINE | CELLS | _SILENT | {"br"}
_NEXT_CELL = " | "
"""Joins the cells of a row, which is searched as one text: the date of an instrument may have its own column."""


class _Piece(Struct):
    """A text of the tree. element: whose text it is or, with a parent, whose tail; start: its offset in the block."""

    element: Element
    parent: Element | None
    start: int
    text: str
    linked: bool


class _Block(Struct):
    """Texts that readers see as one line."""

    pieces: list[_Piece] = []
    length: int = 0

    def add(self, element: Element, text: str, parent: Element | None = None, *, linked: bool) -> None:
        self.pieces.append(_Piece(element, parent, self.length, text, linked))
        self.length += len(text)

    @property
    def text(self) -> str:
        """The whole text: line breaks as spaces, and a gap for Markdown's character before a footnote's backlink."""
        text = "".join([piece.text for piece in self.pieces]).replace("\n", " ")
        return text.replace(NBSP_PLACEHOLDER, GAP * len(NBSP_PLACEHOLDER))


class FindInstruments(Treeprocessor):
    """Searches the finished tree, once per body."""

    def run(self, root: Element) -> None:
        """Link and record the citations of a body."""
        document = document_of(self.md)
        if not document.file.startswith((f"{ARTICLES}/", f"{PAGES}/")):
            return
        blocks = [*_blocks(root, document.rightly)]
        texts = [block.text for block in blocks]
        seen = Occurrences()
        for block, text, citations in zip(blocks, texts, cite(texts, _day(document.file)), strict=True):
            for citation in citations:
                number = text[citation.start : citation.end].split()[-1]
                line = document.line_of(number, seen.next(number))
                document.notes.append(cited_at(text, citation, line))
            for citation in reversed(citations):
                _link(block, citation, document)


def _day(file: str) -> date | None:
    """The day of an article according to its file name, which must agree with its front matter."""
    told = name_parts(file)[0]
    try:
        return date.fromisoformat(told if len(told) != len("YYYY-MM") else f"{told}-28")
    except ValueError:
        return None


def _blocks(root: Element, rightly: Mapping[Element, str]) -> Iterator[_Block]:
    """The texts of the tree, block by block, in reading order. rightly: see Document."""
    block = _Block()
    pending: list[_Block] = []

    def close() -> None:
        nonlocal block
        if block.length:
            pending.append(block)
            block = _Block()

    def walk(element: Element, *, linked: bool) -> None:
        silent = element.tag in _SILENT
        linked = linked or element.tag in _UNTOUCHED
        if element.get("class") in NOTE_LINKS:
            return
        if element in rightly:
            block.add(element, rightly[element], linked=True)
            return
        if element.text:
            text = GAP * len(element.text) if silent else element.text
            block.add(element, text, linked=linked)
        for child in element:
            cell, inline = child.tag in CELLS, child.tag in _WITHIN_LINE
            if not inline:
                close()
            if cell and any(not piece.text.isspace() for piece in block.pieces):
                block.add(child, _NEXT_CELL, linked=True)
            if child.tag == "br":
                block.add(child, " ", linked=True)
            walk(child, linked=linked)
            if not inline:
                close()
            if child.tail and not (child.tail.isspace() and (cell or not inline)):
                block.add(child, child.tail, element, linked=linked)

    walk(root, linked=False)
    close()
    yield from pending


def _link(block: _Block, citation: Citation, document: Document) -> None:
    """Turn a citation into a link, or the part of it that lies within one text of the tree."""
    piece = block.pieces[bisect_right(block.pieces, citation.end - 1, key=lambda one: one.start) - 1]
    if piece.linked:
        return
    start, end = max(citation.start - piece.start, 0), citation.end - piece.start
    element, parent = piece.element, piece.parent
    text = (element.text if parent is None else element.tail) or ""
    link = Element("a", {"class": "instrument", "href": document.placeholder(Link(address_of(citation.key), "", 0))})
    link.text, link.tail = text[start:end], text[end:]
    if parent is None:
        element.text = text[:start]
        element.insert(0, link)
    else:
        element.tail = text[:start]
        parent.insert([*parent].index(element) + 1, link)


def makeExtension() -> TreeSteps:  # noqa: N802  # python-markdown's name
    """Called by python-markdown to create the extension."""
    return TreeSteps(instruments=FindInstruments)
