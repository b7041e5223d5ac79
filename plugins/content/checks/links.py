"""Every link inside the archive leads somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import Nearest

from ..addresses import content_path, linked_image
from ..fields import near
from ..layout import IMAGES
from ..messages import diagnostic
from ..model import Article, Image, Link
from ..names import AUTHORS, TAGS, name_index
from ..periods import month_address, quarter_address, year_address
from ..reading import ReadResult
from .addresses import RESERVED, published_address

_DIRECTORIES = frozenset(("chuoi", "chuyen-muc", "tac-gia", "the"))
"""Folders of the site that have a page, and whose every other address is known here."""


class LinkCheck:
    """Knows everything that a link may lead to; near-linear in the size of the archive.

    results: everything read; shown: the content paths of what this build shows; images: those of the photographs;
    series: of each category by its slug, "" where it has none.
    """

    def __init__(
        self,
        results: Sequence[ReadResult],
        shown: Collection[str],
        images: Iterable[str],
        series: Mapping[str, str],
    ) -> None:
        self.results = results
        self.shown = shown
        self.images = frozenset(images)
        self.by_file = {result.path: result for result in results}
        self.by_address = {result.record.address: result for result in results if result.record}
        articles = [result.record for result in results if result.path in shown and isinstance(result.record, Article)]
        self.lists = {*_periods(articles), *_names(articles), *_subjects(articles, series), *_aliases(results)}
        self.near_file = Nearest(self.by_file)
        self.near_address = Nearest(self.by_address)
        self.near_image = Nearest(self.images)

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What is wrong with the links and images of every file."""
        for result in self.results:
            for placeholder in result.body.links if result.body else ():
                found = (
                    self._image(result.path, placeholder)
                    if isinstance(placeholder, Image)
                    else self._link(result, placeholder)
                )
                if found:
                    yield found
            record = result.record
            if isinstance(record, Article) and record.lead_image and record.lead_image not in self.images:
                image = Image(record.lead_image, "", result.lines.get("lead_image", 1))
                yield from filter(None, (self._image(result.path, image),))

    def _image(self, file: str, image: Image) -> Diagnostic | None:
        if image.path in self.images:
            return None
        name = self.near_image.to(image.path)
        meant = near(f"/{name}" if name else None)
        return diagnostic(file, image.line, "image-missing", path=image.path, near=meant)

    def _link(self, result: ReadResult, link: Link) -> Diagnostic | None:
        file = result.path
        if not link.target:
            return self._anchor(file, link, result)
        if image := linked_image(file, link):
            return self._linked_image(file, link, image)
        if link.target.startswith("/"):
            return self._address(file, link)
        path = content_path(file, link.target)
        if path is None:
            return diagnostic(file, link.line, "link-leaves", target=link.target)
        target = self.by_file.get(path)
        if target is None:
            name = self.near_file.to(path)
            meant = near(posixpath.relpath(name, posixpath.dirname(file)) if name else None)
            return diagnostic(file, link.line, "link-missing", target=link.target, near=meant)
        return self._shown(file, link, target)

    def _linked_image(self, file: str, link: Link, path: str) -> Diagnostic | None:
        if path in self.images:
            return None
        name = self.near_image.to(path)
        return diagnostic(file, link.line, "link-missing", target=link.target, near=near(f"/{name}" if name else None))

    def _address(self, file: str, link: Link) -> Diagnostic | None:
        address = link.target.partition("?")[0]
        if target := self.by_address.get(address):
            return self._shown(file, link, target)
        first, _, below = address[1:].partition("/")
        known = not first or address in self.lists
        elsewhere = first in RESERVED and first != IMAGES and not (first in _DIRECTORIES and below)
        if known or elsewhere:
            return None
        return diagnostic(file, link.line, "link-missing", target=link.target, near=near(self.near_address.to(address)))

    def _shown(self, file: str, link: Link, target: ReadResult) -> Diagnostic | None:
        if target.record and target.path not in self.shown and file in self.shown:
            return diagnostic(file, link.line, "link-hidden", target=link.target)
        return self._anchor(file, link, target)

    def _anchor(self, file: str, link: Link, target: ReadResult) -> Diagnostic | None:
        if not link.anchor or target.body is None or link.anchor in target.body.anchors:
            return None
        meant = near(Nearest(target.body.anchors).to(link.anchor))
        return diagnostic(file, link.line, "anchor-missing", anchor=link.anchor, near=meant)


def _periods(articles: Iterable[Article]) -> Iterator[str]:
    for year, month in {(article.date.start.year, article.date.start.month) for article in articles}:
        yield from (year_address(year), quarter_address(year, (month + 2) // 3), month_address(year, month))


def _names(articles: Sequence[Article]) -> Iterator[str]:
    authors = name_index((name for article in articles for name in article.authors), AUTHORS)
    tags = name_index((name for article in articles for name in article.tags), TAGS)
    for book in (authors, tags):
        yield from (crumb.address for crumb in book.spellings.values())
        yield from book.namesakes


def _subjects(articles: Iterable[Article], series: Mapping[str, str]) -> Iterator[str]:
    yield from (f"/chuyen-muc/{slug}/" for slug in series)
    for category, year in {(article.category, article.date.start.year) for article in articles}:
        yield year_address(year, f"/chuyen-muc/{category}/")
        yield f"/chuoi/{series.get(category, '')}/"


def _aliases(results: Iterable[ReadResult]) -> Iterator[str]:
    for result in results:
        yield from map(published_address, result.record.aliases if result.record else ())
