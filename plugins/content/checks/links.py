"""Checks that every link inside the archive leads to an address of the plan, and to an anchor there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import MOST_LOOKS, Nearest, bare_name

from ..addresses import content_path, linked_file
from ..fields import near
from ..layout import is_attached
from ..messages import diagnostic
from ..model import Archive, Article, FileFacts, Image, Link, Mention
from ..reading import ReadResult

Anchors = frozenset[str] | None
"""The ids of a page that links may lead to; None if they are not known."""

_WORDS = re.compile(r"[^/.?_-]+|[^/.?]*\s[^/.?]*")
"""Matches a target that is no address, as in "[1](trang 5)" and "a[i](k)"."""


class LinkCheck:
    """Checks links against everything that they may lead to, in near-linear time.

    results: everything read; anchors: returns those of the page at an address of the plan, KeyError for any other;
    files: the content paths of photographs and attached files.
    """

    def __init__(
        self, results: Sequence[ReadResult], archive: Archive, anchors: Callable[[str], Anchors], files: Iterable[str]
    ) -> None:
        self.results = results
        self.anchors = anchors
        self.files = frozenset(files)
        self.hidden = {record.file for record in archive.waiting}
        self.hidden_addresses = {record.address: record for record in archive.waiting}
        self.by_file = {result.path: result for result in results}
        self.near_file = Nearest(self.by_file, bare_name)
        self.near_address = Nearest((result.record.address for result in results if result.record), bare_name)
        self.near_name = Nearest(self.files, bare_name)
        self.anchors_missing = 0

    def diagnostics(self) -> Iterator[Diagnostic]:
        """The faults of the links and images of all files."""
        for result in self.results:
            yield from self.of(result)

    def of(self, result: ReadResult) -> Iterator[Diagnostic]:
        """The faults of the links and images of one file, which need not be among the results."""
        body = result.any_body
        for link in body.links if body else ():
            if isinstance(link, FileFacts | Mention):
                continue  # no link, or checked with the link to its file
            found = self._image(result.path, link) if isinstance(link, Image) else self._link(result, link)
            if found:
                yield found
        record = result.record
        if isinstance(record, Article) and record.lead_image and record.lead_image not in self.files:
            image = Image(record.lead_image, "", result.lines.get("lead_image", 1))
            yield from filter(None, (self._image(result.path, image),))

    def _image(self, file: str, image: Image) -> Diagnostic | None:
        if is_attached(image.path) and image.path in self.files:
            return diagnostic(file, image.line, "image-attached", path=image.path)
        if image.path in self.files:
            return None
        return diagnostic(file, image.line, "image-missing", path=image.path, near=self._near_name(image.path))

    def _near_name(self, path: str) -> str:
        """The file of the same name in another folder or of another type, else the one with the most similar name."""
        name = self.near_name.to(path)
        return near(f"/{name}" if name else None)

    def _link(self, result: ReadResult, link: Link) -> Diagnostic | None:
        file = result.path
        if not link.line:
            return None
        if not link.target:
            body = result.any_body
            return self._anchor(file, link, body.anchors if body else None)
        if linked := linked_file(file, link):
            if linked in self.files:
                return None
            return diagnostic(file, link.line, "link-missing", target=link.target, near=self._near_name(linked))
        if link.target.startswith("/"):
            return self._address(file, link)
        path = content_path(file, link.target)
        if path is None:
            return diagnostic(file, link.line, "link-leaves", target=link.target)
        target = self.by_file.get(path)
        if target is None and _WORDS.fullmatch(link.target):
            return diagnostic(file, link.line, "link-words", target=link.target)
        if target is None:
            name = self.near_file.to(path)
            meant = near(posixpath.relpath(name, posixpath.dirname(file)) if name else None)
            return diagnostic(file, link.line, "link-missing", target=link.target, near=meant)
        body = target.any_body
        return self._hidden(file, link, path) or self._anchor(file, link, body.anchors if body else None)

    def _address(self, file: str, link: Link) -> Diagnostic | None:
        address = link.target.partition("?")[0]
        with suppress(KeyError):
            return self._anchor(file, link, self.anchors(address))
        if waiting := self.hidden_addresses.get(address):
            return self._hidden(file, link, waiting.file) or self._anchor(file, link, waiting.body.anchors)
        meant = near(self.near_address.to(address))
        return diagnostic(file, link.line, "link-missing", target=link.target, near=meant)

    def _hidden(self, file: str, link: Link, target: str) -> Diagnostic | None:
        """A link to a record that is not published yet, unless it is in such a record itself."""
        if target in self.hidden and file not in self.hidden:
            return diagnostic(file, link.line, "link-hidden", target=link.target)
        return None

    def _anchor(self, file: str, link: Link, anchors: Anchors) -> Diagnostic | None:
        if not link.anchor or anchors is None or link.anchor in anchors:
            return None
        self.anchors_missing += 1
        meant = Nearest(anchors).to(link.anchor) if self.anchors_missing <= MOST_LOOKS else None
        return diagnostic(file, link.line, "anchor-missing", anchor=link.anchor, near=near(meant))
