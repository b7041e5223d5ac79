"""What is told beside the number of an instrument: its date, and who issued it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from .dating import date_after, day_before, day_spoken
from .kinds import issuer_said

_VERB, _FAR = 60, 130
"""How far before an instrument the verb is looked for, and who issued it and when."""
_ISSUING = re.compile(
    r"\s+(?:(?:đã|vừa|cũng)\s+)*(?:ký(?:\s+ban\s+hành)?|ban\s+hành|có|ra"
    r"|(?:giao|yêu\s+cầu|chỉ\s+đạo|quyết\s+nghị)(?:\s+\w+){0,4}?\s+tại)\s+(?:các\s+)?\Z",
    re.IGNORECASE,
)
_VERB_ENDS = ("hành", "ký", "có", "ra", "tại", "các")
_CAPITAL = re.compile(r"(?<!\w)[A-ZĐỦ]")
_ACTS = re.compile(r"[,\s]*[^;:.()\n\d]{0,70}")
"""Between a day and the verb whose day it is."""
_BOUND = ("sau ", "trước ", "từ ", "đến ")
"""Before a day that is the end of a time."""
_PREPARED = re.compile(r"(?<!\w)(?:trình|tham mưu|dự thảo|đề nghị|xây dựng)(?!\w)", re.IGNORECASE)
_ISSUED_BY = re.compile(r"[\s,)]*(?:của|do)\s+(?:đồng\s+chí\s+)?|,\s+(?=[^().;]{3,60}\))", re.IGNORECASE)
_BODY = re.compile(r"(?:[A-ZĐỦ][^\s,]*(?:\s[^\s,]+){0,7})?")
"""Who issued an instrument, known or not: "Ban Chấp hành Đảng bộ xã", or nobody."""
_OF = re.compile(r"\s(?:của|do)\s+")
_PLACE = re.compile(
    r"\s+(?P<kind>tỉnh|thành phố|TP(?:\.\s?|(?=\s))|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s*"
    r"(?P<name>[^\W\d_]+(?:\s+"
    r"(?!(?:về|ban hành|quy định|quy chế|phê duyệt|sửa đổi|bãi bỏ|công bố|thông qua|ngày|khóa)(?!\w))[^\W\d_]+){0,3})",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """What is told beside a number: the date, who issued it in words, their code, and their place."""

    date: str
    words: str
    code: str
    place: str
    end: int


def told_beside(text: str, start: int, end: int, *, only_issuer: bool = False) -> Beside:
    """What stands beside the name of an instrument. only_issuer: whether a single body issues any of its kind."""
    date = words = code = place = ""
    tail = end
    if dated := date_after(text, end):
        code, words, place = _issuer(dated.issuer)
        if code or dated.done or _BODY.fullmatch(dated.issuer):
            date, tail, words = dated.date, dated.end, dated.issuer if code else ""
    if not words and (by := _ISSUED_BY.match(text, tail)):
        code, words, place = _issuer(text[by.end() : by.end() + 80])
    if not words and (of := _OF.search(text, start, end)):
        code, words = issuer_said(text[of.end() : end])
    acted = not (date and code) and text[max(0, start - 6) : start].rstrip().lower().endswith(_VERB_ENDS)
    if acted and (verb := _ISSUING.search(text, max(0, start - _VERB), start)):
        begin = max(0, start - _FAR)
        if not code and not only_issuer:
            code, words = _issued_before(text, begin, verb.start())
        if not date and not (date := day_spoken(text, end)):
            told, day, after = day_before(text, begin, verb.start())
            acts = (
                told
                and not text[max(0, day - 6) : day].lower().endswith(_BOUND)
                and _ACTS.fullmatch(text, after, verb.start())
            )
            date = told if acts and not _PREPARED.search(acts[0]) else ""
    return Beside(date, words, code, place, tail)


def _issued_before(text: str, begin: int, end: int) -> tuple[str, str]:
    """The code and the words of who issues what stands at a place: "Chính phủ ban hành Nghị quyết số 01"."""
    for capital in _CAPITAL.finditer(text, begin, end):
        code, words = issuer_said(text[capital.start() : end])
        if words and capital.start() + len(words) == end:
            return code, words
    return "", ""


def _issuer(text: str) -> tuple[str, str, str]:
    """The code and the words of who issues, where a text begins with them, and the name of their place.

    Of that as many words as have their capital, the kind of place in full before them.
    """
    code, said = issuer_said(text)
    local = _PLACE.match(text, len(said)) if said else None
    words = [*takewhile(lambda word: word[0].isupper(), local["name"].split())] if local else []
    if local is None or not words:
        return code, said, ""
    kind = "thành phố" if local["kind"].upper().startswith("TP") else local["kind"]
    return code, said, " ".join([kind, *words]).replace(" HCM", " Hồ Chí Minh")
