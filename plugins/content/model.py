"""The content model: frozen records that every capability reads and none changes.

Records are Structs; those cached between builds are encoded as arrays (array_like).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import force_setattr

from plugins.core.codec import decode, digest, encode
from plugins.core.memo import Memo
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import DEFAULT_LANGUAGE

from .periods import month_address

Kind = Literal["briefing", "ceremony", "notice", "news"]
Status = Literal["published", "draft"]
Rhythm = Literal["month", "quarter"]
ChangeKind = Literal["added", "edited", "moved", "removed"]
T = TypeVar("T")
HOME = "/"
"""The address of the home page, whose social card stands in for those without one."""
ENGLISH = "/en/"
"""The address space of everything in English."""
LANGUAGES = (DEFAULT_LANGUAGE, "en")


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a body: level 2 to 6, its anchor and its plain text."""

    level: int
    anchor: str
    text: str


class Link(Struct, frozen=True, array_like=True, tag="link"):
    """A link from a body to a place in the archive, as written: a content path or a site address, and an anchor.

    line: 0 if no editor wrote it, but a capability that makes the page it points to.
    """

    target: str
    anchor: str
    line: int


class Image(Struct, frozen=True, array_like=True, tag="image"):
    """The place of a picture in a body: the image's content path ("anh/2021/x.jpg") and its alternative text.

    beside: whether it is one of a gallery. language: of the body.
    """

    path: str
    alt: str
    line: int
    beside: bool = False
    language: str = DEFAULT_LANGUAGE


class FileFacts(Struct, frozen=True, array_like=True, tag="facts"):
    """The place in a body of an attached file's facts, in words, or of its checksum.

    path: its content path ("tep/2019/x.pdf"). language: of the body.
    """

    path: str
    line: int
    what: Literal["facts", "sha256"] = "facts"
    language: str = DEFAULT_LANGUAGE


class Mention(Struct, frozen=True, array_like=True, tag="mention"):
    """The place in a body of a name that may have its own page, which is known only from the whole archive.

    alt: the name as written, shown whether or not it becomes a link.
    """

    alt: str


Placeholder = Link | Image | FileFacts | Mention
"""What is left open in a body until the whole archive is known."""


class Text(Struct, frozen=True, array_like=True):
    """The content of a body: its HTML, split at its placeholders, and its plain text, one block per line.

    The HTML is parts[0] + filling of the first placeholder + parts[1] + … + parts[-1].
    """

    parts: tuple[str, ...]
    plain: str


class Body(Struct, frozen=True, array_like=True):
    """The metadata of a converted body; its text is loaded from the cache only when needed.

    file: the content path of its source. links: what fills its placeholders: the address of a Link, the picture of an
    Image, the words of FileFacts or of a Mention; a body is converted once, before any address or image is known.
    anchors: every id. alternatives: the alternative texts of pictures. notes: records made by the Markdown extensions
    of capabilities, by the name of their type (see notes_of). sha256: of the plain text in UTF-8, in hexadecimal.
    digest: of the Text.
    """

    file: str
    links: tuple[Placeholder, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    alternatives: tuple[str, ...] = ()
    notes: dict[str, bytes] = {}
    sha256: str = ""
    digest: bytes = b""

    @property
    def images(self) -> tuple[Image, ...]:
        """The images shown, in order."""
        return tuple([link for link in self.links if type(link) is Image])


Texts = Callable[[Body], Text]
"""Loads the text of a body."""


def pack_notes(notes: Sequence[object]) -> dict[str, bytes]:
    """Notes encoded by the name of their type."""
    kinds = dict.fromkeys(type(note) for note in notes)
    return {kind.__name__: encode([note for note in notes if type(note) is kind]) for kind in kinds}


def notes_of(noted: Body | AttachedFile, kind: type[T]) -> tuple[T, ...]:
    """The notes of one type that are kept with a body or an attached file."""
    packed = noted.notes.get(kind.__name__)
    return decode(packed, tuple[kind, ...]) if packed else ()  # type: ignore[valid-type]


class AttachedFile(Struct, frozen=True, array_like=True):
    """A sound file in content/tep/, whichever records attach it.

    path: its content path; address: where it is published or, if withheld, of the page that says why it is not.
    kind: its extension without the dot ("pdf"); facts: its kind, pages and size in words, by language. size (in bytes),
    sha256 (in hexadecimal): of the published copy; original: the SHA-256 of the file itself. pages: 0 if not counted.
    numbered: whether its texts are its pages, in order; otherwise it has one text or none. standard: what it claims to
    conform to ("PDF/A-2b"), or "". signed: whether it is digitally signed, and so published unchanged. members: the
    names of the files in a zip. notes: made by capabilities from its texts, each with the number of the text as its
    line (notes_of). has_texts: whether it has any; digest: of its texts.
    """

    path: str
    address: str
    kind: str
    facts: dict[str, str]
    size: int
    sha256: str
    original: str
    pages: int = 0
    numbered: bool = False
    standard: str = ""
    signed: bool = False
    members: tuple[str, ...] = ()
    notes: dict[str, bytes] = {}
    has_texts: bool = False
    digest: bytes = b""
    withheld: bool = False


class Attachment(Struct, frozen=True, array_like=True):
    """A document that an article or page attaches, as described by its front matter or by the words of a link.

    file: None if it is kept elsewhere (url) or the archive does not have it. requested: whether a document that the
    archive does not have was asked for; None for any other. declared: whether it is listed in the front matter.
    """

    title: str
    number: str = ""
    date: When | None = None
    issuer: str = ""
    signer: str = ""
    summary: str = ""
    language: str = ""
    url: str = ""
    requested: bool | None = None
    file: AttachedFile | None = None
    declared: bool = True


AttachedTexts = Callable[[AttachedFile], tuple[str, ...]]
"""Loads the texts of an attached file: one per page if it is `numbered`."""


class Category(Struct, frozen=True, array_like=True):
    """A category of articles (du-lieu/chuyen-muc.yaml).

    kind: of its articles; those that are notices are described further in a front matter key.
    """

    slug: str
    title: str
    kind: Kind
    description: str = ""
    series: str | None = None


class Series(Struct, frozen=True, array_like=True):
    """Articles that recur monthly or quarterly (du-lieu/chuoi.yaml), so that a missing one is visible."""

    slug: str
    title: str
    rhythm: Rhythm
    description: str = ""


class Source(Struct, frozen=True, array_like=True):
    """The provenance of a text: the title and date of its source, and a note.

    address: where the source was; capture: when it was saved from there, and by which archive; sha256: of the capture.
    """

    title: str
    date: str = ""
    note: str = ""
    address: str = ""
    capture: str = ""
    sha256: str = ""


class Crumb(Struct, frozen=True, array_like=True):
    """A link target: its title and its site address."""

    title: str
    address: str


class Count(Struct, frozen=True, array_like=True):
    """A link with the number of articles behind it. note: a short addition, such as "2013–2021"."""

    title: str
    address: str
    number: int
    note: str = ""


class Rendition(Struct, frozen=True, array_like=True):
    """An image file as published: its address, its media type and its size in pixels."""

    address: str
    type: str
    width: int
    height: int


class Thumbnail(Struct, frozen=True, array_like=True):
    """A photograph in its smallest size: in the best media type, and in one that every browser supports."""

    best: Rendition
    plain: Rendition


class Card(Struct, frozen=True, array_like=True):
    """What a list shows of an article; small and complete, so that a list depends on nothing else.

    thumbnail: known only once images are processed, so `Article.card` has none.
    """

    address: str
    title: str
    date: When
    category: str
    summary: str
    authors: tuple[str, ...] = ()
    period: When | None = None
    thumbnail: Thumbnail | None = None


class Article(Struct, frozen=True, array_like=True, tag="article"):
    """One article. file: its path below the content folder; address: "/YYYY/MM/SLUG/", from its date and file name.

    changed: when it was last corrected or withdrawn, according to its front matter. extra: the values that capabilities
    parsed from its front matter, encoded, by key (capability.Key.of); empty if invalid. listed: whether lists, feeds
    and search show it; the page of an unlisted article stays and says why.
    """

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
    extra: dict[str, bytes] = {}
    listed: bool = True
    changed: When | None = None
    address: str = ""
    """Its permanent address, made from its date and slug."""
    listing_digest: bytes = b""
    """Covers everything that lists show of it or sort it by."""

    def __post_init__(self) -> None:
        if not self.address:
            start = self.date.start
            force_setattr(self, "address", f"{month_address(start.year, start.month)}{self.slug}/")
            shown = (self.card, start, self.date.precision, self.updated.start, self.tags)
            force_setattr(self, "listing_digest", digest(shown))

    @property
    def month(self) -> tuple[int, int]:
        """The year and month that it was published in."""
        return self.date.start.year, self.date.start.month

    @property
    def updated(self) -> When:
        """When its page last changed: the latest of its date, `modified` and `changed`."""
        return max(filter(None, (self.date, self.modified, self.changed)), key=lambda when: when.start)

    @property
    def description(self) -> str:
        """What machines are told of it: its summary or, without one, its title."""
        return self.summary or self.title

    @property
    def card(self) -> Card:
        """What lists show of it."""
        return Card(self.address, self.title, self.date, self.category, self.summary, self.authors, self.period)


class FixedPage(Struct, frozen=True, array_like=True, tag="page"):
    """An undated page (content/trang/) at "/SLUG/", from its file name; or any page in English.

    extra: see Article. folder: its parent address: "/", in English "/en/", and for the translation of an article
    "/en/YYYY/MM/". original: the content path of what it translates, or "".
    """

    file: str
    slug: str
    title: str
    body: Body
    summary: str = ""
    modified: When | None = None
    aliases: tuple[str, ...] = ()
    extra: dict[str, bytes] = {}
    folder: str = "/"
    original: str = ""
    status: Status = "published"

    @property
    def address(self) -> str:
        """Its permanent address."""
        return f"{self.folder}{self.slug}/"

    @property
    def is_english(self) -> bool:
        """Whether it is in English, judging by its address."""
        return self.folder.startswith(ENGLISH)


class Unit(Struct, frozen=True, array_like=True):
    """An entry in a list of external links: text, address and a line of description."""

    title: str
    url: str
    description: str = ""


class LinkGroup(Struct, frozen=True, array_like=True):
    """A group of link cards (du-lieu/lien-ket.yaml)."""

    slug: str
    title: str
    links: tuple[Unit, ...]
    description: str = ""


class Ministry(Struct, frozen=True, array_like=True):
    """The ministry whose record this is (du-lieu/co-quan.yaml).

    operator: who runs this archive; contact: where requests about personal data reach them: an email address, the
    address of a page, or a postal address. rights: in words, who holds them and what may be done with the articles;
    license: the address of the licence. english_name, english_note: for the pages in English.
    """

    name: str
    short_name: str
    founded: str
    dissolved: str
    successor: str
    note: str
    operator: str = ""
    contact: str = ""
    rights: str = ""
    license: str = ""
    english_name: str = ""
    english_note: str = ""


class SiteData(Struct, frozen=True):
    """The data files in du-lieu/, parsed and checked."""

    categories: Mapping[str, Category]
    series: Mapping[str, Series]
    links: tuple[LinkGroup, ...]
    ministry: Ministry
    abbreviations: Mapping[str, tuple[str, ...]]
    more: Mapping[str, Any] = {}
    """The parsed data files of capabilities, by file name (capability.DataFile.of)."""
    shown: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """The texts that readers see of data files, with their lines, by file name (capability.DataFile.shown)."""


class Picture(Struct, frozen=True, array_like=True):
    """An image as published: its renditions, the best media type first and each type from narrow to wide.

    Every browser supports the last type. full: the target of the link to the whole image; notes: the text of that link
    by language, if the whole image is more than a larger rendition.
    """

    renditions: tuple[Rendition, ...]
    full: Rendition
    notes: dict[str, str] = {}


class Relation(Struct, frozen=True, array_like=True):
    """Articles that share something, by their content paths.

    reason: in words for readers ("cùng thẻ “ASEAN”"); weight: how strongly it relates two articles, 1 for a tag.
    """

    reason: str
    weight: float
    files: tuple[str, ...]


class Turn(Struct, frozen=True, array_like=True):
    """When an article's call to its readers opens and ends: ISO 8601 with +07:00, "" if unknown.

    state: "decided" or "withdrawn", which no clock can tell; else "".
    """

    opens: str
    ends: str
    state: str = ""


class Change(Struct, frozen=True, array_like=True):
    """A change to a source: when, of which kind, and the editor's words for readers.

    words: "" if none were written for readers, or they may not be shown.
    """

    at: When
    kind: ChangeKind
    words: str


def _no_text(body: Body) -> Text:
    raise LookupError(f"the text of {body.file} was not kept")


class Archive(Struct, frozen=True, eq=False):
    """Everything that a build shows: articles oldest first (by date, then address), fixed pages by address, the data.

    pictures: by content path ("anh/2021/x.jpg"). social: the preview image of a page on other sites, by its address.
    now: the time of the build in Hanoi; pages never show it, only what depends on it. history: the known changes to
    each source, newest first, by content path. waiting: drafts and scheduled records, which are checked but never
    shown. text: loads the text of a body. digests: of the sources, by content path; empty unless requested; reading: a
    digest of how records were made from them. attached: the files in content/tep/, by content path; attachments: what
    each record attaches, by the content path of its source; attached_texts: loads the texts of a file. removed: whether
    a short text contains what must no longer be published, for data that come from no article. home: what capabilities
    show on the home page, by name (capability.HomeContext). relations: what articles share. turns: of articles that
    call on their readers, by content path. deleted: when public articles were deleted, by address. memo: caches what
    capabilities compute from the archive for later builds.
    """

    articles: tuple[Article, ...]
    pages: tuple[FixedPage, ...]
    data: SiteData
    pictures: Mapping[str, Picture] = {}
    social: Mapping[str, Rendition] = {}
    now: datetime = datetime.max
    history: Mapping[str, tuple[Change, ...]] = {}
    waiting: tuple[Article | FixedPage, ...] = ()
    text: Texts = _no_text
    digests: Mapping[str, bytes] = {}
    reading: bytes = b""
    attached: Mapping[str, AttachedFile] = {}
    attachments: Mapping[str, tuple[Attachment, ...]] = {}
    attached_texts: AttachedTexts = lambda _file: ()
    removed: Callable[[str], bool] = lambda _text: False
    home: Mapping[str, object] = {}
    relations: tuple[Relation, ...] = ()
    turns: Mapping[str, Turn] = {}
    deleted: Mapping[str, When] = {}
    memo: Memo = field(default_factory=Memo.in_memory)

    @property
    def records(self) -> tuple[Article | FixedPage, ...]:
        """The articles, then the fixed pages."""
        return (*self.articles, *self.pages)

    @property
    def checked(self) -> tuple[Article | FixedPage, ...]:
        """The records, then the waiting ones."""
        return (*self.records, *self.waiting)

    @property
    def listed(self) -> tuple[Article, ...]:
        """The articles that lists, series, feeds and search show."""
        return tuple([article for article in self.articles if article.listed])

    @property
    def translations(self) -> Mapping[str, FixedPage]:
        """The translations, by the content path of the original."""
        return {page.original: page for page in self.pages if page.original}


class Site(Struct, frozen=True):
    """The site as all templates see it. url: absolute, without a trailing slash; base: its path, "" or "/x"."""

    url: str
    base: str
    name: str
    description: str
    data: SiteData
    assets: Mapping[str, str]
    pages: tuple[tuple[str, str], ...]
    """Fixed pages as (address, title), for the footer."""
    english: bool = False
    """Whether there are any pages in English."""
    english_pages: tuple[tuple[str, str], ...] = ()
    """The fixed pages among them, as (address, title)."""
    card: Rendition | None = None
    """The preview image of every page without its own."""
    public: bool = False
    """Whether it is built for a public host, not a preview."""
    offline: bool = False
    """Whether browsers may cache pages for reading offline."""
