"""The numbers of a list that shares one month, quarter or year: the "5, 7 - 9 và" of "5, 7 - 9 và 12/9"."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from plugins.vietnamese.expressions.clocks import is_hour, read_lead
from plugins.vietnamese.expressions.lexicon import AND_SIGNS, DASHES, TO_SIGNS
from plugins.vietnamese.expressions.point import LAST_MONTH, Beside, Point, Unit
from plugins.vietnamese.expressions.tokens import NUMBER, WORD, Reader

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

    @property
    def is_range(self) -> bool:
        """Whether they are the first half of a range: the "19 -" of "19 - 23/8"."""
        return self.joined and len(self.items) == 1


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
