"""The plain text of an element tree, for search and for labels."""

from __future__ import annotations

import html
import re
from html.entities import html5
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

_BLOCKS = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "caption", "figcaption", "figure", "blockquote",
    "pre", "div", "section", "header", "footer", "table", "ul", "ol", "dl", "hr", "br",
))  # fmt: skip
CELLS = frozenset(("td", "th"))
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
"""Elements within a line of text."""
_CELL_END = "\x1f"
"""Ends a cell, which may be empty, until its row is complete; no source may contain it."""
_HIDDEN = frozenset(("svg", "script", "style"))
"""Elements without text to search; the drawing of a chart says nothing that its table does not."""
NOTE_LINKS = frozenset(("footnote-ref", "footnote-backref"))
"""Classes of links between a place and its footnote, whose numbers are not part of the text."""
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|([a-zA-Z0-9]+));")


def unescape(text: str) -> str:
    """Text of the tree as readers see it, without the entities that python-markdown leaves to its serialiser."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    """The character of an entity; Python would read "&copyright;" as "©right;"."""
    known = match[1] is None or f"{match[1]};" in html5
    return html.unescape(match[0]) if known else match[0]


def plain_text(element: Element) -> str:
    """The text of an element: one line for each block and table row, with bars between cells, also empty ones."""
    pieces: list[str] = []
    _collect(element, pieces)
    lines = "".join(pieces).replace(NBSP_PLACEHOLDER, "").split("\n")
    rows = (" | ".join(map(_one_space, line.rstrip(f" {_CELL_END}").split(_CELL_END))) for line in lines)
    return "\n".join(row for row in rows if row)


def _one_space(line: str) -> str:
    """The line or cell with single spaces between words, as most are already."""
    return line.strip() if line.isprintable() and "  " not in line else " ".join(line.split())


def _collect(element: Element, pieces: list[str]) -> None:
    if element.tag in _HIDDEN or element.get("hidden") is not None or element.get("class") in NOTE_LINKS:
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    pieces.append(edge)
    if element.text:
        pieces.append(unescape(element.text).replace("\n", " "))
    for child in element:
        _collect(child, pieces)
        if child.tail:
            pieces.append(unescape(child.tail).replace("\n", " "))
    pieces.append(_CELL_END if element.tag in CELLS else edge)
