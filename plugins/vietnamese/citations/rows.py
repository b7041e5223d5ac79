"""Shares facts between the mentions of a text: symbols, dates and issuers within a list, days within a table row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from ..text import fold
from .dating import cell_date, dates_in_turn, letterhead_date, year_of
from .mentions import Mention

_JOINED = re.compile(
    r"\s*(?:,|;|(?:,\s*|;\s*)?và|hoặc|(?P<range>đến))\s*(?:\(?[0-9a-z]\)\s*)?(?:số\s*)?", re.IGNORECASE
)
_TOGETHER = re.compile(r"(?i)[\s,(]*(?:được\s+|đều\s+)?(?:ký\s+|ban\s+hành\s+)?cùng\s+ngày\s+[0-9]")
"""Matches a day that applies to a whole list: "cùng ngày 15/6/2021"."""
_SENTENCE_ENDS = re.compile(r"[.;!?]\s")
_FAR_OFF = re.compile(r"[.,;:!?]\s|.{100}", re.DOTALL), re.compile(r"[.!?]\s|.{100}", re.DOTALL)
"""For one date and for several: matches what separates instruments from a later date, so that it is not theirs."""
_NEXT_CELL = " | "
_DAYS = re.compile(r"(?:thoi gian|ngay(?:,? thang)?(?:,? nam)?)(?: (?:ban hanh|ky|van ban|quyet dinh|cong van))*")
"""Matches the folded heading of the column with the days of instruments."""
_DEADLINES = re.compile(r"(?:thoi |ky )?han(?! che)|(?:ngay )?(?:co )?hieu luc|(?:thoi gian |ngay )?hoan thanh|tien do")
"""Matches the start of the folded heading of a column with other days."""


def complete(blocks: Sequence[str], found: Sequence[list[Mention]]) -> None:
    """Complete the mentions in each block with facts from those beside them."""
    heads: list[str] = []
    for place, (block, some) in enumerate(zip(blocks, found, strict=True)):
        if _NEXT_CELL not in block:
            heads = []
        elif not heads:
            heads = [fold(head.strip()) for head in block.split(_NEXT_CELL)]
        if some:
            _date_by_place(blocks[place : place + 2], some, heads)
            _date_in_turn(block, some)
            _share_in_row(block, some)
            _share_issuers(block, some)


def _date_by_place(blocks: Sequence[str], some: list[Mention], heads: Sequence[str]) -> None:
    """Give the first mention of a row the day of that row, and a number at the end of its block the date of the
    letterhead that follows as the next block. heads: the folded cells of the table's first row."""
    block, *following = blocks
    told = ""
    if heads:
        told = _day_of_row(block, some, heads)
    elif some[0].end == len(block.rstrip()):
        told = letterhead_date("".join(following))
    if told and not some[0].date:
        some[0] = replace(some[0], date=told, year=some[0].year or year_of(told))


def _day_of_row(block: str, some: list[Mention], heads: Sequence[str]) -> str:
    """The day of a row, by its column or the next cell; "" if there is none.

    Mentions lose the date of their next cell if it is a deadline, or if they are within the summary of the instrument
    that the first one names.
    """
    days = [*map(cell_date, block.split(_NEXT_CELL))]
    told = next((day for head, day in zip(heads, days, strict=False) if _DAYS.fullmatch(head)), "")
    for place, one in enumerate(some):
        column = block.count(_NEXT_CELL, 0, one.end) + 1
        if one.date and one.date in days[column : column + 1]:
            deadline = _DEADLINES.match("".join(heads[column : column + 1])) is not None
            if deadline or (place and _fills_cell(block, some[0])):
                some[place] = replace(one, date="", year=one.year if one.within else 0)
                told = told if deadline else one.date
    return told


def _fills_cell(block: str, one: Mention) -> bool:
    """Whether a mention is all that a cell of a row holds."""
    before, after = block[: one.start], block[one.end :]
    return (not before or before.endswith(_NEXT_CELL)) and after.startswith(_NEXT_CELL)


def _date_in_turn(block: str, some: list[Mention]) -> None:
    """Give mentions the dates that the rest of their sentence gives in the same order."""
    for start, dates in dates_in_turn(block):
        before = bisect_left(some, start, key=lambda one: one.end)
        row = range(max(0, before - len(dates)), before)
        undated = not any(some[place].date for place in row[:-1]) and (len(dates) > 1 or not some[before - 1].date)
        if len(row) == len(dates) and undated and not _FAR_OFF[len(dates) > 1].search(block, some[row[-1]].end, start):
            for place, date in zip(row, dates, strict=True):
                one = some[place]
                some[place] = replace(one, date=date, year=one.year if one.within else year_of(date))


def _share_in_row(block: str, some: list[Mention]) -> None:
    """Give the numbers of a list the symbol and the date that only the last has, or the day before the first."""
    together = False
    for place in range(len(some) - 2, -1, -1):
        one, following = some[place], some[place + 1]
        ends = {one.end, max(one.end, one.tail)}
        joined = next(filter(None, (_JOINED.fullmatch(block, end, following.start) for end in ends)), None)
        together = joined is not None and (together or _TOGETHER.match(block, following.end) is not None)
        if joined is None or (joined["range"] and one.coded and not together):
            continue  # "từ 749/QĐ-TTg đến 411/QĐ-TTg ngày 31/3/2022": the day is that of the last alone
        told = one.date and one.number and one.tail <= one.end
        if told and not (following.date or following.year or following.issuer_words):
            some[place + 1] = replace(following, date=one.date, year=year_of(one.date))  # "Ngày 1/10 ban hành A và B"
            continue
        if one.date.startswith("-") and len(following.date) == len("YYYY-MM-DD"):
            one = replace(one, date=f"{following.date[:4]}{one.date[1:]}", year=one.year or year_of(following.date))
        alike = one.kind == following.kind
        shares = one.kind == "CV" or following.symbol.startswith(f"{one.kind}-")
        if alike and shares and not one.coded and (following.coded or not one.issuer):
            year = one.year or (following.year if following.within else 0)
            one = replace(
                one, symbol=following.symbol, issuer=following.issuer, within=one.within or following.within, year=year,
                coded=following.coded,
            )  # fmt: skip
        if not (one.date or one.year) and (together or (alike and following.date and one.symbol == following.symbol)):
            one = replace(one, date=following.date, year=following.year)
        some[place] = one


def _share_issuers(block: str, some: list[Mention]) -> None:
    """Give a bare number the issuer of a neighbour in its sentence: "Chỉ thị 16 của Thủ tướng, Chỉ thị 15"."""
    for place in range(len(some) - 1):
        if not _SENTENCE_ENDS.search(block, some[place].end, some[place + 1].start):
            for mine, others in (place, place + 1), (place + 1, place):
                one, other = some[mine], some[others]
                if one.symbol == one.kind == other.kind and other.issuer and not other.coded:
                    some[mine] = replace(one, issuer=other.issuer, symbol=other.symbol)
