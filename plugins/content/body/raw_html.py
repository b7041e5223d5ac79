"""HTML in Markdown is never passed on: it is shown as typed and reported as a fault."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, STX, AtomicString

from plugins.vietnamese.text import normalise

from ..conversion import document_of
from .text import INLINE, unescape

_OTHERS = (
    "applet", "area", "audio", "base", "basefont", "big", "blink", "br", "button", "data", "datalist", "dialog",
    "embed", "font", "frame", "frameset", "head", "image", "img", "input", "isindex", "label", "link", "marquee",
    "meta", "meter", "nobr", "optgroup", "param", "picture", "plaintext", "rp", "rt", "ruby", "search", "select",
    "slot", "source", "strike", "svg", "template", "title", "track", "tt", "xmp",
)  # fmt: skip
_ELEMENTS = frozenset((*BLOCK_LEVEL_ELEMENTS, *INLINE, *_OTHERS))
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?P<prefix>:\w)?(?=[\s/>:]|$)")
_DECLARATION = r"<![a-zA-Z][^<>]*>"
_UNCLOSED = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/]|$)[^<>]*$")
_HTML = re.compile(HTML_RE)
_SHORT_NAME = 2
_ATTRIBUTES = re.compile(
    r"</?\w+(?::\w+)?(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*\s*/?>?", re.ASCII
)
"""A tag with nothing but attributes in it; "A<B thì lấy 0; nếu A >= C" has none."""
_PLACEHOLDER = re.compile(STX)
_SHOWN = 40


class RawHtml(InlineProcessor):
    """Finds text that a browser would read as a tag; it stays, and is escaped like any other."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(f"{HTML_RE}|{_DECLARATION}", md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, int, int]:  # type: ignore[override]  # noqa: N802
        """Report the tag and leave it in place; "x<y và y>z" has none."""
        if _is_element(m[0]) or not data[: m.start()][-1:].isalnum():
            _report(m[0], self.md)
        return None, m.start(0), m.end(0)


class Automail(InlineProcessor):
    """`<name@host>`, without python-markdown's obfuscation."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        """A plain link."""
        link = Element("a", {"href": f"mailto:{m[1].removeprefix('mailto:')}"})
        link.text = AtomicString(m[1])
        return link, m.start(0), m.end(0)


class Entity(InlineProcessor):
    """Turns `&nbsp;` and other entities into the character; anything else stays as typed."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        """The character, with "&" itself escaped, since the serialiser passes entities on."""
        char = unescape(m[0])
        char = char if normalise(char) else ""  # what a source may not hold invisibly
        return char.replace("&", "&amp;"), m.start(0), m.end(0)


def find_tag(text: str) -> str:
    """The first HTML tag in a text that is not Markdown; "" if there is none."""
    tags = (match[0] for match in _HTML.finditer(text)) if "<" in text else ()
    return next((tag for tag in tags if _is_element(tag)), "")


def report_unclosed(element: Element, md: Markdown) -> None:
    """Report a tag that is never closed with ">": harmless here, but surely a mistake."""
    for text in (element.text, element.tail):
        match = _UNCLOSED.search(text) if text and "<" in text else None
        if match and _is_element(match[0]) and (len(match["name"]) > _SHORT_NAME or "=" in match[0]):
            _report(match[0], md)


def _report(raw: str, md: Markdown | None) -> None:
    """Report HTML as an error, and other words in angle brackets, such as <họ và tên>, as a warning."""
    assert md is not None
    document = document_of(md)
    name = raw[2:].rstrip(">").strip().lower()
    if raw.startswith("</") and f"<{name}" in document.source.lower():
        return  # its beginning is told
    shown = _PLACEHOLDER.split(raw)[0].split("\n")[0]
    line = document.line_of(shown, document.parsed.next(shown))
    if _is_element(raw) or raw[1:2] in ("!", "?") or "=" in raw:
        document.diagnostics.error("raw-html", line, found=shown[:_SHOWN])
    elif line not in document.bracketed:
        document.bracketed.add(line)
        document.diagnostics.warning("angle-brackets", line, found=shown[:_SHOWN])


def _is_element(raw: str) -> bool:
    match = _NAME.match(raw)
    if match is None or (len(match[1]) <= _SHORT_NAME and not _ATTRIBUTES.fullmatch(raw)):
        return False
    return match[1].lower() in _ELEMENTS or match["prefix"] is not None
