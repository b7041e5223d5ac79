"""Days that take their month from the date before them: "Tháng 4/2021 có 3 ca, ca cuối ngày 29"."""

from __future__ import annotations

import re
from calendar import monthrange

from .point import Point
from .tokens import NUMBER, Reader

_WITHIN = 120
"""The most characters between a date and a day that takes its month."""
_LONGEST_NUMBER = 40
_APART = re.compile(
    r"(?i)\n|(?<!\w)(?:hằng|hàng|mỗi|mọi|từng|cứ|định kỳ|âm lịch)(?!\w)|[0-9] ngày(?! [0-9]| và)|[0-9] đêm"
)
_LUNAR = re.compile(r"(?i)(?<!\w)(?:âl|âm|mùng|mồng|rằm|tết|giêng|chạp|tức|nhằm)(?!\w)")
"""Match what keeps a day from being of the month before: breaks, recurrence or a duration in between, a lunar date."""
_CITED = re.compile(r"(?:[0-9]/[^\W\d][\w/-]*|[0-9]/[0-9]{4}/[\w/-]+|(?i:số) [0-9]+)[\s,(]*$")
"""Matches a document's number before its date, in whose month nothing else in the sentence need be."""
_ENDS = re.compile(
    r"(?: (?:đến|tới|và) (?:hết )?ngày [0-9]{1,2})*"
    r"(?:(?P<end>[.,]\s+[^\W\d]|[.,]?$|[;!?)…\n])|(?! (?:của|năm|tháng|(?:và|tới) [0-9])))"
)
"""Matches the days after a day, and a sign that these end; without one, a word must show that they count nothing."""


def take_month(reader: Reader, point: Point) -> bool:
    """Give the day just read the month of the date before it; whether it is one of that month."""
    before, token = reader.found_before, reader.tokens[reader.at - 1]
    if before is None or token.kind != NUMBER or _APART.search(reader.text[reader.found_until : token.end]):
        return False
    if token.start - reader.found_until > _WITHIN or not _is_whole(reader, token.end):
        return False
    start = reader.found_until - len(before.text)
    if _CITED.search(reader.text, max(0, start - _LONGEST_NUMBER), start):
        return False
    first, last = before.start, before.end
    is_month = (first.year, first.month) == (last.year, last.month) and not _LUNAR.search(before.text)
    earliest = first.day if before.precision == "month" else last.day
    if not (is_month and earliest <= (point.day or 0) <= monthrange(last.year, last.month)[1]):
        return False
    point.year, point.month = last.year, last.month
    return True


def _is_whole(reader: Reader, end: int) -> bool:
    """Whether nothing after a day, or the range of days there, could be counted by it: "ngày 2 buổi", "ngày 2, 3"."""
    rest = _ENDS.match(reader.text, end)
    if rest is None:
        return False
    return rest["end"] is not None or reader.lexicon.after("clause", reader.text, rest.end()) is not None
