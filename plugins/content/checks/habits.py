"""What comes along when a page is pasted: its portal, its title, lines twice, names of pictures, titles in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.text import fold

from ..body.list_lines import LABEL, ends_by_itself, is_part
from ..lines import Lines, beginning
from .portal import LONGEST, is_day, is_leftover, is_stamp

_PICTURE = re.compile(
    r"(?P<open>\[)?(?:cid:|(?:image|ảnh|hình): ?)?(?P<name>[^\s/|<>\[\]()]+(?: [^\s/|<>\[\]()]+){0,3}(?: ?\(\d\))?"
    r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic))(?:@[\dA-F.]+)?(?(open)\])",
    re.IGNORECASE,
)
"""The name of a picture, with the number of a second download, or as mail programs and portals frame it."""
_BOLD = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1:?")
_LONGEST_TITLE = 120
_OPENING = 5
"""How many lines a portal begins with at most: where the page lies, its title, a lead, its date."""
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
_AGAIN, _AGAIN_NEXT = 80, 20
"""Letters from which on a line does not stand in a text twice, and not twice in a row."""
_ALTERNATIVE = re.compile(r"(.+?) - Ảnh \d+\.?")
"""What portals write below a picture that has no caption: the title of its page."""


def check(title: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Look at the lines of a body, one by one; title: of its article or page."""
    rows = lines.source.split("\n")
    opening = [*islice((place for place, row in enumerate(rows) if row.strip()), _OPENING)] or [0]
    first = opening[0]
    again = [place for place in opening if _is_title(rows[place], title)]
    if again:
        diagnostics.warning("title-again", lines.first_line + again[0])
    titles: list[int] = []
    twice: list[tuple[int, int]] = []
    seen = _Seen()
    for place, row in enumerate(rows):
        line, typed = lines.first_line + place, row.strip()
        if (before := seen.place_of(typed, place)) is not None:
            twice.append((line, lines.first_line + before))
            continue
        if not typed or len(row) > LONGEST:
            continue
        alternative = _ALTERNATIVE.fullmatch(typed)
        if (
            is_leftover(row)
            or (place in opening and (is_stamp(row) or (again and again[0] < place and is_day(row))))
            or (alternative and _is_title(alternative[1], title))
        ):
            diagnostics.warning("leftover", line, found=beginning(typed))
        elif picture := _PICTURE.fullmatch(typed):
            diagnostics.warning("picture-name", line, found=picture["name"])
        elif (
            place not in again
            and _is_heading(rows, place)
            and not (place == first and not row.isupper() and ends_by_itself(row))
        ):
            titles.append(place)
    if twice:
        line, above = twice[0]
        diagnostics.warning("line-again", line, before=above, number=len(twice))
    if titles and titles != [first]:  # a first line alone is rather a lead
        found = rows[titles[0]].strip(_MARKS).rstrip(":")
        diagnostics.warning("heading-typed", lines.first_line + titles[0], found=found, number=len(titles))


class _Seen:
    """The lines of a text so far."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._last = ("", 0)

    def place_of(self, typed: str, place: int) -> int | None:
        """Where a line stood before that stands in a text once; None where it may stand here. place: its own."""
        if not typed:
            return None
        (above, where), self._last = self._last, (typed, place)
        if len(typed) < _AGAIN_NEXT or typed[0] == "|":  # the row of a table
            return None
        if typed == above:
            return where
        before = self._places.setdefault(typed, place)
        return before if before != place and len(typed) >= _AGAIN else None


def _is_title(row: str, title: str) -> bool:
    typed = row.strip(_MARKS)
    return abs(len(typed) - len(title)) <= len(title) // 10 and _letters(typed) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _is_heading(rows: Sequence[str], place: int) -> bool:
    """Whether a line in bold or in capitals stands by itself, with prose below."""
    row = rows[place].strip()
    bold = _BOLD.fullmatch(row)
    if not bold and not row.isupper():
        return False
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
