"""The calendar heat map: how many articles each month has, so that busy and quiet years are visible at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from plugins.content.periods import month_address, year_address

from .views import HeatCell, HeatLevel, HeatMap, HeatRow

MONTHS = range(1, 13)
SMALLEST_SCALE = 16
"""The smallest number of articles at the top of the scale, so that a single article is never the darkest."""
SHORTEST_GAP = 3
"""At least this many consecutive years without articles are drawn as one row."""

Month = tuple[int, int]
"""Year and month."""


def heat_map(months: Iterable[Month]) -> HeatMap:
    """The heat map of all articles, given the month of each."""
    numbers = Counter(months)
    most = max(numbers.values(), default=0)
    years = {year for year, _ in numbers}
    rows = tuple(_row(first, last, numbers, most) for first, last in reversed(list(_spans(years))))
    return HeatMap(rows, tuple(_legend(most)), numbers.total())


def level_of(number: int, most: int) -> int:
    """0 for none, else 1 to 4 by the square root of the share of the busiest month, so that no peak dwarfs the rest."""
    return next(level for level in range(5) if number <= _highest(level, most))


def _highest(level: int, most: int) -> int:
    return level * level * max(most, SMALLEST_SCALE) // 16


def _legend(most: int) -> Iterator[HeatLevel]:
    for level in range(1, level_of(most, most) + 1):
        yield HeatLevel(level, _highest(level - 1, most) + 1, min(_highest(level, most), most))


def _spans(years: set[int]) -> Iterator[tuple[int, int]]:
    """The rows from the first year to the last, oldest first: single years, and long runs without an article."""
    previous = None
    for year in sorted(years):
        missing = range(year if previous is None else previous + 1, year)
        if len(missing) >= SHORTEST_GAP:
            yield missing[0], missing[-1]
        else:
            yield from ((empty, empty) for empty in missing)
        yield year, year
        previous = year


def _row(first: int, last: int, numbers: Mapping[Month, int], most: int) -> HeatRow:
    if first != last:
        return HeatRow(first, last, "", 0, ())
    cells = tuple(_cell(first, month, numbers.get((first, month), 0), most) for month in MONTHS)
    number = sum(cell.number for cell in cells)
    return HeatRow(first, last, year_address(first) if number else "", number, cells)


def _cell(year: int, month: int, number: int, most: int) -> HeatCell:
    return HeatCell(month, month_address(year, month) if number else "", number, level_of(number, most))
