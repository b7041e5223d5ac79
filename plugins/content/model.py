"""The content model: frozen records that every capability reads and none changes.

Records are Structs; what is kept between builds is encoded as an array (array_like).
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
ENGLISH = "/en/"
"""Where everything in English stands."""
LANGUAGES = (DEFAULT_LANGUAGE, "en")


class Heading(Struct, frozen=True, array_like=True):
    """A heading of a body: level 2 to 6, its anchor and its plain text."""

    level: int
    anchor: str
    text: str


class Link(Struct, frozen=True, array_like=True, tag="link"):
    """A link from a body to a place inside the archive, as written: a content path or a site address, and an anchor.

    line: 0 where no editor wrote it; the capability that made it makes the page, too.
    """

    target: str
    anchor: str
    line: int


class Image(Struct, frozen=True, array_like=True, tag="image"):
    """The place of a picture in a body: the image's content path ("anh/2021/x.jpg") and its alternative text.

    beside: whether it stands beside others, in a gallery. language: of the body.
    """

    path: str
    alt: str
    line: int
    beside: bool = False
    language: str = DEFAULT_LANGUAGE


class FileFacts(Struct, frozen=True, array_like=True, tag="facts"):
    """The place in a body of what is known of an attached file: its facts in words, or its checksum.

    path: its content path ("tep/2019/x.pdf"). language: of the body.
    """

    path: str
    line: int
    what: Literal["facts", "sha256"] = "facts"
    language: str = DEFAULT_LANGUAGE


class Mention(Struct, frozen=True, array_like=True, tag="mention"):
    """The place of a name in a body that a page of its own may belong to, which only the whole archive tells.

    alt: the name as it stands there, shown whether or not it becomes a link.
    """

    alt: str


Placeholder = Link | Image | FileFacts | Mention
"""What a body leaves open until the whole archive is known."""


class Text(Struct, frozen=True, array_like=True):
    """What a body says: its HTML, cut at its placeholders, and its plain text, a block a line.

    parts[0] + what belongs into the first placeholder + parts[1] + … + parts[-1] is the HTML.
    """

    parts: tuple[str, ...]
    plain: str


class Body(Struct, frozen=True, array_like=True):
    """What is known of a converted body without its text, which stays in the cache until somebody asks for it.

    file: the content path of its source. links: what belongs into its placeholders: the address of a Link, the picture
    of an Image, the words of FileFacts or of a Mention; a body is converted once, before any address or image is known.
    anchors: every id. alternatives: the texts that stand for pictures. notes: what the Markdown of capabilities took
    down, by the names of the records (see notes_of). sha256: of the plain text in UTF-8, in hexadecimal. digest: of the
    Text.
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
        """The images shown, in their order."""
        return tuple([link for link in self.links if type(link) is Image])


Texts = Callable[[Body], Text]
"""Loads the text of a body."""


def pack_notes(notes: Sequence[object]) -> dict[str, bytes]:
    """Records that Markdown took down, each kind together."""
    kinds = dict.fromkeys(type(note) for note in notes)
    return {kind.__name__: encode([note for note in notes if type(note) is kind]) for kind in kinds}


def notes_of(noted: Body | AttachedFile, kind: type[T]) -> tuple[T, ...]:
    """The records of one kind that were taken down in a body or an attached file."""
    packed = noted.notes.get(kind.__name__)
    return decode(packed, tuple[kind, ...]) if packed else ()  # type: ignore[valid-type]


class AttachedFile(Struct, frozen=True, array_like=True):
    """A file of content/tep/ with which nothing is wrong, whoever attaches it.

    path: its content path; address: where it is published, or what tells why it is not (withheld). kind: its type
    without a dot ("pdf"); facts: in words of each language, its kind, pages and size. size: in bytes, and sha256, in
    hexadecimal: of the published copy; original: the SHA-256 of the file itself. pages: 0 where they are not counted.
    numbered: whether its texts are its pages, in their order; otherwise there is one text or none. standard: what it
    declares to conform to ("PDF/A-2b"), or "". signed: whether it is signed digitally, and so published as it is.
    members: the names of what a zip holds. notes: what capabilities took down of its texts, each with the number of the
    text as its line (notes_of). has_texts: whether it has any; digest: of these.
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
    """A document that an article or page attaches: what its front matter says of it, or the words of a link.

    file: None for one that is kept elsewhere (url) or that the archive does not have. requested: whether it was asked
    for, of those it does not have; None of others. declared: whether it stands in the front matter.
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
"""Loads the texts of an attached file: one a page where it is `numbered`."""


class Category(Struct, frozen=True, array_like=True):
    """A heading of the archive (du-lieu/chuyen-muc.yaml).

    kind: what its articles are; those of a notice say so in a key of their own.
    """

    slug: str
    title: str
    kind: Kind
    description: str = ""
    series: str | None = None


class Series(Struct, frozen=True, array_like=True):
    """A run of articles that recurs by month or quarter (du-lieu/chuoi.yaml), so that a missing one is visible."""

    slug: str
    title: str
    rhythm: Rhythm
    description: str = ""


class Source(Struct, frozen=True, array_like=True):
    """How a text came here: the title and date of what it was written from, and a note.

    address: where that stood; capture: when it was saved from there, and by which archive; sha256: of what was saved.
    """

    title: str
    date: str = ""
    note: str = ""
    address: str = ""
    capture: str = ""
    sha256: str = ""


class Crumb(Struct, frozen=True, array_like=True):
    """A place to go to: its title and its site address."""

    title: str
    address: str


class Count(Struct, frozen=True, array_like=True):
    """A link with the number of articles behind it. note: a few words more, as "2013–2021"."""

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
    """A photograph in its smallest size: the best media type, and the one that every browser shows."""

    best: Rendition
    plain: Rendition


class Card(Struct, frozen=True, array_like=True):
    """What a list shows of an article; small and complete, so that a list depends on nothing else.

    thumbnail: known only once the images are, so that an article's own card has none.
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

    changed: when it was last corrected or withdrawn, as its front matter tells. extra: what capabilities read of its
    front matter, encoded, by key (capability.Key.of); empty where nothing sound was typed. listed: whether lists, feeds
    and search show it; the page of an article that has left them stays and says why.
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
    """Where it is published, for ever; follows from its date and slug."""
    listing_digest: bytes = b""
    """Of all that lists show of it or sort it by."""

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
        """When its page last changed: its own date, unless something is told that came later."""
        return max(filter(None, (self.date, self.modified, self.changed)), key=lambda when: when.start)

    @property
    def card(self) -> Card:
        """What lists show of it."""
        return Card(self.address, self.title, self.date, self.category, self.summary, self.authors, self.period)


class FixedPage(Struct, frozen=True, array_like=True, tag="page"):
    """A page outside time (content/trang/): address "/SLUG/", from its file name; or anything in English.

    extra: see Article. folder: the address that its own stands below: "/", in English "/en/", and of the translation of
    an article "/en/YYYY/MM/". original: the content path of what it translates, or "".
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

    @property
    def address(self) -> str:
        """Where it is published, for ever."""
        return f"{self.folder}{self.slug}/"

    @property
    def is_english(self) -> bool:
        """Whether it is in English, as its address tells."""
        return self.folder.startswith(ENGLISH)


class Unit(Struct, frozen=True, array_like=True):
    """An entry of a list of outside links: text, address and a line of description."""

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
    """Whose record this is (du-lieu/co-quan.yaml).

    operator: who keeps this archive; contact: where requests about personal data reach them: a mail address, the
    address of a page, or one of the post. rights: in words, who holds them and what may be done with the articles;
    license: the address of the licence that says so. english_name, english_note: for the pages in English.
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
    """What editors keep in du-lieu/, read and checked."""

    categories: Mapping[str, Category]
    series: Mapping[str, Series]
    links: tuple[LinkGroup, ...]
    ministry: Ministry
    abbreviations: Mapping[str, tuple[str, ...]]
    more: Mapping[str, Any] = {}
    """What capabilities read of their data files, by file name (capability.DataFile.of)."""
    shown: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """The texts of data files that readers see, with their lines, by file name (capability.DataFile.shown)."""


class Picture(Struct, frozen=True, array_like=True):
    """An image as published: its renditions, the best media type first and each type from narrow to wide.

    The last type is one that every browser shows. full: what a link to the whole image leads to; notes: what that link
    says in each language, where the whole image is more than a larger one.
    """

    renditions: tuple[Rendition, ...]
    full: Rendition
    notes: dict[str, str] = {}


class Relation(Struct, frozen=True, array_like=True):
    """Articles that share something, by their content paths.

    reason: what, as a reader is told it ("cùng thẻ “ASEAN”"); weight: how much it says that two share it, 1 for a tag.
    """

    reason: str
    weight: float
    files: tuple[str, ...]


class Turn(Struct, frozen=True, array_like=True):
    """When what an article asks of its readers opens and ends: ISO 8601 with +07:00, "" where nobody knows.

    state: "decided" or "withdrawn" where it is, which no clock tells; else "".
    """

    opens: str
    ends: str
    state: str = ""


class Change(Struct, frozen=True, array_like=True):
    """A change that was made to a source: when, of which kind, and the editor's words for readers.

    words: "" where nothing was written for readers, or it may not be shown.
    """

    at: When
    kind: ChangeKind
    words: str


def _no_text(body: Body) -> Text:
    raise LookupError(f"the text of {body.file} was not kept")


def _no_texts(_file: AttachedFile) -> tuple[str, ...]:
    return ()


def _nothing(_text: str) -> bool:
    return False


class Archive(Struct, frozen=True, eq=False):
    """Everything a build shows: articles oldest first (by date, then address), fixed pages by address, the data.

    pictures: by content path ("anh/2021/x.jpg"). social: the image that stands for a page elsewhere, by its address.
    now: the time of the build, Hanoi's; pages never show it, only what it decides. history: the changes of each
    source by its content path, newest first, where they are known. waiting: drafts and what is dated later, which are
    checked and never shown. text: loads the text of a body. digests: of the sources, by content path; none where they
    were not asked for; reading: a digest of how records were made of them. attached: the files of content/tep/, by
    content path; attachments: what each record attaches, by the content path of its source; attached_texts: loads the
    texts of a file. removed: whether a short text holds what must not be published any more, so that what is read of no
    article leaves it out, too. home: what capabilities show on the home page, by their names (capability.HomeContext).
    relations: what articles share, as capabilities know it. turns: of articles that ask something of their readers, by
    content path. deleted: the addresses of articles that were public and were deleted, and when. memo: keeps what
    capabilities work out of it for later builds.
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
    attached_texts: AttachedTexts = _no_texts
    removed: Callable[[str], bool] = _nothing
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
        """The records, then those that wait."""
        return (*self.records, *self.waiting)

    @property
    def listed(self) -> tuple[Article, ...]:
        """The articles that lists, series, feeds and search show."""
        return tuple([article for article in self.articles if article.listed])

    @property
    def translations(self) -> Mapping[str, FixedPage]:
        """The translations, by the content paths of what they translate."""
        return {page.original: page for page in self.pages if page.original}


class Site(Struct, frozen=True):
    """What every template may know of the site. url: absolute, no slash at its end; base: its path part, "" or "/x"."""

    url: str
    base: str
    name: str
    description: str
    data: SiteData
    assets: Mapping[str, str]
    pages: tuple[tuple[str, str], ...]
    """Fixed pages as (address, title), for the footer."""
    english: bool = False
    """Whether anything is in English."""
    english_pages: tuple[tuple[str, str], ...] = ()
    """The fixed pages among that, as (address, title)."""
    card: Rendition | None = None
    """The image that stands for every page without one of its own."""
    public: bool = False
    """Whether it is made for a public host, and not for a preview."""
    offline: bool = False
    """Whether browsers may keep pages that were read."""
