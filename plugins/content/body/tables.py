"""Tables: captions, header cells with scope, figures aligned at the decimal mark, and a frame that can be scrolled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor

from ..conversion import Document, document_of
from ..messages import MESSAGES
from .text import plain_text

CAPTION = re.compile(r"(?:Bảng|Biểu|Table)(?:\s+(?:số\s+)?[0-9IVX]+(?:\.[0-9]+)*)?\s*[.:–-]\s*\S")
FIGURES = {
    "vi": re.compile(r"[-+–−]?[0-9]{1,3}(?:\.?[0-9]{3})*(?:,(?P<decimals>[0-9]{1,4}))?\s?%?"),
    "en": re.compile(r"[-+–−]?[0-9]{1,3}(?:,?[0-9]{3})*(?:\.(?P<decimals>[0-9]{1,4}))?\s?%?"),
}
"""Figures as each language writes them: "2.075,5" and "2,075.5"."""
_COUNTER = re.compile(r"(?:s(?:ố)?\.?\s*)?t\.?t\.?|no\.?", re.IGNORECASE)
"""The heading of a column that numbers the rows: "STT", "TT", "Số TT", "No."."""
WIDE = 6
"""Columns from which on a table takes the width of the page."""


class StrictTables(TableProcessor):
    """Pipe tables that never drop a cell in silence."""

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        if len(self._split_row(row)) > len(align):  # type: ignore[attr-defined]  # the stubs leave it out
            document = document_of(self.parser.md)
            line = document.line_of(row, document.parsed.next(row))
            document.diagnostics.error("table-cells", line, columns=len(align))
        super()._build_row(row, parent, align)  # type: ignore[misc]


class Captions(Treeprocessor):
    """Moves a paragraph "Bảng 1. …" into the table that follows it, before inline patterns are applied."""

    def run(self, root: Element) -> None:
        """Look at the element before each table."""
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            for before, table in zip(list(parent), list(parent)[1:], strict=False):
                if table.tag == "table" and before.tag == "p" and CAPTION.match(before.text or ""):
                    parent.remove(before)
                    caption = Element("caption")
                    caption.text = before.text
                    table.insert(0, caption)


def finish(element: Element, document: Document, number: int) -> None:
    """Give a table its scopes and its frame. number: of the table in the body, from 1."""
    for cell in element.iter():
        if cell.tag == "th" and plain_text(cell):
            cell.set("scope", "col")
        elif cell.tag == "th":
            cell.tag = "td"
        if style := cell.attrib.pop("style", ""):
            cell.set("class", "align-" + style.removeprefix("text-align: ").rstrip(";"))
    head, *rows = [list(row) for row in element.iter("tr")]
    columns = len(head)
    _name_rows(head, rows)
    figure = FIGURES[document.language]
    for column, title in enumerate(head):
        _align_figures(title, [row[column] for row in rows if column < len(row)], figure)
    caption = element.find("caption")
    say = MESSAGES.in_language(document.language).say
    label = plain_text(caption) if caption is not None else say("table-label", number=number)
    _frame(element, label.replace("\n", " "), wide=columns >= WIDE)


def _name_rows(head: Sequence[Element], rows: Sequence[Sequence[Element]]) -> None:
    """Make the first cell of each row its header, or the second if the first is a number; not if any is empty."""
    place = 1 if _COUNTER.fullmatch(plain_text(head[0]).strip()) else 0
    if len(head) < place + 2 or not all(len(row) > place and plain_text(row[place]).strip() for row in rows):
        return
    for row in rows:
        row[place].tag = "th"
        row[place].set("scope", "row")


def _align_figures(title: Element, cells: Sequence[Element], figure: re.Pattern[str]) -> None:
    """Align the figures of a column at their decimal marks.

    Columns with words, and those that the editor aligned in another way, stay as they are.
    """
    texts = ((cell, plain_text(cell).strip()) for cell in cells)
    found = [(cell, figure.fullmatch(text)) for cell, text in texts if text not in ("", "-", "–")]
    free = title.get("class", "align-right") == "align-right"
    if not free or not found or not all(match and cell.tag == "td" for cell, match in found):
        return
    decimals = [len(match["decimals"] or "") for _, match in found if match]
    most = max(decimals)
    title.set("class", "number")
    for (cell, _), own in zip(found, decimals, strict=True):
        names = ["number"] if own == most else ["number", f"short-{most - own}", *(["whole"] if not own else [])]
        cell.set("class", " ".join(names))


def _frame(table: Element, label: str, *, wide: bool) -> None:
    """Wrap a table in a frame in place: its element becomes the frame, and its content moves to a new table."""
    inner = Element("table", dict(table.attrib))
    inner.text, inner.tail = table.text, "\n"
    inner.extend(list(table))
    tail = table.tail
    table.clear()
    table.tag, table.text, table.tail = "div", "\n", tail
    name = "table-frame table-frame--wide" if wide else "table-frame"
    table.attrib.update({"class": name, "role": "region", "tabindex": "0", "aria-label": label})
    table.append(inner)
