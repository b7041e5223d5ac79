"""Photographs and their captions, including captions whose photograph is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from ..classification.prose import SENTENCE_END, stands_in
from ..model import Figure, Line
from .pieces import Context, Piece, Pieces, following, is_blank, is_text, join, preceding

_LONGEST = 260
_ENDED_LONGEST = 150
_CREDIT = re.compile(
    r"(?i)\(?(?:ảnh|nguồn(?: ảnh)?|photo)\s*:.{1,60}\)?|\(?ảnh (?:minh họa|tư liệu|internet).{0,30}\)?"
)
_TOLD = re.compile(r"(?i)\bđã\b")
_ITEM = re.compile(r"\s*(?:[-–•+*]|\d{1,3}[.)/]|[IVX]+\.|[a-zđ][.)])\s")
_SHOWN = re.compile(r"(?i)\bảnh\b.{0,60}:$")
"""A line that announces photographs."""
_CAPTION_TAGS = ("figcaption", "caption")


def photographs(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Turn each picture into a figure, with the caption lines below it."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if not isinstance(piece, Line) or piece.picture is None:
            yield piece
            continue
        lines: list[Line] = []
        while (line := _caption(pieces, at, piece, lines, context)) is not None:
            at = pieces.index(line, at) + 1
            lines.append(line)
        numbers = tuple(number for line in (piece, *lines) for number in line.numbers)
        caption = reduce(join, lines).spans if lines else ()
        yield Figure(numbers, piece.picture.source, piece.picture.alt, caption)


def _caption(pieces: Pieces, at: int, picture: Line, before: list[Line], context: Context) -> Line | None:
    """The next line, if it belongs to the caption that so far has the lines `before`; else None."""
    line = following(pieces, at - 1)
    if not is_text(line) or len(line.text) > _LONGEST or line.marker:
        return None
    marked = line.tag in _CAPTION_TAGS or stands_in(line, context.profile.elements["caption"], context.page.nodes)
    if before:
        return line if _CREDIT.fullmatch(line.text) or (marked and line.tag in _CAPTION_TAGS) else None
    beside = picture.cell is not None and line.cell is not None and picture.cell.table == line.cell.table
    if line.cell is not None and not beside:
        return None
    if marked or beside or (line.is_italic and context.page.kind != "text") or _CREDIT.fullmatch(line.text):
        return line
    if _ITEM.match(line.raw) or line.text.endswith(":"):
        return None
    opens = context.profile.caption_opening.match(line.text) is not None
    if SENTENCE_END.search(line.text):
        return line if opens and len(line.text) <= _ENDED_LONGEST and _is_next(pieces, at, line) else None
    if context.page.kind == "text" or opens:
        return line
    return None


def _is_next(pieces: Pieces, at: int, line: Line) -> bool:
    return len(pieces[at : pieces.index(line, at)]) <= 1


def lost(pieces: Pieces, context: Context) -> Pieces:
    """Turn captions whose pictures plain text has lost into figures: worded as captions, without end punctuation."""
    if context.page.kind != "text":
        return pieces
    done: list[Piece] = []
    for at in range(len(pieces)):
        done.append(_lost(pieces, at, done, context))
    return done


def _lost(pieces: Pieces, at: int, done: Pieces, context: Context) -> Piece:
    """A piece, or the figure it becomes; done: the preceding pieces, as this step left them."""
    piece = pieces[at]
    if not is_text(piece) or len(piece.text) > _LONGEST or len(piece.numbers) > 1:
        return piece
    profile, text = context.profile, piece.text
    spaced = at > 0 and isinstance(above := pieces[at - 1], Line) and above.spacer
    before = preceding(done, len(done))
    shown = isinstance(before, Line) and _SHOWN.search(before.text) is not None
    beside = shown or (isinstance(before, Figure) and not before.source)
    opens = profile.caption_opening.match(text) is not None or ((spaced or beside) and text[0].isupper())
    if SENTENCE_END.search(text) or _TOLD.search(text) or not opens or text.isupper() or _ITEM.match(piece.raw):
        return piece
    if not profile.caption_words.search(text, 0 if beside else 4) or len(text.split()) < 4:
        return piece
    if not (before is None or beside or isinstance(before, Figure) or is_blank(pieces[at - 1])):
        return piece
    return Figure(piece.numbers, "", "", piece.spans)
