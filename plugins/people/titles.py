"""Titles of posts in a line: their spans, their canonical names, and whether they are current, former or acting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from .lexicon import words, words_by
from .names import tone_key
from .phrases import KEY, Phrases

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
_DELEGATE = r"(?= (?:[\w’']+ ){1,4}[\w’']+ ?(?:[,(–-] ?đoàn |\([^()\d]{2,24}\)))"
"""Shows that a "đại biểu" sits in the National Assembly: "đại biểu Trần Văn Mẫu - Đoàn ĐBQH tỉnh", "(Hà Nội)"."""
_DELEGATION = re.compile(r"[^,(–-]*(?:[,(–-] ?đoàn (?P<said>đbqh|đại biểu quốc hội|)|\()(?:tỉnh |tp\.? ?|thành phố )?")
_BEGINS = Phrases(map(str.lower, _HEADS), ("phó", "p.", "đại biểu")).begins
_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:(?P<many>(?:các|hai|\d{1,2})(?: đồng chí)?|các vị|ba|bốn)|(?P<former>nguyên|cựu|cố)"
    r"|(?P<acting>(?<!ủy )(?<!uỷ )quyền|q\.)|hàm|tân) )+\Z"
)
_FROM, _TO = 28, 48
"""The most characters from the start of a title to its stem, and those read from the start to recognise a title."""
_STEMS = (
    "[rh]ư(ở)ng", "hủ.t(ị)ch", "hủ.tư(ớ)ng", "b(í).thư", "ch(í)nh.(?:[ủu][yỷ]|trị.v)", "ch(á)nh.", "m.t(á)n",
    "ph(á)i.v", "(ủ)y.viên", "u(ỷ).viên", "ch(ủ).nhiệm", "cao.(ủ)y", "đ(ố)c", "qu(ố)c.v", "th(á)i.tử", ".s(ứ)",
    "tr(ợ).l", "t(ổ)ng.(?:bí|thư|biên|kiểm|thanh|thống|lãnh)", "đại.bi(ệ)n", "ư.l(ệ)nh", "bi(ể)u.(?:quốc|h[độ])",
    f"bi(ể)u{_DELEGATE}", "(đ)bqh", "g(đ).", "ph(ó).(?:ban|phòng|đoàn)", "[cụnu].ph(ó)(?!\\w)", "t(ù)y.viên",
    "(p)[cb]t.", "ct.u(b)nd", "ct.h(đ)nd", "ct..u(b)nd", "ct..h(đ)nd", "u(v)[bt]", "[th]u(v)(?!\\w)",
)  # fmt: skip
"""Stems of the titles, in lowercase; in brackets, a rare letter."""


def _around_letters(stems: Iterable[str]) -> str:
    """A pattern of the stems that starts with their rare letters, so that it fails fast at most places of a text."""
    letters: dict[str, list[str]] = {}
    for stem in stems:
        before, letter, after = re.split(r"\((\w)\)", stem)
        letters.setdefault(letter, []).append(f"(?<={before}{letter}){after}")
    return "|".join(f"{letter}(?:{'|'.join(around)})" for letter, around in letters.items())


_STEM = re.compile(_around_letters(_STEMS))


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


_TAIL = re.compile(r"(?<!văn)(?<!phái)[ .](?:ban|tiểu ban|phòng|đoàn|khoa|ubnd|hđnd)\Z")
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


def stems_in(letters: str) -> Iterator[int]:
    """The offsets in a lowercase text where a post may be named; a cheap filter that rules out most lines."""
    return (stem.start() for stem in _STEM.finditer(letters))


def title_at(letters: str, stem: int, place: int) -> Found | None:
    """The title around a stem of a lowercase line, starting at `place` or later; None if there is none."""
    first = max(place, stem - _FROM)
    for word in _BEGINS.finditer(letters, max(first, letters.rfind(",", first, stem)), stem + KEY):
        if word.start() > stem:
            break
        if found := _found(letters, word.start()):
            after_rank = letters.startswith("chức vụ ", max(0, found.start - len("chức ")))  # "chức vụ Trưởng phòng"
            return (after_rank and _found(letters, found.start + len("vụ "))) or found
    return None


def _found(letters: str, start: int) -> Found | None:
    """The title that starts at `start` in a lowercase line; None if there is none."""
    deputy = _DEPUTY.match(letters, start)
    end = (deputy and _TITLES.end(letters, deputy.end())) or _TITLES.end(letters, start)
    if not end and letters.startswith("đại biểu ", start):
        of = _DELEGATION.match(letters, start)
        end = start + len("đại biểu") if of and (of["said"] or _PLACES.end(letters, of.end())) else 0
    if not end:
        return None
    whole = end
    while more := _QUALIFIED.end(letters, whole):
        whole = more
    return Found(start, end, whole)


def begins_title(line: str, at: int) -> bool:
    """Whether a title starts at `at`."""
    letters = small(line[at - 1 : at + _TO])
    return _BEGINS.match(letters, 1) is not None and _found(letters, 1) is not None


def words_before(letters: str, start: int, place: int) -> re.Match[str] | None:
    """The words before a title, from `place` on, that make it that of several persons, a former or an acting one."""
    return _BEFORE.search(letters, max(place, start - 30), start)
