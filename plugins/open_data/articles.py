"""`index.json` beside each article, which the results page of the search takes its excerpts from, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import orjson
from msgspec.structs import asdict

from plugins.content.attachments import attachment_data
from plugins.content.model import Archive, Article, Attachment, Site, Text
from plugins.content.pages import known, months
from plugins.content.targets import File, Section
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import display, iso


def article_json(
    article: Article, category: str, site: str, attachments: tuple[Attachment, ...], texts: tuple[Text]
) -> bytes:
    """The open data of one article, as JSON; keys without a value are left out.

    title, address (absolute), date (ISO 8601, as precise as it is known), date_shown (Vietnamese), category (title),
    category_slug, authors, tags, place, event_date and period (each with `from`, `to` and `shown`), modified, summary,
    text (plain, a block a line), sha256 (of the text in UTF-8), source (title, date, note, address,
    capture, sha256), documents (see attachment_data), withdrawn (true). site: its absolute address.
    """
    found: dict[str, object] = {
        "title": article.title,
        "address": f"{site}{article.address}",
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
        "documents": [attachment_data(attachment, site) for attachment in attachments],
        "withdrawn": not article.listed,
    }
    if article.source:
        found["source"] = {name: value for name, value in asdict(article.source).items() if value}
    known = {name: value for name, value in found.items() if value}
    return orjson.dumps(known)


def _span(when: When | None) -> dict[str, str]:
    if when is None:
        return {}
    return {"from": when.start.date().isoformat(), "to": when.end.date().isoformat(), "shown": display(when)}


def address_of(article: Article) -> str:
    """Where the open data of an article stand."""
    return f"{article.address}index.json"


def article_files(archive: Archive, site: Site) -> Iterator[Section]:
    """The open data of every article, withdrawn or not."""
    categories = {slug: category.title for slug, category in site.data.categories.items()}

    def attached(article: Article) -> tuple[Attachment, ...]:
        return archive.attachments.get(article.file, ())

    def file(article: Article) -> File:
        inputs = (known(archive, article), categories[article.category], site.url, attached(article))
        return File(address_of(article), article_json, inputs, (article.body,))

    def inputs(articles: Sequence[Article]) -> tuple[object, ...]:
        own = [each for article in articles if (each := attached(article))]
        return [known(archive, article) for article in articles], categories, site.url, own

    for month, articles in months(archive):
        sources = [article.file for article in articles]
        yield Section(f"open data {month}", partial(inputs, articles), partial(map, file, articles), sources=sources)
