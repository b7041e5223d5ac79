"""Rejoins paragraphs that were broken into lines."""

from __future__ import annotations

import re

from ..model import Line
from .pieces import Context, Piece, Pieces, is_text, join

_BEGINS = re.compile(
    r"\s*(?:[-–—•+*]\s|\d{1,3}(?:\.\d+)*[.)/]\s|[IVXL]+[./)]\s|[a-zđ][.)/]\s|(?:Điều|Chương|Phần)\s\d)"
)
_SHORT = 0.6


def unwrap(pieces: Pieces, context: Context) -> Pieces:
    """Join wrapped lines up to a blank line, a short line, or the marker of a new item."""
    if "wrapped" not in context.page.features:
        return pieces
    width = max((len(line.raw.rstrip()) for line in context.page.lines), default=0)
    joined: list[Piece] = []
    open_line = False
    for piece in pieces:
        if not is_text(piece):
            joined.append(piece)
            open_line = False
            continue
        last = joined[-1] if joined else None
        if open_line and isinstance(last, Line) and not _BEGINS.match(piece.raw):
            joined[-1] = join(last, piece)
        else:
            joined.append(piece)
        open_line = len(piece.raw.rstrip()) > _SHORT * width
    return joined
