"""What a converted body is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: level 2 to 6, its anchor and its plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a body to a place inside the archive, as written: a content path or a site address, and an anchor."""

    target: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """The place of a picture in a body: the image's content path ("anh/2021/x.jpg") and its alternative text.

    beside: whether it stands beside others, in a gallery.
    """

    path: str
    alt: str
    line: int
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """A photograph declared lost: its old file name where it is known, what it showed, and the id of its figure."""

    name: str
    alt: str
    caption: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A misprint kept in a body, with its correction beside it: a note of the body.

    number: of the correction, from 1; printed: the words as printed; right: what is right there, or ""; anchor: its id.
    """

    number: int
    printed: str
    right: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body.

    parts: HTML cut at its internal links and pictures; parts[0] + address of links[0] + parts[1] + … + parts[-1] (for
    an Image, its picture element instead of an address), so that bodies are converted once, before any address or
    image is known. text: the plain text, a block a line. anchors: every id. lost: the photographs declared lost.
    notes: frozen records that the Markdown extensions of other capabilities took down. sha256: of the text in UTF-8,
    in hexadecimal.
    """

    parts: tuple[str, ...]
    links: tuple[Link | Image, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    lost: tuple[Lost, ...] = ()
    notes: tuple[object, ...] = ()
    text: str = ""
    sha256: str = ""

    @property
    def images(self) -> tuple[Image, ...]:
        """The images shown, in their order."""
        return tuple(link for link in self.links if isinstance(link, Image))
