"""The records that a page passes through on its way to an article; all frozen, none changed by the next step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from plugins.vietnamese.dates import When


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks the same throughout. href: where it leads, as the page wrote it; note: the number of the
    note that it is the mark of, 0 for none."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table: the number of the table in the page, row and column from 0, and its spans."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the page. source: its address or file name as written; alt: its description."""

    source: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """An element that lines stand in. parent: its place among the nodes, -1 for the top; names: its id and classes."""

    parent: int
    tag: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source as its reader sees it, counted from 1.

    raw: normalised, with its spaces; the blank of a form is wider than one. spacer: a line of hard spaces alone, which
    stands where a page had something that its text lost. tag: the element that makes it ("" in plain text); node: its
    place among the nodes. depth: of lists around it; marker: "-" or the number that the page shows before it, or that
    of a note, as "[^1]:".
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
    """The numbers of lines that were broken off it and are part of it again."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its number, and those of what was joined to it."""
        return (self.number, *self.joined)

    @property
    def text(self) -> str:
        """Its words, with one space between."""
        return " ".join(self.raw.split())

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to keep."""
        return self.picture is None and not self.raw.strip()

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.spans) and all(span.bold for span in self.spans if span.text.strip())

    @property
    def is_italic(self) -> bool:
        """Whether all of it is italic."""
        return bool(self.spans) and all(span.italic for span in self.spans if span.text.strip())

    @property
    def is_link(self) -> bool:
        """Whether all of it leads elsewhere."""
        return bool(self.spans) and all(span.href for span in self.spans if span.text.strip())

    def href_share(self) -> float:
        """Which share of its letters leads elsewhere."""
        linked = sum(len(span.text.strip()) for span in self.spans if span.href)
        return linked / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself outside its text: "" where it does not. published, modified: as written there."""

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
    """Where a page comes from. name: its path below what was imported; captured: when a crawl took it, as written."""

    name: str
    sha256: str = ""
    address: str = ""
    captured: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its reader hands it on. kind: text, html, word; encoding: what it was decoded from; notes: codes."""

    origin: Origin
    kind: str
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...] = ()
    metadata: Metadata = Metadata()
    encoding: str = "UTF-8"
    notes: tuple[tuple[str, str], ...] = ()
    features: frozenset[str] = frozenset()
    """What tells pages that are no articles: password, frames, scripts, wrapped (lines broken at a width)."""


class Role(StrEnum):
    """What a line is to the article."""

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
    """What a line was taken for, by which rule, and whether an editor should look."""

    role: Role
    rule: str
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the article. reasons: by key, the code of how each is known; undecided: keys left to editors."""

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
    """A heading inside the text; level 2 is the highest."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text that belong together and are nothing else."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list. marker: the sign or number before it, which is no part of its text; depth from 0."""

    lines: tuple[int, ...]
    spans: tuple[Span, ...]
    marker: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of equally long rows; a cell that spans several stands in the first of them."""

    lines: tuple[int, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    cells: tuple[tuple[int, int, int], ...]
    """For each line: its number, row and column."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph. source: "" where only its caption is left."""

    lines: tuple[int, ...]
    source: str
    alt: str
    caption: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """The head of an official document; the national name and motto are known."""

    lines: tuple[int, ...]
    agency: str
    number: str
    place: str
    day: str


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, in one or two columns."""

    lines: tuple[int, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


Block = Heading | Paragraph | Item | Table | Figure | Official | Signatures


@dataclass(frozen=True, slots=True)
class Removal:
    """Personal data left out of a line: which kind, never the data themselves. whole: whether nothing was left."""

    line: int
    kind: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Article:
    """Everything that becomes of a page that is an article."""

    page: Page
    decisions: Mapping[int, Decision]
    facts: Facts
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...] = ()


def path_of(address: str) -> str:
    """The path in an address as a page wrote it, decoded; "" where it is none."""
    try:
        return unquote(urlsplit(address.replace("\\", "/")).path)
    except ValueError:
        return ""


def text_of(spans: tuple[Span, ...]) -> str:
    """The words of some spans, with one space between."""
    return " ".join("".join(span.text for span in spans).split())
