"""The archive by time: all years, years, quarters, months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from plugins.content.model import HOME, Category, Count
from plugins.content.periods import year_address
from plugins.content.targets import Page

from . import labels
from .addresses import TIMES, category_address
from .collections import Collection, Item, linked, listing, month_navigation, newest_change, shown, year_navigation
from .directories import directory
from .heat_map import heat_map
from .views import HeatMap, NavGroup

Collections = list[Collection]


def year_collections(items: Sequence[Item]) -> Collections:
    """Every year with articles, newest first."""
    return Collection(TIMES, labels.text("times"), items).split("year")


def archive_heat_map(items: Sequence[Item]) -> HeatMap:
    """The heat map of the whole archive."""
    return heat_map((item.year, item.month) for item in items)


def time_pages(items: Sequence[Item], categories: Mapping[str, Category]) -> Iterator[Page]:
    """The pages of all years, quarters and months that have articles, and the directory of years."""
    years = year_collections(items)
    quarters = {year.address: year.split("quarter") for year in years}
    months = {quarter.address: quarter.split("month") for quarter in chain(*quarters.values())}
    yield directory(
        TIMES, labels.text("times"), (year_navigation(years),), total=len(items), unit="articles",
        modified=newest_change(items), heat_map=archive_heat_map(items),
    )  # fmt: skip
    for year, newer, older in linked(years):
        its_months = [month for quarter in quarters[year.address] for month in months[quarter.address]]
        navigation = (
            _quarter_navigation(quarters[year.address]),
            month_navigation(its_months),
            _category_navigation(year, categories),
        )
        yield listing(year, shown(year), "month", HOME, navigation, newer, older)
    for quarter, newer, older in linked(list(chain(*quarters.values()))):
        yield listing(
            quarter, shown(quarter), "month", HOME, (month_navigation(months[quarter.address]),), newer, older
        )
    for month, newer, older in linked(list(chain(*months.values()))):
        yield listing(month, month.items, "day", newer=newer, older=older)


def _quarter_navigation(quarters: Collections) -> NavGroup:
    """Links to quarters, in calendar order."""
    parts = [(part, part.items[0]) for part in reversed(quarters)]
    counts = tuple(part.count(labels.quarter(item.year, item.quarter)) for part, item in parts)
    return NavGroup(labels.text("by-quarter"), counts)


def _category_navigation(year: Collection, categories: Mapping[str, Category]) -> NavGroup:
    """Links to the categories that have articles in a year."""
    numbers = Counter(item.card.category for item in year.items)
    below = year.items[0].year
    counts = tuple(
        Count(category.title, year_address(below, category_address(slug)), numbers[slug])
        for slug, category in categories.items()
        if numbers[slug]
    )
    return NavGroup(labels.text("by-category"), counts)
