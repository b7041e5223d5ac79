"""The citations of each month's articles in files of their own, for reference managers.

A file per article would add half as many files again to the site, and a fifth to the time of a build.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from plugins.content.model import Archive, Article, Site
from plugins.content.pages import month_sections
from plugins.content.periods import month_address
from plugins.content.targets import File, Section

from .citations import Citation, citation_of, publisher_of

Citations = tuple[Citation, ...]


class Export(NamedTuple):
    """A file of citations: its address and its media type."""

    address: str
    type: str


FORMATS = {
    "trich-dan.bib": ("application/x-bibtex", attrgetter("bibtex")),
    "trich-dan.ris": ("application/x-research-info-systems", attrgetter("ris")),
}
"""The media type of each file, and what writes a citation in it, by file name."""


def export(name: str, citations: Citations) -> bytes:
    """A file of citations. name: a key of FORMATS."""
    return "\n".join(map(FORMATS[name][1], citations)).encode()


def exports_of(article: Article) -> tuple[Export, ...]:
    """The files that contain the citation of an article; none if it was withdrawn, since lists leave it out."""
    if not article.listed:
        return ()
    month = month_address(*article.month)
    return tuple([Export(f"{month}{name}", media_type) for name, (media_type, _) in FORMATS.items()])


def citation_files(archive: Archive, site: Site) -> Iterator[Section]:
    """The files of each month with articles."""
    publisher = publisher_of(archive, site)

    def cited(articles: Sequence[Article]) -> Citations:
        return tuple([citation_of(article, publisher) for article in articles])

    def files(articles: Sequence[Article]) -> Iterator[File]:
        month, citations = month_address(*articles[0].month), cited(articles)
        for name in FORMATS:
            yield File(f"{month}{name}", export, (name, citations))

    return month_sections("citations", archive.listed, cited, files)
