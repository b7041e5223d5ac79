"""Renders blocks as Markdown, and records the line on which each begins."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..model import Block, Figure, Heading, Item, Official, Paragraph, Signatures, Span, Table, text_of
from . import escape, inline
from .photographs import Photographs

INDENT = "    "


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown, and the line on which each block begins, from 1."""

    text: str
    lines: tuple[int, ...]


def write(blocks: Sequence[Block], photographs: Photographs, address: str = "") -> Written:
    """Render the body of an article. address: the page's, the base of its links."""
    rows: list[str] = []
    starts: list[int] = []
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        if rows and not (isinstance(before, Item) and isinstance(block, Item) and _goes_on(before, block)):
            rows.append("")
        starts.append(len(rows) + 1)
        rows += _rows(block, photographs, address)
    return Written("\n".join(rows) + "\n" if rows else "", tuple(starts))


def _goes_on(before: Item, block: Item) -> bool:
    """Whether an item may follow another without a blank line: same list type, neither a continuation."""
    return bool(before.marker and block.marker) and before.marker[-1] == block.marker[-1]


def _rows(block: Block, photographs: Photographs, address: str) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * block.level} {_heading(block)}"]
        case Paragraph():
            return [escape.start(inline.markdown(block.spans, address))]
        case Item():
            return [_item(block, address)]
        case Table():
            return _table(block, address)
        case Figure():
            return [_figure(block, photographs)]
        case Official():
            values = (("co-quan", block.agency), ("so", block.number), ("dia-danh", block.place), ("ngay", block.day))
            return _fence("dau-van-ban", [f"{key}: {_quoted(value)}" for key, value in values if value])
        case Signatures():
            sides = (("trai", block.left), ("phai", block.right))
            return _fence("chu-ky", [f"{key}: [{', '.join(map(_quoted, side))}]" for key, side in sides if side])


def _heading(block: Heading) -> str:
    words = inline.markdown(block.spans, plain=True)
    return words[:-1] + "&#35;" if words.endswith("#") else words


def _item(block: Item, address: str) -> str:
    words = escape.start(inline.markdown(block.spans, address))
    if not block.marker:
        return f"{INDENT * (block.depth + 1)}{words}"
    return f"{INDENT * block.depth}{block.marker} {words}"


def _table(block: Table, address: str) -> list[str]:
    head = tuple(tuple(replace(span, bold=False) for span in cell) for cell in block.rows[0])  # bold already
    rows = [[_cell(cell, address) for cell in row] for row in (head, *block.rows[1:])]
    lines = [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows]
    return [lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]


def _cell(spans: Sequence[Span], address: str) -> str:
    """Render a cell on one line, as Markdown requires; its own lines are separated by semicolons."""
    apart = [replace(span, text="; ") if span.text == "\n" else span for span in spans]
    return escape.cell(inline.markdown(apart, address))


def _figure(block: Figure, photographs: Photographs) -> str:
    caption = text_of(block.caption)
    path = photographs.paths.get(block.source)
    # An article lies two folders below the content.
    target = f"../../{path}" if path else f"lost:{quote(photographs.names.get(block.source, ''), safe='-._')}"
    alt = block.alt or ("" if caption and not path else caption or photographs.nameless)
    title = f' "{escape.attribute(caption)}"' if caption else ""
    return f"![{escape.attribute(alt)}]({target}{title})"


def _fence(name: str, options: list[str]) -> list[str]:
    return [f"/// {name}", *(f"{INDENT}{option}" for option in options), "", "///"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
