"""Locates the article: how much prose each element contains, and which one contains the article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from plugins.content.grouping import collected

from ..model import Line, Node, Page
from ..profile import Profile

LONG = 80
"""Characters from which a line counts as prose, not a label."""
_MOSTLY = 0.75
_ENOUGH = 0.4
LEAST = 200
_ALL = 0.9
_OWN = 0.4
"""Least share of an element's text that the article must make up, unless the element frames the page."""
FRAMES = frozenset(("html", "body", "form"))
"""Elements that wrap the whole page."""
SENTENCE_END = re.compile(r"[.!?…;:,/][\"”»’)\]]*$")


def ancestors(node: int, nodes: tuple[Node, ...]) -> Iterator[int]:
    """A node and its ancestors, innermost first."""
    while node >= 0:
        yield node
        node = nodes[node].parent


def is_prose(line: Line) -> bool:
    """Whether a line is long enough to be prose."""
    return len(line.raw) >= LONG and not line.is_link


def left(page: Page, taken: Container[int]) -> list[Line]:
    """The lines that are not yet taken."""
    return [line for line in page.lines if line.number not in taken]


def of_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of lines in multi-cell rows without a paragraph: rows of data, not of layout."""
    rows = collected(((line.cell.table, line.cell.row), line) for line in lines if line.cell)
    return frozenset(
        line.number
        for row in rows.values()
        if len({line.cell for line in row}) > 1 and not any(map(is_prose, row))
        for line in row
    )


def weights(page: Page, lines: Sequence[Line]) -> Mapping[int, int]:
    """The number of unlinked characters of the lines in each element."""
    found: dict[int, int] = {}
    for line in lines:
        size = sum(len(span.text.strip()) for span in line.spans if not span.href)
        for node in ancestors(line.node, page.nodes):
            found[node] = found.get(node, 0) + size
    return found


def container(page: Page, profile: Profile, dropped: Container[int]) -> int:
    """The innermost element with nearly all of a page's prose, or of its text if there is little prose; -1 if none.

    dropped: numbers of lines that are not part of the article.
    """
    rest = left(page, dropped)
    lines = [line for line in rest if is_prose(line)]
    held = weights(page, lines)
    total = sum(len(line.raw) for line in lines)
    if total < LEAST:
        held = weights(page, rest)
        whole = max(held.values(), default=0)
        return max((node for node, size in held.items() if size >= _ALL * whole > 0), default=-1)
    named = [
        node
        for node, size in held.items()
        if size >= _ENOUGH * total and any(map(profile.elements["content"].fullmatch, page.nodes[node].names))
    ]
    mostly = [node for node, size in held.items() if size >= _MOSTLY * total]
    # Nodes are numbered in document order, so the last of those around the same text is the innermost.
    return max(named or mostly, default=-1)


def around(title: Line, inner: int, page: Page, dropped: Container[int]) -> int:
    """The widest element around the article with little else in it, at most the one that also contains the title."""
    if inner < 0:
        return inner
    over = set(ancestors(title.node, page.nodes))
    held = weights(page, left(page, dropped))
    widest = inner
    for node in ancestors(inner, page.nodes):
        least = _MOSTLY if page.nodes[node].tag in FRAMES else _OWN
        if held.get(inner, 0) < least * held.get(node, 0):
            break
        widest = node
        if node in over:
            break
    return widest


def is_inside(line: Line, node: int, nodes: tuple[Node, ...]) -> bool:
    """Whether an element contains a line; -1 contains every line."""
    return node < 0 or any(above == node for above in ancestors(line.node, nodes))


def stands_in(line: Line, names: re.Pattern[str], nodes: tuple[Node, ...], levels: int = 3) -> bool:
    """Whether one of the nearest enclosing elements of a line has a matching name."""
    for level, node in enumerate(ancestors(line.node, nodes)):
        if level >= levels:
            return False
        if any(map(names.fullmatch, nodes[node].names)):
            return True
    return False
