"""Old text that Markdown would silently change, looked for in paragraphs and list items as typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..checks.pasted_tables import find_tables, rule
from ..checks.printed_pages import is_page_number
from ..conversion import Document, document_of
from ..lines import Occurrences, beginning
from .blocks import block_processor
from .line_ends import BREAK, are_full, column_of, has_cells, kept, seem_lost
from .list_lines import BULLETS, ends_by_itself, goes_on

_TEXTS = frozenset(("p", "li", "dd"))
_ROW = re.compile(r"(?:^|\n)(?P<line>[ \t]*\|[^\n]*\|(?=[^\n]*\||[ \t]*\n[ \t]*\|)[^\n]*)")
"""A row of cells, or the first of several; a single cell alone is told of as what is left of a page's layout."""
_FENCE = re.compile(r"(?:^|\n)(?P<line> {0,3}/{3,}[ ]*(?P<name>[\w-]*)[^\n]*)")
_REFERENCE = re.compile(r"(?:^|\n)(?P<line> {0,3}\[(?!\^)[^\]\n]+\]:[ ]*<?[^\s/.#]*[/.#]+\w[^\n]*)")
_HASH = re.compile(
    r"(?:^|\n)(?P<line>(?!#(?:[a-z0-9]+|\w*[a-z][A-Z]\w*|\w+(?:[ ]+#\w+)+)[ ]*(?:\n|$))(?:#{1,6}[^#\s]|#{7})[^\n]*)"
)
"""A heading without the space after "#"; hashtags alone on their line are none."""
_ITEM = re.compile(rf"[ \t]*(?P<sign>[{BULLETS}]|\d{{1,3}}[.)]|[a-zđ][.)])[ ]+\S")
_QUOTE = re.compile(
    r"^(?P<line>[ \t]*(?P<item>[-+*][ ]+|\d+\.[ ]+)?"
    r"(?P<sign>(?P<greater>>[^\s>]\S*|> ?\d+(?:[.,]\d+)?\s?%)|>[ ]\S+)[^\n]*)",
    re.MULTILINE,
)
_SIGN = re.compile(r"[ \t]*[|/\[#`~=]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_NOTE_USED = re.compile(r"(?<!\\)\[\^([^\]\n]+)\](?!:)")
_EQUALS = re.compile(r"(?:^|\n)(?P<line>[ \t]*={3,})[ \t]*(?=\n|$)")
_WARNED = {
    "code-fence": re.compile(r"(?:^|\n)(?P<line>(?:```|~~~)[^\n]*)"), "equals": _EQUALS, "heading-space": _HASH,
}  # fmt: skip
"""What finds the lines for a warning, by its code."""
_OF_WHOLE_LINES = frozenset(("picture-name", "bar-left", "line-again", "caption-alone"))
"""Diagnostics that say nothing of the end of their line."""


class _Paragraph(NamedTuple):
    """The lines of a paragraph or an item, and whether most of their ends seem to be lost."""

    rows: Sequence[str]
    seems_lost: bool


class Prose(ParagraphProcessor):
    """A shortcut for single lines that begin with a letter: most blocks are, and need no other processor."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is one."""
        return block[:1].isalpha() and "\n" not in block


class Paragraphs(Treeprocessor):
    """Keeps line ends that are meant; reports table rows, blocks and references that were read as plain text."""

    def run(self, root: Element) -> None:
        """Look at every paragraph before its inline patterns are applied."""
        document = document_of(self.md)
        for match in _QUOTE.finditer(document.source) if ">" in document.source else ():
            if match["greater"] or (not match["item"] and _goes_on(document.source, match.start())):
                line = document.line_at(match.start("line"))
                document.diagnostics.warning("quote", line, found=match["sign"])
        if "[^" in document.source:
            _report_notes(document)
        seen = Occurrences()
        paragraphs: list[_Paragraph] = []
        for element in root.iter():
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            if element.tag in _TEXTS and ("\n" in text or _SIGN.match(text)):
                _report(text, document, self.md, seen)
                if "\n" in text:
                    element.text = _with_line_ends(text, document, seen, paragraphs, within=element.tag == "li")
        if document.breaks is None and any(paragraph.seems_lost for paragraph in paragraphs):
            column = column_of([paragraph.rows for paragraph in paragraphs])
            melted = [rows[0].strip() for rows, seems_lost in paragraphs if seems_lost and not are_full(rows, column)]
            if lost := _untold(melted, document):
                line = document.line_of_row(lost[0])
                document.diagnostics.warning("line-breaks", line, found=beginning(lost[0]), number=len(lost))


def _untold(melted: Sequence[str], document: Document) -> list[str]:
    """The rows that no other diagnostic covers or will cover: none of pasted tables."""
    told = {fault.line for fault in document.diagnostics.all if fault.code not in _OF_WHOLE_LINES}
    typed = document.typed.split("\n")
    tables = {
        document.expanded(row).strip()
        for table in find_tables(document.typed)
        for row in typed[table.first : table.last + 1]
    }
    return [row for row in melted if row not in tables and document.line_of_row(row) not in told]


def _with_line_ends(
    text: str, document: Document, seen: Occurrences, paragraphs: list[_Paragraph], *, within: bool
) -> str:
    """A text with its kept line ends marked.

    paragraphs: takes its lines if there are several of which nothing else is told. within: whether it is the text of a
    list item.
    """
    rows = text.split("\n")
    ends = kept(rows, everywhere=bool(document.breaks), within=within)
    for (above, row), end in zip(pairwise(rows), ends, strict=True):
        if end or row.strip() in document.surplus:
            continue
        if (item := _ITEM.match(row)) and not goes_on(above, item[0][-1]):
            line = document.line_of_row(row, seen.next(row))
            document.diagnostics.warning("list-unread", line, sign=item["sign"])
    if not all(ends):
        # Rows of cells among prose are reported by a check.
        cells = set[str]() if all(map(has_cells, rows)) else {*filter(has_cells, rows)}
        told = (
            row in cells or row.strip() in document.surplus or is_page_number(row) or _EQUALS.match(row) for row in rows
        )
        own = [row for row, is_told in zip(rows, told, strict=True) if not is_told]
        if len(own) > 1:
            own_ends = ends if own == rows else kept(own, everywhere=False, within=within)
            paragraphs.append(_Paragraph(own, seem_lost(own, own_ends)))
    lines = (f"{row.rstrip()}{BREAK}" if end else row for row, end in zip(rows, [*ends, False], strict=True))
    return "\n".join(lines)


def _goes_on(source: str, place: int) -> bool:
    """Whether the row that begins at a place continues a sentence: "nếu trẻ sốt⏎> 39°C"."""
    above = source[source.rfind("\n", 0, max(place - 1, 0)) + 1 : max(place - 1, 0)]
    return above.strip() != "" and not above.lstrip().startswith(">") and not ends_by_itself(above)


def _report_notes(document: Document) -> None:
    """Report footnotes without a reference, and references without a footnote."""
    defined, used = set(_NOTE.findall(document.source)), set(_NOTE_USED.findall(document.source))
    for name in sorted(defined - used):
        document.diagnostics.error("note-unused", document.line_of(f"[^{name}]:"), name=name)
    for name in sorted(used - defined):
        document.diagnostics.error("note-missing", document.line_of(f"[^{name}]"), name=name)


def _report(text: str, document: Document, md: Markdown, seen: Occurrences) -> None:
    def line_of(match: re.Match[str]) -> int:
        return document.line_of_row(match["line"], seen.next(match["line"]))

    if match := _ROW.search(text):
        document.diagnostics.error("table-unread", line_of(match), rule=rule(match["line"].strip().count("|") - 1))
    for match in _FENCE.finditer(text):
        known = ", ".join(sorted(block_processor(md).blocks))
        document.diagnostics.error("block-unread", line_of(match), found=beginning(match["line"]), known=known)
    for match in _REFERENCE.finditer(text):
        document.diagnostics.error("link-reference", line_of(match))
    for code, pattern in _WARNED.items():
        for match in pattern.finditer(text):
            document.diagnostics.warning(code, line_of(match), found=beginning(match["line"]))
