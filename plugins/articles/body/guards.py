"""Bounds on what python-markdown is asked to do: its time grows with the square of some things that no editor types."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..document import Document, document_of

MOST_LINES = 20_000
MOST_LINES_TOGETHER = 1_000
"""Without a blank line between; rows of a table aside."""
MOST_SIGNS = 400
"""Of one kind in one paragraph, cell or heading."""
_SIGNS = ("[", "<", "`")
_ROW = re.compile(r" {0,3}\|")


def too_much(source: str, document: Document) -> bool:
    """Whether a source must not be converted at all; the fault is told."""
    together = 0
    for number, line in enumerate(source.split("\n")):
        together = together + 1 if line.strip() and not _ROW.match(line) else 0
        if together > MOST_LINES_TOGETHER or number > MOST_LINES:
            document.findings.error("too-long", document.first_line + number)
            return True
    return False


class DenseTexts(Treeprocessor):
    """Leaves text that is dense with signs as it was typed."""

    def run(self, root: Element) -> None:
        """Look at every text before its inline marks are read."""
        document = document_of(self.md)
        for element in root.iter():
            text = element.text
            if text and len(text) > MOST_SIGNS and not isinstance(text, AtomicString):
                for sign in _SIGNS:
                    if text.count(sign) > MOST_SIGNS:
                        line = document.line_of(text.split("\n", 1)[0])
                        document.findings.error("too-dense", line, sign=sign)
                        element.text = AtomicString(text)
                        break
