"""What the grammar reads, before it is checked whether such a day exists."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from plugins.vietnamese.when import DateFault

LAST_MONTH = 12
"""The last month of a year, in either calendar."""
Unit = Literal["day", "month", "quarter", "half", "months", "year", "decade", "century"]


class Clock(Struct, frozen=True):
    """A time of day as written; part: of "day part", None if not given; offset: minutes from UTC, None for Hanoi."""

    hour: int
    minute: int
    part: int | None = None
    offset: int | None = None


class Beside(Struct, frozen=True):
    """What accompanies a day: its weekday, one or two clocks (from, until), a part of the day.

    english: the weekday was English; today: it was called today, yesterday or the like.
    """

    weekday: int | None = None
    clock: Clock | None = None
    until: Clock | None = None
    part: int | None = None
    english: bool = False
    today: bool = False


class Point(Struct):
    """A single date or period as written; None for what was not given.

    short: a two-digit year. until: the last day of a range within a list. number: the quarter, half, or first month of
    "months"; last: the last of these months. cycle: the lunar year's place in the sexagenary cycle; years_on: -1 for
    "năm ngoái", 0 for "năm nay". traditional: the month was called Giêng or Chạp; named_one: it was called Một. tet:
    days are counted around Tết; eve: the last day of the old lunar year; named: a feast, given by name and not in
    figures. part: only a part of the period was meant, "cuối tháng 9". swaps: day and month in figures could be
    exchanged; other: the same day in the other calendar. firm: its words leave no doubt that it is a date; bare: only
    "5/9"; wrong: the fault of a malformed year.
    """

    unit: Unit
    year: int | None = None
    short: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    number: int | None = None
    last: int | None = None
    cycle: int | None = None
    years_on: int | None = None
    lunar: bool | None = None
    leap: bool = False
    traditional: bool = False
    named_one: bool = False
    tet: bool = False
    eve: bool = False
    named: bool = False
    part: bool = False
    year_first: bool = False
    swaps: bool = False
    other: Point | None = None
    firm: bool = False
    bare: bool = False
    wrong: DateFault | None = None
    beside: Beside = Beside()

    @property
    def has_year(self) -> bool:
        """Whether the year was given, in any form."""
        said = (self.year, self.short, self.cycle, self.years_on)
        return any(one is not None for one in said)


class Span(Struct, frozen=True):
    """A span from one point to another."""

    first: Point
    last: Point

    @property
    def points(self) -> tuple[Point, ...]:
        """Both ends."""
        return self.first, self.last

    @property
    def firm(self) -> bool:
        """Whether its words leave no doubt that it is a span of dates."""
        return self.first.firm or self.last.firm


class Listing(Struct, frozen=True):
    """Listed points, joined by commas or "và"; tokens: the first token of each, and the one after its last."""

    points: tuple[Point, ...]
    tokens: tuple[tuple[int, int], ...]

    @property
    def mixed(self) -> bool:
        """Whether it lists periods of several kinds: "tháng 9 và 9 tháng đầu năm 2022"."""
        return len({point.unit for point in self.points}) > 1

    @property
    def detailed(self) -> bool:
        """Whether it has ranges or own hours or parts: "8h ngày 26 và 14h ngày 27/9", "cuối tháng 8, đầu tháng 9"."""
        own = sum(point.part or point.beside.clock is not None for point in self.points)
        return own > 1 or any(point.until for point in self.points)

    @property
    def firm(self) -> bool:
        """Whether its words leave no doubt that they are dates."""
        return self.mixed or any(point.firm for point in self.points)


Reading = Point | Span | Listing
