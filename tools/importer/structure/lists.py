"""Lists: of bullets and their levels, of numbers, of letters, and those that count in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Item, Line, Paragraph, Span
from .pieces import Context, Piece, Pieces, between, cut, is_blank, is_text, join, starting
from .signs import Sign, sign_of

_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTED = re.compile(
    rf"(?:(?<=[.:;!?]\s)|(?<=[.:;!?]\s\s)|^)(?P<word>{'|'.join(_WORDS)}) là(?=\s*[,:])", re.IGNORECASE
)
_BARE = re.compile(r"\s*(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ \w+)\s*[:,]?\s*", re.IGNORECASE)
_FEWEST = 3
"""Ordinals in one paragraph that make a list of it."""
BULLET = "-"
_BULLETS = frozenset("-+*•·▪◦●○■")


def ordinals(pieces: Pieces, context: Context) -> list[Piece]:
    """Put "Một là:" that stands alone in front of the line that it counts."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if is_text(piece) and is_text(after) and _BARE.fullmatch(piece.text):
            done.append(join(piece, after))
            at += 2
        else:
            done.append(piece)
            at += 1
    return done


def within(pieces: Pieces, context: Context) -> list[Piece]:
    """Cut a paragraph that counts "Một là … Hai là … Ba là" into its beginning and the items."""
    done: list[Piece] = []
    for piece in pieces:
        if not is_text(piece):
            done.append(piece)
            continue
        places = _places(piece.raw)
        if len(places) < _FEWEST:
            done.append(piece)
            continue
        ends = [*places[1:], len(piece.raw)]
        if piece.raw[: places[0]].strip():
            done.append(replace(piece, raw=piece.raw[: places[0]], spans=between(piece.spans, 0, places[0])))
        done += [
            Item(piece.numbers, between(piece.spans, *ends_of), BULLET) for ends_of in zip(places, ends, strict=True)
        ]
    return done


def _places(text: str) -> list[int]:
    """Where the ordinals of a paragraph stand, as far as they count on from one."""
    places: list[int] = []
    for match in _COUNTED.finditer(text):
        if match["word"].lower() == _WORDS[min(len(places), len(_WORDS) - 1)]:
            places.append(match.start())
    return places


def items(pieces: Pieces, context: Context) -> list[Piece]:
    """Make items of lines with a sign, run by run: what no list of Markdown can count keeps its sign as text."""
    done: list[Piece] = []
    at = 0
    while at < len(pieces):
        run = _run(pieces, at)
        if run:
            done += _restarted(_as_items(run))
            at = pieces.index(run[-1][0], at) + 1
        else:
            done.append(pieces[at])
            at += 1
    return done


Signed = tuple[Line, Sign | None]


def _run(pieces: Pieces, at: int) -> list[Signed]:
    """The lines with signs from `at` on that no other line parts; one alone only where its sign is no chance."""
    run: list[Signed] = []
    for piece in starting(pieces, at):
        if is_blank(piece) and run:
            continue
        if not is_text(piece):
            break
        sign = sign_of(piece.raw) if not piece.marker else None
        unsigned = not piece.marker and (sign is None or sign.kind in ("part", "roman", "dotted"))
        if unsigned and not (run and _goes_on(piece, run)):
            break
        run.append((piece, sign))
    return run if len(run) > 1 or (run and _is_certain(*run[0])) else []


def _goes_on(line: Line, run: Sequence[Signed]) -> bool:
    """Whether a line without a sign is the next paragraph of an item of HTML."""
    above = run[-1][0]
    return line.tag == above.tag == "li" and line.depth == above.depth


def _is_certain(line: Line, sign: Sign | None) -> bool:
    if line.marker:
        return True
    return (
        sign is not None
        and sign.kind == "bullet"
        and sign.text not in "*"
        and line.raw.lstrip()[len(sign.text)].isspace()
    )


def _as_items(run: Sequence[Signed]) -> list[Item]:
    """The items of a run, each with its level: of HTML as it is, of signs by the order in which they first stand."""
    counted = _counted(run)
    levels: list[str] = []
    made: list[Item] = []
    for line, sign in run:
        if line.marker or sign is None:
            made.append(Item(line.numbers, line.spans, line.marker, line.depth))
            continue
        key = sign.text if sign.kind == "bullet" else sign.kind
        key = "-" if key in "–—" else key
        if key in levels:
            del levels[levels.index(key) + 1 :]
        elif sign.kind != "bullet" and all(level in _BULLETS for level in levels):
            levels = [key]  # bullets stand below numbers, never above them
        else:
            levels.append(key)
        depth = len(levels) - 1
        if sign.kind == "bullet":
            made.append(Item(line.numbers, cut(line.spans, sign.length), BULLET, depth))
        elif line.number in counted:
            made.append(Item(line.numbers, cut(line.spans, sign.length), f"{sign.value}.", depth))
        else:
            made.append(Item(line.numbers, line.spans, BULLET, depth))
    return made


def _restarted(made: Sequence[Item]) -> list[Piece]:
    """The items, but one that begins to count anew right after its likes as a paragraph that keeps its number."""
    last: dict[int, int] = {}
    done: list[Piece] = []
    for item in made:
        value = int(item.marker[:-1]) if item.marker[:-1].isdigit() else 0
        if value and item.depth in last and value != last[item.depth] + 1:
            done.append(Paragraph(item.lines, (Span(f"{item.marker} "), *item.spans)))
            last.clear()
            continue
        last = {depth: number for depth, number in last.items() if depth <= item.depth}
        if value:
            last[item.depth] = value
        done.append(item)
    return done


def _counted(run: Sequence[Signed]) -> frozenset[int]:
    """The lines whose numbers Markdown counts as they were written: one after the other, nothing between."""
    numbered = [(line, sign) for line, sign in run if sign and sign.kind == "number"]
    values = [sign.value for _, sign in numbered]
    whole = [sign for _, sign in run if sign]
    together = all(sign.kind == "number" for sign in whole) or not any(
        sign.kind in ("letter", "other") for sign in whole
    )
    if len(values) < 2 or values != list(range(values[0], values[0] + len(values))) or not together:
        return frozenset()
    return frozenset(line.number for line, _ in numbered)


def levelled(pieces: Pieces, context: Context) -> list[Piece]:
    """Items one level below what stands above them at most; what goes on with no item is a paragraph."""
    done: list[Piece] = []
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
        done.append(piece)
    return done
