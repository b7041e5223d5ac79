"""What stands around a single date and is no part of it: labels of portals, occasions, what it bounds, counters."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.vietnamese.expressions.beside import LIMITS
from plugins.vietnamese.expressions.grammar import read
from plugins.vietnamese.expressions.lexicon import DASHES, FREE
from plugins.vietnamese.expressions.point import Reading
from plugins.vietnamese.expressions.tokens import NUMBER, Reader, tokenise
from plugins.vietnamese.when import Limit, fault

_BRACKETS = ("()", "[]")
_AFTER_LABEL = ":,|" + DASHES
_BEFORE_COUNTER = "|·•,(" + DASHES


def read_all(text: str) -> tuple[Reading, Limit] | None:
    """The reading of a whole text and what it bounds; None where a part of it is not understood.

    DateFault for what comes back every year.
    """
    text = text.strip(" .,;:")
    if text[:1] + text[-1:] in _BRACKETS:
        text = text[1:-1]
    reader = Reader(text, tokenise(text, FREE), FREE, prose=False)
    for start in _starts(reader):
        reader.at = start
        reading = read(reader)
        if reading is not None and reader.has("recurring"):
            raise fault("recurring", text=text)
        if reading is not None and _ends(reader):
            return reading, ""
        reader.at = start
        limit = _read_limit(reader)
        reading = read(reader)
        if reading is None:
            continue
        limit = reader.phrase("limit after") or limit
        if limit and _ends(reader):
            return reading, LIMITS[limit]
    return None


def _starts(reader: Reader) -> Iterator[int]:
    """Where the date may begin: at once, or after one label or occasion after the other."""
    yield 0
    start = 0
    while True:
        reader.at = start
        if not _skip(reader):
            return
        reader.sign(_AFTER_LABEL)
        start = reader.at
        yield start


def _skip(reader: Reader) -> bool:
    """Go past what says nothing of when: "Ngày đăng", "dịp lễ", "Đợt 1" before a month, "2" before "năm 2020-2021"."""
    start = reader.at
    if reader.has("ordered") and reader.figures():
        reader.sign(_AFTER_LABEL)
        if any(map(reader.sees, ("month", "quarter", "year"))):
            return True
    reader.at = start
    if reader.figures() or reader.has("count"):
        return reader.sees("year")
    return reader.has("label") or reader.has("occasion") or reader.has("same")


def _read_limit(reader: Reader) -> int | None:
    """Read "đến hết", "chậm nhất là", "hạn nộp: trước": what the date that follows bounds."""
    limit = None
    while (more := reader.phrase("limit")) is not None:
        limit = more
        reader.sign(":")
        while reader.has("limit link"):
            pass
    return limit


def _ends(reader: Reader) -> bool:
    """Whether nothing more is said but how often a page was read, or by whom: "- Lượt xem: 87", "| 87 lượt xem"."""
    if reader.done:
        return True
    bracket = reader.sign(_BEFORE_COUNTER)
    if reader.is_kind(NUMBER):
        while reader.figures(1, 9):
            reader.sign(".", glued=True)
        return bool(bracket) and reader.has("counter")
    return reader.has("counter") and (bool(bracket) or reader.is_sign(":"))
