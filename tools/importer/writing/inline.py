"""Renders spans as Markdown: bold, italic and links wherever that changes no character of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import quote, urljoin, urlsplit

from ..model import Span
from . import escape

_SAFE = "!#$%&'*+,/:;=?@~-._"
_BOLD, _ITALIC = "**", "*"
_BEFORE = frozenset(" ([{“‘\"'«–—/")
_OPENERS = frozenset("“‘\"'«(")
_BEHIND = frozenset("”’\"'».,;:!?…%)")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")


def markdown(spans: Sequence[Span], address: str = "", *, plain: bool = False) -> str:
    """Render spans as one line of Markdown. address: the page's, the base of its links; plain: without emphasis and
    links."""
    pieces = _collapsed([Span(span.text, note=span.note) for span in spans] if plain else spans)
    whole = "".join(span.text for span in pieces)
    written, at = [], 0
    for href, group in groupby(pieces, key=lambda span: link(span.href, address)):
        inner = ""
        for (mark, note), run in groupby(group, key=lambda span: (_mark(span), span.note)):
            text = "".join(span.text for span in run)
            around = whole[at - 1 : at], whole[at + len(text) : at + len(text) + 1]
            inner += f"[^{note}]" if note else _marked(text, mark, *around)
            at += len(text)
        written.append(_linked(inner, href))
    return "".join(written)


def _mark(span: Span) -> str:
    return _BOLD if span.bold else _ITALIC if span.italic else ""


def _collapsed(spans: Sequence[Span]) -> list[Span]:
    """The spans with whitespace collapsed and trimmed."""
    pieces: list[Span] = []
    space = True
    for span in spans:
        text = re.sub(r"\s+", " ", span.text)
        text = text[1:] if space and text.startswith(" ") else text
        if text:
            space = text.endswith(" ")
            pieces.append(replace(span, text=text))
    while pieces and not pieces[-1].text.rstrip():
        pieces.pop()
    if pieces:
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return pieces


def _marked(text: str, mark: str, before: str, after: str) -> str:
    """Emphasise text, with punctuation at its edges left outside; unmarked if the emphasis would not be parsed.

    before, after: the adjacent characters in the line; plugins/content/body/emphasis.py has the rules.
    """
    first = next((at for at, char in enumerate(text) if char.isalnum() or char in _OPENERS), len(text))
    last = next((at for at in range(len(text), 0, -1) if text[at - 1].isalnum() or text[at - 1] in _BEHIND), 0)
    inner = text[first:last]
    outside = text[first - 1] if first else before
    behind = text[last : last + 1] or after
    told = any(map(str.isalnum if mark == _BOLD else str.isalpha, inner))
    if not mark or not told or (outside and outside not in _BEFORE) or behind.isalnum():
        return escape.text(text, after)
    return f"{escape.text(text[:first], mark)}{mark}{escape.text(inner)}{mark}{escape.text(text[last:], after)}"


def _linked(inner: str, href: str) -> str:
    words = inner.strip()
    if not href or not words:
        return inner
    start = len(inner) - len(inner.lstrip())
    return f"{inner[:start]}[{words}]({href}){inner[start + len(words) :]}"


def link(href: str, address: str) -> str:
    """The absolute, quoted address of a link; "" if it is not a sound web address."""
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(address, href) if address else href
        parts = urlsplit(whole)
        sound = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "") and parts.port != 0
    except ValueError:
        return ""
    return quote(whole, safe=_SAFE).replace("'", "%27").replace("*", "%2A").replace("_", "%5F") if sound else ""
