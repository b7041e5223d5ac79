"""The kinds of attached files, and how their first bytes tell them."""

from __future__ import annotations

import re

HEAD = 1024
"""Bytes that tell what a file is."""
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
