"""What old text turns into in Markdown, unknown to its editor: looked for in paragraphs and list items as typed."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.treeprocessors import Treeprocessor

from ..document import Document, document_of
from .blocks import block_processor

_TEXTS = frozenset(("p", "li", "dd"))
_ROW = re.compile(r"(?:^|\n)(?P<line>[ \t]*\|[^\n]*\|)")
_FENCE = re.compile(r"(?:^|\n)(?P<line> {0,3}/{3,}[ ]*(?P<name>[\w-]*)[^\n]*)")
_REFERENCE = re.compile(r"(?:^|\n)(?P<line> {0,3}\[(?!\^)[^\]\n]+\]:[ ]*\S[^\n]*)")
_HASH = re.compile(r"(?:^|\n)(?P<line>(?:#{1,6}[^#\s]|#{7})[^\n]*)")
_ITEM = re.compile(r"\n(?P<line>[ \t]*(?P<sign>[-+*•]|\d{1,3}[.)]|[a-zđ][.)])[ ]+\S[^\n]*)")
_QUOTE = re.compile(
    r"^(?P<line>[ \t]*(?:[-+*][ ]+|\d+\.[ ]+)?(?P<sign>>[^\s>]\S*|> ?\d+(?:[.,]\d+)?\s?%)[^\n]*)", re.MULTILINE
)
_SIGN = re.compile(r"[ \t]*[|/\[#`~]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_NOTE_USED = re.compile(r"\[\^([^\]\n]+)\](?!:)")
_CODE = re.compile(r"(?:^|\n)(?P<line>(?:```|~~~)[^\n]*)")


class Prose(ParagraphProcessor):
    """One line that begins with a letter is a paragraph: most are, so they need not go through all that it is not."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is one."""
        return block[:1].isalpha() and "\n" not in block


class Paragraphs(Treeprocessor):
    """Tells of rows, blocks, references and lists that were read as plain text."""

    def run(self, root: Element) -> None:
        """Look at every paragraph before its inline marks are read."""
        document = document_of(self.md)
        for match in _QUOTE.finditer(document.source) if ">" in document.source else ():
            document.diagnostics.warning("quote", document.line_of_row(match["line"]), found=match["sign"])
        if "[^" in document.source:
            _tell_notes(document)
        for element in root.iter():
            text = element.text
            if text and element.tag in _TEXTS and ("\n" in text or _SIGN.match(text)):
                _tell(text, document, self.md)


def _tell_notes(document: Document) -> None:
    """Tell of footnotes that nothing refers to, and of references to none."""
    defined, used = set(_NOTE.findall(document.source)), set(_NOTE_USED.findall(document.source))
    for name in sorted(defined - used):
        document.diagnostics.error("note-unused", document.line_of(f"[^{name}]:"), name=name)
    for name in sorted(used - defined):
        document.diagnostics.error("note-missing", document.line_of(f"[^{name}]"), name=name)


def _tell(text: str, document: Document, md: Markdown) -> None:
    if match := _ROW.search(text):
        document.diagnostics.error("table-unread", document.line_of_row(match["line"]))
    for match in _FENCE.finditer(text):
        known = ", ".join(sorted(block_processor(md).blocks))
        document.diagnostics.error(
            "block-unread", document.line_of_row(match["line"]), found=match["line"].strip()[:40], known=known
        )
    for match in _REFERENCE.finditer(text):
        document.diagnostics.error("link-reference", document.line_of_row(match["line"]))
    for match in _CODE.finditer(text):
        document.diagnostics.warning("code-fence", document.line_of_row(match["line"]))
    for match in _HASH.finditer(text):
        document.diagnostics.warning("heading-space", document.line_of_row(match["line"]), found=match["line"][:40])
    for match in _ITEM.finditer(text):
        document.diagnostics.warning("list-unread", document.line_of_row(match["line"]), sign=match["sign"])
