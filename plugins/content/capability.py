"""A capability: one typed record that says everything a folder of plugins/ adds to the archive.

Each plugin's `__init__.py` makes one and answers the signal `capabilities` with it, so a capability is an entry of
PLUGINS. What it does not add, it leaves out. Two that claim one key, one data file, one address space or a part of one,
one context name or one provider are refused before anything is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from itertools import chain, pairwise
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from blinker import NamedSignal
from msgspec import Struct

from plugins.core.cache import Cache
from plugins.core.codec import decode
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.core.processes import Workers
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import Messages

from .fields import KEYS, OTHER_NAMES
from .layout import DATA_FILES
from .lookups import Lookup
from .model import (
    Archive,
    Article,
    AttachedFile,
    AttachedTexts,
    Attachment,
    Change,
    FixedPage,
    Picture,
    Relation,
    Rendition,
    Site,
    SiteData,
    Text,
    Turn,
)
from .raw import Raw
from .source import SourceFile
from .targets import CopiedFile, File, Listed, Page, Planned, PublishedFile, Target

T = TypeVar("T")
Record = Article | FixedPage

capabilities = NamedSignal("capabilities")
"""`capabilities.send(None)`: every plugin that adds to the archive answers with its Capability."""


class Subject(NamedTuple):
    """What a key is read for: the record without its extra keys, its text, and what its other extra keys say."""

    record: Record
    text: Text
    others: tuple[str, ...] = ()


def _never(_: object) -> None:
    return None


class Key(Struct, Generic[T], frozen=True):
    """A key of front matter that a capability reads, once, when its source is read.

    kind: the record that it is read into; a type that the codec knows. read: from what was written; None where there is
    nothing sound. also: what editors may type instead, folded. on_pages: whether fixed pages may have it.
    unlists: whether an article that has it leaves the lists. changed: when, by what it says, the page last changed.
    """

    name: str
    kind: type[T]
    read: Callable[[Raw, Subject, Diagnostics], T | None]
    messages: Messages
    also: tuple[str, ...] = ()
    on_pages: bool = False
    unlists: bool = False
    changed: Callable[[T], When | None] = _never

    def of(self, record: Record) -> T | None:
        """What the front matter of a record says under this key."""
        packed = record.extra.get(self.name)
        return decode(packed, self.kind) if packed else None


class DataFile(Struct, Generic[T], frozen=True):
    """A file of content/du-lieu/ that a capability reads, once a build.

    own: whether it belongs to the very articles beside it: it lies in content/ itself, as plain text (.txt) that is
    handed on as it is, of any length, and a folder without one has none. shown: whether readers see its texts,
    in which personal data are then looked for.
    """

    name: str
    read: Callable[[Raw, Diagnostics], T]
    messages: Messages
    own: bool = False
    shown: bool = False

    def of(self, data: SiteData) -> T:
        """What the file says."""
        value: T = data.more[self.name]
        return value


class Workspace(NamedTuple):
    """Where a build works. files: a folder for what is kept and too large for an entry of the cache (images).

    processes: how many work at once on this machine; None: one a core. progress: called with the number done and the
    total. url: the site's, absolute; public: whether it is made for a public host, and not for a preview. instead: what
    some files of the content are to hold in the place of what lies there, by content path; None: nothing. workers: who
    does what is spread.
    """

    content: Path
    cache: Cache
    files: Path
    processes: int | None
    progress: Callable[[int, int], object]
    url: str = ""
    public: bool = False
    instead: Mapping[str, bytes | None] = MappingProxyType({})
    workers: Workers = Workers.here()

    def has(self, path: str) -> bool:
        """Whether a file that lies at a content path is to be seen."""
        return self.instead.get(path, b"") is not None


class Pictures(Struct, frozen=True):
    """What is known of an archive's images: see Archive.pictures and Archive.social, and what is wrong with them."""

    pictures: Mapping[str, Picture]
    social: Mapping[str, Rendition]
    diagnostics: tuple[Diagnostic, ...] = ()


Inspect = Callable[[Subject, Mapping[str, Raw], Diagnostics], Iterable[object] | None]
"""Looks at a record when it is read; what it takes down of the head is kept with the record, see Body.notes."""
Examine = Callable[[Sequence[str]], Iterable[object]]
"""Looks at the texts of an attached file; what it takes down is kept with the file, see AttachedFile.notes."""


class Attachments(Struct, frozen=True):
    """What is known of an archive's attached files: see Archive.attached, attachments and attached_texts.

    copies: the files that are published; diagnostics: what is wrong with any.
    """

    attached: Mapping[str, AttachedFile]
    attachments: Mapping[str, tuple[Attachment, ...]]
    texts: AttachedTexts
    copies: tuple[CopiedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class History(Struct, frozen=True):
    """The changes of the sources by content path, newest first, and what is wrong with what tells them."""

    changes: Mapping[str, tuple[Change, ...]]
    diagnostics: tuple[Diagnostic, ...] = ()


class Proof(Struct, frozen=True):
    """Finds what must not be published any more, whatever it looks like.

    key: tells this proof from one of other texts, "" where there are none; holds: whether a short text holds one;
    left: what is left in a file of the site, by its path and its bytes.
    """

    key: str
    holds: Callable[[str], bool]
    left: Callable[[str, bytes], Iterable[Diagnostic]]


NO_PROOF = Proof("", lambda _text: False, lambda _path, _data: ())


def _none_shared(_archive: Archive, _site: Site) -> None:
    return None


def _none_own(_archive: Archive, _site: Site) -> Mapping[str, object]:
    return {}


class ArticleContext(Struct, frozen=True):
    """What a capability adds to the context of articles' pages.

    names: of the context; templates show a name without a value as nothing. context: for an article, from what is
    shared and what is its own (None: nothing), the values of the names; a pure function. own: by content path, what
    single articles depend on beside their sources. shared: what the pages of all articles depend on. only_own: whether
    the names have no value for an article that has nothing of its own. typed: what one article has of its own while it
    is typed, in an archive that does not hold it as it is; without it, what the last build gave it stays.
    translated: whether the page of its translation has the names, too, without what is shared.
    """

    names: tuple[str, ...]
    context: Callable[[Article, Any, Any], Mapping[str, object]]
    own: Callable[[Archive, Site], Mapping[str, object]] = _none_own
    shared: Callable[[Archive, Site], object] = _none_shared
    only_own: bool = False
    typed: Callable[[Article, Archive, Site], object] | None = None
    translated: bool = False

    @classmethod
    def of_own(cls, name: str, own: Callable[[Archive, Site], Mapping[str, object]], **options: Any) -> ArticleContext:
        """One name, whose value is what an article has of its own."""
        return cls((name,), lambda _article, _shared, value: {name: value}, own, **options)


class HomeContext(Struct, frozen=True):
    """What a capability adds to the context of the home page, under a name of its own: small, and equal as long as the
    page is to stay as it is."""

    name: str
    value: Callable[[Archive], object]


class Capability(Struct, frozen=True, weakref=True, kw_only=True):
    """What a folder of plugins/ adds to the archive.

    keys, data: what editors may write. spaces: the address spaces that are its own, as "/chuoi/" or "/robots.txt"; no
    record and no old address may lie there. markdown: dotted names of Markdown extensions.
    redact: for a day, what every source goes through before it is read: what must not be published any more never gets
    further. inspect: looks at one record when it is read; kept with it. examine: looks at the texts of an attached
    file, once. check: looks at the whole archive.
    article_context, home, targets: what it shows. relations: what articles share, so that one leads on to another (an
    instrument, a person). overview: targets made from all pages (sitemap). mentions: by content path, where the
    mentions of names in a body lead. lookups: what of it search offers by name; lookup_targets: targets made from
    the lookups of all (search). background: targets made from all texts together, which take long and are made
    beside the pages. seals: targets that describe all files. pictures, image_files, attachments, history, proof, turns,
    deleted, mentions: the one provider of each. moments: when what it shows changes by itself, midnight left out.
    condition: a text that changes whenever its answers may, though content, settings and code are as they were.
    """

    name: str
    keys: tuple[Key[Any], ...] = ()
    data: tuple[DataFile[Any], ...] = ()
    spaces: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()
    redact: Callable[[date], Callable[[SourceFile], SourceFile]] | None = None
    inspect: Inspect | None = None
    examine: Examine | None = None
    messages: Messages | None = None
    check: Callable[[Archive], Iterable[Diagnostic]] | None = None
    article_context: ArticleContext | None = None
    home: HomeContext | None = None
    relations: Callable[[Archive], Iterable[Relation]] | None = None
    targets: Callable[[Archive, Site], Iterable[Planned]] | None = None
    overview: Callable[[Sequence[Listed], Site], Iterable[Page | File]] | None = None
    mentions: Callable[[Archive], Mapping[str, Mapping[str, str]]] | None = None
    lookups: Callable[[Archive], Iterable[Lookup]] | None = None
    lookup_targets: Callable[[Archive, Callable[[], Sequence[Lookup]]], Iterable[Planned]] | None = None
    background: Callable[[Archive, Workspace], Iterable[Target]] | None = None
    seals: Callable[[Sequence[PublishedFile]], Iterable[File]] | None = None
    pictures: Callable[[Archive, Workspace, bool], Pictures] | None = None
    image_files: Callable[[Archive, Workspace], Iterable[Target]] | None = None
    attachments: Callable[[Archive, Workspace, Proof, Sequence[Examine]], Attachments] | None = None
    history: Callable[[Workspace, Proof], History] | None = None
    proof: Callable[[Archive, Workspace], Proof] | None = None
    turns: Callable[[Archive], Mapping[str, Turn]] | None = None
    deleted: Callable[[Archive], Mapping[str, When]] | None = None
    moments: Callable[[Archive], Iterable[datetime]] | None = None
    condition: Callable[[Path], str] | None = None

    def register(self) -> None:
        """What Pelican calls of a plugin: from now on the build's question is answered with this."""
        capabilities.connect(self.answer)

    def answer(self, _sender: object) -> Capability:
        """The answer; the signal forgets it with the capability, which its folder keeps."""
        return self


PROVIDERS = ("pictures", "image_files", "attachments", "history", "proof", "turns", "deleted", "mentions")
"""What there is one of at the most."""


_OF_THE_MODEL = {"front matter key": (*KEYS, *OTHER_NAMES), "data file": DATA_FILES}
"""What the content model itself claims, by what it is."""


_ARTICLES = re.compile(r"/(?:(?:\d{4}|en)(?:/.*)?)?|[^/].*")
"""Where articles, their translations and the lists of periods lie; and what is no address of the site."""


class Conflict(Exception):
    """Two that claim the same, capabilities or the content model; the message names both."""


class Capabilities(Struct, frozen=True):
    """All capabilities of a build, none in another's way."""

    all: tuple[Capability, ...]

    def __post_init__(self) -> None:
        for what, claims in (
            ("name", lambda one: [one.name]),
            ("front matter key", lambda one: chain.from_iterable((key.name, *key.also) for key in one.keys)),
            ("data file", lambda one: [file.name for file in one.data]),
            ("address space", lambda one: one.spaces),
            ("Markdown extension", lambda one: one.markdown),
            ("context name", lambda one: one.article_context.names if one.article_context else ()),
            ("name on the home page", lambda one: [one.home.name] if one.home else []),
            ("provider", lambda one: [name for name in PROVIDERS if getattr(one, name)]),
        ):
            self._refuse_shared(what, claims)
        spaces = sorted((space, one.name) for one in self.all for space in one.spaces)
        for space, owner in spaces:
            if _ARTICLES.fullmatch(space):
                raise Conflict(f"address space “{space}” is claimed by both the content model and {owner}")
        for (space, owner), (inner, its_owner) in pairwise(spaces):
            if space.endswith("/") and inner.startswith(space):
                raise Conflict(f"address space “{inner}” of {its_owner} lies in “{space}” of {owner}")

    @classmethod
    def registered(cls) -> Capabilities:
        """Those of all plugins that are loaded, by name.

        A signal gives its answers in any order, another one in another run; how sources are read depends on the order.
        """
        return cls(tuple(sorted((answer for _, answer in capabilities.send(None)), key=attrgetter("name"))))

    def _refuse_shared(self, what: str, claims: Callable[[Capability], Iterable[str]]) -> None:
        owners = dict.fromkeys(_OF_THE_MODEL.get(what, ()), "the content model")
        for one in self.all:
            for claim in claims(one):
                if claim in owners:
                    raise Conflict(f"{what} “{claim}” is claimed by both {owners[claim]} and {one.name}")
                owners[claim] = one.name

    @property
    def reserved(self) -> tuple[str, ...]:
        """The address spaces of all."""
        return tuple(space for one in self.all for space in one.spaces)

    @property
    def keys(self) -> tuple[Key[Any], ...]:
        """The keys of all."""
        return tuple(key for one in self.all for key in one.keys)

    @property
    def data(self) -> tuple[DataFile[Any], ...]:
        """The data files of all."""
        return tuple(file for one in self.all for file in one.data)

    @property
    def extensions(self) -> tuple[str, ...]:
        """The Markdown extensions of all."""
        return tuple(name for one in self.all for name in one.markdown)

    def mentions(self, archive: Archive) -> Mapping[str, Mapping[str, str]]:
        """By content path, where the mentions of names in a body lead."""
        return self.provided("mentions", archive) or {}

    def redactor(self, day: date) -> Callable[[SourceFile], SourceFile]:
        """What every source goes through before it is read on a day: all that they redact, one after the other."""
        steps = self.answers("redact", day)
        return lambda file: reduce(lambda source, step: step(source), steps, file)

    def answers(self, name: str, *values: Any) -> list[Any]:
        """What those that have it answer under a name."""
        return [answer(*values) for one in self.all if (answer := getattr(one, name))]

    def gathered(self, name: str, *values: Any) -> Iterator[Any]:
        """All that they answer under a name, one after the other."""
        return chain.from_iterable(self.answers(name, *values))

    def provided(self, name: str, *values: Any) -> Any:
        """What the one that provides it answers under a name of PROVIDERS; None where there is none."""
        return next(iter(self.answers(name, *values)), None)
