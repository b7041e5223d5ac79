"""Spans to Markdown: bold, italic and links where they can be told without changing a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote, urljoin, urlsplit

from ..model import Span
from . import escape

_SAFE = "!#$%&'*+,/:;=?@~-._"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")


def markdown(spans: Sequence[Span], address: str = "", *, plain: bool = False) -> str:
    """The Markdown of some spans on one line. address: of the page, which its links are read from; plain: no marks."""
    pieces = _collapsed(spans)
    if plain:
        return escape.text("".join(span.text for span in pieces))
    written = []
    for href, group in groupby(pieces, key=lambda span: link(span.href, address)):
        inner = "".join(_marked(list(members), bold) for bold, members in groupby(group, key=lambda span: span.bold))
        written.append(_linked(inner, href))
    return "".join(written)


def _collapsed(spans: Sequence[Span]) -> list[Span]:
    """The spans with one space between words and none at the ends."""
    pieces: list[Span] = []
    space = True
    for span in spans:
        text = re.sub(r"\s+", " ", span.text)
        text = text[1:] if space and text.startswith(" ") else text
        if text:
            space = text.endswith(" ")
            pieces.append(Span(text, span.bold, span.italic, span.href))
    while pieces and not pieces[-1].text.rstrip():
        pieces.pop()
    if pieces:
        last = pieces[-1]
        pieces[-1] = Span(last.text.rstrip(), last.bold, last.italic, last.href)
    return pieces


def _marked(spans: list[Span], bold: bool) -> str:
    italics = (
        _wrapped(_text(members), "*" if italic and not bold else "")
        for italic, members in groupby(spans, key=lambda span: span.italic)
    )
    return _wrapped("".join(italics), "**" if bold else "")


def _text(spans: object) -> str:
    return escape.text("".join(span.text for span in spans))  # type: ignore[attr-defined]


def _wrapped(text: str, mark: str) -> str:
    """Text between marks, its outer spaces outside of them; without marks where there are no words between."""
    inner = text.strip()
    if not mark or not any(char.isalnum() for char in inner):
        return text
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"


def _linked(inner: str, href: str) -> str:
    words = inner.strip()
    if not href or not words:
        return inner
    start = len(inner) - len(inner.lstrip())
    return f"{inner[:start]}[{words}]({href}){inner[start + len(words) :]}"


def link(href: str, address: str) -> str:
    """An address that a link may lead to, in full; "" where it leads nowhere outside."""
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(address, href) if address else href
        parts = urlsplit(whole)
        sound = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:
        return ""
    return quote(whole, safe=_SAFE).replace("'", "%27").replace("*", "%2A").replace("_", "%5F") if sound else ""
