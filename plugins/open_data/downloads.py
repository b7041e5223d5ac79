"""Compressed downloads of the archive, one per year and one of the whole, as JSON Lines and as CSV.

The whole is the concatenation of the years, since a gzip file may have several members (RFC 1952, 2.2).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import groupby

import deflate

from plugins.content.capability import Workspace
from plugins.content.model import Archive, Article
from plugins.content.targets import MadeFile
from plugins.core.cache import Room
from plugins.core.codec import digest, encode
from plugins.core.memo import Memo
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import iso

from .articles import Context, article_json, contexts_of

ADDRESS = "/tai-du-lieu/"
WHOLE = "tat-ca"
COLUMNS = (
    "address", "title", "date", "category", "authors", "tags", "place", "event_from", "event_to", "period_from",
    "period_to", "modified", "summary", "sha256", "withdrawn", "english",
)  # fmt: skip
"""The columns of the CSV files, which leave out the texts."""
LEVEL = 6
_BETWEEN = "; "
_VERSION = f"{LEVEL} {version('deflate')}".encode()
Line = Callable[[Article], bytes]
"""Makes the line of an article."""


def download_address(name: int | str, kind: str) -> str:
    """The address of the file of a year, or of the whole (WHOLE). kind: "jsonl" or "csv"."""
    return f"{ADDRESS}{name}.{kind}.gz"


def years_of(archive: Archive) -> dict[int, tuple[Article, ...]]:
    """The articles of each year, including withdrawn ones, oldest first."""
    return {year: tuple(some) for year, some in groupby(archive.articles, lambda each: each.month[0])}


def download_files(archive: Archive, workspace: Workspace) -> Iterator[MadeFile]:
    """The files per year and of the whole, for a public site; those of a year are rebuilt when its articles change."""
    years = years_of(archive) if workspace.public else {}
    if not years:
        return
    context_of = contexts_of(archive, workspace.url)

    def digest_of(articles: Sequence[Article]) -> bytes:
        sources = [archive.digests.get(each.file) or digest(encode(each)) for each in articles]
        return digest((sources, [context_of(each) for each in articles], archive.reading, _VERSION))

    def json_line(article: Article) -> bytes:
        return article_json(article, context_of(article), (archive.text(article.body),)) + b"\n"

    def csv_line(article: Article) -> bytes:
        return _row(_columns(article, context_of(article)))

    digests = {year: digest_of(articles) for year, articles in years.items()}
    everything = digest([*digests.values()])
    heads = {"jsonl": b"", "csv": _compressed(_row(COLUMNS, first=True))}
    for kind, line in (("jsonl", json_line), ("csv", csv_line)):
        room = workspace.cache.room(f"open data {kind}", _VERSION)
        room.keep_only({str(year) for year in years})
        members = {year: partial(_member, room, year, key, line, years[year]) for year, key in digests.items()}
        for year, member in members.items():
            yield MadeFile(download_address(year, kind), digests[year], partial(_joined, heads[kind], (member,)))
        yield MadeFile(download_address(WHOLE, kind), everything, partial(_joined, heads[kind], (*members.values(),)))


def _member(room: Room, year: int, key: bytes, line: Line, articles: Sequence[Article]) -> bytes:
    """The compressed data of a year; cached, since the file of the whole contains it too."""
    found: bytes = Memo(room).get(str(year), key, bytes, lambda: _compressed(b"".join(map(line, articles))))
    return found


def _joined(head: bytes, members: Sequence[Callable[[], bytes]]) -> bytes:
    return b"".join((head, *(member() for member in members)))


def _compressed(data: bytes) -> bytes:
    return bytes(deflate.gzip_compress(data, LEVEL))


def _columns(article: Article, context: Context) -> tuple[str, ...]:
    """The values of COLUMNS."""
    return (
        f"{context.site}{article.address}",
        article.title,
        iso(article.date),
        context.category,
        _BETWEEN.join(article.authors),
        _BETWEEN.join(article.tags),
        article.place,
        *_ends(article.event_date),
        *_ends(article.period),
        iso(article.modified) if article.modified else "",
        article.summary,
        article.body.sha256,
        "" if article.listed else "true",
        context.english and f"{context.site}{context.english}",
    )


def _ends(when: When | None) -> tuple[str, str]:
    return (when.start.date().isoformat(), when.end.date().isoformat()) if when else ("", "")


def _row(values: Sequence[str], *, first: bool = False) -> bytes:
    """A line of CSV (RFC 4180); the first has a byte order mark, by which spreadsheets recognise UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow(values)
    return text.getvalue().encode("utf-8-sig" if first else "utf-8")
