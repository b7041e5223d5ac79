"""What the results page shows of an article, and what it filters by: small files beside the shards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from plugins.articles.model import Article
from plugins.vietnamese.formatting import display, iso

TOGETHER = 2
"""Articles a file of cards: results lie scattered, so more would be fetched in vain."""


def card_files(articles: Sequence[Article]) -> dict[str, bytes]:
    """The files cards-0.json, cards-1.json … of TOGETHER articles each, in their order."""
    runs = (articles[start : start + TOGETHER] for start in range(0, len(articles), TOGETHER))
    return {f"cards-{number}.json": dump([_card(article) for article in run]) for number, run in enumerate(runs)}


def _card(article: Article) -> Mapping[str, object]:
    return {
        "address": article.address,
        "title": article.title,
        "date": iso(article.date),
        "shown": display(article.date),
        "category": article.category,
        "authors": article.authors,
        "summary": article.summary,
    }


def facets(articles: Sequence[Article]) -> bytes:
    """The file facets.json: names of authors, and for each article its category and its authors' numbers."""
    authors = sorted({author for article in articles for author in article.authors})
    numbers = {author: number for number, author in enumerate(authors)}
    categories = sorted({article.category for article in articles})
    return dump(
        {
            "authors": authors,
            "categories": categories,
            "author": [[numbers[author] for author in article.authors] for article in articles],
            "category": [categories.index(article.category) for article in articles],
        }
    )


def dump(value: object) -> bytes:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
