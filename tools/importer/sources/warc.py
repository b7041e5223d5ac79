"""Reads crawls (.warc, .warc.gz): the offsets of their pages and pictures, and single records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from plugins.content.layout import ATTACHED_TYPES

from .zips import MOST_BYTES

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_FOUND = "200"


@dataclass(frozen=True, slots=True)
class Record:
    """A response in a crawl. offset: in the file, in bytes; captured: when it was crawled, in UTC."""

    offset: int
    address: str
    captured: str
    type: str
    status: str


def records(path: Path) -> Iterator[Record]:
    """Every response in a file; raises ArchiveLoadFailed at damage, so whatever follows is not reached."""
    with path.open("rb") as stream:
        iterator = ArchiveIterator(stream)
        for record in iterator:
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
            status = headers.get_statuscode() if headers else _FOUND
            yield Record(
                iterator.get_record_offset(),
                record.rec_headers.get_header("WARC-Target-URI") or "",
                record.rec_headers.get_header("WARC-Date") or "",
                kind.split(";")[0].strip().lower(),
                status,
            )


def is_page(record: Record) -> bool:
    """Whether a response is a page."""
    return record.type in _PAGES and not record.address.endswith("/robots.txt")


def is_found(record: Record) -> bool:
    """Whether the server answered with status 200."""
    return record.status == _FOUND


def body(path: Path, offset: int) -> tuple[bytes, str]:
    """The body and charset of the response at an offset; raises ArchiveLoadFailed or StopIteration if there is none."""
    with path.open("rb") as stream:
        stream.seek(offset)
        record = next(iter(ArchiveIterator(stream)))
        kind = (record.http_headers.get_header("Content-Type") if record.http_headers else "") or ""
        charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
        return record.content_stream().read(MOST_BYTES), charset


def _is_attached(address: str) -> bool:
    return address.partition("?")[0].lower().endswith(ATTACHED_TYPES)


@lru_cache(maxsize=4)
def pictures(path: Path) -> Mapping[str, int]:
    """The offsets of a crawl's pictures and attached files, by address."""
    found: dict[str, int] = {}
    try:
        for record in records(path):
            if (record.type.startswith("image/") or _is_attached(record.address)) and is_found(record):
                found.setdefault(record.address, record.offset)
    except ArchiveLoadFailed:
        pass
    return found
