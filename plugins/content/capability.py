"""A capability: one typed record of everything that a folder of plugins/ adds to the archive.

Each plugin's `__init__.py` creates one and answers the `capabilities` signal with it, so a capability is an entry in
PLUGINS. Fields that it does not need keep their defaults. Capabilities that claim the same key, data file, context name
or provider, or overlapping address spaces, are refused before anything is read.
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
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar

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

P = ParamSpec("P")
T = TypeVar("T")
Record = Article | FixedPage

capabilities = NamedSignal("capabilities")
"""`capabilities.send(None)`: every plugin that adds to the archive answers with its Capability."""


class Subject(NamedTuple):
    """What `Key.read` and `inspect` work on: a record, its text, and the texts of its other extra keys."""

    record: Record
    text: Text
    others: tuple[str, ...] = ()


def _never(_: object) -> None:
    return None


class Key(Struct, Generic[T], frozen=True):
    """A front matter key that a capability parses, once, when its source is read.

    kind: the type of the parsed value; the codec must support it. read: parses the raw value; None if it is invalid.
    also: what editors may type instead, folded. on_pages: whether fixed pages may have it. unlists: whether it removes
    an article from the lists. changed: when the page last changed, according to the value.
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
        """The parsed value of this key in a record; None if absent or invalid."""
        packed = record.extra.get(self.name)
        return decode(packed, self.kind) if packed else None


class DataFile(Struct, Generic[T], frozen=True):
    """A file in content/du-lieu/ that a capability parses once per build.

    own: whether it belongs to one content folder alone: it lies in content/ itself, as plain text (.txt) that is passed
    on unparsed, and has no fallback. shown: whether readers see its texts, which are then checked for personal data.
    """

    name: str
    read: Callable[[Raw, Diagnostics], T]
    messages: Messages
    own: bool = False
    shown: bool = False

    def of(self, data: SiteData) -> T:
        """The parsed content of the file."""
        value: T = data.more[self.name]
        return value


class Workspace(NamedTuple):
    """The environment of a build. files: a folder for cached files that are too large for a cache entry (images).

    processes: how many run at once on this machine; None: one per core. progress: called with the number done and the
    total. url: of the site, absolute; public: whether it is built for a public host, not a preview. instead: contents
    that override files on disk, by content path; None hides the file. workers: runs the parallel work.
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
        """Whether the build sees the file that exists at a content path."""
        return self.instead.get(path, b"") is not None


class Pictures(Struct, frozen=True):
    """The processed images of an archive (see Archive.pictures and Archive.social), and their diagnostics."""

    pictures: Mapping[str, Picture]
    social: Mapping[str, Rendition]
    diagnostics: tuple[Diagnostic, ...] = ()


Inspect = Callable[[Subject, Mapping[str, Raw], Diagnostics], Iterable[object] | None]
"""Inspects a record when it is read; the notes that it returns are kept with the record, see Body.notes."""
Examine = Callable[[Sequence[str]], Iterable[object]]
"""Inspects the texts of an attached file; the notes that it returns are kept with the file, see AttachedFile.notes."""


class Attachments(Struct, frozen=True):
    """The processed attached files of an archive: see Archive.attached, attachments and attached_texts.

    copies: the files to publish.
    """

    attached: Mapping[str, AttachedFile]
    attachments: Mapping[str, tuple[Attachment, ...]]
    texts: AttachedTexts
    copies: tuple[CopiedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class History(Struct, frozen=True):
    """The changes to each source, newest first, by content path; and the diagnostics of the history itself."""

    changes: Mapping[str, tuple[Change, ...]]
    diagnostics: tuple[Diagnostic, ...] = ()


class Proof(Struct, frozen=True):
    """Finds texts that must no longer be published, in whatever form they are written.

    key: identifies the set of texts, "" if there are none; holds: whether a short text contains one of them;
    left: reports those left in a file of the site, given its path and its bytes.
    """

    key: str
    holds: Callable[[str], bool]
    left: Callable[[str, bytes], Iterable[Diagnostic]]


NO_PROOF = Proof("", lambda _text: False, lambda _path, _data: ())


class ArticleContext(Struct, frozen=True):
    """What a capability adds to the template context of article pages.

    names: of the context; an unset name renders as nothing. context: a pure function of an article, the shared input
    and the article's own input (None: it has none) that returns the values of the names. own: inputs of single
    articles beside their sources, by content path. shared: an input of all article pages. only_own: whether the names
    are unset for an article without an input of its own. typed: the own input of an article that is being edited, in an
    archive that holds an older version of it; without it, the input from the last build is reused. translated: whether
    the page of its translation gets the names too, without the shared input.
    """

    names: tuple[str, ...]
    context: Callable[[Article, Any, Any], Mapping[str, object]]
    own: Callable[[Archive, Site], Mapping[str, object]] = lambda _archive, _site: {}
    shared: Callable[[Archive, Site], object] = lambda _archive, _site: None
    only_own: bool = False
    typed: Callable[[Article, Archive, Site], object] | None = None
    translated: bool = False

    @classmethod
    def of_own(cls, name: str, own: Callable[[Archive, Site], Mapping[str, object]], **options: Any) -> ArticleContext:
        """A single name whose value is the article's own input."""
        return cls((name,), lambda _article, _shared, value: {name: value}, own, **options)


class HomeContext(Struct, frozen=True):
    """A name that a capability adds to the context of the home page; its value is small, and stays equal for as long as
    the page should stay the same."""

    name: str
    value: Callable[[Archive], object]


class Capability(Struct, frozen=True, weakref=True, kw_only=True):
    """What a folder of plugins/ adds to the archive.

    keys, data: front matter keys and data files that it parses. spaces: the address spaces that it owns, such as
    "/chuoi/" or "/robots.txt"; no record or old address may lie there. markdown: dotted names of Markdown extensions.
    redact: for a day, a function applied to every source before it is read, so that what must no longer be published
    gets no further. inspect: inspects one record when it is read. examine: inspects the texts of an attached file,
    once. check: checks the whole archive.
    article_context, home, targets: what it shows. relations: what articles share, so that one leads on to another (an
    instrument, a person). overview: targets made from all pages (sitemap). mentions: the addresses that names
    mentioned in a body link to, by content path. lookups: what search offers by name; lookup_targets: targets made
    from all lookups (search). background: slow targets made from all texts, in parallel with the pages.
    seals: targets that describe all published files. pictures, image_files, attachments, history, proof, turns,
    deleted, mentions: at most one capability provides each. moments: when its output changes by itself, except at
    midnight. condition: a text that changes whenever its answers may, even if content, settings and code have not.
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
        """Called by Pelican for each plugin: from now on, the signal is answered with this capability."""
        capabilities.connect(self.answer)

    def answer(self, _sender: object) -> Capability:
        """Return the capability itself; the signal holds this method weakly, so the plugin's module must keep it."""
        return self


PROVIDERS = ("pictures", "image_files", "attachments", "history", "proof", "turns", "deleted", "mentions")
"""The fields that at most one capability may fill."""


_OF_THE_MODEL = {"front matter key": (*KEYS, *OTHER_NAMES), "data file": DATA_FILES}
"""What the content model itself claims, by kind of claim."""


_ARTICLES = re.compile(r"/(?:(?:\d{4}|en)(?:/.*)?)?|[^/].*")
"""Address spaces of articles, translations and lists of periods, and anything that is not an address of the site."""


class Conflict(Exception):
    """Two capabilities, or one and the content model, claim the same thing; the message names both."""


class Capabilities(Struct, frozen=True):
    """All capabilities of a build; raises Conflict if two of them clash."""

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
        """The capabilities of all loaded plugins, sorted by name.

        The answers to a signal come in a different order on every run, and the order affects how sources are read.
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
        """The address spaces of all capabilities."""
        return tuple(space for one in self.all for space in one.spaces)

    @property
    def keys(self) -> tuple[Key[Any], ...]:
        """The front matter keys of all capabilities."""
        return tuple(key for one in self.all for key in one.keys)

    @property
    def data(self) -> tuple[DataFile[Any], ...]:
        """The data files of all capabilities."""
        return tuple(file for one in self.all for file in one.data)

    @property
    def extensions(self) -> tuple[str, ...]:
        """The Markdown extensions of all capabilities."""
        return tuple(name for one in self.all for name in one.markdown)

    def mentions(self, archive: Archive) -> Mapping[str, Mapping[str, str]]:
        """The addresses that names mentioned in a body link to, by content path and name."""
        return self.provided(lambda one: one.mentions, archive) or {}

    def redactor(self, day: date) -> Callable[[SourceFile], SourceFile]:
        """A function that applies all redactions of a day to a source, in order, before it is read."""
        steps = self.answers(lambda one: one.redact, day)
        return lambda file: reduce(lambda source, step: step(source), steps, file)

    def answers(
        self, field: Callable[[Capability], Callable[P, T] | None], *values: P.args, **named: P.kwargs
    ) -> list[T]:
        """The results of calling a field of each capability that fills it."""
        return [answer(*values, **named) for one in self.all if (answer := field(one))]

    def gathered(
        self, field: Callable[[Capability], Callable[P, Iterable[T]] | None], *values: P.args, **named: P.kwargs
    ) -> Iterator[T]:
        """The results of `answers`, chained into one."""
        return chain.from_iterable(self.answers(field, *values, **named))

    def provided(
        self, field: Callable[[Capability], Callable[P, T] | None], *values: P.args, **named: P.kwargs
    ) -> T | None:
        """The result of the only capability that fills a field, one of PROVIDERS; None if none does."""
        return next(iter(self.answers(field, *values, **named)), None)
