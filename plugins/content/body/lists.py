"""Lists keep the signs, numbers and levels that were typed, or say that they do not."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from ..document import document_of
from .list_lines import BULLET, BULLETS, DASHES, NUMBER, begins_item, kind_of

_NUMBER = re.compile(r"^ {0,3}(\d{1,9})\.[ ]", re.MULTILINE)
_BULLET = re.compile(rf"^(( {{0,3}})([{BULLETS}])[ ].*)", re.MULTILINE)
_INDENTED = re.compile(rf"^[ ]{{4,7}}((\d+\.)|[{BULLETS}])[ ]+.*")
_ITEM = re.compile(rf"\n[ ]{{0,3}}(?:[{BULLETS}]|\d{{1,9}}\.)[ ]+\S")
_INDENT = "    "
_LAST = "data-last"
_KIND = "data-kind"
_LARGEST = 99
"""A larger number at the start of a paragraph is a year or an amount."""


class TypedLists(BlockProcessor):
    """Gives lists that were typed as on paper the blank line and the indentation that Markdown reads them by."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line of the block may begin an item."""
        return _ITEM.search(f"\n{block}") is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put the block as Markdown wants it back before the others; False where it is so already."""
        rows = blocks[0].split("\n")
        if not (BULLET.match(rows[0]) or NUMBER.match(rows[0])):
            first = next((place for place in range(1, len(rows)) if _begins_list(rows, place)), 0)
            if first:
                blocks[:1] = ["\n".join(rows[:first]), "\n".join(rows[first:])]
            return bool(first)
        sibling = self.lastChild(parent)
        above = sibling.get(_KIND, "") if sibling is not None and sibling.tag == "ul" else ""
        indented = "\n".join(_below(rows, above or kind_of(rows[0])))
        changed = indented != blocks[0]
        blocks[0] = indented
        return changed


def _begins_list(rows: list[str], place: int) -> bool:
    """Whether a list that Markdown knows begins at a line below another: a number must be the first."""
    number = NUMBER.match(rows[place])
    return (number["number"] == "1" if number else BULLET.match(rows[place]) is not None) and begins_item(rows, place)


def _below(rows: list[str], above: str) -> list[str]:
    """The lines of a list whose first sign is `above`: "+" stands below "-" or "•", whether it is indented or not."""
    inside = False
    indented: list[str] = []
    for row in rows:
        if BULLET.match(row):
            inside = kind_of(row) == "+" and above in ("-", "•")
        elif NUMBER.match(row):
            inside = False
        indented.append(_INDENT + row if inside else row)
    return indented


class NumberedLists(SaneOListProcessor):
    """Browsers count on from the first number; any other number that was typed would be lost."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(r"^ {0,3}\d{1,9}\.[ ]+(.*)")  # longer ones are no numbers of items
        self.CHILD_RE = re.compile(r"^ {0,3}((\d{1,9}\.))[ ]+(.*)")
        self.INDENT_RE = _INDENTED

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Build the list, and compare what it will show with what was typed; False for a year below a list."""
        block = blocks[0]
        typed = [int(number) for number in _NUMBER.findall(block)]
        before = parent[-1] if len(parent) and parent[-1].tag == "ol" else None
        if before is not None and len(typed) == 1 and typed[0] > max(_LARGEST, len(before)):
            return False
        if typed:
            self._compare(block, typed, before)
        super().run(parent, blocks)
        if typed and len(parent) and parent[-1].tag == "ol":
            parent[-1].set(_LAST, str(typed[-1]))
        return True

    def _compare(self, block: str, typed: list[int], before: Element | None) -> None:
        shown = typed[0] if before is None else int(before.get("start", 1)) + len(before)
        all_ones = set(typed) == {1} and (before is None or before.get(_LAST) == "1")
        document = document_of(self.parser.md)
        first = block.split("\n", 1)[0]
        line = document.line_of_row(first, document.parsed.next(first))
        if shown > _LARGEST:
            document.diagnostics.warning("list-number", line, number=typed[0])
        elif typed != list(range(shown, shown + len(typed))) and not all_ones:
            numbers = ", ".join(map(str, typed[:8]))
            document.diagnostics.warning("list-renumbered", line, typed=numbers, first=shown)


class Bullets(SaneUListProcessor):
    """Old text tells levels by the sign, "-" then "+"; Markdown tells them by four spaces."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}[{BULLETS}][ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(([{BULLETS}]))[ ]+(.*)")
        self.INDENT_RE = _INDENTED

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Build the list, and look at the signs of its items; False where a sign stands alone and so is no list's."""
        items = _BULLET.findall(blocks[0])
        kind = kind_of(blocks[0])
        if len(items) == 1 and items[0][2] != "-" and self._is_alone(parent, blocks, kind):
            return False
        document = document_of(self.parser.md)
        seen: set[str] = set()
        for line, indent, sign in items:
            row = line, document.parsed.next(line)
            if _kind(sign) != _kind(items[0][2]) and sign not in seen:
                seen.add(sign)
                document.diagnostics.warning("list-signs", document.line_of_row(*row), sign=sign, first=items[0][2])
            elif len(indent) > len(items[0][1]):
                document.diagnostics.warning("list-indent", document.line_of_row(*row))
        super().run(parent, blocks)
        if len(parent) and parent[-1].tag == "ul" and _KIND not in parent[-1].attrib:
            parent[-1].set(_KIND, kind)
        return True

    def _is_alone(self, parent: Element, blocks: list[str], kind: str) -> bool:
        """Whether neither the list before nor the block after goes on with the same sign: "* Nguồn: …", "— Tác giả"."""
        sibling = self.lastChild(parent)
        below = parent.tag in ("ul", "ol") or (parent.tag == "li" and kind == "+")
        if below or (sibling is not None and sibling.tag == "ul"):
            return False
        return len(blocks) < 2 or kind_of(blocks[1]) != kind


def _kind(sign: str) -> str:
    return "-" if sign in DASHES else sign


class Definitions(DefListProcessor):
    """Definitions of a colon and three spaces, so that ": Hà Nội" below a label stays a line of text."""

    RE = re.compile(r"(^|\n)[ ]{0,3}:[ ]{3}(.*?)(\n|$)")
    NO_INDENT_RE = re.compile(r"^[ ]{0,3}[^ :]")


def finish(element: Element) -> None:
    """Take away what only counting needed."""
    element.attrib.pop(_LAST, None)
    element.attrib.pop(_KIND, None)
