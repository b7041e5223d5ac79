"""Atom feeds (RFC 4287) of the newest articles: of the whole archive and of each category."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial

from plugins.content.events import Event
from plugins.content.filling import FilledBody, Filler
from plugins.content.grouping import grouped
from plugins.content.model import HOME, Archive, Article, FixedPage, Site, Text
from plugins.content.targets import Page
from plugins.vietnamese.when import as_when

from . import labels
from .addresses import CATEGORIES, FEED, category_address, category_feed
from .views import FeedEntry, xml_text

SIZE = 30
TEMPLATE = "feeds/atom.xml"
EMPTY = datetime(2000, 1, 1)
"""The last change of an empty feed: Atom requires a time, and builds must not depend on the clock."""


def feed_pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The feed of everything, and of each category that has or had articles, so that subscribers learn of the last one.

    If any article was deleted, every category has a feed, since the category of a deleted article is unknown.
    """
    entry = partial(_entry, archive, Filler(archive, site.url), archive.translations)
    newest = archive.listed[: -SIZE - 1 : -1]
    altered = [one for one in archive.articles if one.modified or one.changed or not one.listed]
    yield _feed(FEED, HOME, (site.name, site.description), newest, altered, archive, entry)
    by_category = grouped(reversed(archive.listed), lambda article: article.category)
    gone = (article.category for article in altered if not article.listed)
    for category in (*gone, *(archive.data.categories if archive.deleted else ())):
        by_category.setdefault(category, [])
    for slug, articles in by_category.items():
        category = archive.data.categories[slug]
        title = labels.text("feed-category", category=category.title, site=site.name)
        titles = (title, category.description)
        of_category = [article for article in altered if article.category == slug]
        yield _feed(category_feed(slug), category_address(slug), titles, articles[:SIZE], of_category, archive, entry)


def _feed(
    address: str,
    page: str,
    titles: tuple[str, str],
    articles: Sequence[Article],
    altered: Sequence[Article],
    archive: Archive,
    entry: Callable[[Article], FeedEntry],
) -> Page:
    """altered: the changed or withdrawn ones of all articles that have ever been in this feed.

    The latest withdrawals and deletions are announced (RFC 6721). The feed's time is that of the latest change to any
    of these, so that it does not go back when a corrected old article drops out of the feed.
    """
    entries = tuple(map(entry, articles))
    gone = [Event(article.updated, article.address) for article in altered if not article.listed]
    gone += [Event(when, address) for address, when in archive.deleted.items()]
    deleted = tuple(sorted(gone, key=lambda event: event.at.start, reverse=True)[:SIZE])
    moments = [article.updated for article in (*articles, *altered)] + [event.at for event in deleted]
    updated = max(moments, key=lambda when: when.start, default=as_when(EMPTY))
    title, subtitle = map(xml_text, titles)
    about = {
        "title": title,
        "subtitle": subtitle,
        "page": page,
        "updated": updated,
        "author": xml_text(archive.data.ministry.name),
        "scheme": CATEGORIES,
        "deleted": deleted,
    }
    bodies = tuple(article.body for article in articles)
    return Page(address, TEMPLATE, _feed_context, (about, entries), bodies, indexed=False)


def _feed_context(
    about: Mapping[str, object], entries: Sequence[FeedEntry], texts: Sequence[Text] = ()
) -> Mapping[str, object]:
    """about: the context apart from the entries, each of which gets its content as a string of HTML."""
    shown = ((entry, FilledBody(text, entry.fillings)) for entry, text in zip(entries, texts, strict=True))
    return {**about, "entries": [(entry, xml_text(body.__html__())) for entry, body in shown]}


def _entry(archive: Archive, filler: Filler, translations: Mapping[str, FixedPage], article: Article) -> FeedEntry:
    english = translations.get(article.file)
    return FeedEntry(
        article.address,
        xml_text(article.title),
        article.date,
        article.updated,
        tuple(xml_text(name) for name in article.authors),
        archive.data.categories[article.category],
        xml_text(article.summary),
        filler.fillings(article.body),
        english.address if english else "",
    )
