"""Lists keep the bullets, numbers and levels as typed, or report that they cannot."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor

from ..conversion import document_of
from ..lines import beginning
from .list_lines import ABOVE_NUMBERS, BULLET, BULLETS, DASHES, DOTS, NUMBER, begins_item, ends_by_itself, kind_of

_NUMBER = re.compile(r"^ {0,3}(\d{1,9})\.[ ]", re.MULTILINE)
_BULLET = re.compile(rf"^(( {{0,3}})([{BULLETS}])[ ].*)", re.MULTILINE)
_INDENTED = re.compile(rf"^[ ]{{4,7}}((\d+\.)|[{BULLETS}])[ ]+.*")
_ITEM = re.compile(rf"\n[ ]*(?:[{BULLETS}]|\d{{1,9}}\.)[ ]+\S")
_INDENTED_FIRST = re.compile(rf"( {{4,}})(?:[{BULLETS}]|1\.)[ ]+\S")
_HOLD_BLOCKS = frozenset(("ul", "ol", "dl", "div"))
"""The elements that hold indented blocks below them."""
_INDENT = "    "
_LAST = "data-last"
_KIND = "data-kind"
_ABOVE = {"+": frozenset(f"{DOTS}-*"), "-": frozenset("*")}
"""The bullets that may stand above each: the usual order is "*", then "-", then "+"."""
_DEEPEST = 3
_LARGEST = 99
"""The largest number of an item; a larger one at the start of a paragraph is a year or an amount."""


class TypedLists(BlockProcessor):
    """Gives lists typed as on paper the blank line and the indentation that Markdown needs."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a line of the block may begin an item."""
        return _ITEM.search(f"\n{block}") is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Put the block back, rewritten for Markdown, before the others; False if it needs no rewriting."""
        sibling = self.lastChild(parent)
        indented = _INDENTED_FIRST.match(blocks[0])
        if indented and (sibling is None or sibling.tag not in _HOLD_BLOCKS):
            _outdent(blocks, indented[1])
            return True
        rows = blocks[0].split("\n")
        numbered = NUMBER.match(rows[0]) is not None
        is_list = numbered or BULLET.match(rows[0]) is not None
        first = _after_list(rows) if is_list else _first_of_list(rows)
        if first:
            blocks[:1] = ["\n".join(rows[:first]), "\n".join(rows[first:])]
        elif is_list:
            kind = kind_of(rows[0])
            above = sibling.get(_KIND, kind) if sibling is not None and sibling.tag == "ul" else kind
            begins = kind if kind in _ABOVE.get(above, ()) else above
            blocks[0] = "\n".join(_below_numbers(rows) if numbered else _below(rows, begins))
        return blocks[0] != "\n".join(rows)


def _outdent(blocks: list[str], indent: str) -> None:
    """Remove the indentation of the first block from it and from those below that have it, too."""
    for place, block in enumerate(blocks):
        if not block.startswith(indent):
            break
        blocks[place] = "\n".join(row.removeprefix(indent) for row in block.split("\n"))


def _first_of_list(typed: list[str]) -> int:
    """The first line below the top one that begins a list in Markdown, where the first number must be 1; or 0."""
    rows = [*map(str.lstrip, typed)]
    for place in range(1, len(rows)):
        number = NUMBER.match(rows[place])
        is_first = number["number"] == "1" if number else BULLET.match(rows[place]) is not None
        if is_first and begins_item(rows, place):
            return place
    return 0


def _after_list(rows: list[str]) -> int:
    """The first line that ranks above the bullets or numbers before it; 0 if none does.

    This is "b) …" after "- …;", "Điều 2. …" after "3. …", and "* Khách mời:" between bullets "-"; numbers continue
    their own list.
    """
    numbered, in_bullets = NUMBER.match(rows[0]) is not None, False
    kinds = [*map(kind_of, rows)]
    for place, row in enumerate(rows):
        if BULLET.match(row):
            in_bullets = True
            is_group = row.rstrip().endswith(":") and kinds[place + 1 : place + 2] == kinds[:1]
            if is_group and kinds[place] in _ABOVE.get(kinds[0], ()):
                return place
        elif numbered and NUMBER.match(row):
            in_bullets = False
        elif kinds[place] == "1" and not row.startswith(_INDENT):
            is_above = numbered and ABOVE_NUMBERS.match(row) and begins_item(rows, place)
            if is_above or (in_bullets and ends_by_itself(rows[place - 1])):
                return place
    return 0


def _below_numbers(rows: list[str]) -> list[str]:
    """The lines of a numbered list, with its bullets indented below the numbers."""
    begin, made = 0, rows[:1]
    for end in range(1, len(rows) + 1):
        if end < len(rows) and not NUMBER.match(rows[end]):
            continue
        bullets_at = (at for at in range(begin + 1, end) if BULLET.match(rows[at]) and begins_item(rows, at))
        first = next(bullets_at, end)
        bullets = _below(rows[first:end], kind_of(rows[first])) if first < end else []
        made += [*rows[begin + 1 : first], *(_INDENT + row for row in bullets), *rows[end : end + 1]]
        begin = end
    return made


def _below(rows: list[str], above: str) -> list[str]:
    """The lines of a list whose first bullet is `above`, each at the depth of its bullet, indented or not."""
    first = BULLET.match(rows[0])
    levels = [_kind(first["sign"]) if first and above == kind_of(rows[0]) else above]
    indented: list[str] = []
    for before, row in zip(("", *rows), rows, strict=False):
        if match := BULLET.match(row):
            kind = _kind(match["sign"])
            if kind in levels:
                del levels[levels.index(kind) + 1 :]
            elif levels[-1] in _ABOVE.get(kind, ()) or (indented and before.rstrip().endswith(":")):
                levels[_DEEPEST:] = [kind]
            else:
                del levels[1:]
        elif NUMBER.match(row):
            del levels[1:]
        indented.append(_INDENT * (len(levels) - 1) + row)
    return indented


class NumberedLists(SaneOListProcessor):
    """Numbered lists with the numbers as typed, since browsers count on from the first one."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(r"^ {0,3}\d{1,9}\.[ ]+(.*)")  # longer numbers are not those of items
        self.CHILD_RE = re.compile(r"^ {0,3}((\d{1,9}\.))[ ]+(.*)")
        self.INDENT_RE = _INDENTED

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Build the list with the numbers as typed; False for a year below a list."""
        block = blocks[0]
        typed = [int(number) for number in _NUMBER.findall(block)]
        before = parent[-1] if len(parent) and parent[-1].tag == "ol" else None
        if before is not None and len(typed) == 1 and typed[0] > max(_LARGEST, len(before)):
            return False
        if typed and before is None and typed[0] > _LARGEST:
            document = document_of(self.parser.md)
            first = block.split("\n", 1)[0]
            line = document.line_of_row(first, document.parsed.next(first))
            document.diagnostics.warning("list-number", line, number=typed[0])
        super().run(parent, blocks)
        if typed and len(parent) and parent[-1].tag == "ol":
            _keep_numbers(parent[-1], typed)
        return True


def _keep_numbers(made: Element, typed: list[int]) -> None:
    """Set the value of the last items of a list if it is not one more than the number before; "1." always counts on.

    typed: the numbers of these items.
    """
    items = made[-len(typed) :]
    last = int(made.get(_LAST, typed[0] - 1))
    counts_on = set(typed) == {1} and last <= 1
    for item, number in zip(items, typed, strict=True):
        if number != last + 1 and not counts_on:
            item.set("value", str(number))
        last = number
    made.set(_LAST, str(last))


class Bullets(SaneUListProcessor):
    """Bullet lists whose levels are given by the bullet, "-" then "+", rather than by four spaces."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}[{BULLETS}][ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(([{BULLETS}]))[ ]+(.*)")
        self.INDENT_RE = _INDENTED

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Build the list by the bullets of its items; False if a bullet stands alone and so is no list."""
        items = _BULLET.findall(blocks[0])
        kind = kind_of(blocks[0])
        sibling = self.lastChild(parent)
        before = sibling.get(_KIND, "") if sibling is not None else ""
        # "* Hai" after "- a", "- b" continues an outer list.
        self.SIBLING_TAGS = [] if kind in _ABOVE.get(before, ()) else ["ul"]  # type: ignore[misc]
        has_items_below = _INDENTED.match(blocks[0].partition("\n")[2]) is not None
        if len(items) == 1 and items[0][2] != "-" and not has_items_below and self._is_alone(parent, blocks, kind):
            return False
        document = document_of(self.parser.md)
        seen: set[str] = set()
        for line, indent, sign in items:
            row = line, document.parsed.next(line)
            if _kind(sign) != _kind(items[0][2]) and sign not in seen:
                seen.add(sign)
                values = {"found": _shown(line), "first": _shown(items[0][0])}
                document.diagnostics.warning("list-signs", document.line_of_row(*row), **values)
            elif len(indent) > len(items[0][1]):
                document.diagnostics.warning("list-indent", document.line_of_row(*row))
        super().run(parent, blocks)
        if len(parent) and parent[-1].tag == "ul" and _KIND not in parent[-1].attrib:
            parent[-1].set(_KIND, kind)
        return True

    def _is_alone(self, parent: Element, blocks: list[str], kind: str) -> bool:
        """Whether neither the list before nor the block after continues with this bullet: "* Nguồn: …", "— Tác giả"."""
        sibling = self.lastChild(parent)
        below = parent.tag in ("ul", "ol") or (parent.tag == "li" and kind == "+")
        if below or (sibling is not None and sibling.tag in self.SIBLING_TAGS):
            return False
        return len(blocks) < 2 or kind_of(blocks[1]) != kind


def _kind(sign: str) -> str:
    return "-" if sign in DASHES else sign


def _shown(line: str) -> str:
    """The beginning of an item, without a bullet that only its own font can show."""
    return beginning("".join(sign for sign in line if sign.isprintable()))


class Definitions(DefListProcessor):
    """Definitions of a colon and three spaces, so that ": Hà Nội" below a label stays a line of text."""

    RE = re.compile(r"(^|\n)[ ]{0,3}:[ ]{3}(.*?)(\n|$)")
    NO_INDENT_RE = re.compile(r"^[ ]{0,3}[^ :]")


def finish(element: Element) -> None:
    """Remove the attributes that were only needed for counting."""
    element.attrib.pop(_LAST, None)
    element.attrib.pop(_KIND, None)
