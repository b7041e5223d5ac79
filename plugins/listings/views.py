"""What list templates see: small frozen records, so that a page is stale only if what it shows has changed."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.content.filling import Filling
from plugins.content.model import Card, Category, Count
from plugins.vietnamese.dates import When

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the characters that XML does not allow."""
    return _NOT_XML.sub("", text)


class NavGroup(Struct, frozen=True, array_like=True):
    """Links of one kind: the months of a year, the years of a category."""

    title: str
    counts: tuple[Count, ...]


class Group(Struct, frozen=True, array_like=True):
    """Articles under one heading, newest first. address: of the page that lists all of them, or ""."""

    heading: str
    address: str
    cards: tuple[Card, ...]


class HeatCell(Struct, frozen=True, array_like=True):
    """A month of the heat map. level: 0 (none) to 4 (most). address: "" without articles."""

    month: int
    address: str
    number: int
    level: int


class HeatRow(Struct, frozen=True, array_like=True):
    """A year of the heat map with its twelve cells, or a run of years without articles, which has no cells."""

    first: int
    last: int
    address: str
    number: int
    cells: tuple[HeatCell, ...]


class HeatLevel(Struct, frozen=True, array_like=True):
    """What a level of the heat map means: from `low` to `high` articles a month."""

    level: int
    low: int
    high: int


class HeatMap(Struct, frozen=True, array_like=True):
    """How many articles each month of the archive has, newest year first."""

    rows: tuple[HeatRow, ...]
    levels: tuple[HeatLevel, ...]
    total: int


class SeriesRow(Struct, frozen=True, array_like=True):
    """A period of a series with its article, or consecutive periods without one. missing: the number of these."""

    label: str
    card: Card | None
    missing: int


class SeriesCell(Struct, frozen=True, array_like=True):
    """A period in the calendar of a series: its short and full names, and the address of its article, "" for a gap.

    outside: whether it is before the first or after the last article of the series, and so not a gap.
    """

    name: str
    label: str
    address: str
    outside: bool = False


class SeriesYear(Struct, frozen=True, array_like=True):
    """The periods of a series in one year, first period first, as rows and as cells of a calendar."""

    year: int
    rows: tuple[SeriesRow, ...]
    cells: tuple[SeriesCell, ...]

    @property
    def decade(self) -> int:
        """The first year of its decade."""
        return self.year // 10 * 10

    @property
    def found(self) -> int:
        """The number of articles in the year."""
        return sum(row.card is not None for row in self.rows)

    @property
    def missing(self) -> int:
        """The number of periods without an article in the year."""
        return sum(row.missing for row in self.rows)


class FeedEntry(Struct, frozen=True, array_like=True):
    """An article in a feed; addresses in its fillings are absolute, and its texts have passed `xml_text`.

    english: the address of its translation, or "".
    """

    address: str
    title: str
    published: When
    updated: When
    authors: tuple[str, ...]
    category: Category
    summary: str
    fillings: tuple[Filling, ...]
    english: str = ""
