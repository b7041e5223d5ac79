"""Where the text of a page is: how much prose stands in each element, and which element holds the article."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from ..model import Line, Node, Page
from ..profile import Profile

LONG = 80
"""Letters of a line that is surely prose and no label."""
_MOSTLY = 0.75
_ENOUGH = 0.4
_LEAST = 200
SENTENCE_END = re.compile(r"[.!?…;:,/][\"”»’)\]]*$")


def ancestors(node: int, nodes: tuple[Node, ...]) -> Iterator[int]:
    """A node and everything around it, from the inside."""
    while node >= 0:
        yield node
        node = nodes[node].parent


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more."""
    return len(line.raw) >= LONG and not line.is_link


def weights(page: Page, lines: list[Line]) -> Mapping[int, int]:
    """How many letters outside links each element holds, of some lines."""
    found: dict[int, int] = {}
    for line in lines:
        size = sum(len(span.text.strip()) for span in line.spans if not span.href)
        for node in ancestors(line.node, page.nodes):
            found[node] = found.get(node, 0) + size
    return found


def container(page: Page, profile: Profile, dropped: Container[int]) -> int:
    """The innermost element that holds nearly all of the page's prose; -1 where there is too little to tell.

    dropped: numbers of lines that are no part of the article.
    """
    lines = [line for line in page.lines if is_prose(line) and line.number not in dropped]
    held = weights(page, lines)
    total = sum(len(line.raw) for line in lines)
    if total < _LEAST:
        return -1
    named = [
        node
        for node, size in held.items()
        if size >= _ENOUGH * total and any(map(profile.elements["content"].fullmatch, page.nodes[node].names))
    ]
    mostly = [node for node, size in held.items() if size >= _MOSTLY * total]
    # Elements are numbered as they open, so that the last of those around the same text is the innermost.
    return max(named or mostly, default=-1)


def is_inside(line: Line, node: int, nodes: tuple[Node, ...]) -> bool:
    """Whether a line stands in an element."""
    return node < 0 or any(above == node for above in ancestors(line.node, nodes))


def stands_in(line: Line, names: re.Pattern[str], nodes: tuple[Node, ...], levels: int = 3) -> bool:
    """Whether an element of such a name is close around a line."""
    for level, node in enumerate(ancestors(line.node, nodes)):
        if level >= levels:
            return False
        if any(map(names.fullmatch, nodes[node].names)):
            return True
    return False
