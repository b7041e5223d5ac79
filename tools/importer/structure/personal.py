"""Removes personal data from the text: the data alone, or the whole line if it holds nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plugins.content.messages import REMOVED
from plugins.vietnamese.personal import PersonalData, find_personal

from ..model import Block, Figure, Heading, Item, Official, Paragraph, Removal, Signatures, Span, Table, text_of
from .pieces import between

_REMOVED_UNSURE = frozenset(("phone", "email"))
"""Kinds removed even if unsure: a private number or mailbox cannot be told from an official one."""
_LABEL = re.compile(r"[^:：]{0,60}[:：]\s*[.;,]?")
_MOST_LABEL = 60
_CONTEXT = 12
"""Preceding blocks searched for the person meant; a form has about as many lines."""
_SHORT = 5
"""Data longer than this are also searched for inside longer cells."""


def leave_out(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Removal, ...], tuple[int, ...]]:
    """Remove personal data; returns the blocks, the removals, and the lines that may hold more."""
    texts = [_plain(block) for block in blocks]
    rows = (f"{label} | {text}" for label, text in pairwise(texts) if len(label) < _MOST_LABEL and " | " not in text)
    if not any(find_personal("\n".join(texts))) and not any(any(find_personal(row)) for row in rows):
        return tuple(blocks), (), ()
    kept: list[Block] = []
    removals: list[Removal] = []
    doubtful: list[int] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            block, gone = _of_table(block)
            removals += gone
            kept.append(block)
        elif isinstance(block, Heading | Paragraph | Item | Figure):
            found = [*_in_context(texts[max(0, at - _CONTEXT) : at], texts[at]), *_told_before(blocks, at, texts[at])]
            doubtful += [number for data in found if not _is_left_out(data) for number in block.lines]
            gone_here = [data for data in found if _is_left_out(data)]
            rest = _without(_spans(block), gone_here)
            whole = bool(gone_here) and (rest is None or not _says_more(text_of(rest)))
            removals += [Removal(number, data.kind, whole) for data in gone_here for number in block.lines]
            if rest is not None and not whole:
                kept.append(_with(block, rest))
            elif isinstance(block, Figure):
                kept.append(replace(block, caption=()))
        else:
            kept.append(_of_lines(block, removals))
    return tuple(kept), tuple(dict.fromkeys(removals)), tuple(dict.fromkeys(doubtful))


def _plain(block: Block) -> str:
    """The text of a block as the archive reads it: table rows have bars between cells."""
    if isinstance(block, Table):
        return "\n".join(" | ".join(text_of(cell) for cell in row) for row in block.rows)
    if isinstance(block, Signatures):
        return "\n".join((*block.left, *block.right))
    return text_of(_spans(block))


def _in_context(before: Sequence[str], text: str) -> list[PersonalData]:
    """The personal data in a text, found with the preceding texts, which may name the person."""
    left = Counter(find_personal("\n".join(before)))
    found = []
    for data in find_personal("\n".join((*before, text))):
        if left[data]:
            left[data] -= 1
        elif data.text in text:
            found.append(data)
    return found


def mask(text: str) -> str:
    """Mask the personal data in a line of a report."""
    for data in _left_out(text):
        text = text.replace(data.text, REMOVED)
    return text


def _left_out(text: str) -> list[PersonalData]:
    """The personal data in a text that are removed."""
    return [data for data in find_personal(text) if _is_left_out(data)]


def _is_left_out(data: PersonalData) -> bool:
    return data.sure or data.kind in _REMOVED_UNSURE or data.why == "why-identity-shape"


def _told_before(blocks: Sequence[Block], at: int, text: str) -> Iterator[PersonalData]:
    """Personal data recognised by the label on the preceding line."""
    before = blocks[at - 1] if at else None
    label = text_of(_spans(before)) if isinstance(before, Heading | Paragraph | Item) else ""
    if label and len(label) < _MOST_LABEL and text and " | " not in text and not any(find_personal(label)):
        yield from (data for data in find_personal(f"{label} | {text}") if data.text == text)


def _spans(block: Block) -> tuple[Span, ...]:
    if isinstance(block, Figure):
        return block.caption
    return block.spans if isinstance(block, Heading | Paragraph | Item) else ()


def _with(block: Heading | Paragraph | Item | Figure, spans: tuple[Span, ...]) -> Block:
    return replace(block, caption=spans) if isinstance(block, Figure) else replace(block, spans=spans)


def _without(spans: tuple[Span, ...], found: Sequence[PersonalData]) -> tuple[Span, ...] | None:
    """The spans with each find replaced by a placeholder; None if one cannot be located."""
    for data in found:
        text = "".join(span.text for span in spans)
        pattern = re.compile(r"\s+".join(map(re.escape, data.text.split())))
        match = pattern.search(text)
        if match is None:
            if REMOVED in text:
                continue
            return None
        spans = (*between(spans, 0, match.start()), Span(REMOVED), *between(spans, match.end(), len(text)))
    return spans


def _says_more(text: str) -> bool:
    """Whether a line says more than a label and what was removed."""
    rest = text.replace(REMOVED, "").strip(" .,;")
    return not _LABEL.fullmatch(rest) if rest.endswith((":", "：")) else len(rest) > _MOST_LABEL or rest.count(" ") > 4


def _of_table(table: Table) -> tuple[Table, list[Removal]]:
    """A table with its personal cells removed."""
    found = _left_out(_plain(table))
    gone: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(table.rows):
        for column, text in enumerate(map(text_of, cells)):
            kinds = [
                data.kind for data in found if data.text == text or (len(data.text) > _SHORT and data.text in text)
            ]
            if text and kinds:
                gone[row, column] = kinds[0]
    rows = tuple(
        tuple((Span(REMOVED),) if (row, column) in gone else cell for column, cell in enumerate(cells))
        for row, cells in enumerate(table.rows)
    )
    removals = [
        Removal(number, gone[row, column], True) for number, row, column in table.cells if (row, column) in gone
    ]
    return replace(table, rows=rows), removals


def _of_lines(block: Official | Signatures, removals: list[Removal]) -> Block:
    if isinstance(block, Official):
        return block
    for side in (block.left, block.right):
        for text in side:
            removals += [Removal(block.lines[0], data.kind, False) for data in _left_out(text)]
    return replace(block, left=tuple(map(mask, block.left)), right=tuple(map(mask, block.right)))
