"""The frame of a pasted page: its title and what a portal shows above it, and the buttons and lists below the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from plugins.vietnamese.text import fold

from ..body.list_lines import ends_by_itself
from .portal import begins_like_button, begins_list, is_day, is_leftover, is_stamp, may_be_leftover

LONGEST_TITLE = 120
PROSE = 60
"""The fewest letters of a line of prose, which is no title, name or post."""
NEAR = 60
"""The number of lines at the start of a text, and below a title, that are examined."""
SIGNED = re.compile(
    r"KT\.|TM\.|TL\.|TUQ\.|Q\.|BỘ |BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CỘNG H|ĐỘC LẬP|QUYẾT NGHỊ|QUỐC HỘI|CHÍNH PHỦ"
    r"|[UỦ][YỶ] BAN|HỘI ĐỒNG |SỞ |(?:NHÓM )?(?:PV|CTV)\b|S[ốỐ] ?:"
    r"|(?:TIN|BÀI|ẢNH|NGUỒN|THEO|THỰC HIỆN)(?:(?:[ ,&/-]| VÀ )+(?:TIN|BÀI|ẢNH|VIDEO|CLIP))* ?:"
)
"""Matches the start of a line in capitals that is no title: who signs, issues or writes, the motto, or "Số:"."""
MARKS = "*_#[] "
_ISSUER = re.compile(r"BỘ |[UỦ][YỶ] BAN|HỘI ĐỒNG |SỞ |CHÍNH PHỦ|QUỐC HỘI")
_PORTAL = re.compile(r"(?:cổng|trang)(?: thông tin| tin)? điện tử|(?:cổng|trang) (?:ttđt|tin)\b", re.IGNORECASE)
"""Matches the name of a portal: the issuers beside it are no head of a document."""
_OPENING, _HEADER, _BELOW = 5, 12, 3
"""The usual number of opening lines on a portal (breadcrumbs, title, lead, date); the most lines of its own that are
searched for the title; and the number of lines below it that may be its date."""
_CELLS_OR_FILE = re.compile(r"\t|\.[a-z]{2,4}\b")
"""Matches a separator of cells, or the name of a file."""
_BUTTON = 6
"""The most words of a button or a menu item."""
PICTURE_NUMBER = re.compile(r"(?:(?: -)? (?:ảnh|anh|hình|hinh)| -) \d{1,2}\.?", re.IGNORECASE)
"""Matches what portals append to the title of a page in place of a picture's caption."""
_PLAYER = re.compile(r"\A(?:video|clip|ảnh|infographic|e-?magazine|podcast) ?[:|-] ?", re.IGNORECASE)
"""Matches what they write before the title of a page above a player or a picture."""
_LONG = 20
"""The fewest letters of a line that can only be a title: of the page or of another article."""
_SITE = re.compile(r" ?[–-] [^.|\d]{1,60}(?<![.:;])|(?: ?\| [^|]{1,60}(?<![.:;]))+")
"""Matches the name of a site behind the title of a page, as browsers show it, perhaps with the category and the day."""
_HOUR = re.compile(r"\s*\d{1,2}[:hg]\d\d\s+[^\W\d]")
_FIGURE = re.compile(r"\(?\d[\d.,:/]{,12}%?\)?")


class PageFrame:
    """The lines of a pasted text, and the title of its article; places are indices of lines."""

    def __init__(self, title: str, rows: Sequence[str]) -> None:
        """title_places: where the title is repeated, on one line or on two; header: the first lines of the text."""
        self.title, self.rows = title, rows
        near = [place for place, row in enumerate(rows[:NEAR]) if row.strip()]
        self.header = [*islice((place for place in near if not is_leftover(rows[place])), _HEADER)] or [0]
        self.title_places = self._title_places()
        below = self.header.index(self.title_places[-1]) + 1 + _BELOW if self.title_places else 0
        self._opening = frozenset(self.header[: max(_OPENING, below)])
        self._footer, self._first = _footer(rows), min(near, default=0)

    def holds(self, place: int, *, below_leftover: bool) -> bool:
        """Whether a line is a leftover, by itself or by its place. below_leftover: whether the one above it is one."""
        row = self.rows[place]
        return (
            (is_leftover(row) and not self._is_of_agenda(place))
            or (place in self._opening and self._is_of_header(place))
            or self._is_alternative(row.strip())
            or (place > self._first and self._is_beside_leftover(place, below_leftover=below_leftover))
            or (place in self._footer and len(row.split()) <= _BUTTON)
        )

    def end_of_list(self, place: int) -> int:
        """The place after the last title of another article below a leftover; days and buttons may stand among them."""
        end = place + 1
        if not begins_list(self.rows[place]) or place < min(self.title_places, default=0):
            return end
        for at in range(end, len(self.rows)):
            row = self.rows[at].strip()
            if is_leftover(row):
                if begins_list(row):
                    break
            elif len(row) >= _LONG and not row.isupper() and (row[-1] not in ".:;" or row.endswith("..")):
                end = at + 1
            elif row and not row.isdecimal() and not is_day(row) and not is_stamp(row):
                break
        return end

    def _title_places(self) -> tuple[int, ...]:
        """Below other text, capitals may be the title of a document in it."""
        for at, place in enumerate(self.header):
            row, above = self.rows[place], self.header[:at]
            is_first = at < _OPENING or not any(_is_own(self.rows[other].strip()) for other in above)
            if _is_title(row, self.title) and (is_first or not row.isupper()):
                return (place,)
            before = self.rows[above[-1]].strip() if above else ""
            if before.isupper() == row.isupper() and _is_title(f"{before} {row.strip()}", self.title):
                return (above[-1], place)
        return ()

    def _is_of_header(self, place: int) -> bool:
        """Whether a line of the opening is a time stamp, or one of the portal's lines above the title.

        Without a title, or if more dates follow, a date may start the text.
        """
        row, title_at = self.rows[place], min(self.title_places, default=-1)
        if is_stamp(row) or (
            row.lstrip()[0] in "-+*•" and any(map(str.isalpha, row)) and is_leftover(row.lstrip("-+*• "))
        ):
            return True
        if place < title_at:
            above = [self.rows[at].strip() for at in self.header if at < title_at]
            is_portal = any(map(_PORTAL.search, above))
            return not any(_is_own(row) and not (is_portal and _ISSUER.match(row)) for row in above)
        if title_at >= 0 and _is_title(row, self.rows[title_at].strip(MARKS)):
            return True
        is_below = title_at >= 0 or is_leftover(self._next(place))
        start = title_at if title_at >= 0 else place
        return is_below and is_day(row) and sum(map(is_day, self.rows[start : place + NEAR])) == 1

    def _is_of_agenda(self, place: int) -> bool:
        """Whether a line and one beside it begin with an hour: "06:00 Thời sự"."""
        beside = self.rows[max(place - 1, 0) : place + 2]
        return _HOUR.match(self.rows[place]) is not None and sum(map(bool, map(_HOUR.match, beside))) > 1

    def _is_alternative(self, typed: str) -> bool:
        """Whether a line is what a portal writes for a picture without a caption."""
        number = PICTURE_NUMBER.search(typed[-len(" - Hình 10.") :])
        bare = _PLAYER.sub("", typed.removesuffix(number[0]) if number else typed)
        return (bare != typed or (len(self.title) >= _LONG and not typed.isupper())) and _is_title(bare, self.title)

    def _is_beside_leftover(self, place: int, *, below_leftover: bool) -> bool:
        """Whether a leftover right above or below a line, or the end of the text below it, shows it to be one, too."""
        row = self.rows[place]
        if not may_be_leftover(row):
            return below_leftover and _FIGURE.fullmatch(row.strip()) is not None
        below = self._next(place)
        if ":" in row:  # "Trả lời:" above an answer, "Địa chỉ: …" below a text
            return below_leftover and (not below or is_leftover(below) or may_be_leftover(below))
        return below_leftover or not below or is_leftover(below)

    def _next(self, place: int) -> str:
        return next((row for row in islice(self.rows, place + 1, None) if row.strip()), "")


def _footer(rows: Sequence[str]) -> frozenset[int]:
    """The places of buttons and menu items below the text: they stand between leftovers, or begin like buttons."""
    found: list[int] = []
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place].strip()
        if row and not is_leftover(row) and not _may_be_of_footer(row):
            sure = [at for at in found if is_leftover(rows[at])]
            between = range(sure[-1], sure[0]) if sure else range(0)
            return frozenset(at for at in found if at in between or (sure and begins_like_button(rows[at].strip())))
        if row:
            found.append(place)
    return frozenset()  # without any text above, they may be cells of a table


def _may_be_of_footer(row: str) -> bool:
    is_name = row.istitle() and 1 < len(row.split()) < _BUTTON
    is_own = is_name or ends_by_itself(row) or SIGNED.match(row.upper()) or _CELLS_OR_FILE.search(row)
    return len(row) <= LONGEST_TITLE and row[0] not in "|#>-+*•!([" and not is_own


def _is_own(row: str) -> bool:
    """Whether a line above the title is prose or the head of a document, which portals never show there."""
    is_prose = len(row) >= PROSE and ends_by_itself(row) and not row.isupper() and not row.endswith("!")
    return is_prose or SIGNED.match(row) is not None


def _is_title(row: str, title: str) -> bool:
    typed = row.strip(MARKS)
    if title in typed:
        beside = typed.replace(title, " ").strip(" ()-–|")
        if not beside or is_stamp(beside) or is_day(beside):  # which portals join to it
            return True
        if (len(title) >= _LONG or _PORTAL.search(typed)) and _SITE.fullmatch(typed, len(title)):
            return True
    return abs(len(typed) - len(title)) <= len(title) // 10 and _letters(typed) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
