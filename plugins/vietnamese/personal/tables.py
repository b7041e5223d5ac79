"""Personal data in tables: what stands below a cell that names its column, or beside one that names its row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from .labels import NAME_CELL, PATTERNS, is_weak

CELL_END = " | "
"""Parts the cells of a row in a plain text."""


class Cell(NamedTuple):
    """A find: its kind, the data themselves, and the label that names them."""

    kind: str
    text: str
    label: str


@cache
def _cell(kind: str) -> re.Pattern[str]:
    return PATTERNS[kind].cell


def in_tables(text: str) -> Iterator[Cell]:
    """What stands below a cell that names its column, or beside one that names its row."""
    for is_row, lines in groupby(text.split("\n"), key=lambda line: CELL_END in line):
        rows = [[cell.strip() for cell in line.split(CELL_END)] for line in lines] if is_row else []
        if rows:
            yield from _in_columns(rows)
            form = any(NAME_CELL.fullmatch(row[0]) for row in rows if len(row) == 2)
            for row in rows:
                if len(row) == 2:
                    yield from _in_cell(row[0], row[1], named=form)


def _in_columns(rows: list[list[str]]) -> Iterator[Cell]:
    head = rows[0]
    named = any(NAME_CELL.fullmatch(cell) for cell in head)
    for column, cell in enumerate(head):
        for row in rows[1:]:
            if len(row) > column and row[column]:
                yield from _in_cell(cell, row[column], named=named)


def _in_cell(label: str, value: str, *, named: bool) -> Iterator[Cell]:
    for kind in _cell_kinds(label, named=named):
        if any(_cell(other).fullmatch(value) for other in PATTERNS) or not any(map(str.isalnum, value)):
            return
        if kind in _NEEDS_NAMES and not named:
            continue
        if kind == "birth" and not (match := _BIRTH_IN_CELL.search(value)):
            continue
        text = match[0] if kind == "birth" and match else value
        yield Cell(kind, text, label.lower())
        return


_BIRTH_IN_CELL = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|\d{4}")
_NEEDS_NAMES = frozenset(
    ("phone", "email", "account", "tax", "sex", "nationality", "ethnic", "religion", "health", "family")
)
"""Columns that tables of agencies, dances and diseases have as well."""


def _cell_kinds(label: str, *, named: bool) -> Iterator[str]:
    for kind in PATTERNS:
        if _cell(kind).fullmatch(label) and (named or not is_weak(kind, label.strip(" :").lower())):
            yield kind
