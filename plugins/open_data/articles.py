"""`index.json` beside each article, from which search results also take their excerpts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import orjson
from msgspec.structs import asdict

from plugins.content.attachment_data import attachment_data
from plugins.content.model import Archive, Article, Attachment, FixedPage, Site, Text
from plugins.content.pages import known, month_sections
from plugins.content.targets import File, Section
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import display, iso


class Context(NamedTuple):
    """What the open data of an article contain beside its source.

    category: its title; site: the absolute address of the site; english: the address of the translation, "" if none.
    """

    category: str
    site: str
    attachments: tuple[Attachment, ...]
    english: str


def contexts_of(archive: Archive, url: str) -> Callable[[Article], Context]:
    """A function that gives the context of each article. url: of the site, absolute."""
    categories, translations = archive.data.categories, archive.translations

    def context_of(article: Article) -> Context:
        english = translations.get(article.file) if article.listed else None
        attachments = archive.attachments.get(article.file, ())
        return Context(categories[article.category].title, url, attachments, english.address if english else "")

    return context_of


def article_json(article: Article, context: Context, texts: tuple[Text]) -> bytes:
    """The open data of one article, as JSON without empty values.

    title, address (absolute), date (ISO 8601, as precise as is known), date_shown (Vietnamese), category (title),
    category_slug, authors, tags, place, event_date and period (each with `from`, `to` and `shown`), modified, summary,
    text (plain, one block per line), sha256 (of the text in UTF-8), source (title, date, note, address,
    capture, sha256), documents (see attachment_data), translations (each with language and address), withdrawn (true).
    """
    category, site, attachments, english = context
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
        "translations": [{"language": "en", "address": f"{site}{english}"}] if english else (),
        "withdrawn": not article.listed,
    }
    if article.source:
        found["source"] = {name: value for name, value in asdict(article.source).items() if value}
    return _dumped(found)


def translation_json(page: FixedPage, original: str, site: str, texts: tuple[Text]) -> bytes:
    """The open data of the translation of an article, as JSON without empty values.

    title, address (absolute), language (BCP 47), translation_of (the absolute address of the article), modified,
    summary, text, sha256: as for an article. original: the site address of the article.
    """
    return _dumped(
        {
            "title": page.title,
            "address": f"{site}{page.address}",
            "language": "en",
            "translation_of": f"{site}{original}",
            "modified": iso(page.modified) if page.modified else "",
            "summary": page.summary,
            "text": texts[0].plain,
            "sha256": page.body.sha256,
        }
    )


def _dumped(found: Mapping[str, object]) -> bytes:
    return orjson.dumps({name: value for name, value in found.items() if value})


def _span(when: When | None) -> dict[str, str]:
    if when is None:
        return {}
    return {"from": when.start.date().isoformat(), "to": when.end.date().isoformat(), "shown": display(when)}


def address_of(article: Article | FixedPage) -> str:
    """The address of the open data of an article or a translation."""
    return f"{article.address}index.json"


def translation_files(archive: Archive, site: Site) -> Iterator[File]:
    """The open data of the translations of listed articles."""
    translations = archive.translations
    for article in archive.listed if translations else ():
        if english := translations.get(article.file):
            inputs = (known(archive, english), article.address, site.url)
            yield File(address_of(english), translation_json, inputs, (english.body,))


def article_files(archive: Archive, site: Site) -> Iterator[Section]:
    """The open data of every article, including withdrawn ones."""
    context_of = contexts_of(archive, site.url)

    def file(article: Article) -> File:
        inputs = (known(archive, article), context_of(article))
        return File(address_of(article), article_json, inputs, (article.body,))

    def inputs(articles: Sequence[Article]) -> object:
        return [file(article).inputs for article in articles]

    return month_sections("open data", archive.articles, inputs, partial(map, file))
