"""Checks for tables pasted from office programs and old pages: cells by tabs, spaces, bars, commas, or a line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines
from .portal import is_leftover

_FEWEST_ROWS = 2
"""The fewest rows below the header."""
_MOST_COLUMNS = 8
_REACH = 3 * _MOST_COLUMNS
"""The most lines from the start of the header to the first figure, or between row numbers, with a cell per line."""
_ENOUGH = (1 + _FEWEST_ROWS) * _MOST_COLUMNS
"""The number of lines from the first figure on that show whether a table starts before it."""
_LONGEST_CELL = 120
_GAP = re.compile(r" {2,}")
_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_PARTED: Mapping[str, tuple[str, Callable[[str], Sequence[str]]]] = {
    "table-by-tabs": ("\t", lambda row: row.strip("\n ").split("\t")),
    "table-by-spaces": ("   ", lambda row: _GAP.split(row.strip())),
    "table-by-bars": ("|", lambda row: _BAR.split(row.strip().removesuffix("|"))),
}
"""What separates the cells of a row, and what splits it, by the code of the message."""
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_FIGURES = re.compile(r"\(?[+-]?\d[\d.,/%\s-]*\)?[a-z%]{0,2}")
_FIGURE_ENDS = tuple("0123456789%")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED_ROW = re.compile(r"\n[ \t]*\(?[+-]?[0-9][0-9.,/%\s-]*\)?[a-z%]{0,2}[ \t]*(?:\n|$)")
_LISTED = re.compile(r"\n\d[\d.]*[,;]")
"""Matches the start of a row whose cells are separated by commas; others of the kind end in figures."""
_FEWEST_COLUMNS = 3
"""The fewest columns of a table by commas; a line of two parts is mostly a sentence."""
_LONGEST_TITLE, _FEWEST_NUMBERED = 40, 3
"""The most letters of a column's header, and the fewest numbered rows of an uneven table."""
_NO_CELL = re.compile(r"\s*(?:[#>|!/`]|[-–+*•]\s|\d{1,3}[.)]\s)|.*(?<!\b\w)[.;:]\s*$")

_MARK = re.compile(r"\W|[^\W\d]|\w{1,4}[.)/]|\d{1,2}(?:\.\d{1,2})+\.?|")
"""Matches the number or the bullet of a list item, or nothing."""


class PastedTable(Struct, frozen=True):
    """A table that Markdown reads as text: the code of its message, its first and last line from 0, and its rows."""

    kind: str
    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def markdown(self) -> str:
        """The table in Markdown, with columns of amounts aligned right."""
        columns = [*zip(*self.rows[1:], strict=True)]
        aligned = ["---:" if _is_amounts(column) else "---" for column in columns]
        lines = [self.rows[0], aligned, *self.rows[1:]]
        return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)

    def breaks_rows_of(self, count: int) -> bool:
        """Whether a table of so many numbered rows is cut into others here."""
        numbers = tuple(str(number) for number in range(1, len(self.rows)))
        return len(self.rows) <= count and numbers not in zip(*self.rows[1:], strict=True)


def _is_amounts(column: Sequence[str]) -> bool:
    """Whether a column contains only figures, and not only years."""
    cells = [cell for cell in column if cell]
    return all(map(_is_figures, cells)) and not all(map(_YEAR.fullmatch, cells))


def check(lines: Lines, diagnostics: Diagnostics) -> None:
    """Report each pasted table of a body, with its Markdown if its rows have equally many cells."""
    rows = lines.source.split("\n")
    uneven = [*_uneven(rows)] if "\n1" in lines.source else []
    tables = [
        table
        for table in find_tables(lines.source)
        if lines.surplus.isdisjoint(table.rows[-1])
        and not any(table.first <= first <= table.last and table.breaks_rows_of(count) for first, count in uneven)
    ]
    for table in tables:
        columns = len(table.rows[0])
        values = {"columns": columns, "rows": len(table.rows) - 1, "rule": rule(columns)}
        line, taken = lines.first_line + table.first, table.last - table.first + 1
        diagnostics.suggest(table.markdown, taken, table.kind, line, **values)
    for first, count in uneven:
        if rows[first].strip() not in lines.surplus and not any(table.first <= first <= table.last for table in tables):
            diagnostics.warning("table-uneven", lines.first_line + first, rows=count)


def _uneven(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Tables of a cell per line with numbered rows of unequal length: the line of their "1", and the number of rows.

    Their column headers, short lines, come above.
    """
    filled = [(place, row.strip()) for place, row in enumerate(rows) if row.strip()]
    first, last, count = 0, 0, 0
    for at, (place, row) in enumerate([*filled, (len(rows), "1")]):
        if row == "1":
            if count >= _FEWEST_NUMBERED:
                yield first, count
            above = [title for _, title in filled[max(at - 2, 0) : at] if _may_be_cell(title)]
            titled = len(above) == 2 and not any(len(title) > _LONGEST_TITLE or _is_figures(title) for title in above)
            first, last, count = place, at, int(titled)
        elif count and row == str(count + 1) and 2 <= at - last <= _REACH:
            last, count = at, count + 1


def rule(columns: int) -> str:
    """The delimiter row of a table."""
    return f"| {' | '.join(['---'] * columns)} |"


def find_tables(source: str) -> Iterator[PastedTable]:
    """The tables in a source that Markdown reads as text."""
    rows = source.split("\n")
    for kind, (sign, split) in _PARTED.items():
        if sign in source:
            yield from _parted(rows, kind, sign, split)
    if sum(row.rstrip().endswith(_FIGURE_ENDS) for row in rows) >= _FEWEST_ROWS or _LISTED.search(source):
        for sign in ",;":
            yield from _listed(rows, sign)
    if _NUMBERED_ROW.search(source):
        yield from _one_cell_a_line(rows)


def _parted(rows: Sequence[str], kind: str, sign: str, split: Callable[[str], Sequence[str]]) -> Iterator[PastedTable]:
    """Tables of adjacent rows, most of which have the same number of cells; shorter ones are padded."""
    for inside, first, typed in _runs(rows, lambda row: _has(sign, row) and not row.lstrip().startswith("|")):
        last = first + len(typed) - 1
        if kind == "table-by-spaces":  # where dashes underline the header
            typed = [row for row in typed if not _RULE.fullmatch(row)]
        if not inside or len(typed) <= 1 or any(map(_RULE.fullmatch, typed)):
            continue
        cells = [[cell.strip() for cell in split(row)] for row in typed]
        width = max(map(len, cells))
        if width == 2 and all(_MARK.fullmatch(row[0]) for row in cells):
            continue  # a list with tabs after its bullets
        if width >= 2 and sum(len(row) == width for row in cells) * 2 > len(cells):
            yield PastedTable(kind, first, last, tuple((*row, *[""] * (width - len(row))) for row in cells))


def _has(sign: str, row: str) -> bool:
    """Whether a separator splits a row into cells, which may be empty; one tab or bar at its end splits nothing."""
    return sign in row.lstrip().rstrip(" ").removesuffix("\t").removesuffix("|") and not (
        sign == "|" and is_leftover(row)
    )


def _runs(rows: Sequence[str], kind: Callable[[str], int]) -> Iterator[tuple[int, int, list[str]]]:
    """Runs of adjacent rows of one kind: the kind, the index of the first row, and the rows."""
    first = 0
    for each, run in groupby(rows, key=kind):
        typed = [*run]
        yield each, first, typed
        first += len(typed)


def _listed(rows: Sequence[str], sign: str) -> Iterator[PastedTable]:
    """Tables of a header and rows with as many separators, whose first or last cells are figures.

    Figures in between may be those of a sentence, as in "các ngày 5, 6, 7 tháng này".
    """
    for inside, first, typed in _runs(rows, lambda row: row.count(sign)):
        if inside + 1 < _FEWEST_COLUMNS or len(typed) <= _FEWEST_ROWS:
            continue
        titles, *cells = [tuple(cell.strip() for cell in row.split(sign)) for row in typed]
        ends = [[*filter(None, (row[at] for row in cells))] for at in (0, -1)]
        has_figures = any(len(column) >= _FEWEST_ROWS and all(map(_FIGURES.fullmatch, column)) for column in ends)
        if has_figures and not _is_amounts([*filter(_is_figures, titles)]):
            yield PastedTable("table-by-commas", first, first + len(cells), (titles, *cells))


def _one_cell_a_line(rows: Sequence[str]) -> Iterator[PastedTable]:
    """Tables of short lines, a cell each, in which figures recur at equal distances.

    If blank lines separate most of the lines, adjacent ones are one cell.
    """
    lines = [_Cell(place, place, row.strip()) for place, row in enumerate(rows) if row.strip()]
    for inside, run in groupby(lines, key=lambda line: _may_be_cell(rows[line.first])):
        typed = [*run]
        if inside and len(typed) >= (1 + _FEWEST_ROWS) * 2:
            blocks = [*_blocks(typed)]
            yield from _columns(blocks if len(blocks) * 2 > len(typed) else typed)


class _Cell(NamedTuple):
    """A cell: its first line, its last line, and its text."""

    first: int
    last: int
    text: str


def _blocks(typed: Sequence[_Cell]) -> Iterator[_Cell]:
    """Lines between blank lines, each group joined to one cell."""
    for _, run in groupby(enumerate(typed), key=lambda line: line[1].first - line[0]):
        lines = [line for _, line in run]
        yield _Cell(lines[0].first, lines[-1].last, " ".join(line.text for line in lines))


def _may_be_cell(row: str) -> bool:
    return len(row) <= _LONGEST_CELL and not _NO_CELL.match(row) and "\t" not in row


def _columns(typed: Sequence[_Cell]) -> Iterator[PastedTable]:
    """The first table, if any; its header starts where the table is largest, since the table's name may come above."""
    places, ends, lines = zip(*typed, strict=True)
    after = 0
    for place, line in enumerate(lines):
        if not _FIGURES.fullmatch(line):
            continue
        found = [
            PastedTable("table-by-lines", places[begin], ends[begin + taken - 1], rows)
            for begin in range(max(after, place - _REACH), place)
            if any(_tables_at_start(lines[begin : place + _ENOUGH]))  # or every line would be copied for each
            for taken, rows in _tables_at_start(lines[begin:])
        ]
        if found:
            yield max(found, key=lambda table: len(table.rows) * len(table.rows[0]))
            return
        after = place + 1


def _tables_at_start(lines: Sequence[str]) -> Iterator[tuple[int, tuple[tuple[str, ...], ...]]]:
    """The tables that may start the lines, one per fitting number of columns: the number of lines, and the rows.

    The cells that were joined are headers, which every table has.
    """
    cells = _joined(lines)
    for width in range(2, _MOST_COLUMNS + 1):
        if fitting := _fitting(cells, width):
            taken = fitting * width + len(lines) - len(cells)
            yield taken, tuple(tuple(cells[at : at + width]) for at in range(0, fitting * width, width))


def _joined(cells: Sequence[str]) -> list[str]:
    """The cells, with the headers joined: "Danh hiệu" and "thi đua" below it are one."""
    first = next((place for place, cell in enumerate(cells) if _FIGURES.fullmatch(cell)), len(cells))
    made: list[str] = []
    for cell in cells[:first]:
        if made and cell[:1].islower():
            made[-1] = f"{made[-1]} {cell}"
        else:
            made.append(cell)
    return [*made, *cells[first:]]


def _fitting(cells: Sequence[str], width: int) -> int:
    """The number of rows of a table at the start: a header without figures, then rows that are alike or count up."""
    rows = (cells[at : at + width] for at in range(0, len(cells) - width + 1, width))
    titles, before = next(rows, []), next(rows, [])
    kind = [*map(_is_figures, before)]
    if any(map(_is_figures, titles)) or not any(kind):
        return 0
    alike = 1
    for row in rows:
        if [*map(_is_figures, row)] != kind and not _counts_on(before[0], row):
            break
        before, alike = row, alike + 1
    return 1 + alike if alike >= _FEWEST_ROWS else 0


def _is_figures(cell: str) -> bool:
    return _FIGURES.fullmatch(cell) is not None


def _counts_on(before: str, row: Sequence[str]) -> bool:
    """Whether a row starts with the number after that of the row before, and does not contain the next one."""
    number = int(row[0]) if row[0].isdecimal() else 0
    return number > 1 and before.isdecimal() and int(before) == number - 1 and str(number + 1) not in row
