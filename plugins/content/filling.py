"""Bodies with their placeholders filled: addresses of links, and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup, escape
from msgspec import Struct

from .addresses import Addresses
from .model import Archive, AttachedFile, Body, FileFacts, Image, Link, Mention, Picture, Text
from .pictures import LoadingPriority, picture_html


class ShownPicture(Struct, frozen=True, array_like=True):
    """A picture in its place. base: the path under which the site stands."""

    picture: Picture
    image: Image
    base: str
    priority: LoadingPriority

    def html(self) -> str:
        """Its element."""
        return picture_html(self.picture, self.image, priority=self.priority, url=lambda address: self.base + address)


Filling = str | ShownPicture
NO_MENTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class FilledBody(Struct, frozen=True):
    """A text and what belongs into each of its placeholders; put together when a template writes it, and not before."""

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
    """Finds what belongs into the bodies of an archive on a site whose addresses all begin with `base` ("", "/x", or
    with a host).

    mentions: by content path, the addresses of those pages that mentions of names lead to, by the names.
    """

    def __init__(self, archive: Archive, base: str, mentions: Mapping[str, Mapping[str, str]] = NO_MENTIONS) -> None:
        self.addresses = Addresses(archive)
        self.pictures, self.attached = archive.pictures, archive.attached
        self.base = base
        self.mentions = mentions

    def fillings(self, body: Body, lead: str = "") -> tuple[Filling, ...]:
        """What belongs into the placeholders of a body. lead: the content path of its lead image."""
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
