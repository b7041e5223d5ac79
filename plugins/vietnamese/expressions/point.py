"""What the grammar reads, before it is known whether such a day exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.vietnamese.when import DateFault

Unit = Literal["day", "month", "quarter", "half", "months", "year", "decade"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; part: of "day part", None if not said; offset: minutes ahead of UTC, None for Hanoi."""

    hour: int
    minute: int
    part: int | None = None
    offset: int | None = None


@dataclass(slots=True)
class Point:
    """One time as written; None is what was not said.

    number: the quarter, half, or first month of "months"; last: the last of these months. cycle: the lunar year's
    place in the sexagenary cycle.
    traditional: the month was called Giêng or Chạp; named_one: it was called Một. eve: the last day of the old lunar
    year; tet: days are counted around Tết; named: the day is a festival, no figure of it was written.
    firm: its words leave no doubt that it is a date; bare: only "5/9"; wrong: already known not to be a date.
    """

    unit: Unit
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    last: int | None = None
    cycle: int | None = None
    traditional: bool = False
    named_one: bool = False
    lunar: bool | None = None
    leap: bool = False
    tet: bool = False
    eve: bool = False
    named: bool = False
    weekday: int | None = None
    clock: Clock | None = None
    until: Clock | None = None
    firm: bool = False
    bare: bool = False
    year_first: bool = False
    wrong: DateFault | None = None

    def on(
        self,
        *,
        day: int | None = None,
        month: int | None = None,
        year: int | None = None,
        lunar: bool | None = None,
        tet: bool = False,
        eve: bool = False,
        named: bool = False,
        firm: bool = False,
        year_first: bool = False,
    ) -> Point:
        """A new day with this point's weekday and clock."""
        return Point(
            "day", year, month, day, lunar=lunar, tet=tet, eve=eve, named=named, firm=firm, year_first=year_first,
            weekday=self.weekday, clock=self.clock, until=self.until,
        )  # fmt: skip

    @property
    def has_year(self) -> bool:
        """Whether the year was said, in figures or by name."""
        return self.year is not None or self.cycle is not None


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another."""

    first: Point
    last: Point

    @property
    def points(self) -> tuple[Point, ...]:
        """Both ends."""
        return self.first, self.last

    @property
    def firm(self) -> bool:
        """Whether its words leave no doubt that it is an interval of dates."""
        return self.first.firm or self.last.firm


@dataclass(frozen=True, slots=True)
class Listing:
    """Points one after the other, joined by commas or "và"; tokens: where each begins and ends in the reader."""

    points: tuple[Point, ...]
    tokens: tuple[tuple[int, int], ...]

    @property
    def firm(self) -> bool:
        """Whether its words leave no doubt that they are dates."""
        return any(point.firm for point in self.points)


Reading = Point | Span | Listing
