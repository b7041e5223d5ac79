"""Tables: captions, header cells with their scope, alignment by class, and a frame that scrolls with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor

from ..document import Document, document_of
from ..messages import MESSAGES
from .text import plain_text

_CAPTION = re.compile(r"(?:Bảng|Biểu)(?:\s+(?:số\s+)?[0-9IVX]+(?:\.[0-9]+)*)?\s*[.:–-]\s*\S")


class StrictTables(TableProcessor):
    """Pipe tables that lose no cell in silence."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        if len(self._split_row(row)) > len(align):  # type: ignore[attr-defined]  # the stubs leave it out
            document = document_of(self.parser.md)
            line = document.line_of(row, document.parsed.next(row))
            document.diagnostics.error("table-cells", line, columns=len(align))
        super()._build_row(row, parent, align)  # type: ignore[misc]


class Captions(Treeprocessor):
    """Moves a paragraph "Bảng 1. …" into the table that follows it, before its inline marks are read."""

    def run(self, root: Element) -> None:
        """Look at every table's elder sibling."""
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            for before, table in zip(list(parent), list(parent)[1:], strict=False):
                if table.tag == "table" and before.tag == "p" and _CAPTION.match(before.text or ""):
                    parent.remove(before)
                    caption = Element("caption")
                    caption.text = before.text
                    table.insert(0, caption)


def finish(element: Element, document: Document, number: int) -> None:
    """Give a table its scopes and its frame; `number` counts the tables of the body from 1."""
    for cell in element.iter():
        if cell.tag == "th":
            _finish_header(cell)
        if style := cell.attrib.pop("style", ""):
            cell.set("class", "align-" + style.removeprefix("text-align: ").rstrip(";"))
    caption = element.find("caption")
    label = plain_text(caption) if caption is not None else MESSAGES.say("table-label", number=number)
    _frame(element, label.replace("\n", " "))


def _finish_header(cell: Element) -> None:
    if plain_text(cell):
        cell.set("scope", "col")
    else:
        cell.tag = "td"


def _frame(table: Element, label: str) -> None:
    """Put a table into a frame in its own place: the element becomes the frame, and its content a new table."""
    inner = Element("table", dict(table.attrib))
    inner.text, inner.tail = table.text, "\n"
    inner.extend(list(table))
    tail = table.tail
    table.clear()
    table.tag, table.text, table.tail = "div", "\n", tail
    table.attrib.update({"class": "table-frame", "role": "region", "tabindex": "0", "aria-label": label})
    table.append(inner)
