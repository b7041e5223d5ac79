"""Finds what looks like personal data in Vietnamese text, and says why."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from plugins.vietnamese.text import fold

from .labels import CELLS, PATTERNS, has_hint, is_label, is_sure, is_value


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A place in a text that looks personal.

    kind: birth, birthplace, home, identity, phone or email. text: the data themselves. why: a code (why-label,
    why-mobile, why-identity-shape, why-mailbox) with its value. sure: whether nothing else is likely. line: in the
    file, 0 where it is not known.
    """

    kind: str
    text: str
    why: str
    value: str
    sure: bool
    line: int = 0


_BEFORE = 40  # letters looked at before a find
_CELL_END = " | "
_LONG_NUMBER = re.compile(r"[0-9][0-9 .-]{7,}[0-9]")
_PHONE = re.compile(r"(?<![\d/.,-])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d|[/.,-]\d)")
_PHONE_LABEL = re.compile(r"(?i)(?:di\s+động|đtdđ|điện\s+thoại\s+(?:riêng|cá\s+nhân|nhà)|zalo|viber)\W*$")
_MOBILE = "35789"
_IDENTITY_SHAPE = re.compile(r"(?<![\d/.,-])0(?:0[1-9]|[1-8]\d|9[0-6])\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[/.,-]\d)")
_EMAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FREE = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|proton|protonmail|zoho|aol|yandex)\.\w+(?:\.\w+)?"
    r"|(?:ymail|rocketmail)\.com|yahoo(?:\.\w+)+"
)
_SPACES = re.compile(r"\s+")


def find_personal(text: str) -> Iterator[PersonalData]:
    """Everything in a text that looks like personal data; quick where nothing hints at any."""
    lower = text.lower()
    found: list[PersonalData] = []
    for kind in PATTERNS:
        if has_hint(kind, lower):
            found += _labelled(kind, text)
            found += _in_tables(kind, text) if _CELL_END in text else ()
    yield from found
    known = {data.text for data in found}
    for match in _LONG_NUMBER.finditer(text):
        yield from _in_number(text, match.start() - 1, match.end() + 2, known)
    if "@" in text:
        yield from _emails(text)


def _labelled(kind: str, text: str) -> Iterator[PersonalData]:
    hinted = (line for line in text.split("\n") if has_hint(kind, line.lower()))
    for match in chain.from_iterable(map(PATTERNS[kind].finditer, hinted)):
        line, value = match.string, match["value"].strip(" ,")
        if is_label(kind, line[max(0, match.start() - _BEFORE) : match.start()]) and is_value(kind, value):
            label = _SPACES.sub(" ", match["label"]).lower()
            sure = is_sure(kind, label, value, line[match.end("label") : match.start("value")])
            yield PersonalData(kind, value, "why-label", label, sure)


def _in_tables(kind: str, text: str) -> Iterator[PersonalData]:
    """What stands below a cell that names its column, or beside one that names its row."""
    for is_row, lines in groupby(text.split("\n"), key=lambda line: _CELL_END in line):
        rows = [[cell.strip() for cell in line.split(_CELL_END)] for line in lines] if is_row else []
        for head in rows[:1]:
            for column, cell in enumerate(head):
                if CELLS[kind].fullmatch(cell):
                    below = (row[column] for row in rows[1:] if len(row) > column)
                    yield from (_in_cell(kind, cell, value) for value in below if value)
        for row in rows:
            if len(row) == 2 and CELLS[kind].fullmatch(row[0]) and not CELLS[kind].fullmatch(row[1]):
                yield _in_cell(kind, *row)


def _in_cell(kind: str, label: str, value: str) -> PersonalData:
    return PersonalData(kind, value, "why-label", label.lower(), sure=True)


def _in_number(text: str, start: int, end: int, known: Container[str]) -> Iterator[PersonalData]:
    """A telephone or identity number in a part of the text; not one that a label has told already."""
    start = max(0, start)
    for match in _PHONE.finditer(text, start, end):
        digits = re.sub(r"\D", "", match[0])
        national = digits.removeprefix("84") if digits.startswith("84") else digits[1:]
        if len(national) == 9 and national[0] in _MOBILE and match[0] not in known:
            sure = _PHONE_LABEL.search(text[max(0, match.start() - _BEFORE) : match.start()]) is not None
            yield PersonalData("phone", match[0], "why-mobile", "", sure)
    for match in _IDENTITY_SHAPE.finditer(text, start, end):
        if match[0] not in known:
            yield PersonalData("identity", match[0], "why-identity-shape", "", sure=False)


def _emails(text: str) -> Iterator[PersonalData]:
    for match in _EMAIL.finditer(text):
        host = fold(match["host"])
        if _FREE.fullmatch(host):
            yield PersonalData("email", match[0], "why-mailbox", host, sure=True)
