"""Titles of posts in a line: their spans, their canonical names, and whether they are current, former or acting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from .lexicon import words, words_by
from .names import tone_key
from .phrases import Phrases

State = Literal["", "former", "acting"]
_COMMON = words("common_posts")
_HEADS = {title: title for title in (*words("state_posts"), *_COMMON)}
_HEADS |= {alias: title for title, aliases in words_by("aliases").items() for alias in aliases}
_TITLES = Phrases(
    map(str.lower, _HEADS),
    apart="-",
    unless=(" quán",),
    none=[f"đại sứ {of}" for of in ("du lịch", "văn hóa", "thương hiệu", "thiện chí", "truyền thông", "hình ảnh")],
)
_DEPUTY = re.compile(r"phó |p\. ?")
_QUALIFIED = Phrases(f" {qualifier.lower()}" for qualifier in words("qualified"))
_PLACES = Phrases(map(str.lower, words("provinces")))
_DELEGATION = re.compile(
    r"đại biểu(?= (?:[\w’']+ ){1,4}[\w’']+ ?(?:[,(–-] ?đoàn |\([^()\d]{2,24}\)))"
    r"[^,(–-]*(?:[,(–-] ?đoàn (?P<said>đbqh|đại biểu quốc hội|)|\()(?:tỉnh |tp\.? ?|thành phố )?"
)
"""Matches one who sits in the National Assembly: "đại biểu Trần Văn Mẫu - Đoàn ĐBQH tỉnh", "(Hà Nội)"."""
title_starts = Phrases(map(str.lower, _HEADS), ("phó ", "p.", "đại biểu")).starts_in
"""The offsets in a lowercase text where a word starts like a title."""
_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:(?P<many>(?:các|hai|\d{1,2})(?: đồng chí)?|các vị|ba|bốn)|(?P<former>nguyên|cựu|cố)"
    r"|(?P<acting>(?<!ủy )(?<!uỷ )quyền|q\.)|hàm|tân) )+\Z"
)
_LONGEST = 48
"""The most characters that are read to recognise a title."""


class Found(NamedTuple):
    """The span of a title, and where it ends with its qualifiers, such as "Thường trực"."""

    start: int
    end: int
    whole: int


class Title(NamedTuple):
    """A title. name: the canonical one; generic: whether companies use it too.

    work: whether the field alone may stand for the body ("Vụ trưởng Pháp chế"); tail: the length of its end
    that begins the body's name ("Phó Trưởng Ban Tuyên giáo").
    """

    name: str
    generic: bool
    work: bool
    tail: int


_TAIL = re.compile(r"(?<!văn)(?<!phái)[ .](?:ban|tiểu ban|phòng|đoàn|khoa|ubnd|hđnd|bcđ|bql)\Z")
_BY_WORK = ("phòng", "khoa", "iện trưởng", "Chỉ huy trưởng", "Hạt trưởng", "Đồn trưởng", "Trạm trưởng")
_NAMES = {
    tone_key(f"{deputy}{head}"): f"{deputy}{title}" for deputy in ("Phó ", "") for head, title in _HEADS.items()
} | {tone_key("Đại biểu"): "Đại biểu Quốc hội"}
_GENERIC = frozenset((*_COMMON, *(f"Phó {title}" for title in _COMMON)))


@lru_cache(maxsize=256)
def title_of(letters: str) -> Title:
    """The title that lowercase words stand for, however they are spelled."""
    key = tone_key(" ".join(letters.replace("p.", "phó ").split()))
    name, tail = _NAMES[key], _TAIL.search(letters)
    generic = name in _GENERIC
    return Title(name, generic, not generic or name.endswith(_BY_WORK), len(tail[0]) if tail else 0)


def small(text: str) -> str:
    """The text in lowercase, with every character at the same offset."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[:1] for one in text)


def title_at(letters: str, start: int) -> Found | None:
    """The title that starts at `start` in a lowercase line; None if there is none."""
    found = _found(letters, start)
    if found and letters.startswith("chức vụ ", max(0, start - len("chức "))):  # "chức vụ Trưởng phòng"
        return _found(letters, start + len("vụ ")) or found
    return found


def _found(letters: str, start: int) -> Found | None:
    deputy = _DEPUTY.match(letters, start)
    end = (deputy and _TITLES.end(letters, deputy.end())) or _TITLES.end(letters, start)
    if not end and (of := _DELEGATION.match(letters, start)) and (of["said"] or _PLACES.end(letters, of.end())):
        end = start + len("đại biểu")
    if not end:
        return None
    whole = end
    while more := _QUALIFIED.end(letters, whole):
        whole = more
    return Found(start, end, whole)


def begins_title(line: str, at: int) -> bool:
    """Whether a title starts at `at`."""
    letters = small(line[at - 1 : at + _LONGEST])
    return not letters[:1].isalnum() and _found(letters, 1) is not None


def words_before(letters: str, start: int, place: int) -> re.Match[str] | None:
    """The words before a title, from `place` on, that make it that of several persons, a former or an acting one."""
    return _BEFORE.search(letters, max(place, start - 30), start)
