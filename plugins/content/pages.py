"""The pages of articles, of fixed pages, and of addresses that have moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from .checks.addresses import published_address
from .filling import FilledBody, Filler, Filling
from .messages import MESSAGES
from .model import Archive, Article, Category, Crumb, FixedPage, Rendition, Site, Text
from .names import AUTHORS, TAGS, name_index
from .periods import month_address, year_address
from .series import SeriesPlace, places
from .targets import Page, page

Added = Callable[[Article], Mapping[str, object]]
"""What a capability adds to the context of an article's page (capability.ArticleContext)."""


def pages(archive: Archive, site: Site, added: Sequence[Added] = ()) -> Iterator[Page]:
    """A page for every article and fixed page, and one for each old address of theirs."""
    filler = Filler(archive, site.base)
    yield from _articles(archive, filler, added)
    for record in archive.pages:
        modified = record.modified.start if record.modified else None
        inputs = (record, filler.fillings(record.body))
        yield Page(
            record.address, "page.html", _page_context, inputs, (record.body,), modified, anchors=record.body.anchors
        )
    for article in archive.articles:
        yield from _redirects(article)
    for record in archive.pages:
        yield from _redirects(record)


def _articles(archive: Archive, filler: Filler, added: Sequence[Added]) -> Iterator[Page]:
    standing = places(archive)
    authors = name_index((name for article in archive.listed for name in article.authors), AUTHORS)
    tags = name_index((name for article in archive.listed for name in article.tags), TAGS)
    categories, social = archive.data.categories, archive.social
    for article in archive.articles:
        listed, address = article.listed, article.address
        more: dict[str, object] = {}
        for one in added:
            more.update(one(article))
        inputs = (
            article,
            filler.fillings(article.body, article.lead_image),
            categories[article.category],
            standing.get(article.file, ()),
            authors.crumbs(article.authors if listed else ()),
            tags.crumbs(article.tags if listed else ()),
            social.get(address),
            more,
        )
        yield Page(
            address, "article.html", article_context, inputs, (article.body,),
            (article.modified or article.date).start, listed, article.body.anchors,
        )  # fmt: skip


def article_context(
    article: Article,
    fillings: tuple[Filling, ...],
    category: Category,
    standing: tuple[SeriesPlace, ...],
    authors: tuple[Crumb, ...],
    tags: tuple[Crumb, ...],
    social: Rendition | None,
    more: Mapping[str, object],
    texts: tuple[Text],
) -> Mapping[str, object]:
    """What the page of an article shows. more: what capabilities add."""
    return {
        **more,
        "title": article.title,
        "breadcrumbs": _breadcrumbs(article) if article.listed else (),
        "article": article,
        "body": FilledBody(texts[0], fillings),
        "category": category,
        "places": standing,
        "authors": authors,
        "tags": tags,
        "social": social,
    }


CONTEXT_NAMES = ("title", "breadcrumbs", "article", "body", "category", "places", "authors", "tags", "social")
"""The names that the content model itself gives to the pages of articles."""


def _page_context(record: FixedPage, fillings: tuple[Filling, ...], texts: tuple[Text]) -> Mapping[str, object]:
    return {"title": record.title, "breadcrumbs": (), "page": record, "body": FilledBody(texts[0], fillings)}


def _breadcrumbs(article: Article) -> tuple[Crumb, ...]:
    start = article.date.start
    return (
        Crumb(MESSAGES.say("crumb-year", year=start.year), year_address(start.year)),
        Crumb(MESSAGES.say("crumb-month", month=start.month), month_address(start.year, start.month)),
    )


def _redirects(record: Article | FixedPage) -> Iterator[Page]:
    for alias in record.aliases:
        context = {"title": record.title, "breadcrumbs": (), "target": record.address}
        yield page(published_address(alias), "redirect.html", context, indexed=False)
