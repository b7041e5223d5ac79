"""What comes along when a page is pasted: leftovers of its portal, its title, names of pictures, titles in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, islice, takewhile
from pathlib import Path

import yaml

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import LOADER
from plugins.vietnamese.text import fold, spellings

from ..body.list_lines import LABEL, ends_by_itself, is_part
from ..lines import Lines, beginning

_REST = "…"
"""At the end of a phrase: whatever follows it goes along."""

_PATTERNS = yaml.load(Path(__file__).with_name("leftovers.yaml").read_text("utf-8"), LOADER)
_PHRASES = sorted(
    {phrase[0].upper() + phrase[1:] for pattern in _PATTERNS for phrase in spellings(pattern)},
    key=lambda phrase: (-len(phrase), phrase),
)
_START = 6
_STARTS = frozenset(
    case(start)
    for start in {
        f"{phrase}{end}"[:_START] for phrase in _PHRASES for end in ("", " ", " |", ":", ": ", "|", " /", " >", " »")
    }
    for case in (str, str.lower, str.upper, fold, lambda text: fold(text).capitalize(), lambda text: fold(text).upper())
)
"""How lines that hold such phrases begin, so that most lines need no closer look."""
_CRUMBS = re.compile(r"(?:trang chu|home)\s*(?:[>»›/|→\\]|[-–] (?!.*\.$))")
"""Where a page lies in its portal: "Trang chủ > Tin tức > Chuyển đổi số"."""
_RESIDUE = re.compile(r"[a-z]+")
_CLOCK = frozenset(fold("A GMT AM PM lúc ngày thứ hai ba tư năm sáu bảy chủ nhật sáng chiều tối icon top").split())
"""What stands beside such phrases: times, days of the week and names of little pictures."""
_BESIDE_STAMP = _CLOCK - frozenset(fold("lúc ngày").split())
"""The same but for what an invitation writes between its hour and day, and a portal seldom."""
_LONGEST = 160
_PICTURE = re.compile(
    r"(?P<open>\[)?(?:cid:|(?:image|ảnh|hình): ?)?(?P<name>[^\s/|<>\[\]()]+(?: [^\s/|<>\[\]()]+){0,3}(?: ?\(\d\))?"
    r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic))(?:@[\dA-F.]+)?(?(open)\])",
    re.IGNORECASE,
)
"""The name of a picture, with the number of a second download, or as mail programs and portals frame it."""
_PICTURE_ENDS = frozenset(
    case(end)
    for end in ("jpg", "peg", "png", "gif", "ebp", "bmp", "tif", "iff", "eic")
    for case in (str.lower, str.upper)
)
_BOLD = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1:?")
_LONGEST_TITLE = 120
_OPENING = 3
"""How many lines a portal begins with at most: where the page lies, its title, its date."""
_PROSE = 60
"""Letters from which on a line is no title, name or post any more."""
_NEAR = 60
"""How many lines below a title are looked at."""
_SIGNED = re.compile(
    r"KT\.|TM\.|TL\.|TUQ\.|Q\.|BỘ |BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CỘNG H|ĐỘC LẬP|QUỐC HỘI|CHÍNH PHỦ"
    r"|[UỦ][YỶ] BAN|SỞ "
)
"""How lines in capitals begin that are no titles: who signs or issues, the national name and motto."""
_MARKS = "*_# "
_DATED = re.compile(r"\W?(?:Thứ \w+|Chủ [Nn]hật)?\W*\d{1,2}[:h/.-]\d|\d[\d.]*(?: [|/]? ?\d[\d.]*)* (?:[|/] )?[^\W\d]")
"""A date or counts before such phrases: "Thứ Tư, 12/10/2022 | Lượt xem: 87", "0 Bình luận", "1 | 2 | Trang sau"."""
_STAMPED = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}\b.{0,30}\d:\d\d|\d:\d\d.{0,30}\d[/.-]\d{1,2}[/.-]\d{4}\b")
"""A day and the minute at which a portal showed the page: "Thứ hai, 16/01/2023 - 15:42"."""
_DATE_STARTS = frozenset("0123456789TC([|")
_FRAMES = frozenset("[(|*_<>«»• ")
"""What may stand before such a phrase."""
_PICTURES = "←"
"""The first of the signs that are arrows, symbols and little pictures: "👍 Thích"."""


def check(title: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Look at the lines of a body, one by one; title: of its article or page."""
    rows = lines.source.split("\n")
    opening = [*islice((place for place, row in enumerate(rows) if row.strip()), _OPENING)] or [0]
    first = opening[0]
    again = [place for place in opening if _is_title(rows[place], title)]
    if again:
        diagnostics.warning("title-again", lines.first_line + again[0])
    titles: list[int] = []
    for place, row in enumerate(rows):
        if not row or (
            row[0] not in _FRAMES
            and row[0] < _PICTURES
            and row[:_START] not in _STARTS
            and not (row[0] in _DATE_STARTS and _DATED.match(row))
            and row[-3:] not in _PICTURE_ENDS
            and not row.isupper()
        ):
            continue
        line, typed = lines.first_line + place, row.strip()
        if is_leftover(row) or (place in opening and _is_stamp(row)):
            diagnostics.warning("leftover", line, found=beginning(typed))
        elif picture := _PICTURE.fullmatch(typed):
            diagnostics.warning("picture-name", line, found=picture["name"])
        elif (
            place not in again
            and _is_heading(rows, place)
            and not (place == first and not row.isupper() and ends_by_itself(row))
        ):
            titles.append(place)
    if titles and titles != [first]:  # a first line alone is rather a lead
        found = rows[titles[0]].strip(_MARKS).rstrip(":")
        diagnostics.warning("heading-typed", lines.first_line + titles[0], found=found, number=len(titles))


@cache
def _leftovers() -> re.Pattern[str]:
    """The phrases themselves; compiled where a line begins with one, as in few texts any does."""
    return re.compile("|".join(re.escape(fold(phrase)).replace(_REST, ".*") for phrase in _PHRASES))


def is_leftover(row: str) -> bool:
    """Whether a line holds nothing but phrases of a portal, numbers and times."""
    if len(row) > _LONGEST or row.count(";") > 1:  # such signs part the cells of a table
        return False
    folded = fold(row)
    if _CRUMBS.match(folded):
        return True
    rest, count = _leftovers().subn(" ", folded)
    return count > 0 and not set(_RESIDUE.findall(rest)) - _CLOCK


def _is_stamp(row: str) -> bool:
    return _STAMPED.search(row) is not None and not set(_RESIDUE.findall(fold(row))) - _BESIDE_STAMP


def _is_title(row: str, title: str) -> bool:
    typed = row.strip(_MARKS)
    return abs(len(typed) - len(title)) <= len(title) // 10 and _letters(typed) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _is_heading(rows: Sequence[str], place: int) -> bool:
    """Whether a line in bold or in capitals stands by itself, with prose below."""
    row = rows[place].strip()
    bold = _BOLD.fullmatch(row)
    alone = not any(rows[at].strip() for at in (place - 1, place + 1) if 0 <= at < len(rows))
    if not alone or len(row) > _LONGEST_TITLE or (not bold and (row.endswith(":") or not _is_capital_title(row))):
        return False
    near = filter(str.strip, rows[place + 1 : place + _NEAR])
    below = dropwhile(str.isupper, near)  # titles stand above titles, too
    numbered = row.isupper() and LABEL.match(row)  # "I. KẾT QUẢ" stands above all that comes before the next
    section = takewhile(lambda row: not row.isupper(), below) if numbered else islice(below, 1)
    return any(len(row) >= _PROSE for row in section)


def _is_capital_title(row: str) -> bool:
    return (
        row.isupper()
        and (sum(map(str.isalpha, row)) > len("GHI CHÚ") or is_part(row))
        and row[0] not in "|#>-"
        and not _SIGNED.match(row)
    )
