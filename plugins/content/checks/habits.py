"""Checks for what is pasted with a page: portal text, its title, repeated lines, names of pictures, bold headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, dropwhile, takewhile
from typing import NamedTuple

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.citations.kinds import SAID
from plugins.vietnamese.text import fold

from ..body.list_lines import LABEL, ends_by_itself, is_part
from ..lines import Lines, beginning
from .captions import is_caption
from .page_frame import LONGEST_TITLE, MARKS, NEAR, PICTURE_NUMBER, PROSE, SIGNED, PageFrame
from .portal import LONGEST

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
_AGAIN, _AGAIN_NEXT, _AGAIN_WORDS = 80, 20, 4
"""The fewest letters of a line that must not be repeated in a text, and directly below itself; the fewest words that
must not be repeated within a line."""
_RULE = re.compile(r"\s*\|\s*[^|\s]")
_BAR = re.compile(r"(?:\| )?(?P<text>[^|]*[^|\s])(?: ?\|)?")
"""Matches a line with a bar at one end or both: the only cell that is left of a layout table."""
_ONCE = frozenset(("title-joined", "line-again", "heading-typed", "caption-alone"))
"""Codes that are reported once for a text, at the first line, with the number of lines."""


class _Hint(NamedTuple):
    """What is told of a line: its index, the code and the values of the message, and the lines to be removed."""

    place: int
    code: str
    values: Mapping[str, object] = {}
    removed: Sequence[str] = ()


def check(title: str, lines: Lines, diagnostics: Diagnostics) -> frozenset[str]:
    """Check the lines of a body, one by one; return those to be removed, trimmed. title: of its article or page."""
    page = PageFrame(title, lines.source.split("\n"))
    hints = [*_hints(page, lines.first_line)]
    headings = [hint for hint in hints if hint.code == "heading-typed"]
    opening = [place for place in page.header if place not in page.title_places]
    leading = [*takewhile(lambda place: page.rows[place].isupper(), opening)] or opening[:1]
    if all(hint.place in leading and not _is_numbered(page.rows[hint.place].strip(MARKS)) for hint in headings):
        hints = [hint for hint in hints if hint not in headings]  # more likely a lead, or the title of a document
    numbers = Counter(hint.code for hint in hints)
    told: set[str] = set()
    for hint in hints:
        if hint.code not in told:
            values = {"number": numbers[hint.code], **hint.values}
            diagnostics.warning(hint.code, lines.first_line + hint.place, **values)
        told |= _ONCE & {hint.code}
    return frozenset(chain.from_iterable(hint.removed for hint in hints))


def _hints(page: PageFrame, first_line: int) -> Iterator[_Hint]:
    """At most one hint for each line, or for the list of other articles that begins there."""
    places: dict[str, int] = {}
    above, end, is_below_leftover = "", 0, False
    for place, row in enumerate(page.rows):
        typed, is_short = row.strip(), len(row) <= LONGEST
        if not typed or place < end:
            continue
        hint = None
        if place in page.title_places:
            hint = _Hint(place, "title-again", removed=(typed,))
        elif is_short and (picture := _PICTURE.fullmatch(typed)):
            hint = _Hint(place, "picture-name", {"found": picture["name"]}, (typed,))
        elif is_short and page.holds(place, below_leftover=is_below_leftover):
            end = page.end_of_list(place)
            hint = _leftover(place, [*filter(None, map(str.strip, page.rows[place:end]))])
        elif typed.startswith(page.title) and (match := PICTURE_NUMBER.match(typed, len(page.title))):
            hint = _Hint(place, "title-joined", {"found": typed[: match.end()]})
        elif (before := places.setdefault(typed, place)) != place and _is_again(typed, above):
            hint = _Hint(place, "line-again", {"before": first_line + before}, (typed,))
        elif once := _repeated(typed):
            hint = _Hint(place, "text-again", {"found": beginning(once)})
        elif "|" in (typed[0], typed[-1]) and (cell := _cell_alone(page.rows, place)):
            hint = _Hint(place, "bar-left", {"found": beginning(cell)})
        elif is_short and _is_heading(page.rows, place, above, first=place == page.header[0]):
            hint = _Hint(place, "heading-typed", {"found": typed.strip(MARKS).rstrip(":")})
        elif not _is_picture(above) and is_caption(page.rows, place, above):
            hint = _Hint(place, "caption-alone", {"found": beginning(typed)})
        if hint:
            yield hint
        above, is_below_leftover = typed, bool(hint and hint.removed)


def _is_picture(row: str) -> bool:
    return row.startswith("![") or _PICTURE.fullmatch(row) is not None


def _leftover(place: int, removed: Sequence[str]) -> _Hint:
    """The hint for a leftover and the titles of other articles below it, all of which are to be removed."""
    found, last = beginning(removed[0]), beginning(removed[-1])
    if len(removed) == 1:
        return _Hint(place, "leftover", {"found": found}, removed)
    return _Hint(place, "articles-listed", {"found": found, "number": len(removed) - 1, "last": last}, removed)


def _is_again(typed: str, above: str) -> bool:
    """Whether a line that repeats an earlier one, perhaps the one above, must not; rows of tables and of dots may."""
    return len(typed) >= (_AGAIN_NEXT if typed == above else _AGAIN) and typed[0] not in "|.…_"


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


def _is_heading(rows: Sequence[str], place: int, above: str, *, first: bool) -> bool:
    """Whether a line in bold or in capitals is a heading: alone, with prose below; a bold first line may be a lead."""
    row = rows[place].strip()
    bold = _BOLD.fullmatch(row)
    if not row.isupper() and (not bold or (first and ends_by_itself(row))):
        return False
    alone = not any(rows[at].strip() for at in (place - 1, place + 1) if 0 <= at < len(rows))
    if not alone or len(row) > LONGEST_TITLE or (not bold and (row.endswith(":") or not _is_capital_title(row, above))):
        return False
    near = filter(str.strip, rows[place + 1 : place + NEAR])
    below = [*dropwhile(str.isupper, near)]  # headings may follow one another
    numbered = row.isupper() and any(map(LABEL.match, (row, *below[:1])))  # it heads everything up to the next
    section = takewhile(lambda row: not row.isupper(), below) if numbered else below[:1]
    return any(len(row) >= PROSE for row in section)


def _is_capital_title(row: str, above: str) -> bool:
    """Whether a line in capitals is a title, but not the kind of a document or, below it, what that is about."""
    return (
        row.isupper()
        and (sum(map(str.isalpha, row)) > len("GHI CHÚ") or _is_numbered(row))
        and row[0] not in "|#>-"
        and not SIGNED.match(row)
        and SAID.keys().isdisjoint((fold(row), fold(above)))
    )


def _is_numbered(row: str) -> bool:
    """Whether a heading begins with a number or is one: "II. KẾT QUẢ", "CHƯƠNG V"."""
    label = LABEL.match(row)
    return is_part(row) or (label is not None and any(map(str.isalnum, label[0])))
