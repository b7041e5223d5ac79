"""The content model: frozen records that every capability reads and none changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from plugins.vietnamese.dates import When

from .outputs import Computed as Computed
from .outputs import CopiedFile as CopiedFile
from .outputs import File as File
from .outputs import Output as Output
from .outputs import Page as Page
from .outputs import Published as Published
from .parts import Body as Body
from .parts import Corrected as Corrected
from .parts import Heading as Heading
from .parts import Image as Image
from .parts import Link as Link
from .parts import Lost as Lost
from .periods import month_address
from .raw import Raw

Kind = Literal["briefing", "ceremony", "notice", "news"]
Status = Literal["published", "draft"]
Rhythm = Literal["month", "quarter"]


@dataclass(frozen=True, slots=True)
class Category:
    """A heading of the archive (du-lieu/chuyen-muc.yaml); its kind decides template and required keys."""

    slug: str
    title: str
    kind: Kind
    description: str = ""
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A run of articles that recurs by month or quarter (du-lieu/chuoi.yaml), so that a missing one is visible."""

    slug: str
    title: str
    rhythm: Rhythm
    description: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """How a text came here: the title and date of what it was written from, and a note."""

    title: str
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place to go to: its title and its site address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of an article; small and complete, so that a list depends on nothing else."""

    address: str
    title: str
    date: When
    category: str
    summary: str
    authors: tuple[str, ...] = ()
    period: When | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. file: its path below the content folder; address: "/YYYY/MM/SLUG/", from its date and file name."""

    file: str
    slug: str
    title: str
    date: When
    category: str
    summary: str
    body: Body
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    place: str = ""
    event_date: When | None = None
    period: When | None = None
    modified: When | None = None
    status: Status = "published"
    lead_image: str = ""
    aliases: tuple[str, ...] = ()
    source: Source | None = None
    extra: Mapping[str, Raw] = field(default_factory=dict)
    """What other capabilities read of its front matter, by key."""

    @property
    def address(self) -> str:
        """Where it is published, for ever."""
        start = self.date.start
        return f"{month_address(start.year, start.month)}{self.slug}/"

    @property
    def withdrawn(self) -> bool:
        """Whether it has left lists, feeds and search; its page stays and says why."""
        return "withdrawn" in self.extra

    @property
    def card(self) -> Card:
        """What lists show of it."""
        return Card(self.address, self.title, self.date, self.category, self.summary, self.authors, self.period)


@dataclass(frozen=True, slots=True)
class FixedPage:
    """A page outside time (content/trang/): address "/SLUG/", from its file name."""

    file: str
    slug: str
    title: str
    body: Body
    summary: str = ""
    modified: When | None = None
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Raw] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is published, for ever."""
        return f"/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry of a list of outside links: text, address and a line of description."""

    title: str
    url: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """A group of link cards (du-lieu/lien-ket.yaml)."""

    slug: str
    title: str
    links: tuple[Unit, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Ministry:
    """Whose record this is (du-lieu/co-quan.yaml)."""

    name: str
    short_name: str
    founded: str
    dissolved: str
    successor: str
    note: str


@dataclass(frozen=True, slots=True)
class SiteData:
    """What editors keep in du-lieu/, read and checked."""

    categories: Mapping[str, Category]
    series: Mapping[str, Series]
    links: tuple[LinkGroup, ...]
    ministry: Ministry
    abbreviations: Mapping[str, tuple[str, ...]]
    more: Mapping[str, Raw] = field(default_factory=dict)
    """The data files that other capabilities read, by file name ("quy-dinh.yaml")."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """An image file as published: its address, its media type and its size in pixels."""

    address: str
    type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as published: its renditions, the best media type first and each type from narrow to wide.

    The last type is one that every browser shows. full: what a link to the whole image leads to; note: what that link
    says, where the whole image is more than a larger one.
    """

    renditions: tuple[Rendition, ...]
    full: Rendition
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that was made to a source: when, and in a few words ("" where they may not be shown)."""

    at: When
    summary: str


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything a build shows: articles oldest first (by date, then address), fixed pages by address, the data.

    pictures: by content path ("anh/2021/x.jpg"). social: the image that stands for a page elsewhere, by its address.
    now: the time of the build, Hanoi's; pages never show it, only what it decides. history: the changes of each
    source by its content path, newest first, where they are known. waiting: drafts and what is dated later, which are
    checked and never shown.
    """

    articles: tuple[Article, ...]
    pages: tuple[FixedPage, ...]
    data: SiteData
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    social: Mapping[str, Rendition] = field(default_factory=dict)
    now: datetime = datetime.max
    history: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    waiting: tuple[Article | FixedPage, ...] = ()

    @property
    def listed(self) -> tuple[Article, ...]:
        """The articles that lists, series, feeds and search show: all but the withdrawn ones."""
        return tuple(article for article in self.articles if not article.withdrawn)


@dataclass(frozen=True, slots=True)
class Site:
    """What every template may know of the site. url: absolute, no slash at its end; base: its path part, "" or "/x"."""

    url: str
    base: str
    name: str
    description: str
    data: SiteData
    assets: Mapping[str, str]
    pages: tuple[tuple[str, str], ...]
    """Fixed pages as (address, title), for the footer."""
