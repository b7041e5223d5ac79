"""Text of a portal that comes along when a page is pasted: its menus, buttons, counters, times and players."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from plugins.vietnamese.messages import LOADER
from plugins.vietnamese.text import fold, spellings

LONGEST = 160
"""Letters up to which a line may be a portal's."""
_REST = "…"
"""In a phrase: whatever stands there goes along."""
_WORD = re.compile("[a-z]+")
_TYPED_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = frozenset(fold("A GMT AM PM lúc ngày thứ hai ba tư năm sáu bảy chủ nhật sáng chiều tối icon top").split())
"""What stands beside such phrases: times, days of the week and names of little pictures."""
_BESIDE_STAMP = _CLOCK - frozenset(fold("lúc ngày").split())
"""The same but for what an invitation writes between its hour and day, and a portal seldom."""
_NAME = 6
"""Words that the name of an author or a category beside a time has at most."""
_LONGEST_STAMP = 80
_CRUMBS = re.compile(r"(?:trang chu|home)\s*(?:[>»›/|→\\]|[-–] (?!.*\.$))")
"""Where a page lies in its portal: "Trang chủ > Tin tức > Chuyển đổi số"."""
_STAMPED = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}\b.{0,30}\d:\d\d|\d:\d\d.{0,30}\d[/.-]\d{1,2}[/.-]\d{4}\b")
"""A day and the minute at which a portal showed the page: "Thứ hai, 16/01/2023 - 15:42"."""
_REMAINS = re.compile(
    r"\|"  # of a table whose cells were pasted one a line
    r"|0?0:00(?:\s*/\s*\d{1,2}(?::\d\d){1,2})?(?:\s*\d(?:\.\d)?x)?"  # a player
    r"|\((?:[\w-]+(?:\.[\w-]+)+\)\s*[-–—]?|\w[\w ]{1,20}\)\s*[-–—])"  # who reports, without the report: "(TTXVN) -"
    r"|Theo dõi (?=\S*[A-ZĐ])\S+(?: \S+){0,2} trên"  # and a little picture
    r"|(?:[a-z\d]+[-_])+(?:img|alt|icon|banner|logo|ads|avatar|thumb|video|btn)(?:[-_][a-z\d]+)*"  # "tm-img-alt"
    r"|(?:img|icon|banner|logo|ads|avatar|thumb|video|btn)(?:[-_][a-z\d]+)+"
)


def is_leftover(row: str) -> bool:
    """Whether a line holds nothing but what a portal shows around a text."""
    if len(row) > LONGEST or row.count(";") > 1:  # such signs part the cells of a table
        return False
    folded = fold(row)
    words = [word for word in _WORD.findall(folded) if word not in _CLOCK]
    if words and words[0] not in _openings() and " ".join(words[:2]) not in _openings():
        return _REMAINS.fullmatch(row.strip()) is not None or ("gmt" in folded and is_stamp(row))
    if _CRUMBS.match(folded) or _REMAINS.fullmatch(row.strip()):
        return True
    rest, count = _phrases().subn(" ", folded)
    return (count > 0 and not set(_WORD.findall(rest)) - _CLOCK) or ("gmt" in folded and is_stamp(row))


def is_stamp(row: str) -> bool:
    """Whether a line holds nothing but a day, a minute, and at most the name of an author or a category."""
    if not _STAMPED.search(row):
        return False
    if "|" in row:
        return len(row) <= _LONGEST_STAMP
    words = [word for word in _TYPED_WORD.findall(row) if fold(word) not in _BESIDE_STAMP]
    return len(words) <= _NAME and all(word[0].isupper() for word in words)


@cache
def _folded_phrases() -> list[str]:
    patterns = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), LOADER)
    phrases = {fold(phrase) for pattern in patterns for phrase in spellings(pattern)}
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


@cache
def _openings() -> frozenset[str]:
    """The first two words of each phrase, or its only one, so that most lines need no closer look."""
    firsts = ([word for word in _WORD.findall(phrase) if word not in _CLOCK][:2] for phrase in _folded_phrases())
    return frozenset(map(" ".join, firsts))


@cache
def _phrases() -> re.Pattern[str]:
    """The phrases themselves, compiled where a line begins with one, as in few texts any does."""
    return re.compile("|".join(re.escape(phrase).replace(_REST, ".*") for phrase in _folded_phrases()))
