"""The plain text of an element tree, for search and for labels."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "caption", "figcaption", "figure", "blockquote",
    "pre", "div", "section", "header", "footer", "table", "ul", "ol", "dl", "hr", "br",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HIDDEN = frozenset(("svg", "script", "style"))
"""A chart's drawing says nothing that its table does not."""
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z0-9]+);")


def unescape(text: str) -> str:
    """Text of the tree as readers see it; python-markdown keeps entities in it, for its serialiser to pass on."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def plain_text(element: Element) -> str:
    """The text of an element: a block a line, a table's row a line, its cells parted by a bar."""
    lines = "".join(_pieces(element)).split("\n")
    rows = (" ".join(line.strip(" |").split()) for line in lines)
    return "\n".join(row for row in rows if row)


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in _HIDDEN or element.get("hidden") is not None:
        return
    edge = "\n" if element.tag in _BLOCKS else " | " if element.tag in _CELLS else ""
    yield edge
    if element.text:
        yield unescape(element.text).replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield unescape(child.tail).replace("\n", " ")
    yield edge
