"""All instruments that an archive cites, with what is known about them and every place that cites them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.attachment_data import place_in_file
from plugins.content.capability import Record
from plugins.content.grouping import collected, grouped
from plugins.content.model import Archive, Article, Attachment, Crumb, FixedPage, notes_of
from plugins.core.codec import digest
from plugins.vietnamese.citations import JOINT, Citation, issuer_name, kind_name, spelled_issuer
from plugins.vietnamese.formatting import display, iso
from plugins.vietnamese.messages import messages_of

from .data import KNOWN, citation_of
from .model import Cited, CitedInSummary, KnownInstrument, address_of

MESSAGES = messages_of(__package__)
_SHARED = ("TW", "UBND", "HĐND", "TU")
"""Codes that several bodies share; the words of the texts show which one is meant."""
BUCKETS = 128
"""The number of sections in which their pages are planned, so that they are never all in memory at once."""
R_co = TypeVar("R_co", bound=Record, covariant=True)


class Place(NamedTuple, Generic[R_co]):
    """A record that cites an instrument: in its body, its summary or an attached file.

    digest: of what is shown of it. The sentences themselves are read from the notes when a page is made, since all
    of them together take as much memory as the archive.
    """

    record: R_co
    digest: bytes


class Instrument(Struct, frozen=True, dict=True):
    """An instrument. kind, issuers: names, "" and () if unknown; year: 0 if unknown; date: ISO 8601 or "".

    places: the listed articles that cite it, oldest first; pages: the fixed pages. copies: the attached documents that
    are the instrument itself, each with the record that attaches it. known: what editors know.
    """

    key: str
    title: str
    kind: str
    issuers: tuple[str, ...]
    number: str
    symbol: str
    year: int
    date: str
    known: KnownInstrument
    places: tuple[Place[Article], ...]
    pages: tuple[Place[FixedPage], ...]
    copies: tuple[tuple[Attachment, Crumb], ...]

    @cached_property
    def address(self) -> str:
        """The address of its page."""
        return address_of(self.key)

    @cached_property
    def note(self) -> str:
        """The words beside its title in lists: who issued it and when, and what it is about."""
        day = display(date.fromisoformat(self.date)) if self.date else str(self.year or "")
        words = (*self.issuers, day, "" if self.year else MESSAGES.say("no-year"))
        return ": ".join(filter(None, (", ".join(filter(None, words)), self.known.subject)))

    @property
    def inputs(self) -> object:
        """Everything that its page is made from, apart from other instruments."""
        places, pages = [place.digest for place in self.places], [place.digest for place in self.pages]
        told = (self.key, self.title, self.kind, self.issuers, self.year, self.date)
        return told, self.known, self.copies, places, pages

    @property
    def shown(self) -> bool:
        """Whether a listed article or a fixed page cites it."""
        return bool(self.places or self.pages)


class Book(Struct, frozen=True, dict=True):
    """Instruments by key, newest first. of_article: the keys that each record cites, by content path."""

    entries: Mapping[str, Instrument]
    of_article: Mapping[str, tuple[str, ...]]

    @cached_property
    def alike(self) -> Mapping[tuple[str, str], list[Instrument]]:
        """Instruments by number and symbol, which recur every year."""
        numbered = (entry for entry in self.entries.values() if entry.number)
        return grouped(numbered, lambda entry: (entry.number, entry.symbol))

    @cached_property
    def buckets(self) -> Sequence[Sequence[Instrument]]:
        """The instruments in BUCKETS groups of about equal size, assigned by key alone."""
        found: list[list[Instrument]] = [[] for _ in range(BUCKETS)]
        for entry in self.entries.values():
            found[crc32(entry.key.encode()) % BUCKETS].append(entry)
        return found

    def inputs(self, bucket: int) -> object:
        """Everything that the pages of a bucket are made from."""
        own = self.buckets[bucket]
        cited = [self.of_article[place.record.file] for entry in own for place in entry.places]
        named = {key for entry in own for _, key in (*entry.known.amended_by, *entry.known.replaced_by)}
        same = [each for entry in own if not entry.year for each in self.alike.get((entry.number, entry.symbol), ())]
        others = [self.entries[key] for key in sorted({*chain.from_iterable(cited)})]
        return (
            [each.inputs for each in own],
            cited,
            [(each.key, each.title, each.note) for each in others],
            [(each.key, each.title, each.note, len(each.places)) for each in same],
            sorted(named & self.entries.keys()),
        )

    def together(self, entry: Instrument, most: int) -> list[tuple[Instrument, int]]:
        """The other instruments that most of the same articles cite, with the number of these articles."""
        keys = chain.from_iterable([self.of_article[article.file] for article, _ in entry.places])
        counted = Counter(sorted(keys))  # those of one number stay in this order
        del counted[entry.key]
        return [(self.entries[key], number) for key, number in counted.most_common(most)]


@lru_cache(maxsize=1)
def read_book(archive: Archive) -> Book:
    """The book of an archive."""
    places: defaultdict[str, list[Place[Record]]] = defaultdict(list)
    citations: defaultdict[str, Counter[Citation]] = defaultdict(Counter)
    of_article: dict[str, tuple[str, ...]] = {}
    for record in archive.records:
        by_key = grouped(cited_in(record, archive.attachments), lambda each: each.citation.key)
        if by_key:
            of_article[record.file] = tuple(by_key)
        day = record.date if isinstance(record, Article) else None
        for key, some in by_key.items():
            citations[key].update(replace(each.citation, start=0, end=0) for each in some)
            said = [(each.before, each.words, each.after, each.elsewhere) for each in some]
            places[key].append(Place(record, digest((record.title, record.address, day, said))))
    known = {each.key: each for each in KNOWN.of(archive.data)}
    copies = collected(_copies(archive.records, archive.attachments))
    entries = [
        _entry(key, some, [*citations[key].elements()], known.get(key, KnownInstrument(key)), copies.get(key, []))
        for key, some in places.items()
    ]
    entries.sort(key=lambda one: (-one.year, one.date or "9999", one.number.zfill(6), one.key))
    return Book({entry.key: entry for entry in entries}, of_article)


def cited_in(record: Record, attachments: Mapping[str, Sequence[Attachment]]) -> Iterator[Cited]:
    """The citations in a record, body first; a citation in the summary is left out if the body has it too."""
    body = notes_of(record.body, Cited)
    yield from body
    found = {each.citation.key for each in body}
    for summarised in notes_of(record.body, CitedInSummary):
        if summarised.citation.key not in found:
            yield replace(summarised, elsewhere=Crumb(MESSAGES.say("in-summary"), ""))
    for attachment in attachments.get(record.file, ()):
        if file := attachment.file:
            for each in notes_of(file, Cited):
                yield replace(each, elsewhere=place_in_file(attachment, file, each.line))


def _copies(
    records: Iterable[Record], attachments: Mapping[str, Sequence[Attachment]]
) -> Iterator[tuple[str, tuple[Attachment, Crumb]]]:
    """The attached documents to which editors gave a number, each with the key of the instrument that it is."""
    for record in records:
        for one in attachments.get(record.file, ()):
            day = iso(one.date) if one.date else ""
            citation = (citation_of(f"số {one.number}", day) or citation_of(one.number, day)) if one.number else None
            if citation and one.file and not one.file.withheld:
                yield citation.key, (one, Crumb(record.title, record.address))


def _entry(
    key: str,
    places: Iterable[Place[Record]],
    cited: Sequence[Citation],
    known: KnownInstrument,
    copies: Iterable[tuple[Attachment, Crumb]],
) -> Instrument:
    articles = tuple([Place(one, said) for one, said in places if isinstance(one, Article) and one.listed])
    pages = tuple([Place(one, said) for one, said in places if isinstance(one, FixedPage)])
    first = max(cited, key=lambda each: ((each.kind, each.issuer, each.symbol) != ("", "", ""), not each.again))
    kind = _most(each.kind for each in cited if each.said) or _most(each.kind for each in cited)
    date = known.date or _most(each.date for each in cited)
    titles = [each.title for each in cited if each.kind == kind]
    title = max(titles, key=lambda title: (len(title), sum(map(str.islower, title))))  # headings are in capitals
    return Instrument(
        key, title, kind_name(kind), _issuers(kind, first, cited, known), first.number, first.symbol, first.year, date,
        known, articles, pages, tuple(copies),
    )  # fmt: skip


def _issuers(kind: str, first: Citation, cited: Sequence[Citation], known: KnownInstrument) -> tuple[str, ...]:
    """The names of an instrument's issuers: from a joint symbol, or else from editors, texts or the code."""
    if kind in JOINT:
        return tuple(map(issuer_name, first.symbol.split("-")[1:]))
    words = _most(spelled_issuer(each.issuer_words) for each in cited) if first.issuer in _SHARED else ""
    issuer = known.issuer_words or words or issuer_name(_most(each.issuer for each in cited))
    return (issuer,) if issuer else ()


def _most(values: Iterable[str]) -> str:
    """The most frequent value, the first of several; "" if there is none."""
    told = [*filter(None, values)]
    if len({*told}) > 1:
        return Counter(told).most_common(1)[0][0]
    return told[0] if told else ""
