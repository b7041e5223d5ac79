"""The pages of articles, of fixed pages, and of addresses that have moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .checks.addresses import published_address
from .filling import Filler
from .messages import MESSAGES
from .model import Archive, Article, Crumb, FixedPage, Page, Site
from .names import AUTHORS, TAGS, name_index
from .periods import month_address, year_address
from .series import places
from .signals import article_parts

Parts = Mapping[str, Mapping[str, object]]
"""What a capability adds to the pages of articles, by address (see signals.py)."""


def pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """A page for every article and fixed page, and one for each old address of theirs."""
    parts = [part for _, part in article_parts.send(archive, site=site)]
    filler = Filler(archive, site.base)
    yield from _articles(archive, filler, parts)
    for page in archive.pages:
        body = filler.fill(page.file, page.body)
        context = {"title": page.title, "breadcrumbs": (), "page": page, "body": body}
        yield Page(page.address, "page.html", context, page.modified.start if page.modified else None)
    for article in archive.articles:
        yield from _redirects(article)
    for page in archive.pages:
        yield from _redirects(page)


def _articles(archive: Archive, filler: Filler, parts: Sequence[Parts]) -> Iterator[Page]:
    standing = places(archive)
    authors = name_index((name for article in archive.listed for name in article.authors), AUTHORS)
    tags = name_index((name for article in archive.listed for name in article.tags), TAGS)
    for article in archive.articles:
        listed = not article.withdrawn
        context = {
            "title": article.title,
            "breadcrumbs": _breadcrumbs(article) if listed else (),
            "article": article,
            "body": filler.fill(article.file, article.body, article.lead_image),
            "category": archive.data.categories[article.category],
            "places": standing.get(article.file, ()),
            "authors": authors.crumbs(article.authors if listed else ()),
            "tags": tags.crumbs(article.tags if listed else ()),
            "social": archive.social.get(article.address),
        }
        for part in parts:
            context.update(part.get(article.address, {}))
        modified = (article.modified or article.date).start
        yield Page(article.address, "article.html", context, modified, indexed=listed)


def _breadcrumbs(article: Article) -> tuple[Crumb, ...]:
    start = article.date.start
    return (
        Crumb(MESSAGES.say("crumb-year", year=start.year), year_address(start.year)),
        Crumb(MESSAGES.say("crumb-month", month=start.month), month_address(start.year, start.month)),
    )


def _redirects(record: Article | FixedPage) -> Iterator[Page]:
    for alias in record.aliases:
        context = {"title": record.title, "breadcrumbs": (), "target": record.address}
        yield Page(published_address(alias), "redirect.html", context, indexed=False)
