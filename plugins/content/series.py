"""Series: articles that recur monthly or quarterly, in order, with visible gaps."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plugins.vietnamese.names import ROMAN

from .grouping import collected, grouped
from .messages import MESSAGES
from .model import Archive, Article, Card, Rhythm, Series

ADDRESS = "/chuoi/{}/"
_MONTHS: Mapping[Rhythm, int] = {"month": 1, "quarter": 3}


class Slot(Struct, frozen=True):
    """A place in a series: its year, the period in it (from 1), its label ("tháng 1/2021", "Quý III/2019"), and its
    article, None for a gap."""

    year: int
    period: int
    label: str
    card: Card | None


class Run(Struct, frozen=True):
    """A series from its first article to its last, oldest first. Two articles about one period take two slots."""

    series: Series
    slots: tuple[Slot, ...]

    @property
    def address(self) -> str:
        """The address of the page of the series."""
        return ADDRESS.format(self.series.slug)

    @property
    def gaps(self) -> int:
        """The number of periods without an article."""
        return sum(slot.card is None for slot in self.slots)


class SeriesPlace(Struct, frozen=True, array_like=True):
    """The place of an article in a series: the label of its slot, and the articles before and after it."""

    series: Series
    label: str
    previous: Card | None
    next: Card | None
    address: str


def runs(archive: Archive) -> tuple[Run, ...]:
    """Every series that has an article, in the order of the data file."""
    members = _members(archive)
    return tuple(
        Run(series, _slots(series, members[slug])) for slug, series in archive.data.series.items() if slug in members
    )


def places(archive: Archive) -> Mapping[str, tuple[SeriesPlace, ...]]:
    """The places of each article in its series, by its content path."""
    found: dict[str, tuple[SeriesPlace, ...]] = {}
    for slug, articles in _members(archive).items():
        series = archive.data.series[slug]
        cards = [None, *(article.card for article in articles), None]
        for article, before, after in zip(articles, cards, cards[2:], strict=False):
            label = _label(series.rhythm, _position(series.rhythm, article))
            place = SeriesPlace(series, label, before, after, ADDRESS.format(slug))
            found[article.file] = (*found.get(article.file, ()), place)
    return found


def _members(archive: Archive) -> Mapping[str, list[Article]]:
    """The articles of each series, sorted by period, then in archive order."""
    series = {slug: category.series for slug, category in archive.data.categories.items()}
    members = collected((slug, article) for article in archive.listed if (slug := series[article.category]) is not None)
    for slug, articles in members.items():
        rhythm = archive.data.series[slug].rhythm
        articles.sort(key=lambda article: _position(rhythm, article))  # `rhythm` is bound late, but used at once
    return members


def _slots(series: Series, articles: list[Article]) -> tuple[Slot, ...]:
    rhythm = series.rhythm
    found = grouped(articles, lambda article: _position(rhythm, article))
    return tuple(
        Slot(*_year_and_period(rhythm, position), _label(rhythm, position), article.card if article else None)
        for position in range(min(found), max(found) + 1)
        for article in found.get(position, [None])
    )


def _position(rhythm: Rhythm, article: Article) -> int:
    """The number of the month or quarter that an article is about, counted from year 0."""
    start = (article.period or article.date).start
    return (start.year * 12 + start.month - 1) // _MONTHS[rhythm]


def _year_and_period(rhythm: Rhythm, position: int) -> tuple[int, int]:
    """The year of a position, and its month or quarter, from 1."""
    year, place = divmod(position, 12 // _MONTHS[rhythm])
    return year, place + 1


def _label(rhythm: Rhythm, position: int) -> str:
    year, period = _year_and_period(rhythm, position)
    return MESSAGES.say(f"slot-{rhythm}", year=year, period=ROMAN[period - 1] if rhythm == "quarter" else period)
