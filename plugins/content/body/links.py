"""Links and images: inside ones become placeholders, outside ones are marked, dangerous ones are told and disarmed."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from ..addresses import content_path
from ..document import Document
from ..lines import Occurrences
from ..model import Image, Link
from .text import unescape

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff]+")
"""What browsers and mail readers skip in an address, so that "java\\nscript:" is dangerous too."""
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = frozenset(("http", "https"))
_OUTSIDE = _WEB | {"mailto", "tel"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]+")
_MAILBOX = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"[+0-9().-]+")
_SAFE = "!#$%&'()*+,/:;=?@~"
_HOST_LIKE = re.compile(r"(www\.|[\w-]+(\.[\w-]+)*\.(vn|com|net|org|info|gov|edu)(/|$))", re.IGNORECASE)


def finish_link(element: Element, document: Document, seen: Occurrences) -> None:
    """Replace a link inside the archive, mark one that leads out, and drop the address of a dangerous one.

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
    bare = _IGNORED.sub("", href)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() in _OUTSIDE:
        _finish_outside(element, _CONTROL.sub("", href), scheme[1].lower(), line, document)
    elif scheme:
        document.diagnostics.error("link-unsafe", line, scheme=scheme[1].lower()[:20])
        del element.attrib["href"]
    elif not href:
        document.diagnostics.error("link-empty", line)
        element.attrib.pop("href", None)
    elif bare.startswith(("//", "\\\\")) or _HOST_LIKE.match(bare):
        document.diagnostics.error("link-no-scheme", line, address=bare.lstrip("/\\")[:80])
    else:
        target, _, anchor = href.partition("#")
        element.set("href", document.placeholder(Link(target, anchor, line)))


def _finish_outside(element: Element, href: str, scheme: str, line: int, document: Document) -> None:
    if not is_sound(href, scheme):
        document.diagnostics.error("link-malformed", line, address=href[:80])
        del element.attrib["href"]
        return
    element.set("href", quote(href, safe=_SAFE))
    if scheme in _WEB:
        element.set("rel", "external")


def is_sound(href: str, scheme: str) -> bool:
    """Whether an address has what its scheme asks for: a host, or a mailbox, or a number."""
    try:
        parts = urlsplit(href)
        if scheme in _WEB:
            return _HOST.fullmatch(parts.hostname or "") is not None and parts.port != 0
        return (_MAILBOX if scheme == "mailto" else _NUMBER).fullmatch(parts.path) is not None
    except ValueError:
        return False


def finish_image(element: Element, document: Document, seen: Occurrences) -> None:
    """Make a placeholder of an image that no other extension has taken."""
    written, alt = element.get("src", ""), unescape(element.get("alt", ""))
    source = unescape(written).strip()
    line = document.line_of_address(written, seen.next(written))
    element.tag = "span"
    element.attrib.clear()
    if _SCHEME.match(_IGNORED.sub("", source)) or source.startswith("//"):
        document.diagnostics.error("image-outside", line, address=source[:80])
        element.text = alt
    else:
        element.text = document.placeholder(Image(content_path(document.file, source) or source, alt, line))
