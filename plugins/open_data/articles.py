"""`index.json` beside each article, which the results page of the search takes its excerpts from, too."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from plugins.content.model import Archive, Article, Site, Text
from plugins.content.targets import File
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import display, iso


def article_json(article: Article, category: str, absolute: str, texts: tuple[Text]) -> bytes:
    """The open data of one article, as JSON; keys without a value are left out.

    title, address (absolute), date (ISO 8601, as precise as it is known), date_shown (Vietnamese), category (title),
    category_slug, authors, tags, place, event_date and period (each with `from`, `to` and `shown`), modified, summary,
    text (plain, a block a line), sha256 (of the text in UTF-8), source (title, date, note), withdrawn (true).
    """
    found: dict[str, object] = {
        "title": article.title,
        "address": absolute,
        "date": iso(article.date),
        "date_shown": display(article.date),
        "category": category,
        "category_slug": article.category,
        "authors": article.authors,
        "tags": article.tags,
        "place": article.place,
        "event_date": _span(article.event_date),
        "period": _span(article.period),
        "modified": iso(article.modified) if article.modified else "",
        "summary": article.summary,
        "text": texts[0].plain,
        "sha256": article.body.sha256,
        "withdrawn": not article.listed,
    }
    if article.source:
        source = {"title": article.source.title, "date": article.source.date, "note": article.source.note}
        found["source"] = {name: value for name, value in source.items() if value}
    known = {name: value for name, value in found.items() if value}
    return orjson.dumps(known)


def _span(when: When | None) -> dict[str, str]:
    if when is None:
        return {}
    return {"from": when.start.date().isoformat(), "to": when.end.date().isoformat(), "shown": display(when)}


def article_files(archive: Archive, site: Site) -> Iterator[File]:
    """The open data of every article, withdrawn or not."""
    categories = site.data.categories
    for article in archive.articles:
        address = article.address
        inputs = (article, categories[article.category].title, f"{site.url}{address}")
        yield File(f"{address}index.json", article_json, inputs, (article.body,))
