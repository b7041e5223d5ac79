"""Builds blocks from the lines of an article, in the order of the steps below."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Block, Decision, Line, Page, Paragraph, Role
from ..profile import Profile
from . import figures, headings, lists, official, tables, wrapping
from .pieces import Context, Piece, Step

STEPS: tuple[Step, ...] = (
    wrapping.unwrap,
    official.heads,
    official.signatures,
    figures.photographs,
    tables.marked,
    tables.separated,
    tables.flattened,
    figures.lost,
    lists.ordinals,
    lists.within,
    headings.headings,
    lists.items,
    lists.levelled,
)


def build(page: Page, decisions: Mapping[int, Decision], profile: Profile) -> tuple[Block, ...]:
    """The blocks of an article, in the order of its lines; every line of the body is in at least one block."""
    context = Context(page, profile)
    pieces: list[Piece] = [line for line in page.lines if line.is_blank or decisions[line.number].role is Role.BODY]
    for step in STEPS:
        pieces = [*step(pieces, context)]
    return tuple(Paragraph(piece.numbers, piece.spans) if isinstance(piece, Line) else piece for piece in pieces)
