"""The kinds of attached files, and how their first bytes tell them."""

from __future__ import annotations

import re
from typing import NamedTuple

HEAD = 1024
"""Bytes that tell what a file is."""


class Kind(NamedTuple):
    """A kind of files: its type without a dot, the address of its list below that of all, and its media type."""

    name: str
    slug: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "pdf", "application/pdf"),
        Kind("docx", "word", f"{_OFFICE}.wordprocessingml.document"),
        Kind("xlsx", "excel", f"{_OFFICE}.spreadsheetml.sheet"),
        Kind("pptx", "powerpoint", f"{_OFFICE}.presentationml.presentation"),
        Kind("odt", "odt", "application/vnd.oasis.opendocument.text"),
        Kind("zip", "zip", "application/zip"),
        Kind("mp3", "mp3", "audio/mpeg"),
        Kind("mp4", "mp4", "video/mp4"),
    )
}
"""By type."""
_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"(?s).{0,1019}%PDF-")),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("mp3", re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xff]")),
    ("mp4", re.compile(rb"(?s)....ftyp")),
    ("old-office", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("html", re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)")),
    ("rtf", re.compile(rb"\{\\rtf")),
    ("rar", re.compile(rb"Rar!|7z\xbc\xaf\x27\x1c")),
    ("picture", re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\x00|MM\x00\*")),
)


def kind_of_bytes(head: bytes) -> str:
    """What a file is, by its first HEAD bytes: "zip" for what is one inside ("docx"), too; "unknown" for the rest."""
    return next((name for name, sign in _SIGNS if sign.match(head)), "unknown")
