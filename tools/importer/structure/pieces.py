"""Pieces of a page between lines and blocks: each step replaces the lines it recognises with blocks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from ..model import Block, Line, Page, Span
from ..profile import Profile

Piece = Line | Block
Pieces = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Context:
    """What a step may consult."""

    page: Page
    profile: Profile


Step = Callable[[Pieces, Context], Iterable[Piece]]
"""Recognises one kind of block: maps the pieces of a page to fewer, larger ones."""


def is_text(piece: Piece | None) -> TypeGuard[Line]:
    """Whether a piece is a line of text that no step has turned into a block."""
    return isinstance(piece, Line) and not piece.is_blank and piece.picture is None


def starting(pieces: Pieces, at: int) -> Iterator[Piece]:
    """The pieces from a position on, without a copy: this is called for every position of long pages."""
    return (pieces[place] for place in range(at, len(pieces)))


def following(pieces: Pieces, at: int) -> Piece | None:
    """The next non-blank piece after a position."""
    return next((piece for piece in starting(pieces, at + 1) if not is_blank(piece)), None)


def preceding(pieces: Pieces, at: int) -> Piece | None:
    """The last non-blank piece before a position."""
    return next((pieces[place] for place in range(at - 1, -1, -1) if not is_blank(pieces[place])), None)


def is_blank(piece: Piece) -> bool:
    """Whether a piece is a blank line."""
    return isinstance(piece, Line) and piece.is_blank


def cut(spans: tuple[Span, ...], length: int) -> tuple[Span, ...]:
    """The spans without their first `length` characters."""
    return between(spans, length, sys.maxsize)


def between(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The part of the spans between two character offsets."""
    found = []
    offset = 0
    for span in spans:
        if text := span.text[max(0, start - offset) : max(0, end - offset)]:
            found.append(replace(span, text=text))
        offset += len(span.text)
    return tuple(found)


def join(first: Line, second: Line) -> Line:
    """Two lines joined with a space."""
    return replace(
        first,
        raw=f"{first.raw.rstrip()} {second.raw.lstrip()}",
        spans=(*first.spans, Span(" "), *second.spans),
        joined=(*first.joined, *second.numbers),
    )
