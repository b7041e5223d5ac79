"""Reads plain text, one line each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from statistics import median

from plugins.content.source import CONTROL
from plugins.vietnamese.text import normalise

from ..model import Line, Origin, Page, Picture, Span
from .decoding import Decoded

_SOFT_BREAKS = {ord(sign): " " for sign in "\v\f\r\u2028\u2029"}
_PICTURE = re.compile(r"(?i)[^\s/\\]+\.(?:jpe?g|png|gif|webp|bmp|tiff?)")
_DESCRIBED = re.compile(r".{5,250}\s[-–]\s(?:Ảnh|ảnh|Hình) \d{1,3}\.?")
"""A numbered picture's description, which portals put in place of the picture."""
_NARROWEST, _WIDEST_USUAL = 50, 110
_WIDEST = 120
_FEWEST = 8
"""Fewest lines needed to recognise text wrapped at a fixed width."""
_FULL = 0.75


def clean(text: str) -> str:
    """Normalise one line: nothing invisible, no line breaks; tabs are kept for tables."""
    return normalise(CONTROL.sub("", text.translate(_SOFT_BREAKS))).replace("\n", " ")


def read(decoded: Decoded, origin: Origin) -> Page:
    """Read decoded text into a page."""
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    rows = text.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    lines = tuple(_lines(rows))
    features = frozenset({"wrapped"} if _is_wrapped(rows) else ())
    return Page(origin, "text", lines, encoding=decoded.encoding, notes=notes_of(decoded), features=features)


def notes_of(decoded: Decoded) -> tuple[tuple[str, str], ...]:
    """The note on a page's encoding; none for valid UTF-8."""
    if decoded.damaged:
        return (("encoding-damaged", decoded.encoding),)
    if len(decoded.encodings) > 1:
        return (("encoding-mixed", decoded.encoding),)
    return () if decoded.encodings == ("UTF-8",) else (("encoding-converted", decoded.encoding),)


def _lines(rows: list[str]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        raw = clean(row)
        name = raw.strip()
        picture = Picture(name) if _PICTURE.fullmatch(name) else None
        picture = Picture("", name) if _DESCRIBED.fullmatch(name) else picture
        spacer = bool(row) and not row.strip("\xa0 \t") and "\xa0" in row
        yield Line(number, raw, (Span(raw),) if name else (), spacer=spacer, picture=picture)


def _is_wrapped(rows: list[str]) -> bool:
    """Whether paragraphs were wrapped at a fixed width, as in old mail and text files."""
    inner = [len(row) for row, after in itertools.pairwise(rows) if row.strip() and after.strip()]
    if len(inner) < _FEWEST or max(map(len, rows)) > _WIDEST:
        return False
    width = median(inner)
    return _NARROWEST <= width <= _WIDEST_USUAL and sum(length > width * _FULL for length in inner) > _FULL * len(inner)
