"""Decodes the bytes of a source file into clean text."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.text import MOST_MARKS, is_plain, normalise, overmarked

from .legacy import guess, maybe_mojibake, mojibake

LIMIT = 1_000_000
"""The largest source in bytes; a long report has about 200,000."""


class SourceFile(Struct, frozen=True):
    """A source: its path below the content folder, and its bytes."""

    path: str
    data: bytes


WIDE_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"),
)  # fmt: skip
_OTHER_KINDS = (
    (b"pk\x03\x04", "Word (docx)"), (b"\xd0\xcf\x11\xe0", "Word (doc)"), (b"{\\rtf", "RTF"), (b"%pdf-", "PDF"),
    (b"<!doctype", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"), (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"\x89png", "ảnh PNG"),
)  # fmt: skip
_SOFT_BREAKS = "\v\f\u2028\u2029"
"""Word's soft breaks; editors do not count them as line ends, so line numbers must not either."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text contains and that neither HTML nor XML allows."""
_LOST = "\ufffd"
_SAMPLE = 4096
_MANY_NULS = 0.2
_DAMAGED = 0.1


def one_line(text: str) -> str:
    """A text on one line, without control characters."""
    return " ".join(CONTROL.sub(" ", normalise(text)).split())


def decode(data: bytes, diagnostics: Diagnostics) -> str | None:
    """The normalised text of a source; None if it is not clean UTF-8 text, which is reported."""
    if len(data) > LIMIT:
        diagnostics.error("too-large")
        return None
    if kind := _other_kind(data):
        diagnostics.error("not-source", kind=kind)
        return None
    if encoding := _utf16(data):
        diagnostics.error("not-utf8-wide", encoding=encoding)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _blame(data, error.start, diagnostics)
        return None
    if is_plain(text):  # no control characters or line ends to look for
        return None if _garbled(text, diagnostics) else normalise(text)
    for character in _SOFT_BREAKS:
        text = text.replace(character, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controlled = CONTROL.search(text)
    if controlled:
        diagnostics.error("control-character", line_at(text, controlled.start()), char=f"U+{ord(controlled[0]):04X}")
    return None if _garbled(text, diagnostics) or controlled else normalise(text)


def line_at(text: str, offset: int) -> int:
    """The line, from 1, of an offset in `text`."""
    return text.count("\n", 0, offset) + 1


def _other_kind(data: bytes) -> str | None:
    head = data[:_SAMPLE].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next((kind for start, kind in _OTHER_KINDS if head.startswith(start)), None)


def _utf16(data: bytes) -> str | None:
    found = next((name for bom, name in WIDE_BOMS if data.startswith(bom)), None)
    return found or ("UTF-16" if utf16_without_bom(data) else None)


def utf16_without_bom(data: bytes) -> str:
    """The codec of UTF-16 without a byte order mark, "utf-16-le" or "utf-16-be"; "" for anything else.

    In UTF-16, a basic Latin letter has one NUL byte, and most letters of Vietnamese are basic Latin.
    """
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= _MANY_NULS * len(sample) or min(even, odd) * 10 >= max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _blame(data: bytes, start: int, diagnostics: Diagnostics) -> None:
    """Report what bytes that are not UTF-8 probably are."""
    line = data.count(b"\n", 0, start) + 1
    text = data.decode("utf-8", "replace")
    if text.count(_LOST) <= _DAMAGED * sum(char > "\x7f" for char in text):
        diagnostics.error("damaged-utf8", line)
        return
    foreign = [raw for raw in data.splitlines() if _LOST in raw.decode("utf-8", "replace")]
    encoding = guess(b"\n".join(foreign[:200]).decode("latin-1"))
    if encoding is None:
        diagnostics.error("not-utf8-unknown", line)
    else:
        diagnostics.error("not-utf8", line, encoding=encoding)


def _garbled(text: str, diagnostics: Diagnostics) -> bool:
    """Whether valid UTF-8 text contains what no editor typed, which is reported."""
    before = len(diagnostics.all)
    if _LOST in text:
        diagnostics.error("lost-character", line_at(text, text.index(_LOST)))
    if (place := overmarked(text)) >= 0:
        diagnostics.error("marks-many", line_at(text, place), most=MOST_MARKS)
    if maybe_mojibake(text):
        for number, line in enumerate(text.split("\n"), 1):
            if encoding := mojibake(line):
                diagnostics.error("mojibake", number, encoding=encoding)
                break
    return len(diagnostics.all) > before
