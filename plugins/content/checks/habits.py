"""Checks for what is pasted with a page: portal text, its title, repeated lines, names of pictures, bold headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import dropwhile, islice, takewhile

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.citations.kinds import SAID
from plugins.vietnamese.text import fold

from ..body.list_lines import LABEL, ends_by_itself, is_part
from ..lines import Lines, beginning
from .portal import LONGEST, begins_like_button, begins_list, is_day, is_leftover, is_stamp, may_be_leftover

_PICTURE = re.compile(
    r"(?P<open>\[)?(?:cid:|(?:image|ảnh|hình): ?|(?:https?:/)?/\S*/)?"
    r"(?P<name>[^\s/|<>\[\]()]+(?: [^\s/|<>\[\]()]+){0,3}(?: ?\(\d\))?"
    r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|heic))(?:@[\dA-F.]+)?(?(open)\])",
    re.IGNORECASE,
)
"""Matches the file name of a picture, numbered if downloaded again, or as mail programs and portals frame it.

It may have its old address before it.
"""
_BOLD = re.compile(r"(\*\*|__)(?P<text>[^*_]+)\1:?")
_LONGEST_TITLE = 120
_OPENING, _HEADER, _BELOW = 5, 12, 3
"""The usual number of opening lines on a portal (breadcrumbs, title, lead, date); the most lines of its own that are
searched for the title; and the number of lines below it that may be its date."""
_PROSE = 60
"""The fewest letters of a line of prose, which is no title, name or post."""
_NEAR = 60
"""The number of lines at the start of a text, and below a title, that are examined."""
_SIGNED = re.compile(
    r"KT\.|TM\.|TL\.|TUQ\.|Q\.|BỘ |BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|CỘNG H|ĐỘC LẬP|QUYẾT NGHỊ|QUỐC HỘI|CHÍNH PHỦ"
    r"|[UỦ][YỶ] BAN|HỘI ĐỒNG |SỞ |(?:TIN|BÀI|ẢNH|NGUỒN|THEO|THỰC HIỆN)(?:[ ,]+(?:BÀI|ẢNH))?:|S[ốỐ] ?:"
)
"""Matches the start of a line in capitals that is no title: who signs, issues or writes, the motto, or "Số:"."""
_MARKS = "*_#[] "
_AGAIN, _AGAIN_NEXT, _AGAIN_WORDS = 80, 20, 4
"""The fewest letters of a line that must not be repeated in a text, and directly below itself; the fewest words that
must not be repeated within a line."""
_CELLS_OR_FILE = re.compile(r"\t|\.[a-z]{2,4}\b")
"""Matches a separator of cells, or the name of a file."""
_BUTTON = 6
"""The most words of a button or a menu item."""
_NUMBER = re.compile(r"(?:(?: -)? (?:ảnh|anh|hình|hinh)| -) \d{1,2}\.?", re.IGNORECASE)
"""Matches what portals append to the title of a page in place of a picture's caption."""
_PLAYER = re.compile(r"\A(?:video|clip|ảnh|infographic|e-?magazine|podcast) ?[:|-] ?", re.IGNORECASE)
"""Matches what they write before the title of a page above a player or a picture."""
_LONG = 20
"""The fewest letters of a line that can only be a title: of the page or of another article."""
_SITE = re.compile(r" ?[|–-] [^.|\d]{1,60}(?<![.:;])")
"""Matches the name of a site behind the title of a page, as browsers show it."""
_FIGURE = re.compile(r"\(?\d[\d.,:/]{,12}\)?")
_RULE = re.compile(r"\s*\|\s*[^|\s]")
_BAR = re.compile(r"(?:\| )?(?P<text>[^|]*[^|\s])(?: ?\|)?")
"""Matches a line with a bar at one end or both: the only cell that is left of a layout table."""


def check(title: str, lines: Lines, diagnostics: Diagnostics) -> frozenset[str]:
    """Check the lines of a body, one by one; return those to be removed, trimmed. title: of its article or page."""
    rows = lines.source.split("\n")
    own = (place for place, row in enumerate(rows[:_NEAR]) if row.strip() and not is_leftover(row))
    header = [*islice(own, _HEADER)] or [0]
    again = next((at for at in range(len(header)) if _repeats(rows, header[: at + 1], title)), None)
    opening = header[: max(_OPENING, again + 1 + _BELOW if again is not None else 0)]
    if again is not None:
        diagnostics.warning("title-again", lines.first_line + header[again])
    told_once: dict[str, list[tuple[int, dict[str, object]]]] = defaultdict(list)  # by code, with line and values
    places: dict[str, int] = {}
    surplus: set[str] = set()
    above, listed, footer = "", 0, _footer(rows)
    for place, row in enumerate(rows):
        line, typed = lines.first_line + place, row.strip()
        if not typed or place < listed:
            continue
        is_short = len(row) <= LONGEST
        if again is not None and place == header[again]:
            surplus.add(typed)
        elif is_short and (picture := _PICTURE.fullmatch(typed)):
            diagnostics.warning("picture-name", line, found=picture["name"])
        elif is_short and (
            is_leftover(row)
            or (place in opening and _is_of_header(rows, place, header, again))
            or _is_alternative(typed, title)
            or (above and _is_beside_leftover(rows, place, below_one=above in surplus))
            or (place in footer and len(typed.split()) <= _BUTTON)
        ):
            is_above_title = again is not None and place < header[again]
            listed = _end_of_list(rows, place) if begins_list(row) and not is_above_title else place + 1
            others = [*filter(None, map(str.strip, rows[place + 1 : listed]))]
            surplus.update(others, (typed,))
            if others:
                last = beginning(others[-1])
                diagnostics.warning("articles-listed", line, found=beginning(typed), number=len(others), last=last)
            else:
                diagnostics.warning("leftover", line, found=beginning(typed))
        elif typed.startswith(title) and (match := _NUMBER.match(typed, len(title))):
            told_once["title-joined"].append((line, {"found": typed[: match.end()]}))
        elif (
            places.setdefault(typed, place) != place
            and len(typed) >= (_AGAIN_NEXT if typed == above else _AGAIN)
            and typed[0] != "|"
        ):
            told_once["line-again"].append((line, {"before": lines.first_line + places[typed]}))
            surplus.add(typed)
        elif once := _repeated(typed):
            diagnostics.warning("text-again", line, found=beginning(once))
        elif "|" in (typed[0], typed[-1]) and (cell := _cell_alone(rows, place)):
            diagnostics.warning("bar-left", line, found=beginning(cell))
        elif is_short and _is_heading(rows, place, above, first=place == header[0]):
            told_once["heading-typed"].append((line, {"found": typed.strip(_MARKS).rstrip(":")}))
        above = typed
    headings = told_once["heading-typed"]
    if [line for line, _ in headings] == [lines.first_line + header[0]]:
        headings.clear()  # a lone first line is more likely a lead
    for code, found in told_once.items():
        if found:
            line, values = found[0]
            diagnostics.warning(code, line, number=len(found), **values)
    return frozenset(surplus)


def _is_beside_leftover(rows: Sequence[str], place: int, *, below_one: bool) -> bool:
    """Whether a leftover right above or below a line, or the end of the text below it, shows it to be one, too."""
    if not may_be_leftover(rows[place]):
        return below_one and _FIGURE.fullmatch(rows[place].strip()) is not None
    below = _next(rows, place)
    if ":" in rows[place]:  # "Trả lời:" above an answer, "Địa chỉ: …" below a text
        return below_one and (not below or is_leftover(below) or may_be_leftover(below))
    return below_one or not below or is_leftover(below)


def _footer(rows: Sequence[str]) -> frozenset[int]:
    """The places of buttons and menu items below a text: they stand between leftovers, or begin like buttons."""
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
    is_own = is_name or ends_by_itself(row) or _SIGNED.match(row.upper()) or _CELLS_OR_FILE.search(row)
    return len(row) <= _LONGEST_TITLE and row[0] not in "|#>-+*•!([" and not is_own


def _next(rows: Sequence[str], place: int) -> str:
    return next((rows[at] for at in range(place + 1, len(rows)) if rows[at].strip()), "")


def _end_of_list(rows: Sequence[str], place: int) -> int:
    """The place after the last title of another article below a line; days and buttons may stand among them."""
    end = place + 1
    for at in range(end, len(rows)):
        row = rows[at].strip()
        if is_leftover(row):
            if begins_list(row):
                break
        elif len(row) >= _LONG and not row.isupper() and (row[-1] not in ".:;" or row.endswith("..")):
            end = at + 1
        elif row and not row.isdecimal() and not is_day(row) and not is_stamp(row):
            break
    return end


def _is_of_header(rows: Sequence[str], place: int, header: Sequence[int], title_at: int | None) -> bool:
    """Whether a line of the opening is a time stamp, or one of the portal's lines above the title.

    title_at: the index of the title in the header. Without a title, or if more dates follow, a date may start the text.
    """
    row = rows[place]
    if is_stamp(row) or (row.lstrip()[0] in "-+*•" and any(map(str.isalpha, row)) and is_leftover(row.lstrip("-+*• "))):
        return True
    if title_at is not None and place < header[title_at]:
        return not any(_is_own(rows[above]) for above in header[:title_at])
    if title_at is not None and _is_title(row, rows[header[title_at]].strip(_MARKS)):
        return True
    is_below = title_at is not None or is_leftover(_next(rows, place))
    start = place if title_at is None else header[title_at]
    return is_below and is_day(row) and sum(map(is_day, rows[start : place + _NEAR])) == 1


def _is_own(row: str) -> bool:
    """Whether a line above the title is prose or the head of a document, which portals never show there."""
    is_prose = len(row) >= _PROSE and ends_by_itself(row) and not row.isupper() and not row.endswith("!")
    return is_prose or _SIGNED.match(row) is not None


def _is_alternative(typed: str, title: str) -> bool:
    """Whether a line is what a portal writes for a picture without a caption."""
    number = _NUMBER.search(typed[-len(" - Hình 10.") :])
    bare = _PLAYER.sub("", typed.removesuffix(number[0]) if number else typed)
    return (bare != typed or (len(title) >= _LONG and not typed.isupper())) and _is_title(bare, title)


def _repeats(rows: Sequence[str], header: Sequence[int], title: str) -> bool:
    """Whether the last line of a header is the title; below other text, capitals may be that of a document in it."""
    *above, place = header
    is_first = len(above) < _OPENING or not any(_is_own(rows[at]) for at in above)
    return _is_title(rows[place], title) and (is_first or not rows[place].isupper())


def _repeated(typed: str) -> str:
    """What a line says twice, as a picture's text and its caption do; "" if it does not."""
    half = len(typed) // 2
    once = typed[:half].rstrip()
    is_long = len(once) >= _AGAIN_NEXT or (once.count(" ") >= _AGAIN_WORDS - 1 and once[-1].isalpha())
    return once if is_long and once == typed[-half:].lstrip() else ""


def _cell_alone(rows: Sequence[str], place: int) -> str:
    """The text of a row with bars at its ends but none inside, and no rows beside it; "" for any other line."""
    beside = [rows[at] for at in (place - 1, place + 1) if 0 <= at < len(rows)]
    match = _BAR.fullmatch(rows[place].strip())
    is_row = any("|" in row.strip("| ") or _RULE.match(row) for row in beside)
    return match["text"] if match and not is_row else ""


def _is_title(row: str, title: str) -> bool:
    typed = row.strip(_MARKS)
    if title in typed:
        beside = typed.replace(title, " ").strip(" ()-–|")
        if not beside or is_stamp(beside) or is_day(beside):  # which portals join to it
            return True
        if len(title) >= _LONG and _SITE.fullmatch(typed, len(title)):
            return True
    return abs(len(typed) - len(title)) <= len(title) // 10 and _letters(typed) == _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _is_heading(rows: Sequence[str], place: int, above: str, *, first: bool) -> bool:
    """Whether a line in bold or in capitals is a heading: alone, with prose below; a bold first line may be a lead."""
    row = rows[place].strip()
    bold = _BOLD.fullmatch(row)
    if not row.isupper() and (not bold or (first and ends_by_itself(row))):
        return False
    alone = not any(rows[at].strip() for at in (place - 1, place + 1) if 0 <= at < len(rows))
    if (
        not alone
        or len(row) > _LONGEST_TITLE
        or (not bold and (row.endswith(":") or not _is_capital_title(row, above)))
    ):
        return False
    near = filter(str.strip, rows[place + 1 : place + _NEAR])
    below = [*dropwhile(str.isupper, near)]  # headings may follow one another
    numbered = row.isupper() and any(map(LABEL.match, (row, *below[:1])))  # it heads everything up to the next
    section = takewhile(lambda row: not row.isupper(), below) if numbered else below[:1]
    return any(len(row) >= _PROSE for row in section)


def _is_capital_title(row: str, above: str) -> bool:
    """Whether a line in capitals is a title, but not the kind of a document or, below it, what that is about."""
    return (
        row.isupper()
        and (sum(map(str.isalpha, row)) > len("GHI CHÚ") or is_part(row) or LABEL.match(row) is not None)
        and row[0] not in "|#>-"
        and not _SIGNED.match(row)
        and SAID.keys().isdisjoint((fold(row), fold(above)))
    )
