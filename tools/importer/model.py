"""The immutable records that a page passes through on its way to an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from plugins.vietnamese.dates import When


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with uniform formatting. href: the link target as written; note: the number of the note that it
    refers to, or 0."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its table's number in the page, its row and column from 0, and the number of columns it spans."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the page. source: its address or file name as written; alt: its alt text."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An element that contains lines. parent: its index among the nodes, -1 at the top; names: its id and classes."""

    parent: int
    tag: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source as its reader sees it, numbered from 1.

    raw: normalised text with its spaces kept, since a blank to fill in is wider than one. spacer: only non-breaking
    spaces, where the page lost something. tag: the enclosing block element ("" in plain text); node: index among the
    nodes. depth: list nesting; marker: "-", the number shown before it, or that of a note, as "[^1]:".
    """

    number: int
    raw: str
    spans: tuple[Span, ...] = ()
    tag: str = ""
    node: int = -1
    spacer: bool = False
    hidden: bool = False
    depth: int = 0
    marker: str = ""
    cell: Cell | None = None
    picture: Picture | None = None
    joined: tuple[int, ...] = ()
    """The numbers of continuation lines that were joined to it."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its own number and those of the lines joined to it."""
        return (self.number, *self.joined)

    @property
    def text(self) -> str:
        """Its text with whitespace collapsed."""
        return " ".join(self.raw.split())

    @property
    def is_blank(self) -> bool:
        """Whether it holds neither text nor a picture."""
        return self.picture is None and not self.raw.strip()

    @property
    def is_bold(self) -> bool:
        """Whether all of its text is bold."""
        return bool(self.spans) and all(span.bold for span in self.spans if span.text.strip())

    @property
    def is_italic(self) -> bool:
        """Whether all of its text is italic."""
        return bool(self.spans) and all(span.italic for span in self.spans if span.text.strip())

    @property
    def is_link(self) -> bool:
        """Whether all of its text is linked."""
        return bool(self.spans) and all(span.href for span in self.spans if span.text.strip())

    def href_share(self) -> float:
        """The share of its characters that is linked."""
        linked = sum(len(span.text.strip()) for span in self.spans if span.href)
        return linked / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states about itself outside its text, "" if absent. published, modified: as written there."""

    title: str = ""
    heading: str = ""
    published: str = ""
    modified: str = ""
    author: str = ""
    section: str = ""
    summary: str = ""
    address: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page comes from. name: its path below the import root; captured: when it was crawled, as written."""

    name: str
    sha256: str = ""
    address: str = ""
    captured: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its reader returns it. kind: text, html or word; encoding: of its source; notes: codes, encodings."""

    origin: Origin
    kind: str
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...] = ()
    metadata: Metadata = Metadata()
    encoding: str = "UTF-8"
    notes: tuple[tuple[str, str], ...] = ()
    features: frozenset[str] = frozenset()
    """Signs of a non-article (password, frames, scripts), and "wrapped": lines broken at a fixed width."""


class Role(StrEnum):
    """The role of a line in the article."""

    BLANK = "blank"
    CHROME = "chrome"
    CLOCK = "clock"
    SECTION = "section"
    TITLE = "title"
    DATE = "date"
    MODIFIED = "modified"
    AUTHOR = "author"
    TAGS = "tags"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Decision:
    """The role assigned to a line, by which rule, and whether an editor should check it."""

    role: Role
    rule: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the article. reasons: by key, the code of its reason; undecided: keys left to the editor."""

    title: str = ""
    date: When | None = None
    modified: When | None = None
    section: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text; level 2 is the highest."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: lines of text that are no other kind of block."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item. marker: the bullet or number before it, not part of its text; depth: from 0."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]
    marker: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with rows of equal length; a spanning cell keeps its text in its first position."""

    lines: tuple[int, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    cells: tuple[tuple[int, int, int], ...]
    """The number, row and column of each line."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph. source: "" if only its caption survives."""

    lines: tuple[int, ...]
    source: str
    alt: str
    caption: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """The letterhead of an official document, without the national name and motto, which are always the same."""

    lines: tuple[int, ...]
    agency: str
    number: str
    place: str
    day: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature block, in one or two columns."""

    lines: tuple[int, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


Block = Heading | Paragraph | Item | Table | Figure | Official | Signatures


@dataclass(frozen=True, slots=True)
class Removal:
    """Personal data removed from a line: its kind, never the data. whole: whether nothing of the line was left."""

    line: int
    kind: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Article:
    """A page accepted as an article, with everything derived from it."""

    page: Page
    decisions: Mapping[int, Decision]
    facts: Facts
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...] = ()


def path_of(address: str) -> str:
    """The decoded path of an address as written on a page; "" if it is malformed."""
    try:
        return unquote(urlsplit(address.replace("\\", "/")).path)
    except ValueError:
        return ""


def text_of(spans: tuple[Span, ...]) -> str:
    """The text of spans with whitespace collapsed."""
    return " ".join("".join(span.text for span in spans).split())
