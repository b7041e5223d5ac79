"""What the results page shows of an article and filters by, in small files beside the shards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeVar

import orjson

from plugins.content.model import Article, Thumbnail, Turn
from plugins.content.targets import MadeFile
from plugins.core.codec import digest
from plugins.vietnamese.formatting import display, iso
from plugins.vietnamese.text import slug

from .addresses import ROOT
from .numbering import numbering

T = TypeVar("T")
CARDS = "cards"
"""The folder of the files of cards."""
FOLDER = 256
"""The most files of cards in one subfolder."""
TOGETHER = 2
"""How many numbers share a file of cards: results are scattered, so most of a larger file would be unused."""


def cards_path(file: int) -> str:
    """The path of a file in the folder of cards; subfolders keep any folder from holding thousands of files."""
    return f"{file // FOLDER}/cards-{file}.json"


class Enrichment(NamedTuple):
    """What the card and the filters of an article need beside its record.

    kinds: what readers can filter by: the kind of its category, "documents", "photographs", "english"; officials: the
    names of those in it; turn: see Archive; thumbnail: its image in lists; english: address, title and summary of its
    translation; attaches: whether it attaches files that have texts.
    """

    kinds: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    turn: Turn | None = None
    thumbnail: Thumbnail | None = None
    english: tuple[str, str, str] | None = None
    attaches: bool = False


NOTHING = Enrichment()


def card_files(
    articles: Sequence[Article], enrichments: Mapping[str, Enrichment] = MappingProxyType({})
) -> Iterator[MadeFile]:
    """The files 0/cards-0.json, 0/cards-1.json …, of TOGETHER numbers each, unless none is in use; and facets.json.

    enrichments: by content path.
    """
    numbered = numbering(articles).articles
    entries = {number: (article, enrichments.get(article.file, NOTHING)) for number, article in numbered.items()}
    for file, some in groupby(entries, lambda number: number // TOGETHER):
        own = {number % TOGETHER: entries[number] for number in some}
        made_from = digest([(place, one.card, more) for place, (one, more) in own.items()])
        yield MadeFile(f"{ROOT}{CARDS}/{cards_path(file)}", made_from, partial(cards, own))
    values = {number: _facets(*entry) for number, entry in entries.items()}
    yield MadeFile(f"{ROOT}{CARDS}/facets.json", digest([*values.items()]), partial(facets, values))


Entry = tuple[Article, Enrichment]


def cards(entries: Mapping[int, Entry]) -> bytes:
    """A file of cards by the position of their articles in it; null where there is none."""
    return orjson.dumps(_listed({place: _card(*entry) for place, entry in entries.items()}))


def _card(article: Article, enrichment: Enrichment) -> dict[str, object]:
    """The card of an article; rare properties are left out if absent."""
    card: dict[str, object] = {
        "address": _shortened(article.address, article.title, iso(article.date)),
        "title": article.title,
        "date": iso(article.date),
        "shown": display(article.date),
        "category": article.category,
        "authors": article.authors,
        "summary": article.summary,
    }
    if article.period:
        card["period"] = display(article.period)
    if enrichment.turn:
        card["turn"] = _turn(enrichment.turn)
    if enrichment.thumbnail:
        best, plain = enrichment.thumbnail.best, enrichment.thumbnail.plain
        card["picture"] = (best.address, best.type, plain.address, plain.width, plain.height)
    if enrichment.english:
        card["english"] = enrichment.english
    if enrichment.attaches:
        card["attached"] = True
    return card


def _shortened(address: str, title: str, date: str) -> str | int:
    """An address, or its length if it begins the one that its title and date give, as most do."""
    bare = address.removesuffix("/")
    return len(bare) if bare != address and by_title(title, date).startswith(bare) else address


def by_title(title: str, date: str) -> str:
    """The address, without the last slash, that the title and the date of an article give."""
    return f"/{date[:4]}/{date[5:7]}/{slug(title)}"


def _turn(turn: Turn) -> tuple[str, str, str]:
    return turn.opens, turn.ends, turn.state


class Facets(NamedTuple):
    """What an article may be filtered by. month: counted from year 0; turn: see Archive; the rest by name."""

    category: str
    author: tuple[str, ...]
    tag: tuple[str, ...]
    official: tuple[str, ...]
    kind: tuple[str, ...]
    month: int
    turn: Turn | None


SEVERAL = ("author", "tag", "official", "kind")
"""The facets of which an article may have several."""


def _facets(article: Article, enrichment: Enrichment) -> Facets:
    year, month = article.month
    return Facets(
        article.category, article.authors, article.tags, enrichment.officials, enrichment.kinds, year * 12 + month - 1,
        enrichment.turn,
    )  # fmt: skip


def facets(values: Mapping[int, Facets]) -> bytes:
    """The file facets.json: the names of categories, authors, tags, officials and kinds; by number, which of these an
    article has, and its month (null: no article); and the turns of those that have one, by number."""
    names = {"category": _numbered({one.category for one in values.values()})}
    found: dict[str, object] = {"category": _listed({n: names["category"][one.category] for n, one in values.items()})}
    for facet in SEVERAL:
        of_each: dict[int, tuple[str, ...]] = {number: getattr(one, facet) for number, one in values.items()}
        places = names[facet] = _numbered({name for some in of_each.values() for name in some})
        found[facet] = _listed({number: [places[name] for name in some] for number, some in of_each.items()})
    found["names"] = {facet: [*places] for facet, places in names.items()}
    found["month"] = _listed({number: one.month for number, one in values.items()})
    found["turn"] = {str(number): _turn(one.turn) for number, one in values.items() if one.turn}
    return orjson.dumps(found)


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _listed(values: Mapping[int, T]) -> list[T | None]:
    return [values.get(place) for place in range(max(values, default=-1) + 1)]
