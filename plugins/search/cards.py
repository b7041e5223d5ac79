"""What the results page shows of an article, and what it filters by: small files beside the shards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeVar

import orjson

from plugins.content.model import Article, Turn
from plugins.content.targets import MadeFile
from plugins.core.codec import digest
from plugins.vietnamese.formatting import display, iso

T = TypeVar("T")
FOLDER = 256
"""Files of cards that lie in one folder."""
SMALL = 1500
"""Articles of an archive whose files of cards hold few: results lie scattered, so more would be fetched in vain."""


def together(documents: int) -> int:
    """How many numbers share a file of cards, in an archive of so many articles; a large one has files enough."""
    return 3 if documents < SMALL else 8


def cards_path(file: int) -> str:
    """Where in the folder of cards a file of them lies: so many together that no folder holds thousands."""
    return f"{file // FOLDER}/cards-{file}.json"


def card_files(
    articles: Mapping[int, Article], keys: Mapping[int, bytes], turns: Mapping[str, Turn], folder: str
) -> Iterator[MadeFile]:
    """The files 0/cards-0.json, 0/cards-1.json … of so many numbers each, where any is taken, and facets.json.

    articles, keys: by their numbers, ascending; turns: see Archive.
    """
    size = together(len(articles))
    for file, some in groupby(articles, lambda number: number // size):
        own = {number % size: articles[number] for number in some}
        made_from = digest([(place, keys[file * size + place], turns.get(one.file)) for place, one in own.items()])
        yield MadeFile(f"{folder}{cards_path(file)}", made_from, partial(cards, own, turns))
    values = {number: _facets(article, turns) for number, article in articles.items()}
    yield MadeFile(f"{folder}facets.json", digest([*values.items()]), partial(facets, values))


def cards(articles: Mapping[int, Article], turns: Mapping[str, Turn]) -> bytes:
    """A file of cards, of articles by their places in it; null where there is none."""
    found = {place: _card(article, turns.get(article.file)) for place, article in articles.items()}
    return orjson.dumps(_listed(found))


def _card(article: Article, turn: Turn | None) -> dict[str, object]:
    """The card of an article; what few have is there only where it is."""
    card: dict[str, object] = {
        "address": article.address,
        "title": article.title,
        "date": iso(article.date),
        "shown": display(article.date),
        "category": article.category,
        "authors": article.authors,
        "summary": article.summary,
    }
    if article.period:
        card["period"] = display(article.period)
    if turn:
        card["turn"] = _turn(turn)
    return card


def _turn(turn: Turn) -> tuple[str, str, str]:
    return turn.opens, turn.ends, turn.state


class Facets(NamedTuple):
    """What an article may be filtered by. month: counted from year 0; turn: see Archive."""

    category: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    month: int
    turn: Turn | None


def _facets(article: Article, turns: Mapping[str, Turn]) -> Facets:
    year, month = article.month
    return Facets(article.category, article.authors, article.tags, year * 12 + month - 1, turns.get(article.file))


def facets(values: Mapping[int, Facets]) -> bytes:
    """The file facets.json: names of authors, categories and tags, which of these each number has, its month, and the
    turns of those that have one, by number; null for none."""
    authors = _numbered({author for one in values.values() for author in one.authors})
    categories = _numbered({one.category for one in values.values()})
    tags = _numbered({tag for one in values.values() for tag in one.tags})
    return orjson.dumps(
        {
            "authors": [*authors],
            "categories": [*categories],
            "tags": [*tags],
            "author": _listed({number: [authors[name] for name in one.authors] for number, one in values.items()}),
            "category": _listed({number: categories[one.category] for number, one in values.items()}),
            "tag": _listed({number: [tags[name] for name in one.tags] for number, one in values.items()}),
            "month": _listed({number: one.month for number, one in values.items()}),
            "turn": {str(number): _turn(one.turn) for number, one in values.items() if one.turn},
        }
    )


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _listed(values: Mapping[int, T]) -> list[T | None]:
    return [values.get(place) for place in range(max(values, default=-1) + 1)]
