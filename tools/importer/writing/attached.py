"""Collects the files that a page links to; those not found beside it are reported as missing.

Files that the archive would refuse, or that hold personal data, are not copied: Git never forgets.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from plugins.content.layout import ATTACHED, ATTACHED_TYPES, first_words
from plugins.documents.isolation import examine_bytes
from plugins.vietnamese.personal import find_personal
from plugins.vietnamese.text import slug

from ..model import Block, Figure, Heading, Item, Paragraph, Span, Table, path_of, text_of
from .photographs import Find

_OTHERS = (".doc", ".xls", ".ppt", ".rtf", ".rar", ".7z", ".ods", ".odp")
"""Document types that the archive accepts only after conversion."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a page links to. title: the link text; path: its content path, "" if it was not taken.

    address: as written on the page; fault: "absent", "refused" or "personal", "" if it was taken.
    """

    title: str
    address: str
    path: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The attached files of an article. files: bytes by content path."""

    files: Mapping[str, bytes]
    attached: tuple[Attached, ...]


def collect(blocks: Sequence[Block], find: Find, year: int) -> Taken:
    """Find the files that an article's blocks link to, each once, in order."""
    files: dict[str, bytes] = {}
    attached: dict[str, Attached] = {}
    for span in _links(blocks):
        kind = _kind(span.href)
        if not kind or span.href in attached:
            continue
        title = text_of((span,)) or posixpath.basename(path_of(span.href))
        data = find(span.href) if kind in ATTACHED_TYPES else None
        fault = _fault(data, kind)
        path = "" if fault or data is None else _content_path(span.href, data, kind, year)
        if path and data:
            files[path] = data
        attached[span.href] = Attached(title, span.href, path, fault)
    return Taken(files, tuple(attached.values()))


def _links(blocks: Sequence[Block]) -> Iterator[Span]:
    """The linked spans, consecutive spans of one link joined."""
    for spans in _spans(blocks):
        for href, some in groupby(spans, key=attrgetter("href")):
            if href:
                yield Span("".join(span.text for span in some), href=href)


def _spans(blocks: Sequence[Block]) -> Iterator[tuple[Span, ...]]:
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Item():
                yield block.spans
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case Figure():
                yield block.caption


def _kind(href: str) -> str:
    """The document type of a link's target; "" if it is not a document."""
    kind = posixpath.splitext(path_of(href))[1].lower()
    return kind if kind in ATTACHED_TYPES or kind in _OTHERS else ""


def _content_path(href: str, data: bytes, kind: str, year: int) -> str:
    """The content path of a file: its cleaned name, with a digest since two pages may have files of one name."""
    stem = first_words(slug(posixpath.splitext(posixpath.basename(path_of(href)))[0]), _LONGEST)
    return f"{ATTACHED}/{year:04}/{stem or 'tep'}-{hashlib.sha256(data).hexdigest()[:8]}{kind}"


def _fault(data: bytes | None, kind: str) -> str:
    if data is None:
        return "absent"
    found = examine_bytes(data, kind[1:])
    if found.fault:
        return "refused"
    personal = any(one.sure for text in found.texts for one in find_personal(text))
    return "personal" if personal else ""
