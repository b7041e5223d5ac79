"""What the results page shows of an article, and what it filters by: small files beside the shards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import orjson

from plugins.content.model import Article, Computed
from plugins.vietnamese.formatting import display, iso

from .cache import name_of
from .segments import SMALL

KEYS = ("address", "title", "date", "shown", "category", "authors", "summary")


def folder_of(articles: Sequence[Article]) -> str:
    """The name of the folder of their cards: by their addresses, so that an edit rewrites no card but its own."""
    return name_of("\n".join(article.address for article in articles).encode())[:10]


def together(documents: int) -> int:
    """How many articles share a file of cards, in an archive of so many.

    Results lie scattered, so more would be fetched in vain; a large archive has files enough without.
    """
    return 2 if documents < SMALL else 6


def card_files(articles: Sequence[Article], folder: str, number: int) -> Iterator[Computed]:
    """The files cards-0.json, cards-1.json … of so many articles each, in their order, and facets.json."""
    for start in range(0, len(articles), number):
        some = tuple(map(_values, articles[start : start + number]))
        yield Computed(f"{folder}cards-{start // number}.json", cards, some)
    yield Computed(f"{folder}facets.json", facets, (tuple((each.category, each.authors) for each in articles),))


def _values(article: Article) -> tuple[object, ...]:
    date, shown = iso(article.date), display(article.date)
    return (article.address, article.title, date, shown, article.category, article.authors, article.summary)


def cards(*values: tuple[object, ...]) -> bytes:
    """A file of cards: of each article the values of KEYS."""
    return orjson.dumps([dict(zip(KEYS, each, strict=True)) for each in values])


def facets(values: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """The file facets.json: names of authors, and for each article its category and its authors' numbers."""
    authors = sorted({author for _, some in values for author in some})
    numbers = {author: number for number, author in enumerate(authors)}
    categories = sorted({category for category, _ in values})
    return orjson.dumps(
        {
            "authors": authors,
            "categories": categories,
            "author": [[numbers[author] for author in some] for _, some in values],
            "category": [categories.index(category) for category, _ in values],
        }
    )
