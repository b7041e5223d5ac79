"""Every link inside the archive leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ..addresses import content_path
from ..faults import Fault
from ..fields import near
from ..findings import fault
from ..model import Article, Image, Link
from ..nearest import Nearest
from ..reading import ReadResult
from .addresses import RESERVED, published_address


class LinkCheck:
    """Knows everything that a link may lead to; near-linear in the size of the archive.

    results: everything read; shown: the content paths of what this build shows; images: those of the photographs;
    categories: slugs.
    """

    def __init__(
        self, results: Sequence[ReadResult], shown: Collection[str], images: Iterable[str], categories: Iterable[str]
    ) -> None:
        self.results = [result for result in results if result.record]
        self.shown = shown
        self.images = frozenset(images)
        self.by_file = {result.path: result for result in self.results}
        self.by_address = {result.record.address: result for result in self.results if result.record}
        self.aliases = {published_address(alias) for result in self.results for alias in _aliases(result)}
        self.lists = {"/chuyen-muc/"} | {f"/chuyen-muc/{slug}/" for slug in categories} | set(self._periods())
        self.near_file = Nearest(self.by_file)
        self.near_address = Nearest(self.by_address)
        self.near_image = Nearest(self.images)

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the links and images of every file."""
        for result in self.results:
            if (record := result.record) is None:
                continue
            for hole in record.body.links:
                found = self._image(result.path, hole) if isinstance(hole, Image) else self._link(result, hole)
                if found:
                    yield found
            if isinstance(record, Article) and record.lead_image and record.lead_image not in self.images:
                image = Image(record.lead_image, "", result.lines.get("lead_image", 1))
                yield from filter(None, (self._image(result.path, image),))

    def _image(self, file: str, image: Image) -> Fault | None:
        if image.path in self.images:
            return None
        meant = near(self.near_image.to(image.path))
        return fault(file, image.line, "image-missing", path=image.path, near=meant)

    def _link(self, result: ReadResult, link: Link) -> Fault | None:
        file = result.path
        if not link.target:
            return self._anchor(file, link, result)
        if link.target.startswith("/"):
            return self._address(file, link)
        path = content_path(file, link.target)
        if path is None:
            return fault(file, link.line, "link-leaves", target=link.target)
        if path in self.images:
            return None
        target = self.by_file.get(path)
        if target is None:
            return fault(file, link.line, "link-missing", target=link.target, near=near(self.near_file.to(path)))
        return self._shown(file, link, target)

    def _address(self, file: str, link: Link) -> Fault | None:
        address = link.target.partition("?")[0]
        if target := self.by_address.get(address):
            return self._shown(file, link, target)
        first = address.split("/")[1]
        known = address == "/" or address in self.lists or address in self.aliases or address.lstrip("/") in self.images
        if known or (first in RESERVED and first not in ("chuyen-muc", "anh")):
            return None
        return fault(file, link.line, "link-missing", target=link.target, near=near(self.near_address.to(address)))

    def _shown(self, file: str, link: Link, target: ReadResult) -> Fault | None:
        if target.path not in self.shown and file in self.shown:
            return fault(file, link.line, "link-hidden", target=link.target)
        return self._anchor(file, link, target)

    def _anchor(self, file: str, link: Link, target: ReadResult) -> Fault | None:
        anchors = target.record.body.anchors if target.record else frozenset()
        if not link.anchor or link.anchor in anchors:
            return None
        return fault(file, link.line, "anchor-missing", anchor=link.anchor, near=near(Nearest(anchors).to(link.anchor)))

    def _periods(self) -> Iterator[str]:
        for result in self.results:
            if isinstance(result.record, Article) and result.path in self.shown:
                start = result.record.date.start
                yield from (f"/{start:%Y}/", f"/{start:%Y/%m}/", f"/{start:%Y}/quy-{(start.month + 2) // 3}/")
                yield f"/chuyen-muc/{result.record.category}/{start:%Y}/"


def _aliases(result: ReadResult) -> tuple[str, ...]:
    return result.record.aliases if result.record else ()
