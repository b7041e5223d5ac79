"""The English home page: fixed pages, and the translations of articles by the date of the article."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.content.model import ENGLISH, HOME, Archive, FixedPage, Site
from plugins.content.targets import Page, page
from plugins.vietnamese.dates import When


class EnglishPage(Struct, frozen=True, array_like=True):
    """A page in English. date: of the article that it translates."""

    title: str
    address: str
    summary: str
    date: When | None = None


def english_pages(archive: Archive, site: Site) -> Iterator[Page]:
    """The English home page, if there are any pages in English."""
    if not site.english:
        return
    dates = {one.file: one.date for one in archive.listed}
    articles = [(dates[one.original], one) for one in archive.pages if one.is_english and one.original in dates]
    articles.sort(key=lambda pair: (pair[0].start, pair[1].address), reverse=True)
    context = {
        "title": archive.data.ministry.english_name or site.name,
        "about": tuple(_part(one) for one in archive.pages if one.folder == ENGLISH),
        "articles": tuple(_part(one, date) for date, one in articles),
        "translation": HOME,
    }
    yield page(ENGLISH, "english/home.html", context)


def _part(one: FixedPage, date: When | None = None) -> EnglishPage:
    return EnglishPage(one.title, one.address, one.summary, date)
