"""What stands beside the number of an instrument: its date and its issuer."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from .dating import date_after, date_first, day_before, day_spoken
from .kinds import issuer_said

_VERB, _FAR = 60, 130
"""The most characters before an instrument in which its verb is searched, and its issuer and date."""
_ISSUING = re.compile(
    r"(?:\s+khóa\s+[IVX]+|\s*\([^().\n]{2,20}\))?(?:,?\s+(?:tại\s+)?kỳ\s+họp\s+(?:thứ\s+)?\w+,?)?"
    r"\s+(?:(?:đã|vừa|cũng)\s+)*(?:ký(?:\s+ban\s+hành)?|ban\s+hành|thông\s+qua|phát\s+đi|gửi|có|ra"
    r"|(?:giao|yêu\s+cầu|chỉ\s+đạo|quyết\s+nghị)(?:\s+\w+){0,4}?\s+tại)\s+(?:các\s+)?\Z",
    re.IGNORECASE,
)
_VERB_ENDS = ("hành", "ký", "qua", "đi", "gửi", "có", "ra", "tại", "các")
_CAPITAL = re.compile(r"(?<!\w)[A-ZĐỦ]")
_ACTS = re.compile(r"[,)\s]*(?:[^;:.()\n\d]|(?<=T[Pp])\.){0,70}")
"""Matches between a day and the verb that it dates."""
_BOUND = ("sau ", "trước ", "từ ", "đến ")
"""Words before a day that limits a period."""
_SAID_ON = re.compile(r"\s+hôm\s+[0-9/.]{3,10}\s+(?:của|do|về|cho|giao|nêu|quy|chỉ|yêu)(?!\w)")
"""Matches a day that is the instrument's own: "Chỉ thị 10/CT-TTg hôm 25/3 yêu cầu"."""
_PREPARED = re.compile(r"(?<!\w)(?:trình|tham mưu|dự thảo|đề nghị|xây dựng)(?!\w)", re.IGNORECASE)
_ISSUED_BY = re.compile(r"[\s,)]*(?:của|do)\s+(?:đồng\s+chí\s+)?|,\s+(?=[^().;]{3,60}\))", re.IGNORECASE)
_ACTING = re.compile(
    r",\s+(?=[A-ZĐ](?:[^.;:\n]|(?<=T[Pp])\.){2,70}?(?<!được)\s"
    r"(?:giao|yêu\s+cầu|đề\s+nghị|chỉ\s+đạo|đồng\s+ý|xác\s+định)\s)"
)
"""Matches before the issuer in "Tại Công văn số 12/UBND-VX ngày 3/2/2023, UBND tỉnh Gia Lai yêu cầu"."""
_BODY = re.compile(r"(?:[A-ZĐỦ][^\s,]*(?:\s[^\s,]+){0,7})?")
"""Matches an issuer, known or not: "Ban Chấp hành Đảng bộ xã"; or nothing."""
_OF = re.compile(r"\s(?:của|do)\s+")
_PLACE = re.compile(
    r"\s+(?P<kind>tỉnh|thành phố|TP(?:\.\s?|(?=\s))|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s*"
    r"(?P<name>[^\W\d_]+(?:\s+"
    r"(?!(?:về|ban hành|quy định|quy chế|phê duyệt|sửa đổi|bãi bỏ|công bố|thông qua|ngày|khóa)(?!\w))[^\W\d_]+){0,3})",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """What stands beside a number: its date; words, code and place of the issuer; and where the date ends."""

    date: str
    words: str
    code: str
    place: str
    end: int


def told_beside(text: str, start: int, end: int, *, only_issuer: bool = False) -> Beside:
    """What stands beside the name of an instrument. only_issuer: whether its kind has only one issuer."""
    date = words = code = place = ""
    tail = end
    if dated := date_after(text, end):
        code, words, place, _ = _issuer(dated.issuer)
        if code or dated.done or _BODY.fullmatch(dated.issuer):
            date, tail, words = dated.date, dated.end, dated.issuer if code else ""
    said_there = text[max(0, start - 4) : start].lower() == "tại "
    if not words and (by := _ISSUED_BY.match(text, tail) or (said_there and _ACTING.match(text, tail))):
        code, words, place, _ = _issuer(text[by.end() : by.end() + 80])
    if not words and (of := _OF.search(text, start, end)):
        code, words = issuer_said(text[of.end() : end])
    if not date and "ngày" in text[start:end]:
        date, *_ = day_before(text, start, end)  # "Quyết định ngày 3/2/2021 số 5/QĐ-BYT"
    elif not date and text[end : end + 4] == " hôm" and _SAID_ON.match(text, end):
        date = day_spoken(text, end)
    elif not date and text[start - 2 : start] == ", ":
        date = date_first(text, max(0, start - _VERB), start)
    acted = not (date and code) and text[max(0, start - 6) : start].rstrip().lower().endswith(_VERB_ENDS)
    if acted and (verb := _ISSUING.search(text, max(0, start - _VERB), start)):
        begin = max(0, start - _FAR)
        if not code and not only_issuer:
            code, words, place = _issued_before(text, begin, verb.start())
        if not date and not (date := day_spoken(text, end)):
            told, day, after = day_before(text, begin, verb.start())
            acts = (
                told
                and not text[max(0, day - 6) : day].lower().endswith(_BOUND)
                and _ACTS.fullmatch(text, after, verb.start())
            )
            date = told if acts and not _PREPARED.search(acts[0]) else ""
    return Beside(date, words, code, place, tail)


def _issued_before(text: str, begin: int, end: int) -> tuple[str, str, str]:
    """What _issuer says of the issuer that ends at `end`: "Chính phủ ban hành Nghị quyết số 01"."""
    for capital in _CAPITAL.finditer(text, begin, end):
        code, words, place, length = _issuer(text[capital.start() : end])
        if words and capital.start() + length == end:
            return code, words, place
    return "", "", ""


def _issuer(text: str) -> tuple[str, str, str, int]:
    """The code and the words of the issuer that a text starts with, the name of its place, and where these end.

    The name is the kind of place, in full, and the capitalised words after it.
    """
    code, said = issuer_said(text)
    local = _PLACE.match(text, len(said)) if said else None
    words = [*takewhile(lambda word: word[0].isupper(), local["name"].split())] if local else []
    if local is None or not words or (len(words) > 2 and local[0].isupper()):  # what follows is in capitals too
        return code, said, "", len(said)
    kind = "thành phố" if local["kind"].upper().startswith("TP") else local["kind"]
    return code, said, " ".join([kind, *words]).replace(" HCM", " Hồ Chí Minh"), local.end()
