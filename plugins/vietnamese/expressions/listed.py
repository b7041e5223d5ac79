"""Lists: numbers that share one month, quarter or year, "5, 7 - 9 và 12/9", and bare figures, "5/9, 12/9"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from .certainty import are_padded, may_count, names_or_numbers
from .clocks import is_hour, read_lead
from .lexicon import AND_SIGNS, DASHES, SURE, TO_SIGNS
from .lunisolar import is_lunar
from .point import LAST_MONTH, Beside, Point, Unit
from .tokens import NUMBER, WORD, Reader

_UNITS: dict[str, Unit] = {"day": "day", "early": "day", "month": "month", "quarter": "quarter"}
_FIELDS: dict[Unit, str] = {"day": "day", "month": "month", "quarter": "number"}
"""The units, by the roles of the words for them; the field of a point with its number, by its unit."""


class Item(NamedTuple):
    """A number or range of numbers in a list, at tokens start to end.

    until: the end of a range; lead: the clock or day part before the number.
    """

    number: int
    until: int | None
    lead: Beside | None
    start: int
    end: int


class Numbers(NamedTuple):
    """The numbers before a date whose month, quarter or year they share, beginning at token `first`.

    unit: that of the word before them, if any; joined: only "đến" or a dash separates the last from the date; by_word:
    a word does, "đến" or "và".
    """

    first: int
    unit: Unit | None
    items: list[Item]
    joined: bool
    by_word: bool


def read_numbers(reader: Reader, start: int) -> Numbers:
    """Read "ngày 5, 7 - 9 và" before "12/9"; start: the token at which the first item begins, with its "từ"."""
    first, lead = reader.at, _read_own_lead(reader)
    unit = _read_unit(reader) or ("day" if lead else None)
    items: list[Item] = []
    while (number := _read_number(reader)) is not None:
        joined, after = read_to(reader), reader.at
        if joined and items and _ends_a_day(reader, number):
            break
        until = None
        if joined:
            reader.has("day") or reader.has("early")
            until = _read_number(reader)
        end = reader.at
        # "đêm 20 rạng sáng 21/8", but "3 đêm 20, 21 và 22/8"
        is_listed = read_and(reader) or ((unit or items) and reader.sees("day part"))
        if joined and not (until and is_listed):
            reader.at = after
            items.append(Item(number, None, lead, start, after))
            return Numbers(first, unit, items, joined=True, by_word=reader.is_kind(WORD, -1))
        if not is_listed:
            break
        items.append(Item(number, until, lead, start, end))
        start, lead = reader.at, _read_own_lead(reader)
        reader.has("from")
        reader.has("day") or reader.has("early")
    if items:
        reader.at = start
    return Numbers(first, unit, items, joined=False, by_word=reader.is_kind(WORD, -1))


def _ends_a_day(reader: Reader, number: int) -> bool:
    """Whether the dash just read after a number belongs to a day, "và 28-5", not to a range, "và 26-28/5"."""
    if not (reader.is_sign(DASHES, -1) and reader.number):
        return False
    until, at, is_tight = int(reader.number), reader.at, reader.glued(-1)
    reader.at += 1
    goes_on = reader.is_sign("/.") or reader.sees("month") or (reader.is_sign(DASHES) and reader.glued() != is_tight)
    goes_on = goes_on or (read_and(reader) and bool(reader.number) and not reader.is_sign(DASHES, 1))
    reader.at = at
    return not goes_on or until <= number


def are_days(reader: Reader, items: list[Item], last: Point) -> bool:
    """Whether listed numbers and ranges ascend to the day just read, in another form; not in "ngày 5-9 và 10-10"."""
    days = [day for item in items for day in (item.number, item.until) if day] + [last.day or 0]
    dashes = [item.end - reader.at - 2 for item in items if item.until]
    same = [at for at in dashes if reader.is_sign(DASHES, at) and reader.glued(at) == reader.glued(-2)]
    return last.unit == "day" and days == sorted({*days}) and not (same and reader.is_sign(DASHES, -2))


def _read_own_lead(reader: Reader) -> Beside | None:
    """The clock or day part before one number of a list: "chiều 16 và sáng 17.10", "8h ngày 26 và 14h ngày 27/9"."""
    may_lead = is_hour(reader) if reader.is_kind(NUMBER) else reader.starts("own lead")
    return read_lead(reader) if may_lead else None


def _read_unit(reader: Reader) -> Unit | None:
    """Read the word for the unit of the numbers: "ngày", "mùng", "hai ngày,", "tháng", "quý"."""
    start = reader.at
    for role, unit in _UNITS.items():
        if reader.has(role):
            if reader.at - start > 1:
                reader.sign(",")  # "hai ngày, 8 và 9/9"
            reader.has("early")
            return unit
    return None


def _read_number(reader: Reader) -> int | None:
    digits = reader.figures()
    return int(digits) if digits else reader.phrase("roman")


def points_like(last: Point, numbers: Numbers, *, firm: bool, prose: bool) -> tuple[Point, ...]:
    """Points like the last with these numbers, then the last itself; () if they cannot be dates.

    firm: words make clear that they are dates. prose: shares and counts such as "2-3/4" are no dates.
    """
    field = _FIELDS.get(last.unit)
    if field is None or getattr(last, field) is None:
        return ()
    firm = firm or (last.firm and last.has_year)
    if prose and not firm and (number_of(last) <= LAST_MONTH or (last.month or 0) > LAST_MONTH):
        return ()  # "2-3/4" is a share, "19 - 23/8" cannot be; "số 20, 21, 22-31" counts
    points = [replace(last, beside=Beside(), bare=False, firm=firm) for _ in numbers.items]
    for point, item in zip(points, numbers.items, strict=True):
        setattr(point, field, item.number)
    return *points, replace(last, bare=False, firm=firm)


def number_of(point: Point) -> int:
    """The day, month or quarter of a point, by its unit."""
    number: int = getattr(point, _FIELDS[point.unit])
    return number


def read_to(reader: Reader) -> bool:
    """Consume the sign or word of a span, "-" or "đến"; whether there was one."""
    return reader.has("to") or bool(reader.sign(TO_SIGNS))


def read_and(reader: Reader) -> bool:
    """Consume the separator of a list, "," or "và" or both; whether there was one."""
    comma = reader.sign(AND_SIGNS)
    return reader.has("and") or bool(comma)


def settle_bare(reader: Reader, points: list[Point], places: list[tuple[int, int]]) -> None:
    """Accept "5/9, 12/9" as days if the first or last is certain and they ascend; else drop bare figures at the end.

    In "ngày 5/6, 4/5 Tiểu ban" and "ngày 5/6, 7/8 số phiếu", fractions follow the day.
    """
    sure = not points[0].bare or not points[-1].bare
    text, first = reader.text, reader.tokens[places[0][0]].start
    is_told = reader.lexicon.before("announcing", text, first) == SURE
    by_slash = reader.tokens[places[0][0] + 1].key == "/" and len(points) > 2
    if (by_slash or are_padded(reader, places[-1][1])) and not names_or_numbers(reader, first):
        # "3 đêm: 2/6, 10/6 và 17/6" are no fractions, which never exceed one; "lớp 10/1, 10/2, 10/3" are classes
        sure = sure or max(point.day or 0 for point in points) > LAST_MONTH
    while sure and len(points) > 1:
        start, end = places[-1]
        closed = points[-1].has_year or reader.tokens[start - 1].kind == WORD or not may_count(reader, end)
        if (is_told or closed) and _go_forward(points):
            for point in points:
                point.bare = False
            return
        if not points[-1].bare:
            break
        del points[-1], places[-1]
    if points[0].bare:
        del points[1:], places[1:]


def _go_forward(points: list[Point]) -> bool:
    """Whether days ascend, or a new year begins between two: "29/12 và 02/01/2024"."""
    return all(
        _place(one) < _place(other) or (other.has_year and (one.month or 0) - (other.month or 0) > LAST_MONTH // 2)
        for one, other in pairwise(points)
    )


def _place(point: Point) -> tuple[int, int]:
    """A day's position in the year: its month and day."""
    return point.month or 0, point.day or 0


def goes_on(previous: Point, point: Point, *, alone: bool, several: bool) -> bool:
    """Whether a point continues the list before it; in prose, complete dates in a row are separate dates.

    alone: it is a single number; several: words announce more than one, as in "các năm 2017, 2019".
    """
    if not previous.has_year:
        is_same_day = is_lunar(point) and not is_lunar(previous)  # "13/2, mùng 4 Tết"
        return not (point.bare or is_same_day) or _place(previous) < _place(point)
    years = (point.year or 0) - (previous.year or 0)  # "năm 2019, 2020"
    return point.unit == "year" and alone and (years == 1 or (several and years > 0))
