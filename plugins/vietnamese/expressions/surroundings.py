"""Reads a text that is one date, skipping what surrounds it: labels of portals, occasions, limits, counters."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.vietnamese.when import Limit, fault

from .grammar import read
from .lexicon import DASHES, FREE, FROM, LIMITS
from .point import Listing, Point, Reading, Span
from .tokens import NUMBER, WORD, Reader, rewinding, tokenise

_LONGEST_NAME = 10
"""The most words of the name of a day."""
_LONGEST_LABEL = 6
"""The most words of an unknown label: "Ngày trả lời công dân: …"."""
_AFTER_LABEL = ":,|" + DASHES
_BARS = "|·•"
_BEFORE_COUNTER = _BARS + ",(" + DASHES


def read_all(text: str) -> tuple[Reading, Limit] | None:
    """The reading of a whole text and the limit that it sets; None if any part is not understood.

    DateFault for a date that recurs every year.
    """
    reader = Reader(text, tokenise(text, FREE), FREE, prose=False)
    for start in _starts(reader):
        reader.at = start
        reading = read(reader)
        if reading is not None and reader.has("recurring"):
            raise fault("recurring", text=text)
        if reading is not None and _ends(reader, reading):
            return reading, ""
        reader.at = start
        limit = _read_limit(reader)
        reading = read(reader)
        if reading is None:
            continue
        limit = reader.phrase("limit after") or limit
        if limit and _ends(reader, reading):
            # "bắt đầu từ 14h đến 16h30 ngày 20/10" has both ends; "từ năm học 2022-2023" has not
            is_span = isinstance(reading, Span) and reading.first.unit == "day"
            has_end = reading.beside.until if isinstance(reading, Point) else is_span
            return reading, "" if limit == FROM and has_end else LIMITS[limit]
    return None


def _starts(reader: Reader) -> Iterator[int]:
    """The token indices where the date may begin: the first, and after each leading label or occasion."""
    yield 0
    start = 0
    while True:
        reader.at = start
        if not _skip(reader) or reader.at == start:
            return
        reader.sign(_AFTER_LABEL)
        start = reader.at
        yield start


def _skip(reader: Reader) -> bool:
    """Skip a label, an occasion or a counter: "Ngày đăng", "dịp lễ", "Lượt xem"; whether there was one."""
    if _skip_which(reader) or _skip_number(reader) or _skip_name(reader) or _skip_place(reader):
        return True
    if reader.has("counter"):
        if reader.sign(":") and _skip_count(reader) and reader.glued():
            return False
        return _skip_words(reader, _AFTER_LABEL, "day", "at", "limit")
    return any(map(reader.has, ("label", "occasion", "same", "at"))) or (
        not reader.starts("lead") and not reader.sees("each") and _skip_words(reader, ":", "limit")
    )


@rewinding
def _skip_which(reader: Reader) -> bool:
    """Skip an ordinal: "Đợt 1" before a month, "Kỳ 2:", "khóa XV,", "Số 12 (" up to its bracket."""
    if reader.is_word("thứ", "thu"):
        return False  # "Thứ 8, 14/9/2022" names no weekday
    if reader.has("term"):
        digits = 2  # "giai đoạn 2:", not "giai đoạn 2021-2025,"
    elif reader.has("ordered"):
        digits = 4
    else:
        return False
    while (reader.figures(1, digits) or reader.has("roman century")) and reader.sign("+&" + DASHES):
        pass
    label = reader.sign(_AFTER_LABEL)
    return bool(label) or reader.is_sign("(") or any(map(reader.sees, ("month", "quarter", "year", "term")))


@rewinding
def _skip_number(reader: Reader) -> bool:
    """Skip a count of years or days, as in "2 năm 2020-2021", "5 năm (2021-2025)", "02 ngày (12 - 13/10/2022)"."""
    counted = reader.figures() or reader.has("count")
    if counted and reader.sees("year"):
        start = reader.at
        if not (reader.has("year") and reader.is_sign("(")):
            reader.at = start
        return True
    if not (reader.has("day") or reader.has("year")):
        return False
    start = reader.at
    reader.sign(",")
    told = reader.is_sign("(") or isinstance(read(reader), Span | Listing)  # not "60 ngày kể từ 14/10/2024"
    reader.at = start
    return told


@rewinding
def _skip_name(reader: Reader) -> bool:
    """Skip the name of a day before its figures: "Ngày Doanh nhân Việt Nam 13/10"."""
    if not (reader.has("day") and reader.is_kind(WORD)) or reader.sees("festival"):
        return False  # "ngày Giỗ Tổ Hùng Vương 10/3" is lunar
    if not reader.text[reader.tokens[reader.at].start].isupper():
        return False
    start = reader.at
    while reader.is_kind(WORD) and reader.at - start < _LONGEST_NAME:
        reader.at += 1
    return reader.is_kind(NUMBER) or reader.is_sign("(")


@rewinding
def _skip_place(reader: Reader) -> bool:
    """Skip the name of a place right before "ngày": "Cần Thơ ngày 05 tháng 12 năm 2022"."""
    start = reader.at
    while reader.is_kind(WORD) and reader.text[reader.tokens[reader.at].start].isupper() and not reader.sees("day"):
        reader.at += 1
    return reader.at - start > 1 and reader.sees("day")


@rewinding
def _skip_words(reader: Reader, signs: str, *words: str) -> bool:
    """Skip a few words up to one of these signs, up to one of these kinds of words ("Ban biên tập ngày 5/9", "Nộp hồ sơ
    đến 17h00 ngày 5/9") or, if there are any, up to a bracket."""
    start = reader.at
    while reader.is_kind(WORD) and reader.at - start < _LONGEST_LABEL:
        if any(map(reader.sees, words)):
            return True
        reader.at += 1
    return bool(reader.sign(signs)) or (bool(words) and reader.is_sign("("))


def _read_limit(reader: Reader) -> int | None:
    """Read the limit before a date, the last of several: "đến hết", "chậm nhất là", "hạn nộp: trước"."""
    limit = None
    while (more := reader.phrase("limit")) is not None:
        limit = more
        _skip_words(reader, ":")
        while reader.has("limit link"):
            pass
    return limit


def _ends(reader: Reader, reading: Reading) -> bool:
    """Whether at most a counter, a topic or an author is left: "- Lượt xem: 87", "| Tin hoạt động", "bởi Sở Y tế"."""
    if reader.done:
        return True
    if reader.has("by"):
        return all(token.kind == WORD for token in reader.tokens[reader.at :])
    bracket = reader.sign(_BEFORE_COUNTER)
    if _skip_count(reader):
        return bool(bracket) and reader.has("counter")
    if reader.has("counter"):
        # "05/9/2019 In bài viết", but in "tháng 9/2023 - 12 lượt xem" the 12 is no month
        return bool(bracket) or reader.is_sign(":") or (reader.done and isinstance(reading, Point))
    if not bracket or (bracket not in _BARS and not _skip_words(reader, ":")):
        return False
    return all(token.kind != NUMBER for token in reader.tokens[reader.at :])


def _skip_count(reader: Reader) -> bool:
    """Skip a number, with or without thousands separators: "1.204"; whether there was one."""
    start = reader.at
    while reader.figures(1, 9):
        reader.sign(".", glued=True)
    return reader.at > start
