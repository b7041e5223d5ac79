"""The pages of articles, of fixed pages, and of addresses that have moved."""

from __future__ import annotations

from collections.abc import Iterator

from .checks.addresses import published_address
from .filling import Filler
from .findings import MESSAGES
from .model import Archive, Article, Crumb, FixedPage, Page, Site
from .names import AUTHORS, TAGS, name_book
from .series import places


def pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """A page for every article and fixed page, and one for each old address of theirs."""
    filler = Filler(archive, site.base)
    yield from _articles(archive, filler)
    for page in archive.pages:
        body = filler.fill(page.file, page.body)
        context = {"title": page.title, "breadcrumbs": (), "page": page, "body": body}
        yield Page(page.address, "page.html", context, page.modified.start if page.modified else None)
    for article in archive.articles:
        yield from _redirects(article)
    for page in archive.pages:
        yield from _redirects(page)


def _articles(archive: Archive, filler: Filler) -> Iterator[Page]:
    standing = places(archive)
    authors = name_book((name for article in archive.articles for name in article.authors), AUTHORS)
    tags = name_book((name for article in archive.articles for name in article.tags), TAGS)
    for article in archive.articles:
        context = {
            "title": article.title,
            "breadcrumbs": _breadcrumbs(article),
            "article": article,
            "body": filler.fill(article.file, article.body),
            "category": archive.data.categories[article.category],
            "places": standing.get(article.file, ()),
            "authors": authors.crumbs(article.authors),
            "tags": tags.crumbs(article.tags),
            "social": archive.social.get(article.address),
        }
        yield Page(article.address, "article.html", context, (article.modified or article.date).start)


def _breadcrumbs(article: Article) -> tuple[Crumb, ...]:
    start = article.date.start
    return (
        Crumb(MESSAGES.say("crumb-year", year=start.year), f"/{start:%Y}/"),
        Crumb(MESSAGES.say("crumb-month", month=start.month), f"/{start:%Y/%m}/"),
    )


def _redirects(record: Article | FixedPage) -> Iterator[Page]:
    for alias in record.aliases:
        context = {"title": record.title, "breadcrumbs": (), "target": record.address}
        yield Page(published_address(alias), "redirect.html", context, indexed=False)
