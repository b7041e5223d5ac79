"""Tables in plain text: cells separated by bars, tabs, commas or spaces, or one per line once a page's form is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, dropwhile, groupby

from plugins.vietnamese.text import spellings

from .expressions import expression
from .findings import PersonalData, finding
from .labels import DATE, DAY, MOBILE, PATTERNS, TOWNS, TRADE
from .lexicon import UPPER, any_of
from .lines import is_person_line
from .names import starts_with_name
from .places import HOUSE_SPELLINGS, home_end
from .scope import Scope

CELL_END = " | "
"""Separates the cells of a row in plain text."""
NAME_CELL = expression(rf"(?i)\W*(?:{any_of('name_headings')})\W*")
"""Matches the heading of a column of persons' names."""
_NUMBER_CELL = expression(r"(?i:stt|tt|số\s+tt|số\s+thứ\s+tự|sbd|số\s+báo\s+danh)\W*")
_HEAD = expression(r"\n(?i:stt|tt|số|sbd|họ|tên|chủ|thí|học|đại|cá|người)[^\n,;|]{0,30}(?=[\n,;])")
"""Matches the start of a table head with cells separated by commas or one per line."""
_COUNTS_CELL = expression(r"(?i)(?:số (?:người|lượng|hộ|ca|em)|tổng(?: (?:số|cộng))?|tỷ lệ)\W*")
"""Matches the heading of a column of counts, as in statistics."""
_BIRTH_CELL = expression(DATE)
_SEX_CELL = expression(r"(?i:nam|nữ)")
_PRIVATE_CELL = expression(r"(?i:nam|nữ)|0\d{8,11}")
_COUNT = expression(r"\d{1,6}\W*")
_PARTED_ROW = expression(r";[^;\n]{1,80};")
"""Matches cells separated by semicolons; a quick check."""
_WIDE = expression("   +")
"""Matches the gap between cells aligned with spaces."""
_CARD = expression(rf"\n(?:{DATE}\s*\n|{HOUSE_SPELLINGS}(?!\w))")
"""Matches a date alone in its line, or the start of an address, as among a person's details; a quick check."""
_BIRTH_HEAD = expression(r"(?:gày|ăm|GÀY|ĂM) (?:sinh|SINH)")
_SPACED_ROW = expression(rf"(?:\n|[:;] )(\d{{1,4}})[.)/]? +([{UPPER}][^\d\n,;|:]{{3,40}}?) +({DAY})(?!\d) *(.*)")
"""Matches a row with cells separated only by spaces, as from a PDF."""
_NUMBERED = (expression(r"\A\d"), expression(r"\n\d"), expression(r": \d"), expression(r"; \d"))
"""Quick checks for the start of such a row; each is found fast."""
_YOUNGEST = "2010"
"""The first year of birth too late for having a trade; an earlier date cannot be that of a task."""
_OF_CHILDREN = expression(rf"(?i)(?<!\w)(?:{any_of('of_children')})(?!\w)|[,;|–-]\s*(?:nam|nữ)(?!\w)|\d,\d\d?(?!\d)")
"""Matches what accompanies children: their school, class, marks and prizes."""
_LONGEST_CELL = 80
_MOST_COLUMNS = 12


def _tables_of(text: str) -> Iterator[Sequence[Sequence[str]]]:
    """The tables of a text, row by row, the head first."""
    if "|" in text:  # faster than a search with its spaces
        yield from _parted_tables(text, CELL_END.strip())
    if "\t" in text or "   " in text:
        yield from _parted_tables(_WIDE.sub("\t", text), "\t")
    if "\n" in text and _HEAD.search(f"\n{text}"):
        lines = text.split("\n")
        heads = [number for number, line in enumerate(lines) if _HEAD.match(f"\n{line}\n")]
        yield from chain(_flat_tables(lines, heads), _listed_tables(lines, heads))
    if _CARD.search(text):
        yield from _cards(text)
    rows = [*_SPACED_ROW.finditer(f"\n{text}")] if any(numbered.search(text) for numbered in _NUMBERED) else []
    if rows and (_BIRTH_HEAD.search(text) or may_be_birth(rows[0][3], rows[0][4])):
        yield [row.groups() for row in rows]
    if _PARTED_ROW.search(text):
        yield from (rows for rows in _parted_tables(text, ";") if _facts(rows[0]))


def _parted_tables(text: str, sign: str) -> Iterator[Sequence[Sequence[str]]]:
    """Tables whose rows are lines of cells separated by a sign."""
    for is_row, lines in groupby(text.split("\n"), key=lambda line: sign in line):
        if is_row:
            rows = [[cell.strip() for cell in line.strip("|").split(sign)] for line in lines]
            below_title = [*dropwhile(lambda row: sum(map(bool, row)) < 2, rows)]
            if below_title:
                yield below_title


def _cards(text: str) -> Iterator[Sequence[Sequence[str]]]:
    """Rows with one cell per line and no head: a name, a birth or an address, and what follows."""
    for match in _CARD.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        row = text[start : match.end() + _LONGEST_CELL].split("\n", 3)[:3]
        if match[0].endswith("\n") or home_end(row[1], 0) >= len(row[1].rstrip(" .,")):
            yield [row]


def _flat_tables(lines: Sequence[str], heads: Iterable[int]) -> Iterator[Sequence[Sequence[str]]]:
    """Tables with one cell per line, recognised by a head that numbers or names persons and by how rows begin."""
    reached = 0
    for first in heads:
        is_numbered = _NUMBER_CELL.fullmatch(lines[first]) is not None
        if first < reached or not (is_numbered or NAME_CELL.fullmatch(lines[first])):
            continue
        begins = _COUNT.fullmatch if is_numbered else starts_with_name
        cells = range(1, min(_MOST_COLUMNS, len(lines) - first))
        width = next((number for number in cells if begins(lines[first + number])), 0)
        last = first + width
        while width > 1 and last + width <= len(lines) and begins(lines[last]):
            last += width
        if last > first + width:
            yield [lines[row : row + width] for row in range(first, last, width)]
        reached = last


def _listed_tables(lines: Sequence[str], heads: Iterable[int]) -> Iterator[Sequence[Sequence[str]]]:
    """Tables with cells separated by commas or semicolons, recognised by a head that numbers or names persons.

    The last cell of a row may contain the separator itself, as addresses do.
    """
    for place in heads:
        line = lines[place][: _MOST_COLUMNS * _LONGEST_CELL]
        sign = ";" if ";" in line else ","
        head = [cell.strip() for cell in line.split(sign)]
        is_numbered = _NUMBER_CELL.fullmatch(head[0]) is not None
        if len(head) < 2 or not any(map(NAME_CELL.fullmatch, head if is_numbered else head[:1])):
            continue
        begins = _COUNT.fullmatch if is_numbered else starts_with_name
        rows = [head]
        for below in range(place + 1, len(lines)):
            cells = [cell.strip() for cell in lines[below].split(sign, len(head) - 1)]
            if len(cells) < len(head) or not begins(cells[0]):
                break
            rows.append(cells)
        yield rows


def may_be_birth(date: str, context: str) -> bool:
    """Whether a date without a label may be that of a birth; a recent one only if children are mentioned."""
    return date[-4:] < _YOUNGEST or _OF_CHILDREN.search(context) is not None


def in_tables(text: str) -> Iterator[PersonalData]:
    """Findings below a heading, beside one, or, in rows without a heading, after a person's name."""
    births = _BIRTH_HEAD.search(text) is not None
    for rows in _tables_of(text):
        head = rows[0]
        names = [column for column, label in enumerate(head) if NAME_CELL.fullmatch(label)]
        counted = not names and any(map(_COUNTS_CELL.fullmatch, head))
        named, below = bool(names), [row for row in rows[1:] if not (counted or _is_of_others(row, names))]
        for column, label in enumerate(head):
            for row in below:
                yield from _in_cell(label, row[column] if column < len(row) else "", named=named)
        form = any(NAME_CELL.fullmatch(row[0]) for row in rows if len(row) == 2)
        for row in rows:
            if len(row) == 2:
                yield from _in_cell(*row, named=form)
        if _facts(head):  # no head stands above them
            yield from chain.from_iterable(_by_shape(_facts(row), births=births) for row in rows)


def _is_of_others(row: Sequence[str], names: Iterable[int]) -> bool:
    """Whether a cell in a column of names holds a count or the name of a body, as in a list of debtors."""
    cells = [row[column] for column in names if column < len(row)]
    return any(_COUNT.fullmatch(cell) or (Scope(cell).body and not starts_with_name(cell)) for cell in cells)


def _facts(row: Sequence[str]) -> Sequence[str]:
    """The cells after one with only a living person's name, which is first or after the row's number; else ()."""
    cells = row[1:] if _COUNT.fullmatch(row[0]) else row
    if len(cells) < 2 or len(cells[0]) > _LONGEST_CELL or not is_person_line(cells[0]):
        return ()
    text = "; ".join(row)
    return () if Scope(text, whole=text).past else cells[1:]


def _by_shape(facts: Sequence[str], *, births: bool) -> Iterator[PersonalData]:
    """Findings in the cells after a name; a year is a birth only beside private data, a date also by its context."""
    homes = [cell[:end].strip(" ,") for cell in facts if (end := home_end(cell, 0))]
    peoples = [cell for cell in facts if re.fullmatch(PATTERNS["ethnic"].value, cell)]
    towns = [cell for cell in facts if re.fullmatch(TOWNS, cell) and not starts_with_name(cell)]
    birth = next((cell for cell in facts if not _SEX_CELL.fullmatch(cell)), "")
    private = homes or peoples or towns or any(map(_PRIVATE_CELL.fullmatch, facts))
    private = private or (birth < _YOUNGEST and any(re.match(TRADE, cell) for cell in facts))
    dated = not birth.isdigit() and (births or may_be_birth(birth, " | ".join(facts)))
    if _BIRTH_CELL.fullmatch(birth) and (private or dated):
        yield finding("birth", birth)
        yield from (finding("birthplace", place) for place in towns)
    yield from (finding("home", place) for place in homes)
    yield from (finding("ethnic", people) for people in peoples)


def _in_cell(label: str, value: str, *, named: bool) -> Iterator[PersonalData]:
    kind, of_persons = _named_by(label) or ("", False)
    is_heading = kind != "family" and _named_by(value)
    if kind and (named or of_persons) and not is_heading and (match := _SHAPES.get(kind, _ANYTHING).search(value)):
        yield finding(kind, match[0], label.lower())


_ANYTHING = expression(r"(?=.*?[^\W_]).+")
_SHAPES = {
    "birth": expression(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|\d{4}"),
    "age": expression(r"\A\d{1,3}(?=\Z|\s*tuổi)"),
    "phone": MOBILE,
}
"""What a cell of these kinds must contain."""
_BESIDE_NAME = expression(r"(?:họ\s+(?:và\s+)?tên|tên)(?:\s+người\s+\w+(?:\s+\w+)?)?\W+")
_AROUND_LABEL = expression(r"^\W+|\s*\([^()]*\)\W*$|\W+$")


@lru_cache(maxsize=256)
def _named_by(cell: str) -> tuple[str, bool] | None:
    """The kind that a heading names: "Họ tên, năm sinh", "Quê quán (xã, huyện)"; and whether only persons have it.

    Cached, since a heading is looked up again for each row.
    """
    if len(cell) > _LONGEST_CELL:
        return None
    label = _AROUND_LABEL.sub("", " ".join(cell.lower().split()))
    if label not in _columns():
        label = label.split("/")[0].strip()
    return _columns().get(_BESIDE_NAME.sub("", label, count=1) or label)


@cache
def _columns() -> dict[str, tuple[str, bool]]:
    """By heading in lower case: the kind of data below it, and whether only persons have it."""
    return {
        spelling: (name, name not in _OF_BODIES and pattern in (*kind.labels, *kind.turns))
        for name, kind in PATTERNS.items()
        for pattern in (*kind.labels, *kind.turns, *kind.shared, *kind.columns)
        if ">" not in pattern
        for spelling in spellings(pattern)
    }


_OF_BODIES = frozenset(("age", "sex", "nationality", "ethnic", "religion", "health", "family"))
"""Kinds for which tables of agencies, dances and diseases have columns as well."""
