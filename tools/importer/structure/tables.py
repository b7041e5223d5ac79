"""Recognises tables: marked up in HTML, with tabs or bars between cells, or with every cell on its own line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.content.grouping import collected

from ..model import Line, Paragraph, Span, Table
from .markers import marker_of
from .pieces import Context, Piece, Pieces, between, is_blank, is_text, starting

_LONG_CELL = 600
_SHORT_CELL = 220
_KEY = re.compile(r"(?:năm |tháng |quý )?(?P<number>\d{1,4})\.?", re.IGNORECASE)
_HEADER = re.compile(
    r"(?i)(?:stt|tt|số tt|số thứ tự|năm|tháng|quý|thời gian|thời điểm|ngày|kỳ|giai đoạn|nội dung|tên|"
    r"chỉ tiêu|đơn vị)\b.{0,40}"
)
_FEWEST_ROWS = 2
_COLUMNS = range(2, 13)
_TABS = re.compile(r"\t+| {4,}")
_BARS = re.compile(r"\s*\|\s*")
_MOST_HEADER = 14
_MOST_CELLS = 400
Rows = list[list[list[Line]]]


def marked(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Build the data tables of HTML and Word; lines in layout tables lose their cells."""
    tables = collected(
        (piece.cell.table, piece) for piece in pieces if isinstance(piece, Line) and piece.cell and not piece.is_blank
    )
    data = {number: lines for number, lines in tables.items() if _is_data(lines)}
    for piece in pieces:
        if not isinstance(piece, Line) or piece.cell is None:
            yield piece
        elif piece.cell.table not in data:
            yield replace(piece, cell=None)
        elif lines := data[piece.cell.table]:
            yield from _from_cells(lines)
            data[piece.cell.table] = []


def _is_data(lines: Sequence[Line]) -> bool:
    """Whether a table has rows and columns of short cells and no pictures."""
    cells: dict[tuple[int, int], int] = defaultdict(int)
    for line in lines:
        if line.picture is not None or line.cell is None:
            return False
        cells[line.cell.row, line.cell.column] += len(line.text)
    rows, columns = ({place[axis] for place in cells} for axis in (0, 1))
    return len(rows) > 1 and len(columns) > 1 and max(cells.values()) <= _LONG_CELL and len(cells) > len(rows)


def _from_cells(lines: Sequence[Line]) -> list[Piece]:
    """The table of the lines' cells, preceded by its first row as paragraphs if that spans all columns."""
    places = [line.cell for line in lines if line.cell]
    columns = max(cell.column + cell.columns for cell in places)
    used = sorted({cell.column for cell in places})
    numbered = {row: place for place, row in enumerate(sorted({cell.row for cell in places}))}
    first = [line for line in lines if line.cell and numbered[line.cell.row] == 0]
    before: list[Piece] = []
    if first and {line.cell.columns for line in first if line.cell} == {columns} and columns > 1:
        before = [Paragraph(line.numbers, line.spans) for line in first]
        lines = [line for line in lines if line not in first]
        numbered = {row: place - 1 for row, place in numbered.items()}
    grid: Rows = [[[] for _ in used] for _ in range(max(numbered.values()) + 1)]
    for line in lines:
        if line.cell:
            grid[numbered[line.cell.row]][used.index(line.cell.column)].append(line)
    return [*before, _table(grid)]


def _between(above: Line, line: Line) -> str:
    """The separator of two lines in a cell: a newline between paragraphs or items, else a space."""
    apart = line.tag in ("p", "div", "li") and line.text[:1].isupper() and above.text[-1:].isalnum()
    return "\n" if apart else " "


def _table(grid: Rows) -> Table:
    numbers: list[int] = []
    cells: list[tuple[int, int, int]] = []
    rows = []
    for row, columns in enumerate(grid):
        texts = []
        for column, lines in enumerate(columns):
            spans: list[Span] = []
            for above, line in zip([None, *lines], lines, strict=False):
                spans += [Span(_between(above, line))] if above else []
                marker = [Span(f"{line.marker} ")] if line.marker else []
                spans += [*marker, *line.spans]
                numbers += line.numbers
                cells += [(number, row, column) for number in line.numbers]
            texts.append(tuple(spans))
        rows.append(tuple(texts))
    return Table(tuple(sorted(set(numbers))), tuple(rows), tuple(cells))


def separated(pieces: Pieces, context: Context) -> Iterator[Piece]:
    """Build tables from rows with tabs, wide gaps or bars between cells: two or more rows with equally many cells."""
    at = 0
    while at < len(pieces):
        for pattern in (_BARS, _TABS):
            rows = _rows(pieces, at, pattern)
            if len(rows) >= _FEWEST_ROWS:
                yield _table([[[part] for part in _parts(row, pattern)] for row in rows])
                at = pieces.index(rows[-1], at) + 1
                break
        else:
            yield pieces[at]
            at += 1


def _rows(pieces: Pieces, at: int, pattern: re.Pattern[str]) -> list[Line]:
    rows: list[Line] = []
    for piece in starting(pieces, at):
        if is_blank(piece) and rows:
            continue
        if not is_text(piece) or piece.cell or piece.marker or len(piece.numbers) > 1:
            break
        count = len(_parts(piece, pattern))
        if _is_item(piece, pattern, count) or count < 2 or (rows and count != len(_parts(rows[0], pattern))):
            break
        rows.append(piece)
    return rows


def _is_item(line: Line, pattern: re.Pattern[str], count: int) -> bool:
    """Whether a row is only a list marker and its text."""
    marker = marker_of(line.raw)
    return bool(marker and count == 2 and _parts(line, pattern)[0].text == marker.text)


def _parts(line: Line, pattern: re.Pattern[str]) -> list[Line]:
    """The cells of a line, each a line with the original number."""
    start = len(line.raw) - len(line.raw.lstrip())
    stop = len(line.raw.rstrip())
    if pattern is _BARS:
        start += line.raw[start:stop].startswith("|")
        stop -= line.raw[start:stop].endswith("|")
    parts, place = [], start
    for match in pattern.finditer(line.raw, start, stop):
        parts.append((place, match.start()))
        place = match.end()
    parts.append((place, stop))
    return [replace(line, raw=line.raw[first:last], spans=between(line.spans, first, last)) for first, last in parts]


def flattened(pieces: Pieces, context: Context) -> list[Piece]:
    """Build tables from one cell a line, recognised by a first column that counts at regular intervals."""
    done = list(pieces)
    if context.page.kind != "text":
        return done
    at = 0
    while at < len(done):
        if (found := _flattened(done, at)) is not None:
            lines, grid = found
            done[done.index(lines[0]) : done.index(lines[-1]) + 1] = [_table(grid)]
        at += 1
    return done


def _flattened(pieces: list[Piece], at: int) -> tuple[list[Line], Rows] | None:
    """The lines and grid of the table whose first data row begins at `at`; None if there is none."""
    start = _key(pieces[at])
    if start is None:
        return None
    lines: list[Line] = []
    for piece in starting(pieces, at):
        if is_blank(piece):
            continue
        if not is_text(piece) or len(piece.text) > _SHORT_CELL or piece.marker or len(lines) >= _MOST_CELLS:
            break
        lines.append(piece)
    rows = _cut_rows(lines, start)
    if len(rows) < _FEWEST_ROWS or len(rows[0]) not in _COLUMNS:
        return None
    columns = len(rows[0])
    header = _header(pieces, at, columns)
    if header is None:
        return None
    grid = [header, *([[line] for line in row] for row in rows)]
    return [line for row in grid for cell in row for line in cell], grid


def _key(piece: Piece) -> int | None:
    match = _KEY.fullmatch(piece.text) if is_text(piece) and not piece.cell else None
    return int(match["number"]) if match else None


def _cut_rows(lines: list[Line], start: int) -> list[list[Line]]:
    """The lines as rows of equal length, each beginning with the next number in the count."""
    second = next((place for place, line in enumerate(lines) if place and _key(line) in (start + 1, start - 1)), 0)
    if second not in _COLUMNS:
        return []
    step = (_key(lines[second]) or 0) - start
    rows = [lines[:second]]
    at = second
    while at + second <= len(lines) and _key(lines[at]) == start + step * len(rows):
        rows.append(lines[at : at + second])
        at += second
    return rows


def _header(pieces: list[Piece], at: int, columns: int) -> list[list[Line]] | None:
    """The header cells above the first row; a line that begins in lower case continues the cell before."""
    before: list[Line] = []
    for place in range(at - 1, -1, -1):
        piece = pieces[place]
        if is_blank(piece):
            continue
        if not is_text(piece) or len(piece.text) > _SHORT_CELL or len(before) >= _MOST_HEADER:
            break
        before.insert(0, piece)
        if _HEADER.fullmatch(piece.text) and len(_merged(before)) == columns:
            return _merged(before)
    return None


def _merged(lines: list[Line]) -> list[list[Line]]:
    cells: list[list[Line]] = []
    for line in lines:
        if cells and line.text[:1].islower():
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells
