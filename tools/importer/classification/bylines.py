"""Bylines: lines that name the authors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.content.letters import UPPER

from ..model import Line, Page
from ..profile import Profile
from .prose import stands_in

_WORD = rf"[{UPPER}]\w*\.?"
_NAME = re.compile(rf"{_WORD}(?:\s+{_WORD}){{1,4}}")
_INITIALS = re.compile(r"(?:[A-ZĐ]{1,2}\.\s?){1,4}[A-ZĐ]?|[A-ZĐ]{2,4}")
_SEPARATOR = re.compile(r"\s*(?:[,;&/–]|\s-\s|\bvà\b)\s*")
_NO_NAMES = re.compile(
    r"(?i)\b(?:bộ|sở|ubnd|hội|nghị|quyết|định|ngày|tháng|năm|việt nam|hà nội|đảng|chính phủ|quốc|lễ|"
    r"luật|trường|thứ trưởng|"
    r"cục|vụ|viện|công ty|tập đoàn|ban|chủ tịch|giám đốc|phần|chương|mục|điều|thông tin|báo cáo|stt|kết "
    r"luận|phụ lục|ảnh|số|về)\b"
)
_ENDS = (".", "!", "?", "…", "”", '"', "./", ")")
"""What a text ends with before its byline."""
_LONGEST = 60
_MOST_NAMES = 4
_SOURCE = re.compile(r"(?i)\(?(?:theo|nguồn)\b")


def names_in(text: str, profile: Profile) -> tuple[str, ...]:
    """The names in a line if it is a byline; () otherwise."""
    text = text.strip(" .*-–—()[]") if not _INITIALS.fullmatch(text) else text
    if not text or len(text) > _LONGEST:
        return ()
    for pattern in profile.bylines:
        if match := pattern.fullmatch(text):
            return split(match["name"].strip(" .()"))
    return split(text) if are_names(text) else ()


def are_names(text: str) -> bool:
    """Whether a text consists of one to four personal names."""
    parts = _SEPARATOR.split(text)
    if len(parts) > _MOST_NAMES or _NO_NAMES.search(text):
        return False
    return all(
        (_NAME.fullmatch(part) and len(part) > 4 and not (part.isupper() and len(part.split()) > 4))
        or _INITIALS.fullmatch(part)
        for part in parts
    )


def split(text: str) -> tuple[str, ...]:
    """The names in a byline; the whole text if it holds more than names."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    return tuple(parts) if len(parts) > 1 and are_names(text) else (text,)


def is_source(text: str) -> bool:
    """Whether a byline credits a source rather than an author."""
    return _SOURCE.match(text.strip()) is not None


def closing(lines: Sequence[Line], page: Page, profile: Profile) -> tuple[Line, tuple[str, ...]] | None:
    """The byline at the end of an article's non-blank lines, with its names; None if absent."""
    for place in range(len(lines) - 1, max(len(lines) - 3, 1), -1):
        before, line = lines[place - 1 : place + 1]
        names = names_in(line.text, profile)
        ended = before.text.endswith(_ENDS) or before.picture is not None or before.cell is not None
        marked = stands_in(line, profile.elements["author"], page.nodes) or line.is_bold or line.is_italic
        if names and (ended or marked or any(p.fullmatch(line.text) for p in profile.bylines)):
            return line, names
    return None
