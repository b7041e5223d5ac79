"""Spans of bare years: "nhiệm kỳ 2020-2025", "(1873 - 1874)"."""

from __future__ import annotations

from .certainty import follows_a_date, may_count
from .listed import read_to
from .periods import read_period
from .point import Point, Span
from .tokens import Reader
from .years import is_likely

_OPEN, _CLOSE = "(", ")"
_LONGEST_TERM = 30
"""The most years between the ends of a span of bare years."""
_EARLIEST = 1800
"""The first year of such a span in brackets."""


def read_term(reader: Reader) -> Span | None:
    """Read "nhiệm kỳ 2020-2025", "giai đoạn (2011-2015)", "(2020-2025)", and "2021-2025" if it counts nothing."""
    start = reader.at
    reader.has("part")  # "đầu năm học 2024-2025"
    word = reader.has("term")
    began = reader.has("from")
    bracket = reader.sign(_OPEN)
    told = word or began or bracket
    first = _read_year(reader)
    joined = read_to(reader) or (word and reader.sign("/", glued=True))  # "năm học 2020/2021"
    last = _read_year(reader) if first is not None and joined else None
    if first and joined and word and last is None and int(short := reader.figures(2, 2) or 0) > first % 100:
        last = first - first % 100 + int(short)  # "năm học 2020-21"
    if began and not word and first is not None and is_likely(first) and joined and last is None:
        end = read_period(reader, "month")  # "từ 1925 đến tháng 4/1927"
        return Span(Point("year", year=first), end) if end is not None and end.year is not None else None
    if first is None or last is None or (bracket and not reader.sign(_CLOSE)):
        return None
    continues = follows_a_date(reader, start)  # "năm học 2022-2023 và 2023-2024"
    if not told and (not 0 < last - first <= _LONGEST_TERM or (may_count(reader) and not continues)):
        return None
    are_years = is_likely(first) and is_likely(last)
    if bracket and first >= _EARLIEST:
        are_years = are_years or 0 < last - first <= _LONGEST_TERM  # "(1873 - 1874)"
    if reader.prose and not word and (not are_years or reader.sees("amount")):
        return None
    return Span(Point("year", year=first, firm=word), Point("year", year=last, firm=word))


def _read_year(reader: Reader) -> int | None:
    reader.has("year")
    digits = reader.figures(4, 4)
    return int(digits) if digits else None
