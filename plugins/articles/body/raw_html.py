"""HTML in Markdown is never passed on: it is shown as it was typed, and told as a fault."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX

from ..document import document_of

_UNCLOSED = re.compile(
    r"<\s*/?\s*(script|style|iframe|object|embed|svg|img|link|meta|base|form|input)\b[^>]*$", re.IGNORECASE
)


class RawHtml(InlineProcessor):
    """Finds what a browser would take for a tag; the text stays, and is escaped like any other."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(HTML_RE, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, int, int]:  # type: ignore[override]  # noqa: N802
        """Tell of the tag and leave it where it is."""
        document = document_of(self.md)
        raw = m[0].split(INLINE_PLACEHOLDER_PREFIX)[0]
        document.findings.error("raw-html", document.line_of(raw), found=raw.split("\n")[0][:40])
        return None, m.start(0), m.end(0)


class Entity(InlineProcessor):
    """Turns `&nbsp;` and its like into the character itself; what is no entity stays as typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """The character, with "&" itself escaped, since the serialiser passes entities on."""
        char = html.unescape(m[0])
        return char.replace("&", "&amp;"), m.start(0), m.end(0)


def tell_unclosed(element: Element, md: Markdown) -> None:
    """Tell of a tag that is never closed with ">": harmless here, but surely a mistake."""
    for text in (element.text, element.tail):
        if text and "<" in text and (match := _UNCLOSED.search(text)):
            document = document_of(md)
            document.findings.error("raw-html", document.line_of(match[0]), found=match[0].split("\n")[0][:40])
