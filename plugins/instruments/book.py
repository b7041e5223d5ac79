"""All instruments that an archive cites, with what is known of each and every place that cites it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plugins.content.model import Archive, Article, notes_of
from plugins.vietnamese.citations import issuer_name, kind_name

from .data import KNOWN
from .model import Cited, Known, address_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument. kind, issuer: names, "" where nothing tells them; year: 0 likewise; date: ISO 8601 or "".

    places: the articles that lists show, oldest first, each with where it cites the instrument. known: what editors
    know.
    """

    key: str
    title: str
    kind: str
    issuer: str
    number: str
    symbol: str
    year: int
    date: str
    known: Known | None
    places: tuple[tuple[Article, tuple[Cited, ...]], ...]

    @property
    def address(self) -> str:
        """Where its page stands."""
        return address_of(self.key)

    @property
    def subject(self) -> str:
        """What it is about, as editors know."""
        return self.known.subject if self.known else ""


@dataclass(frozen=True, slots=True)
class Book:
    """The instruments by their keys, in no order. of_article: what each article cites, by its file."""

    entries: Mapping[str, Entry]
    of_article: Mapping[str, tuple[str, ...]]

    def together(self, entry: Entry) -> list[tuple[Entry, int]]:
        """What else the articles that cite an instrument cite, with how many of them do, the most first."""
        counted: Counter[str] = Counter()
        for article, _ in entry.places:
            counted.update(key for key in self.of_article[article.file] if key != entry.key)
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(self.entries[key], number) for key, number in ordered]


@lru_cache(maxsize=1)
def read_book(archive: Archive) -> Book:
    """The book of an archive."""
    places: dict[str, list[tuple[Article, tuple[Cited, ...]]]] = {}
    of_article: dict[str, tuple[str, ...]] = {}
    for article in archive.articles:
        cited: dict[str, list[Cited]] = {}
        for each in notes_of(article.body, Cited):
            cited.setdefault(each.citation.key, []).append(each)
        if cited:
            of_article[article.file] = tuple(cited)
        for key, some in cited.items():
            places.setdefault(key, []).append((article, tuple(some)))
    known = {each.key: each for each in KNOWN.of(archive.data)}
    return Book({key: _entry(key, some, known.get(key)) for key, some in places.items()}, of_article)


def _entry(key: str, places: Sequence[tuple[Article, tuple[Cited, ...]]], known: Known | None) -> Entry:
    cited = [each.citation for _, some in places for each in some]
    listed = tuple((article, some) for article, some in places if article.listed)
    first = max(cited, key=lambda each: ((each.kind, each.issuer, each.symbol) != ("", "", ""), not each.again))
    kind = _most(each.kind for each in cited)
    words = _most(each.issuer_words for each in cited) if first.issuer in ("TW", "UBND", "HĐND", "TU") else ""
    issuer = (known.issuer_words if known else "") or words or issuer_name(_most(each.issuer for each in cited))
    date = (known.date if known else "") or _most(each.date for each in cited)
    title = max((each.title for each in cited), key=len)
    return Entry(key, title, kind_name(kind), issuer, first.number, first.symbol, first.year, date, known, listed)


def _most(values: Iterable[str]) -> str:
    """What is told most often, the first of several; "" where nothing is."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""
