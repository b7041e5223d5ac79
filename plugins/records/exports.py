"""The citations of each article as files of their own, for programs that keep lists of sources: BibTeX and RIS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from plugins.content.model import Archive, Article, Site
from plugins.content.pages import months
from plugins.content.targets import File, Section

from .citations import Citation, citation_of, publisher_of


class Export(NamedTuple):
    """A file beside an article: its address and its media type."""

    address: str
    type: str


def bibtex(citation: Citation) -> bytes:
    """The file of a citation in BibTeX."""
    return citation.bibtex.encode()


def ris(citation: Citation) -> bytes:
    """The file of a citation in RIS."""
    return citation.ris.encode()


FORMATS: dict[str, tuple[str, Callable[[Citation], bytes]]] = {
    "trich-dan.bib": ("application/x-bibtex", bibtex),
    "trich-dan.ris": ("application/x-research-info-systems", ris),
}
"""The media type and the maker of each file, by its name."""


def exports_of(article: Article) -> tuple[Export, ...]:
    """The files beside an article."""
    return tuple([Export(f"{article.address}{name}", media_type) for name, (media_type, _) in FORMATS.items()])


def citation_files(archive: Archive, site: Site) -> Iterator[Section]:
    """The files of every article, withdrawn or not."""
    publisher = publisher_of(archive, site)

    def files(articles: Sequence[Article]) -> Iterator[File]:
        for article in articles:
            citation = citation_of(article, publisher)
            for name, (_, make) in FORMATS.items():
                yield File(f"{article.address}{name}", make, (citation,))

    for month, articles in months(archive):
        inputs = tuple([citation_of(article, publisher) for article in articles])
        yield Section(f"citations {month}", inputs, partial(files, articles))
