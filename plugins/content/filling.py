"""Fills the placeholders of bodies: addresses of links, pictures, facts of files, and mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup, escape
from msgspec import Struct

from .addresses import Addresses
from .model import Archive, AttachedFile, Body, FileFacts, Image, Link, Mention, Picture, Text
from .pictures import LoadingPriority, picture_html


class ShownPicture(Struct, frozen=True, array_like=True):
    """A picture in its place. base: the path that the site is served under."""

    picture: Picture
    image: Image
    base: str
    priority: LoadingPriority

    def html(self) -> str:
        """The picture's element."""
        return picture_html(self.picture, self.image, priority=self.priority, url=lambda address: self.base + address)


Filling = str | ShownPicture
NO_MENTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class FilledBody(Struct, frozen=True):
    """A text and the filling of each of its placeholders; joined only when a template renders it."""

    text: Text
    fillings: tuple[Filling, ...]

    def __html__(self) -> str:
        parts = self.text.parts
        pieces = [parts[0]]
        for filling, part in zip(self.fillings, parts[1:], strict=True):
            pieces += (filling if isinstance(filling, str) else filling.html(), part)
        return "".join(pieces)


def _words_of(attached: AttachedFile, link: FileFacts) -> str:
    return attached.sha256 if link.what == "sha256" else attached.facts[link.language]


class Filler:
    """Finds the fillings of an archive's bodies.

    base: what every address of the site begins with ("", "/x", or a host). mentions: the addresses that names mentioned
    in a body link to, by content path and name.
    """

    def __init__(self, archive: Archive, base: str, mentions: Mapping[str, Mapping[str, str]] = NO_MENTIONS) -> None:
        self.addresses = Addresses(archive)
        self.pictures, self.attached = archive.pictures, archive.attached
        self.base = base
        self.mentions = mentions

    def fillings(self, body: Body, lead: str = "") -> tuple[Filling, ...]:
        """The filling of each placeholder of a body. lead: the content path of its lead image."""
        return tuple(self._fillings(body, lead)) if body.links else ()

    def _fillings(self, body: Body, lead: str) -> Iterator[Filling]:
        priority: LoadingPriority = "soon"
        for link in body.links:
            if isinstance(link, Link):
                yield self._address(body.file, link)
            elif isinstance(link, FileFacts):
                attached = self.attached.get(link.path)
                yield str(escape(_words_of(attached, link))) if attached else ""
            elif isinstance(link, Mention):
                yield self._mention(body.file, link)
            elif picture := self.pictures.get(link.path):
                yield ShownPicture(picture, link, self.base, "first" if link.path == lead else priority)
                priority = "late"
            else:
                yield ""

    def _mention(self, file: str, mention: Mention) -> str:
        address = self.mentions.get(file, {}).get(mention.alt)
        if address is None:
            return str(escape(mention.alt))
        return str(Markup('<a class="mention" href="{}">{}</a>').format(self.base + address, mention.alt))

    def _address(self, file: str, link: Link) -> str:
        address = self.addresses.find(file, link) or ""
        return str(escape(self.base + address if address.startswith("/") else address))
