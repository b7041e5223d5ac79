"""Bounds on what python-markdown is asked to do: its time grows with the square of some things that no editor types."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..conversion import Document, document_of
from .bare_addresses import SIGNS as ADDRESS_SIGNS

MOST_LINES = 20_000
MOST_LINES_TOGETHER = 1_000
"""Without a blank line between; rows of a table aside."""
MOST_LEVELS = 12
"""Of quotes and list items opened on one line."""
MOST_SPACES = 200
"""Before the first word of a line; lists nest by four."""
MOST_SIGNS = 120
"""Of one kind in one paragraph, cell or heading; a run of asterisks, ticks or underscores (a blank to fill) is one."""
MOST_SIGNS_IN_ALL = 20_000
MOST_FENCES = 1_000
"""Lines that open or close a block; each is compared with all before."""
MOST_REFERENCES = 100
"""To one footnote, which leads back to each of them."""
_FENCE = "\n///"
_REFERENCE = re.compile(r"\[\^([^\]\n]{1,200})\](?!:)")
_ROW = re.compile(r" {0,3}\|")
_OPENINGS = re.compile(rf"[ ]*(?:>[ ]*|(?:[-+*]|\d+\.)[ ]+){{{MOST_LEVELS},}}[^\s>*-]")
_SIGNS = {
    "[": re.compile(r"\["), "<": re.compile("<"), "\\": re.compile(r"\\"), "&": re.compile("&"),
    "`": re.compile("`+"), "*": re.compile(r"\*+"), "_": re.compile("_+"),
}  # fmt: skip
_MARKS = (*_SIGNS, *ADDRESS_SIGNS)
"""One of which everything holds that an inline pattern looks for, line breaks aside."""
_LINE_BREAK = "  \n"


def too_much(source: str, document: Document) -> bool:
    """Whether a source must not be converted at all; the fault is told."""
    for sign in _SIGNS if len(source) > MOST_SIGNS_IN_ALL else ():
        if source.count(sign) > MOST_SIGNS_IN_ALL:
            document.diagnostics.error("too-dense", document.line_of(sign), sign=sign)
            return True
    if source.count(_FENCE) > MOST_FENCES:
        document.diagnostics.error("too-dense", document.line_of("///"), sign="///")
        return True
    if "[^" in source:
        references = Counter(_REFERENCE.findall(source))
        for name, count in references.most_common(1):
            if count > MOST_REFERENCES:
                at = document.line_of(f"[^{name}]")
                document.diagnostics.error("note-many", at, name=name, count=count, most=MOST_REFERENCES)
                return True
    quotes = source.count(">") > MOST_SIGNS
    together = 0
    for number, line in enumerate(source.split("\n")):
        prose = line[:1].isalpha()
        together = together + 1 if prose or (line.strip() and not _ROW.match(line)) else 0
        if together > MOST_LINES_TOGETHER or number > MOST_LINES:
            document.diagnostics.error("too-long", document.first_line + number)
            return True
        indented = line and not prose and (line.startswith(" " * MOST_SPACES) or _OPENINGS.match(line))
        if indented or (quotes and line.count(">") > MOST_SIGNS):
            document.diagnostics.error("too-deep", document.first_line + number)
            return True
    return False


class InlineTexts(Treeprocessor):
    """Keeps from the inline patterns what holds no sign that any of them looks for, and what is dense with signs.

    The first saves a tenth of the whole conversion, since most paragraphs are plain.
    """

    def run(self, root: Element) -> None:
        """Look at every text before its inline marks are read."""
        source = document_of(self.md).source
        marks = (_LINE_BREAK, *(mark for mark in _MARKS if mark in source))
        for element in root.iter():
            text = element.text
            if not text or isinstance(text, AtomicString):
                continue
            marked = any(mark in text for mark in marks)
            if not marked or self._is_dense(text):
                element.text = AtomicString(text)

    def _is_dense(self, text: str) -> bool:
        for sign, pattern in _SIGNS.items():
            if text.count(sign) > MOST_SIGNS and len(pattern.findall(text)) > MOST_SIGNS:
                document = document_of(self.md)
                document.diagnostics.error("too-dense", document.line_of(text.split("\n", 1)[0]), sign=sign)
                return True
        return False
