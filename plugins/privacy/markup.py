"""The parts of a Markdown source beside its text: addresses, titles, labels of notes, anchors.

Recognised by their signs alone, and generously: what is wrongly taken for an address is searched all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

PartKind = Literal["address", "title", "label", "anchor"]

_LABEL = re.compile(r"\[\^(?P<label>[^\]\n]+)\]")
_ANCHOR = re.compile(r"\{[ \t]*[:#.][^{}\n]*\}")
_TITLE = re.compile(r"""\s(?P<quote>["'])(?P<title>.*)(?P=quote)\s*$""", re.DOTALL)
_LONGEST = 2000
"""The most characters of an address with its title."""
_OUTSIDE = re.compile(
    r"<(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[^<>\s]+@)[^<>\n]*>|(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]"
)


class Part(Struct, frozen=True):
    """A part of a source, from `start` to `end`, that stands beside the text."""

    kind: PartKind
    start: int
    end: int


class Link(Struct, frozen=True):
    """A link or an image: its "[" or "![" begins at `start`, its "]" stands at `closing`, its ")" ends at `end`."""

    start: int
    closing: int
    end: int
    is_image: bool
    address: Part
    title: Part | None

    @property
    def opening(self) -> int:
        """The offset of its text."""
        return self.start + (2 if self.is_image else 1)


def links_in(source: str) -> Iterator[Link]:
    """Every link and image, ordered by their ends; one may be inside another's text."""
    open_brackets: list[int] = []
    position = 0
    for match in re.finditer(r"\\.|[\[\]]", source):
        if match.start() < position or match[0][0] == "\\":
            continue
        if match[0] == "[":
            open_brackets.append(match.start())
        elif open_brackets:
            start = open_brackets.pop()
            end = _closing(source, match.end()) if source.startswith("(", match.end()) else None
            if end is not None:
                yield _link(source, start, match.start(), end)
                position = end


def _closing(source: str, opening: int) -> int | None:
    """The offset after the bracket that closes the one at `opening`; None if there is none within reason."""
    depth, quoted = 0, ""
    for place in range(opening, min(opening + _LONGEST, len(source))):
        sign = source[place]
        if quoted:
            quoted = "" if sign == quoted and source[place + 1 : place + 2] in (")", " ", "") else quoted
        elif sign in "\"'" and source[place - 1].isspace():
            quoted = sign
        elif sign == "\n" and source[place + 1 : place + 2] == "\n":
            return None
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if not depth:
                return place + 1
    return None


def _link(source: str, start: int, closing: int, end: int) -> Link:
    is_image = source[start - 1 : start] == "!"
    inside = source[closing + 2 : end - 1]
    match = _TITLE.search(inside)
    address = Part("address", closing + 2, closing + 2 + (match.start() if match else len(inside)))
    title = Part("title", closing + 2 + match.start("title"), closing + 2 + match.end("title")) if match else None
    return Link(start - is_image, closing, end, is_image, address, title)


def names_in(source: str) -> Iterator[Part]:
    """The labels of notes, in references and definitions; then the anchors that editors give to headings."""
    yield from (Part("label", *match.span("label")) for match in _LABEL.finditer(source))
    yield from (Part("anchor", *match.span()) for match in _ANCHOR.finditer(source))


def bare_addresses_in(source: str) -> Iterator[tuple[int, int]]:
    """The spans of addresses written out in the text."""
    return (match.span() for match in _OUTSIDE.finditer(source))
