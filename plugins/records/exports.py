"""The citations of each month's articles in files of their own, for reference managers.

A file per article would add half as many files again to the site, and a fifth to the time of a build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


def bibtex(citations: Citations) -> bytes:
    """A file of citations in BibTeX."""
    return "\n".join([citation.bibtex for citation in citations]).encode()


def ris(citations: Citations) -> bytes:
    """A file of citations in RIS."""
    return "\n".join([citation.ris for citation in citations]).encode()


FORMATS: dict[str, tuple[str, Callable[[Citations], bytes]]] = {
    "trich-dan.bib": ("application/x-bibtex", bibtex),
    "trich-dan.ris": ("application/x-research-info-systems", ris),
}
"""The media type of each file and the function that makes it, by file name."""


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
        for name, (_, make) in FORMATS.items():
            yield File(f"{month}{name}", make, (citations,))

    return month_sections("citations", archive.listed, cited, files)
