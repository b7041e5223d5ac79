"""Bodies with their placeholders filled: addresses of links, and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from .addresses import Addresses
from .model import Archive, Body, Image, Link, Picture
from .pictures import LoadingPriority, picture_html


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture in its place. base: the path under which the site stands."""

    picture: Picture
    image: Image
    base: str
    priority: LoadingPriority

    def html(self) -> str:
        """Its element."""
        return picture_html(self.picture, self.image, priority=self.priority, url=lambda address: self.base + address)


@dataclass(frozen=True, slots=True)
class FilledBody:
    """A body and the filling of each of its placeholders; put together when a template writes it, and not before."""

    body: Body
    fillings: tuple[str | ShownPicture, ...]

    def __html__(self) -> str:
        parts = self.body.parts
        pieces = [parts[0]]
        for filling, part in zip(self.fillings, parts[1:], strict=True):
            pieces += (filling if isinstance(filling, str) else filling.html(), part)
        return "".join(pieces)


class Filler:
    """Fills the bodies of an archive for a site whose addresses all begin with `base` ("", "/x", or with a host)."""

    def __init__(self, archive: Archive, base: str) -> None:
        self.addresses = Addresses.of(archive)
        self.pictures = archive.pictures
        self.base = base

    def fill(self, file: str, body: Body, lead: str = "") -> FilledBody:
        """The body of the record whose content path is `file`; lead: the content path of its lead image."""
        return FilledBody(body, tuple(self._fillings(file, body, lead)))

    def _fillings(self, file: str, body: Body, lead: str) -> Iterator[str | ShownPicture]:
        priority: LoadingPriority = "soon"
        for placeholder in body.links:
            if isinstance(placeholder, Link):
                yield self._address(file, placeholder)
            elif picture := self.pictures.get(placeholder.path):
                yield ShownPicture(picture, placeholder, self.base, "first" if placeholder.path == lead else priority)
                priority = "late"
            else:
                yield ""

    def _address(self, file: str, link: Link) -> str:
        address = self.addresses.find(file, link) or ""
        return str(escape(self.base + address if address.startswith("/") else address))
