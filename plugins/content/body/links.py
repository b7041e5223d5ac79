"""Links and images: internal ones become placeholders, external ones are marked, dangerous ones disarmed."""

from __future__ import annotations

import re
from urllib.parse import quote
from xml.etree.ElementTree import Element

from ..addresses import content_path
from ..conversion import Document
from ..lines import Occurrences
from ..model import Image, Link
from ..urls import WEB, bare, is_sound, scheme_of
from .text import unescape

_OUTSIDE = WEB | {"mailto", "tel"}
LANGUAGES = ("en:", "fr:")
"""Used in place of an address to mark words as another language, so that screen readers pronounce them right."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SAFE = "!#$%&'()*+,/:;=?@~"
_HOST_LIKE = re.compile(r"(www\.|[\w-]+(\.[\w-]+)*\.(vn|com|net|org|info|gov|edu)(/|$))", re.IGNORECASE)


def finish_link(element: Element, document: Document, seen: Occurrences) -> None:
    """Replace an internal link, mark an external one, and drop the address of a dangerous one.

    seen: the addresses of the links and images before it.
    """
    written = element.get("href", "")
    if document.filling(written) or element.get("class", "").startswith("footnote"):
        return
    href = unescape(written).strip()
    line = document.line_of_address(written, seen.next(written))
    if "title" in element.attrib:
        element.set("title", _CONTROL.sub("", unescape(element.get("title", ""))))
    if not len(element) and not (element.text or "").strip():
        document.diagnostics.error("link-wordless", line)
    read, scheme = bare(href), scheme_of(href)
    if href in LANGUAGES:
        element.tag = "span"
        element.attrib.clear()
        element.set("lang", href.removesuffix(":"))
        return
    if scheme in _OUTSIDE:
        _finish_outside(element, _CONTROL.sub("", href), scheme, line, document)
    elif scheme:
        document.diagnostics.error("link-unsafe", line, scheme=scheme[:20])
        del element.attrib["href"]
    elif not href:
        document.diagnostics.error("link-empty", line)
        element.attrib.pop("href", None)
    elif read.startswith(("//", "\\\\")) or _HOST_LIKE.match(read):
        document.diagnostics.error("link-no-scheme", line, address=read.lstrip("/\\")[:80])
    else:
        target, _, anchor = href.partition("#")
        element.set("href", document.placeholder(Link(target, anchor, line)))


def _finish_outside(element: Element, href: str, scheme: str, line: int, document: Document) -> None:
    if not is_sound(href, scheme):
        document.diagnostics.error("link-malformed", line, address=href[:80])
        del element.attrib["href"]
        return
    element.set("href", quote(href, safe=_SAFE))
    if scheme in WEB:
        element.set("rel", "external")


def finish_image(element: Element, document: Document, seen: Occurrences) -> None:
    """Replace an image by a placeholder, unless another extension has handled it."""
    written, alt = element.get("src", ""), unescape(element.get("alt", ""))
    source = unescape(written).strip()
    line = document.line_of_address(written, seen.next(written))
    element.tag = "span"
    element.attrib.clear()
    if scheme_of(source) or source.startswith("//"):
        document.diagnostics.error("image-outside", line, address=source[:80])
        element.text = alt
    else:
        element.text = document.placeholder(Image(content_path(document.file, source) or source, alt, line))
