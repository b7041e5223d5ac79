"""Lists keep the numbers and the levels that were typed, or say that they do not."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from ..document import document_of

_NUMBER = re.compile(r"^ {0,3}(\d{1,9})\.[ ]", re.MULTILINE)
_BULLET = re.compile(r"^(( {0,3})([-+*])[ ].*)", re.MULTILINE)
_LAST = "data-last"
_LARGEST = 99
"""A larger number at the start of a paragraph is a year or an amount."""


class NumberedLists(SaneOListProcessor):
    """Browsers count on from the first number; any other number that was typed would be lost."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(r"^ {0,3}\d{1,9}\.[ ]+(.*)")  # longer ones are no numbers of items
        self.CHILD_RE = re.compile(r"^ {0,3}((\d{1,9}\.))[ ]+(.*)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the list, and compare what it will show with what was typed."""
        block = blocks[0]
        typed = [int(number) for number in _NUMBER.findall(block)]
        before = parent[-1] if len(parent) and parent[-1].tag == "ol" else None
        if typed:
            self._compare(block, typed, before)
        super().run(parent, blocks)
        if typed and len(parent) and parent[-1].tag == "ol":
            parent[-1].set(_LAST, str(typed[-1]))

    def _compare(self, block: str, typed: list[int], before: Element | None) -> None:
        shown = typed[0] if before is None else int(before.get("start", 1)) + len(before)
        all_ones = set(typed) == {1} and (before is None or before.get(_LAST) == "1")
        document = document_of(self.parser.md)
        line = document.line_of(block.split("\n", 1)[0])
        if shown > _LARGEST:
            document.diagnostics.warning("list-number", line, number=typed[0])
        elif typed != list(range(shown, shown + len(typed))) and not all_ones:
            numbers = ", ".join(map(str, typed[:8]))
            document.diagnostics.warning("list-renumbered", line, typed=numbers, first=shown)


class Bullets(SaneUListProcessor):
    """Old text tells levels by the sign, "-" then "+"; Markdown tells them by four spaces."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the list, and look at the signs of its items."""
        items = _BULLET.findall(blocks[0])
        document = document_of(self.parser.md)
        seen: set[str] = set()
        for line, indent, sign in items:
            if sign != items[0][2] and sign not in seen:
                seen.add(sign)
                document.diagnostics.warning("list-signs", document.line_of(line), sign=sign, first=items[0][2])
            elif len(indent) > len(items[0][1]):
                document.diagnostics.warning("list-indent", document.line_of(line))
        super().run(parent, blocks)


def finish(element: Element) -> None:
    """Take away what only counting needed."""
    element.attrib.pop(_LAST, None)
