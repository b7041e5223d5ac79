"""What the results page shows of an article, and what it filters by: small files beside the shards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import TypeVar

import orjson

from plugins.content.model import Article
from plugins.content.targets import MadeFile
from plugins.core.codec import digest
from plugins.vietnamese.formatting import display, iso

T = TypeVar("T")
SMALL = 1500
"""Articles of an archive whose files of cards hold few: results lie scattered, so more would be fetched in vain."""


def together(documents: int) -> int:
    """How many numbers share a file of cards, in an archive of so many articles; a large one has files enough."""
    return 3 if documents < SMALL else 8


def card_files(
    articles: Mapping[int, Article], keys: Mapping[int, bytes], folder: str, attaching: Collection[str] = ()
) -> Iterator[MadeFile]:
    """The files cards-0.json, cards-1.json … of so many numbers each, where any is taken, and facets.json.

    articles, keys: by their numbers, ascending. attaching: the sources of those that attach files which have texts.
    """
    size = together(len(articles))
    for file, some in groupby(articles, lambda number: number // size):
        own = {number % size: articles[number] for number in some}
        made_from = digest([(place, keys[file * size + place]) for place in own])
        yield MadeFile(f"{folder}cards-{file}.json", made_from, partial(cards, own, attaching))
    values = {number: (article.category, article.authors) for number, article in articles.items()}
    yield MadeFile(f"{folder}facets.json", digest([*values.items()]), partial(facets, values))


def cards(articles: Mapping[int, Article], attaching: Collection[str] = ()) -> bytes:
    """A file of cards, of articles by their places in it; null where there is none."""
    return orjson.dumps(_listed({place: _card(one, one.file in attaching) for place, one in articles.items()}))


def _card(article: Article, attaches: bool) -> dict[str, object]:
    """What a result shows; `attached` only where it is true, as for few articles."""
    card: dict[str, object] = {
        "address": article.address,
        "title": article.title,
        "date": iso(article.date),
        "shown": display(article.date),
        "category": article.category,
        "authors": article.authors,
        "summary": article.summary,
    }
    return card | {"attached": True} if attaches else card


def facets(values: Mapping[int, tuple[str, tuple[str, ...]]]) -> bytes:
    """The file facets.json: names of authors and of categories, and which of these each number has; null for none."""
    authors = _numbered({author for _, some in values.values() for author in some})
    categories = _numbered({category for category, _ in values.values()})
    return orjson.dumps(
        {
            "authors": [*authors],
            "categories": [*categories],
            "author": _listed({number: [authors[name] for name in some] for number, (_, some) in values.items()}),
            "category": _listed({number: categories[category] for number, (category, _) in values.items()}),
        }
    )


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names))}


def _listed(values: Mapping[int, T]) -> list[T | None]:
    return [values.get(place) for place in range(max(values, default=-1) + 1)]
