"""Pages of instruments: one for each, lists by kind, issuer and year, and the page that leads to all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import groupby, islice

from msgspec import Struct

from plugins.content.capability import ArticleContext, Record
from plugins.content.dated_data import Reference
from plugins.content.grouping import collected, grouped
from plugins.content.model import Archive, Article, Count, Crumb, Site, notes_of
from plugins.content.targets import File, Known, Page, Section
from plugins.core.codec import digest
from plugins.vietnamese.collation import sort_key
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import display
from plugins.vietnamese.messages import DEFAULT_LANGUAGE, messages_of
from plugins.vietnamese.text import slug

from .book import BUCKETS, Book, Instrument, Place, cited_in, read_book
from .metadata import instrument_json
from .model import SPACE, Cited, address_of

MESSAGES = messages_of(__package__)
TEMPLATE, LIST_TEMPLATE = "instrument.html", "instruments.html"
FULL = 100
"""The most articles that the page of an instrument shows before it is split by year."""
LATEST = 20
LONG = 300
"""The most instruments that a list shows before it is split by year; the list of one year, or of unknown year, is split
by the year of the first citation."""
FIRST = 30
"""How many instruments a split list itself shows: the most cited."""
TOGETHER = 8
SENTENCES = 3
"""The most sentences shown per article."""


class ListedInstrument(Struct, frozen=True, array_like=True):
    """An instrument in a list. number: of articles that cite it."""

    title: str
    address: str
    note: str
    number: int


class Sentence(Struct, frozen=True, array_like=True):
    """A sentence that cites an instrument, cut in three. elsewhere: see Cited."""

    before: str
    words: str
    after: str
    elsewhere: Crumb | None = None


class Quoted(Struct, frozen=True, array_like=True):
    """An article or a fixed page, with the sentences that cite an instrument. date: None for a page."""

    title: str
    address: str
    date: When | None
    sentences: tuple[Sentence, ...]


Places = tuple[Place[Record], ...]
Quotations = Callable[[], Sequence[Quoted]]
Groups = Sequence[tuple[str, Sequence[Instrument]]]
Ways = tuple[tuple[str, tuple[Count, ...]], ...]


class Copy(Struct, frozen=True, array_like=True):
    """An attached document that is the instrument itself. facts: its kind and size, in words."""

    title: str
    address: str
    facts: str
    attached_to: Crumb


class Bar(Struct, frozen=True, array_like=True):
    """A year in a timeline. number: of articles; height: out of 40."""

    year: int
    number: int
    height: int


class View(Struct, frozen=True, array_like=True):
    """What the page of an instrument shows besides the articles that cite it."""

    title: str
    address: str
    kind: Crumb | None
    issuers: tuple[Crumb, ...]
    year: Crumb | None
    date: str
    date_shown: str
    subject: str
    status: str
    as_of: str
    amended_by: tuple[Crumb, ...]
    replaced_by: tuple[Crumb, ...]
    sources: tuple[Reference, ...]
    bars: tuple[Bar, ...]
    years: tuple[Count, ...]
    total: int
    together: tuple[ListedInstrument, ...]
    perhaps: tuple[ListedInstrument, ...]
    copies: tuple[Copy, ...]


def _of_article(article: Article, _shared: object, _own: object) -> Mapping[str, object]:
    """The instruments that the text of an article cites; none for an unlisted one, whose instruments may lack pages."""
    found = notes_of(article.body, Cited) if article.listed else ()
    titles: dict[str, str] = {}
    for citation in (each.citation for each in found):
        titles[citation.key] = max(titles.get(citation.key, ""), citation.title, key=len)
    return {"instruments": tuple(Crumb(title, address_of(key)) for key, title in titles.items())}


ARTICLE_CONTEXT = ArticleContext(("instruments",), _of_article)
"""What the pages of articles tell machines about the instruments that they cite."""


def instrument_pages(archive: Archive, site: Site) -> Iterator[Section]:
    """Everything that instruments publish besides their part of article pages."""

    def entries() -> Sequence[Instrument]:
        return [*read_book(archive).entries.values()]

    def listed() -> object:
        return [(one.shown, one.kind, one.issuers, one.year, _first_cited(one), _row(one)) for one in entries()]

    yield Section("instruments", listed, lambda: _lists(entries()))
    for bucket in range(BUCKETS):
        yield _section(archive, site.url, bucket)


def _section(archive: Archive, url: str, bucket: int) -> Section:
    """The pages of the instruments in a bucket."""

    def pages() -> Iterator[Page | File]:
        book = read_book(archive)
        for entry in book.buckets[bucket]:
            yield from _of_one(archive, entry, _view(entry, book), url)

    return Section(f"instruments {bucket}", lambda: (read_book(archive).inputs(bucket), url), pages, share=True)


def _of_one(archive: Archive, entry: Instrument, view: View, url: str) -> Iterator[Page | File]:
    crumbs = (Crumb(MESSAGES.say("list-title"), SPACE),)
    places: Places = (*entry.pages, *reversed(entry.places))
    quoted = partial(_quoted, archive, entry.key)
    cut = len(places) > FULL
    everything = quoted(places)
    shown = quoted(places[:LATEST]) if cut else everything
    yield Page(view.address, TEMPLATE, _context, (view, shown, 0, crumbs), indexed=entry.shown)
    if cut:
        for year, own in groupby(places, key=_year_of):
            above = (*crumbs, Crumb(view.title, view.address))
            if year:
                yield Page(f"{view.address}{year}/", TEMPLATE, _context, (view, quoted(tuple(own)), year, above))
    yield File(f"{view.address}index.json", instrument_json, (view, everything, url))


def _context(view: View, quotations: Quotations, year: int, crumbs: tuple[Crumb, ...]) -> Mapping[str, object]:
    years = groupby(quotations(), key=lambda each: each.date.start.year if each.date else 0)
    groups = [(str(when) if when else MESSAGES.say("fixed-pages"), [*some]) for when, some in years]
    title = MESSAGES.say("in-year", title=view.title, year=year) if year else view.title
    return {"title": title, "breadcrumbs": crumbs, "view": view, "groups": groups, "only": year}


def _year_of(place: Place[Record]) -> int:
    """The year of an article; 0 for a fixed page."""
    return place.record.date.start.year if isinstance(place.record, Article) else 0


def _quoted(archive: Archive, key: str, places: Places) -> Known[Quotations]:
    """The quotations of an instrument in these places, read on first use."""

    @cache
    def read() -> list[Quoted]:
        return [_said(archive, key, place.record) for place in places]

    return Known(read, digest([place.digest for place in places]))


def _said(archive: Archive, key: str, record: Record) -> Quoted:
    cited = islice((each for each in cited_in(record, archive.attachments) if each.citation.key == key), SENTENCES)
    sentences = tuple([Sentence(each.before, each.words, each.after, each.elsewhere) for each in cited])
    return Quoted(record.title, record.address, record.date if isinstance(record, Article) else None, sentences)


def _view(entry: Instrument, book: Book) -> View:
    known = entry.known
    numbers = Counter(article.date.start.year for article, _ in entry.places)
    cut = len(entry.places) > FULL
    perhaps = [] if entry.year else [each for each in book.alike.get((entry.number, entry.symbol), ()) if each.year]
    return View(
        entry.title, entry.address,
        Crumb(entry.kind, _kind_address(entry.kind)) if entry.kind else None,
        tuple(Crumb(issuer, _issuer_address(issuer)) for issuer in entry.issuers),
        Crumb(str(entry.year), _year_address(SPACE, entry.year)) if entry.year else None,
        entry.date, display(date.fromisoformat(entry.date)) if entry.date else "",
        known.subject, known.status, known.as_of,
        _crumbs(known.amended_by, book), _crumbs(known.replaced_by, book), known.sources, tuple(_bars(numbers)),
        tuple(
            Count(str(year), f"{entry.address}{year}/", numbers[year]) for year in sorted(numbers, reverse=True) if cut
        ),
        len(entry.places),
        tuple(_row(other, number) for other, number in book.together(entry, TOGETHER)),
        tuple(map(_row, perhaps)),
        tuple(
            Copy(attachment.title, file.address, file.facts[DEFAULT_LANGUAGE], record)
            for attachment, record in entry.copies if (file := attachment.file)
        ),
    )  # fmt: skip


def _crumbs(others: Iterable[tuple[str, str]], book: Book) -> tuple[Crumb, ...]:
    """Other instruments; those without a page have no address."""
    return tuple(Crumb(title, book.entries[key].address if key in book.entries else "") for title, key in others)


def _bars(numbers: Counter[int]) -> Iterator[Bar]:
    most = max(numbers.values(), default=0)
    for year in range(min(numbers), max(numbers) + 1) if numbers else ():
        yield Bar(year, numbers[year], -(-40 * numbers[year] // most))


def _row(entry: Instrument, number: int | None = None) -> ListedInstrument:
    return ListedInstrument(entry.title, entry.address, entry.note, len(entry.places) if number is None else number)


# Lists


def _kind_address(kind: str) -> str:
    return f"{SPACE}{slug(kind)}/"


def _issuer_address(issuer: str) -> str:
    return f"{SPACE}co-quan/{slug(issuer)}/"


def _year_address(below: str, year: int) -> str:
    return f"{below}{year or 'khong-ro-nam'}/"


def _lists(entries: Sequence[Instrument]) -> Iterator[Page]:
    shown = [entry for entry in entries if entry.shown]
    front = (Crumb(MESSAGES.say("list-title"), SPACE),)
    ways: list[tuple[str, tuple[Count, ...]]] = []
    for heading, names, address in (
        ("by-kind", lambda entry: (entry.kind,), _kind_address),
        ("by-issuer", lambda entry: entry.issuers, _issuer_address),
    ):
        groups = _by_name(shown, names)
        counts = []
        for title in sorted(groups, key=sort_key):
            counts.append(Count(title, address(title), len(groups[title])))
            yield from _list(address(title), title, groups[title], front)
        ways.append((MESSAGES.say(heading), tuple(counts)))
    years = _by_year(shown)
    for title, some in years.items():
        heading = MESSAGES.say("of-year", year=title) if some[0].year else MESSAGES.say("of-no-year")
        yield from _year_list(_year_address(SPACE, some[0].year), heading, some, front)
    ways.append((MESSAGES.say("by-year"), _year_ways(SPACE, years)))
    yield _list_page(SPACE, MESSAGES.say("list-title"), shown, _groups(shown, years), tuple(ways), ())


def _by_name(
    entries: Iterable[Instrument], names: Callable[[Instrument], Iterable[str]]
) -> dict[str, list[Instrument]]:
    """The entries by name; spellings that share an address go under the first of them."""
    titles: dict[str, str] = {}
    named = ((title, entry) for entry in entries for title in names(entry) if title)
    return collected((titles.setdefault(slug(title), title), entry) for title, entry in named)


def _by_year(entries: Iterable[Instrument]) -> dict[str, list[Instrument]]:
    return grouped(entries, lambda entry: str(entry.year) if entry.year else MESSAGES.say("no-year-heading"))


def _year_ways(below: str, years: Mapping[str, Sequence[Instrument]]) -> tuple[Count, ...]:
    return tuple(Count(title, _year_address(below, some[0].year), len(some)) for title, some in years.items())


def _list(address: str, title: str, entries: Sequence[Instrument], above: tuple[Crumb, ...]) -> Iterator[Page]:
    """The list of a kind or an issuer; a long one is split by year."""
    years = _by_year(entries)
    long = len(entries) > LONG
    ways = ((MESSAGES.say("by-year"), _year_ways(address, years)),) if long else ()
    yield _list_page(address, title, entries, _groups(entries, years), ways, above)
    for year, some in years.items() if long else ():
        heading = MESSAGES.say("in-year", title=title, year=year) if some[0].year else f"{title}: {year.lower()}"
        yield from _year_list(_year_address(address, some[0].year), heading, some, (*above, Crumb(title, address)))


def _year_list(address: str, title: str, entries: Sequence[Instrument], above: tuple[Crumb, ...]) -> Iterator[Page]:
    """The list of one year, or of unknown year; a long one is split by the year of the first citation."""
    cited = grouped(entries, _first_cited)
    undated = cited.pop(0, [])
    if len(entries) <= LONG or len(cited) < 2:
        yield _list_page(address, title, entries, [("", entries)], (), above)
        return
    years = [(f"{address}{year}/", year, cited[year]) for year in sorted(cited, reverse=True)]
    ways = ((MESSAGES.say("by-cited"), tuple(Count(str(year), below, len(some)) for below, year, some in years)),)
    groups = [*_groups(entries, {}), (MESSAGES.say("fixed-pages"), undated)]
    yield _list_page(address, title, entries, groups, ways, above)
    for below, year, some in years:
        heading = MESSAGES.say("cited-in-year", title=title, year=year)
        yield _list_page(below, heading, some, [("", some)], (), (*above, Crumb(title, address)))


def _first_cited(entry: Instrument) -> int:
    """The year of the first article that cites an instrument; 0 if only fixed pages do."""
    return entry.places[0].record.date.start.year if entry.places else 0


def _groups(entries: Sequence[Instrument], years: Mapping[str, Sequence[Instrument]]) -> Groups:
    """What a list itself shows: everything, newest first, or if it is long, the most cited instruments."""
    if len(entries) <= LONG:
        return [*years.items()]
    return [(MESSAGES.say("most"), sorted(entries, key=lambda entry: -len(entry.places))[:FIRST])]


def _list_page(
    address: str, title: str, entries: Sequence[Instrument], groups: Groups, ways: Ways, crumbs: tuple[Crumb, ...]
) -> Page:
    context = {
        "title": title,
        "breadcrumbs": crumbs,
        "total": len(entries),
        "ways": ways,
        "groups": tuple((heading, tuple(map(_row, some))) for heading, some in groups if some),
    }
    return Page(address, LIST_TEMPLATE, dict, (context,), indexed=bool(entries))
