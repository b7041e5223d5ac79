"""Whether a date lies ahead of the writer (a plan, a deadline, an invitation) or is in the past."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from .sentences import sentence_span
from .words import phrases_of, read_words

Tense = Literal["", "ahead", "perhaps ahead", "past"]

_WORDS = {
    name: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases_of(words)))})(?!\w)")
    for name, words in read_words(Path(__file__).parent).items()
}
"""Patterns of the words of each list."""
_NOT_PAST = re.compile(r"\bvừa(?: \S+){1,4} vừa\b|\b(?:và|cỡ) vừa\b|\bvừa và\b")
"""Matches "vừa" where it is no tense: "vừa học vừa làm", "doanh nghiệp nhỏ và vừa"."""
_COMING = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:này\s+)?(?:tới|sắp tới|tới đây)(?!\w)")
_COUNTED = re.compile(r"(?<!\w)tính (?:đến|tới)(?: hết)? (?:ngày )?$")
"""Matches the words before the cut-off day of a count: "tính đến ngày 30/6/2010, có 5 đơn vị"."""
# What comes between the number of a document and its date: "217/QĐ-BTTTT của Bộ trưởng, ký ngày 26/2/2019".
_SIGNED = r"(?:\s+của\s+[^,.;\d]{2,60})?[\s,(]*(?:(?:được\s+)?(?:ký|ban hành|cấp)\s+)?(?:vào\s+)?(?:ngày\s+)?$"
_PAPER = re.compile(
    rf"(?:\bsố\s+\S{{1,40}}|\w/[A-ZĐ][\w-]*){_SIGNED}|(?<!\w)(?:ký|ban hành|cấp)\s+(?:vào\s+)?(?:ngày\s+)?$"
)
_NUMBER = re.compile(rf"(?P<number>\d{{1,5}}/(?P<year>\d{{4}})/[A-ZĐ][\w-]*){_SIGNED}")
_CLAUSE = 3
"""The fewest words beside a date that can say something about it."""
_MOST_BEFORE = 120
"""The most characters between the start of a document's number and the document's date."""


def tense(text: str, start: int, end: int, *, bounds: bool = False) -> Tense:
    """The tense of the date at text[start:end], by its sentence, or more weakly by its whole paragraph.

    text: the paragraph. bounds: the date is where something begins or ends, which the past tense may have announced:
    "đã yêu cầu dừng thu phí từ ngày 31/10". The date of a cited document is always past.
    """
    before, after = _sentence(text, start, end)
    if _PAPER.search(before[-_MOST_BEFORE:]) or _COUNTED.search(before.lower()):
        return "past"
    sentence = f"{before} {after}".lower()
    if _COMING.match(after) or _WORDS["ahead"].search(sentence):
        return "ahead"
    if not bounds and _WORDS["past"].search(_NOT_PAST.sub("", sentence)):
        return "past"
    return "perhaps ahead" if _announces(text) else ""


@lru_cache(maxsize=1)
def _announces(paragraph: str) -> bool:
    """Whether a paragraph may announce something to come; cached, since each date in it asks."""
    lower = paragraph.lower()
    return any(_WORDS[name].search(lower) for name in ("perhaps", "ahead"))


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether its sentence contains hardly more than the date: "Hà Nội, ngày 06/09/2019", "Ảnh chụp 06/09/2019"."""
    return len(" ".join(_sentence(text, start, end)).split()) < _CLAUSE


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The parts of its sentence before and after text[start:end]."""
    first, last = sentence_span(text, start, end)
    return text[first:start], text[end:last]


def is_plan(title: str) -> bool:
    """Whether a title announces something to come: "Kế hoạch …", "Lịch …", "Thông báo tuyển dụng …"."""
    return _WORDS["plan"].search(title.lower()) is not None


def number_of(text: str, start: int) -> tuple[str, int] | None:
    """The number of the document dated at text[start], with the year in it: "41/2005/NĐ-CP ngày 5-5-2015" → 2005."""
    match = _NUMBER.search(text, max(0, start - _MOST_BEFORE), start)
    return (match["number"], int(match["year"])) if match else None
