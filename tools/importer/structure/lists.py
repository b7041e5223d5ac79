"""Recognises lists: bulleted and nested, numbered, lettered, or counted in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import Item, Line, Paragraph, Span
from .markers import Marker, marker_of
from .pieces import Context, Piece, Pieces, between, cut, is_blank, is_text, join, starting

_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTED = re.compile(
    rf"(?:(?<=[.:;!?]\s)|(?<=[.:;!?]\s\s)|^)(?P<word>{'|'.join(_WORDS)}) là(?=\s*[,:])", re.IGNORECASE
)
_BARE = re.compile(r"\s*(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ \w+)\s*[:,]?\s*", re.IGNORECASE)
_FEWEST = 3
"""Fewest ordinals in a paragraph that make it a list."""
BULLET = "-"
_BULLETS = frozenset("-+*•·▪◦●○■")


def ordinals(pieces: Pieces, context: Context) -> list[Piece]:
    """Join a "Một là:" on its own line to the line it introduces, unless that is an item of its own."""
    done: list[Piece] = []
    for piece in pieces:
        before = done[-1] if done else None
        if is_text(before) and is_text(piece) and not piece.marker and _BARE.fullmatch(before.text):
            done[-1] = join(before, piece)
        else:
            done.append(piece)
    return done


def within(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Split a paragraph that counts "Một là … Hai là … Ba là" into its introduction and items."""
    for piece in pieces:
        places = _places(piece.raw) if is_text(piece) else []
        if not is_text(piece) or len(places) < _FEWEST:
            yield piece
            continue
        if piece.raw[: places[0]].strip():
            yield replace(piece, raw=piece.raw[: places[0]], spans=between(piece.spans, 0, places[0]))
        for start, end in pairwise([*places, len(piece.raw)]):
            yield Item(piece.numbers, between(piece.spans, start, end), BULLET)


def _places(text: str) -> list[int]:
    """The offsets of the ordinals in a paragraph that count up from one."""
    places: list[int] = []
    for match in _COUNTED.finditer(text):
        if match["word"].lower() == _WORDS[min(len(places), len(_WORDS) - 1)]:
            places.append(match.start())
    return places


def items(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Turn runs of lines with markers into items; a marker that Markdown cannot count stays in the text."""
    at = 0
    while at < len(pieces):
        if run := _run(pieces, at):
            yield from _restarted(_as_items(run))
            at = pieces.index(run[-1][0], at) + 1
        else:
            yield pieces[at]
            at += 1


Marked = tuple[Line, Marker | None]


def _run(pieces: Pieces, at: int) -> list[Marked]:
    """The consecutive marked lines from `at` on; a single line only if its marker is unambiguous."""
    run: list[Marked] = []
    for piece in starting(pieces, at):
        if is_blank(piece) and run:
            continue
        if not is_text(piece):
            break
        marker = marker_of(piece.raw) if not piece.marker else None
        unmarked = not piece.marker and (marker is None or marker.kind in ("part", "roman", "dotted"))
        if unmarked and not (run and _goes_on(piece, run)):
            break
        run.append((piece, marker))
    return run if len(run) > 1 or (run and _is_certain(*run[0])) else []


def _goes_on(line: Line, run: Sequence[Marked]) -> bool:
    """Whether a line without a marker is a further paragraph of an HTML list item."""
    above = run[-1][0]
    return line.tag == above.tag == "li" and line.depth == above.depth


def _is_certain(line: Line, marker: Marker | None) -> bool:
    if line.marker:
        return True
    return (
        marker is not None
        and marker.kind == "bullet"
        and marker.text not in "*"
        and line.raw.lstrip()[len(marker.text)].isspace()
    )


def _as_items(run: Sequence[Marked]) -> Iterator[Item]:
    """The items of a run with their depth: as given in HTML, else by the order in which markers first appear."""
    counted = _counted(run)
    levels: list[str] = []
    for line, marker in run:
        if line.marker or marker is None:
            yield Item(line.numbers, line.spans, line.marker, line.depth)
            continue
        key = marker.text if marker.kind == "bullet" else marker.kind
        key = "-" if key in "–—" else key
        if key in levels:
            del levels[levels.index(key) + 1 :]
        elif marker.kind != "bullet" and all(level in _BULLETS for level in levels):
            levels = [key]  # bullets nest below numbers, never above them
        else:
            levels.append(key)
        depth = len(levels) - 1
        if marker.kind == "bullet":
            yield Item(line.numbers, cut(line.spans, marker.length), BULLET, depth)
        elif line.number in counted:
            yield Item(line.numbers, cut(line.spans, marker.length), f"{marker.value}.", depth)
        else:
            yield Item(line.numbers, line.spans, BULLET, depth)


def _restarted(made: Iterable[Item]) -> Iterator[Piece]:
    """The items, except that one that breaks the count becomes a paragraph and keeps its number."""
    last: dict[int, int] = {}
    for item in made:
        value = int(item.marker[:-1]) if item.marker[:-1].isdigit() else 0
        if value and item.depth in last and value != last[item.depth] + 1:
            yield Paragraph(item.lines, (Span(f"{item.marker} "), *item.spans))
            last.clear()
            continue
        last = {depth: number for depth, number in last.items() if depth <= item.depth}
        if value:
            last[item.depth] = value
        yield item


def _counted(run: Sequence[Marked]) -> frozenset[int]:
    """The lines whose numbers Markdown reproduces: consecutive, with nothing in between."""
    numbered = [(line, marker) for line, marker in run if marker and marker.kind == "number"]
    values = [marker.value for _, marker in numbered]
    whole = [marker for _, marker in run if marker]
    together = all(marker.kind == "number" for marker in whole) or not any(
        marker.kind in ("letter", "other") for marker in whole
    )
    if len(values) < 2 or values != list(range(values[0], values[0] + len(values))) or not together:
        return frozenset()
    return frozenset(line.number for line, _ in numbered)


def levelled(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Limit each item to one level below the item above; a continuation without an item is a paragraph."""
    depth = -1
    for piece in pieces:
        if is_blank(piece):
            continue
        if isinstance(piece, Item) and not piece.marker and depth < 0:
            piece = Paragraph(piece.lines, piece.spans)
        elif isinstance(piece, Item):
            depth = min(piece.depth, depth + 1 if piece.marker else depth)
            piece = replace(piece, depth=depth)
        if not isinstance(piece, Item):
            depth = -1
        yield piece
