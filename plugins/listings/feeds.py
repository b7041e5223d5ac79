"""Atom feeds (RFC 4287) of the newest articles: of the whole archive and of each category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from plugins.content.filling import Filler
from plugins.content.model import Archive, Article, Page, Site
from plugins.vietnamese.when import as_when

from . import labels
from .addresses import CATEGORIES, FEED, HOME, category_address, category_feed
from .records import FeedEntry, xml_text

SIZE = 30
TEMPLATE = "feeds/atom.xml"
EMPTY = datetime(2000, 1, 1)
"""When the feed of an archive without articles was last changed; a feed must say a time, and no clock is asked."""


def feed_pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """The feed of everything, and one for each category that has articles."""
    filler = Filler(archive, site.url)
    listed = archive.listed
    newest = listed[: -SIZE - 1 : -1]
    entries = {article.file: _entry(article, archive, filler) for article in newest}
    yield _feed(FEED, HOME, site.name, site.description, list(entries.values()), site)
    by_category: dict[str, list[FeedEntry]] = {}
    for article in reversed(listed):
        found = by_category.setdefault(article.category, [])
        if len(found) < SIZE:
            found.append(entries.get(article.file) or _entry(article, archive, filler))
    for slug, found in by_category.items():
        category = archive.data.categories[slug]
        title = labels.text("feed-category", category=category.title, site=site.name)
        yield _feed(category_feed(slug), category_address(slug), title, category.description, found, site)


def _feed(address: str, page: str, title: str, subtitle: str, entries: Sequence[FeedEntry], site: Site) -> Page:
    context = {
        "title": xml_text(title),
        "subtitle": xml_text(subtitle),
        "page": page,
        "updated": max((entry.updated for entry in entries), key=lambda when: when.start, default=as_when(EMPTY)),
        "author": xml_text(site.data.ministry.name),
        "scheme": CATEGORIES,
        "entries": tuple(entries),
    }
    return Page(address, TEMPLATE, context, indexed=False)


def _entry(article: Article, archive: Archive, filler: Filler) -> FeedEntry:
    return FeedEntry(
        article.address,
        xml_text(article.title),
        article.date,
        article.modified or article.date,
        tuple(xml_text(name) for name in article.authors),
        archive.data.categories[article.category],
        xml_text(article.summary),
        filler.fill(article.file, article.body),
    )
