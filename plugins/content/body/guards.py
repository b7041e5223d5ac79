"""Limits on the input of python-markdown, whose time is quadratic in some things that no editor types."""

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
"""Lines without a blank line between them; table rows do not count."""
MOST_LEVELS = 12
"""Quotes and list items opened on one line."""
MOST_SPACES = 200
"""Spaces before the first word of a line; lists nest by four."""
MOST_SIGNS = 120
"""Marks of one kind in one paragraph, cell or heading; a run of them (a blank to fill) counts as one."""
MOST_SIGNS_IN_ALL = 20_000
MOST_FENCES = 1_000
"""Lines that open or close a block; each is compared with all before it."""
MOST_REFERENCES = 100
"""References to one footnote, which has a link back to each of them."""
_FENCE = "\n///"
_REFERENCE = re.compile(r"\[\^([^\]\n]{1,200})\](?!:)")
_ROW = re.compile(r" {0,3}\|")
_OPENINGS = re.compile(rf"[ ]*(?:>[ ]*|(?:[-+*]|\d+\.)[ ]+){{{MOST_LEVELS},}}[^\s>*-]")
_SIGNS = {
    "[": re.compile(r"\["), "<": re.compile("<"), "\\": re.compile(r"\\"), "&": re.compile("&"),
    "`": re.compile("`+"), "*": re.compile(r"\*+"), "_": re.compile("_+"),
}  # fmt: skip
_MARKS = (*_SIGNS, *ADDRESS_SIGNS)
"""Every match of an inline pattern contains one of these, line breaks aside."""
_LINE_BREAK = "  \n"


def too_much(source: str, document: Document) -> bool:
    """Whether a source exceeds a limit and must not be converted; reports the fault."""
    for sign in _SIGNS if len(source) > MOST_SIGNS_IN_ALL else ():
        if source.count(sign) > MOST_SIGNS_IN_ALL:
            document.diagnostics.error("too-dense", document.line_of(sign), sign=sign)
            return True
    if source.count(_FENCE) > MOST_FENCES:
        document.diagnostics.error("too-dense", document.line_of("///"), sign="///")
        return True
    for name, count in Counter(_REFERENCE.findall(source)).most_common(1):
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
    """Hides two kinds of text from the inline patterns: plain text without marks, and text with too many marks.

    The first saves a tenth of the whole conversion, since most paragraphs are plain.
    """

    def run(self, root: Element) -> None:
        """Look at every text before its inline patterns are applied."""
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
