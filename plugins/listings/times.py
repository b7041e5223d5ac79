"""The archive by time: all years, years, quarters, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from plugins.content.model import Category, Crumb, Page

from . import labels
from .addresses import HOME, TIMES, category_address, month_address, quarter_address, year_address
from .directories import directory
from .heat_map import heat_map
from .records import Count, HeatMap, WayGroup
from .shelves import Entry, Shelf, beside, by_day, by_month, grouped, listing, month_way, shown, year_way

Shelves = list[Shelf]


def year_shelves(entries: Sequence[Entry]) -> Shelves:
    """Every year with articles, newest first."""
    above = (Crumb(labels.text("times"), TIMES),)
    return [
        Shelf(year_address(year), labels.year(year), found, above)
        for year, found in grouped(entries, lambda entry: entry.year).items()
    ]


def archive_heat_map(entries: Sequence[Entry]) -> HeatMap:
    """The heat map of the whole archive."""
    return heat_map((entry.year, entry.month) for entry in entries)


def time_pages(entries: Sequence[Entry], categories: Sequence[Category]) -> Iterator[Page]:
    """The pages of all years, quarters and months that have articles, and the directory of years."""
    years = year_shelves(entries)
    quarters = {year.address: _quarters(year) for year in years}
    months = {quarter.address: _months(quarter) for quarter in chain(*quarters.values())}
    yield _all_years(years, entries)
    for year, newer, older in beside(years):
        its_months = [month for quarter in quarters[year.address] for month in months[quarter.address]]
        ways = (_quarter_way(quarters[year.address]), month_way(its_months), _category_way(year, categories))
        yield listing(year, by_month(shown(year), HOME), ways, newer, older)
    for quarter, newer, older in beside(list(chain(*quarters.values()))):
        yield listing(quarter, by_month(shown(quarter), HOME), (month_way(months[quarter.address]),), newer, older)
    for month, newer, older in beside(list(chain(*months.values()))):
        yield listing(month, by_day(month.entries), (), newer, older)


def _all_years(years: Shelves, entries: Sequence[Entry]) -> Page:
    return directory(
        TIMES,
        labels.text("times"),
        (year_way(years),),
        total=len(entries),
        unit="articles",
        modified=max((entry.modified for entry in entries), default=None),
        heat_map=archive_heat_map(entries),
    )


def _quarters(year: Shelf) -> Shelves:
    number = year.entries[0].year
    return [
        Shelf(quarter_address(number, quarter), labels.quarter(number, quarter), found, (*year.ancestors, year.crumb))
        for quarter, found in grouped(year.entries, lambda entry: entry.quarter).items()
    ]


def _months(quarter: Shelf) -> Shelves:
    number = quarter.entries[0].year
    above = (*quarter.ancestors, quarter.crumb)
    return [
        Shelf(month_address(number, month), labels.month(number, month), found, above)
        for month, found in grouped(quarter.entries, lambda entry: entry.month).items()
    ]


def _quarter_way(quarters: Shelves) -> WayGroup:
    """Quarters as in a calendar, the first of them first."""
    parts = [(part, part.entries[0]) for part in reversed(quarters)]
    counts = tuple(part.count(labels.quarter(entry.year, entry.quarter)) for part, entry in parts)
    return WayGroup(labels.text("by-quarter"), counts)


def _category_way(year: Shelf, categories: Sequence[Category]) -> WayGroup:
    """The categories that have articles in a year."""
    numbers = Counter(entry.card.category for entry in year.entries)
    below = year.entries[0].year
    counts = tuple(
        Count(category.title, year_address(below, category_address(category.slug)), numbers[category.slug])
        for category in categories
        if numbers[category.slug]
    )
    return WayGroup(labels.text("by-category"), counts)
