"""Whether figures in running text are dates at all: by what leads them, what follows and what stands in their row."""

from __future__ import annotations

import re
from itertools import pairwise

from plugins.vietnamese.expressions import beside
from plugins.vietnamese.expressions.point import LAST_MONTH, Point
from plugins.vietnamese.expressions.tokens import WORD, Reader

_NAMED_DAY = re.compile(r".*(?<!\w)[Nn]gày (?P<first>[^\W\d_])[^\d.,;:!?()\n]+\(?$", re.DOTALL)
_LONGEST_NAME = 80
"""How many characters the name of a day has at most: "Ngày Doanh nhân Việt Nam"."""
_ALWAYS = 24, 7
"""What is written like a day and means at all times."""
_ROUNDS = (1, 2), (1, 4), (1, 8)
"""By what shares the last rounds of a contest go: "bán kết 1/2"."""
_BADGES = (3, 2), (19, 5), (2, 9), (7, 11)
"""On which days the Party gives its badges (Guidance 12-HD/BTCTW of 2022): "đợt 2/9"."""
_CLAUSE_ENDS = '\n.,;:!?()“"'
_BULLETS = " -–+•*"


def settle_bare(reader: Reader, points: list[Point], places: list[tuple[int, int]]) -> None:
    """Take "5/9, 12/9" for days where a sure one leads or ends them and they go forward; else drop what is but figures.

    "ngày 5/6, 4/5 Tiểu ban" and "ngày 5/6, 7/8 số phiếu" go on with shares.
    """
    sure = not points[0].bare or not points[-1].bare
    forward = all(
        _place(one) < _place(other) or (other.has_year and _turns(one, other)) for one, other in pairwise(points)
    )
    start, end = places[-1]
    closed = reader.lexicon.before("announcing", reader.text, reader.tokens[places[0][0]].start) == beside.FEAST
    closed = closed or points[-1].has_year or reader.tokens[start - 1].kind == WORD or not may_count(reader, end)
    if sure and forward and closed:
        for point in points:
            point.bare = False
        return
    while len(points) > 1 and points[-1].bare:
        del points[-1], places[-1]
    if points[0].bare:
        del points[1:], places[1:]


def _place(point: Point) -> tuple[int, int]:
    """Where in a year a day stands."""
    return point.month or 0, point.day or 0


def _turns(one: Point, other: Point) -> bool:
    """Whether the year turns between two days: "29/12 và 02/01/2024"."""
    return (one.month or 0) - (other.month or 0) > LAST_MONTH // 2


def is_announced(reader: Reader, first: int, point: Point) -> bool:
    """Whether the words before figures make them a day: "dịp 30/4", "trước 30/6", "đến hết 5/9", "từ 20/10",
    "Ngày Doanh nhân Việt Nam 13/10".

    What may be a share or a decimal needs more: nothing that it would count may follow.
    """
    text, start = reader.text, reader.tokens[first].start
    day, month = point.day or 0, point.month or 0
    by_slash = (day, month) != _ALWAYS and reader.is_sign("/", -2)
    is_more = by_slash and day > month  # than the whole, as no share is
    is_no_share = by_slash and day > LAST_MONTH
    match reader.lexicon.before("announcing", text, start):
        case beside.FEAST:
            return True
        case beside.DEADLINE:
            return is_no_share or not may_count(reader)
        case beside.OPENING:
            return is_more or ((day, month) not in _ROUNDS and not may_count(reader))
        case beside.EVENT:
            return is_more and not may_count(reader)
        case beside.TO_OR_FROM:
            return is_no_share
    if (day, month) in _BADGES and reader.lexicon.before("ordered", text, start):
        return True
    if text[start - 1 : start] == "(":
        return is_more and reader.is_sign(")")  # "lần 1 (11/8)"
    if is_more and reader.is_sign(":") and begins_item(reader, first):
        return True
    return _is_named(text, start) and (is_no_share or not may_count(reader))


def begins_item(reader: Reader, at: int) -> bool:
    """Whether nothing but the sign of an item stands before a token in its line, or in its part of "a: …; b: …"."""
    start = reader.tokens[at].start
    return not reader.text[max(reader.text.rfind(sign, 0, start) for sign in "\n:;") + 1 : start].strip(_BULLETS)


def _is_named(text: str, start: int) -> bool:
    """Whether the name of a day stands right before."""
    name = _NAMED_DAY.match(text[max(0, start - _LONGEST_NAME) : start])
    return name is not None and name["first"].isupper()


def goes_on(previous: Point, point: Point, *, alone: bool, several: bool) -> bool:
    """Whether a point needs what was said before it; in prose, whole dates in a row are dates of their own.

    alone: it is but a number; several: words say that more than one comes, as in "các năm 2017, 2019".
    """
    if not previous.has_year:
        return not point.bare or _place(previous) < _place(point)
    years = (point.year or 0) - (previous.year or 0)  # "năm 2019, 2020"
    return point.unit == "year" and alone and (years == 1 or (several and years > 0))


def are_shares(first: Point, last: Point, *, told: bool) -> bool:
    """Whether figures may be shares: "1/3 - 1/2", "từ 1/3 đến 1/2"; not "30/4 - 1/5", hardly "từ 5/9 đến 7/9"."""
    in_order = (first.month or 0, first.day or 0) < (last.month or 0, last.day or 0)
    return max(first.day or 0, last.day or 0) <= LAST_MONTH and not (told and in_order)


def are_decimals(reader: Reader, begin: int, figures: int) -> bool:
    """Whether "từ 3.4" at a token gives the least of what is counted, "hệ số từ 3.4", and no day.

    Days begin a clause, follow what takes place on them, or are padded: "Từ 1.9", "diễn ra từ 1.9", "nghỉ từ 01.9".
    """
    text, start = reader.text, reader.tokens[begin].start
    before = text[max(0, start - 2) : start].rstrip(" ")
    begins_clause = not before or before[-1] in _CLAUSE_ENDS
    is_padded = reader.tokens[figures].key.startswith("0")
    return not (begins_clause or is_padded or reader.lexicon.before("announcing", text, start))


def may_count(reader: Reader, at: int | None = None) -> bool:
    """Whether something follows that the figures just read, or those before a token, may count."""
    at = reader.at if at is None else at
    end = reader.tokens[at - 1].end
    goes_on = any(reader.lexicon.after(role, reader.text, end) for role in ("clause", "limit after"))
    return says_more(reader, at) and not goes_on


def says_more(reader: Reader, at: int) -> bool:
    """Whether a word follows at once, as what figures count does."""
    end = reader.tokens[at - 1].end
    return reader.text[end : end + 2].strip(" ")[:1].isalpha()
