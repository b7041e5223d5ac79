"""The whole archive for programs, in compressed files: one a year and one of all, as JSON Lines and as CSV.

The files of all are those of the years one after another, which gzip allows (RFC 1952, 2.2).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from itertools import groupby

import deflate

from plugins.content.capability import Workspace
from plugins.content.model import Archive, Article, FixedPage
from plugins.content.targets import MadeFile
from plugins.core.cache import Room
from plugins.core.codec import digest, encode
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import iso

from .articles import address_in_english, article_json

ADDRESS = "/tai-du-lieu/"
WHOLE = "tat-ca"
COLUMNS = (
    "address", "title", "date", "category", "authors", "tags", "place", "event_from", "event_to", "period_from",
    "period_to", "modified", "summary", "sha256", "withdrawn", "english",
)  # fmt: skip
"""Of the CSV files, which have no texts."""
LEVEL = 6
_BETWEEN = "; "
_VERSION = f"{LEVEL} {version('deflate')}".encode()
Make = Callable[[Sequence[Article]], bytes]


def download_address(name: int | str, kind: str) -> str:
    """Where the file of a year, or of all (WHOLE), stands. kind: jsonl or csv."""
    return f"{ADDRESS}{name}.{kind}.gz"


def years_of(archive: Archive) -> dict[int, tuple[Article, ...]]:
    """The articles of each year, withdrawn or not, oldest first."""
    return {year: tuple(some) for year, some in groupby(archive.articles, lambda each: each.month[0])}


def download_files(archive: Archive, workspace: Workspace) -> Iterator[MadeFile]:
    """The files of the years and of all, for a public site; those of a year are made again when its articles change."""
    years = years_of(archive) if workspace.public else {}
    if not years:
        return
    titles = {slug: category.title for slug, category in archive.data.categories.items()}
    translations = archive.translations
    makers: Mapping[str, Make] = {
        "jsonl": partial(_json_lines, archive, translations, titles, workspace.url),
        "csv": partial(_rows, translations, titles, workspace.url),
    }
    heads = {"jsonl": b"", "csv": _compressed(_row(COLUMNS, first=True))}
    for kind, make in makers.items():
        room = workspace.cache.room(f"open data {kind}", _VERSION)
        digests = {
            year: _digest(archive, translations, articles, titles, workspace.url) for year, articles in years.items()
        }
        room.keep_only({str(year) for year in years})
        members = {year: partial(_member, room, year, digests[year], make, years[year]) for year in years}
        for year, member in members.items():
            yield MadeFile(download_address(year, kind), digests[year], partial(_joined, heads[kind], (member,)))
        everything = digest([digests[year] for year in years])
        yield MadeFile(download_address(WHOLE, kind), everything, partial(_joined, heads[kind], (*members.values(),)))


def _digest(
    archive: Archive,
    translations: Mapping[str, FixedPage],
    articles: Sequence[Article],
    titles: Mapping[str, str],
    url: str,
) -> bytes:
    sources = [archive.digests.get(each.file) or digest(encode(each)) for each in articles]
    attached = [own for each in articles if (own := archive.attachments.get(each.file))]
    english = [(each.file, translations[each.file].address) for each in articles if each.file in translations]
    return digest(
        (
            sources,
            attached,
            english,
            {each.category: titles[each.category] for each in articles},
            url,
            archive.reading,
            _VERSION,
        )
    )


def _member(room: Room, year: int, key: bytes, make: Make, articles: Sequence[Article]) -> bytes:
    """What the files of a year hold, compressed; kept, since the file of all holds it, too."""
    known = room.one(str(year), key)
    if known is None:
        known = _compressed(make(articles))
        room.put({str(year): (key, known)})
    return known


def _joined(head: bytes, members: Sequence[Callable[[], bytes]]) -> bytes:
    return b"".join((head, *(member() for member in members)))


def _compressed(data: bytes) -> bytes:
    return bytes(deflate.gzip_compress(data, LEVEL))


def _json_lines(
    archive: Archive,
    translations: Mapping[str, FixedPage],
    titles: Mapping[str, str],
    url: str,
    articles: Sequence[Article],
) -> bytes:
    """A line an article, oldest first: what its index.json says."""
    lines = (
        article_json(
            each,
            titles[each.category],
            url,
            archive.attachments.get(each.file, ()),
            address_in_english(translations, each),
            (archive.text(each.body),),
        )
        for each in articles
    )
    return b"".join(line + b"\n" for line in lines)


def _rows(
    translations: Mapping[str, FixedPage], titles: Mapping[str, str], url: str, articles: Sequence[Article]
) -> bytes:
    return b"".join(
        _row(_values(each, titles[each.category], url, address_in_english(translations, each))) for each in articles
    )


def _values(article: Article, category: str, url: str, english: str) -> tuple[str, ...]:
    return (
        f"{url}{article.address}",
        article.title,
        iso(article.date),
        category,
        _BETWEEN.join(article.authors),
        _BETWEEN.join(article.tags),
        article.place,
        *_ends(article.event_date),
        *_ends(article.period),
        iso(article.modified) if article.modified else "",
        article.summary,
        article.body.sha256,
        "" if article.listed else "true",
        english and f"{url}{english}",
    )


def _ends(when: When | None) -> tuple[str, str]:
    return (when.start.date().isoformat(), when.end.date().isoformat()) if when else ("", "")


def _row(values: Sequence[str], *, first: bool = False) -> bytes:
    """A line of CSV (RFC 4180); the first has the mark by which spreadsheets tell UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(values)
    return text.getvalue().encode("utf-8-sig" if first else "utf-8")
