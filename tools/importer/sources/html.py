"""HTML to a page: decoded, parsed, and its lines read anew where their letters are codes of an old font."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from ..model import Line, Origin, Page, Span
from .decoding import Decoded, decode, heal_lines
from .metadata import metadata_of, saved_from
from .plain import clean, notes_of
from .walking import Walk

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})""")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_NESTING = re.compile(r"(?i)</?(?!h\d|p\b|br\b|title|html|body|script|style|meta|link|img)[a-z][^>]*>")
_HEAD = 4096


def read(data: bytes, origin: Origin, declared: str = "", kind: str = "html") -> Page | None:
    """The page that some HTML is; None where it is no text at all."""
    found = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, declared or (found[1].decode("ascii") if found else ""))
    return read_text(decoded, origin, kind) if decoded else None


def read_text(decoded: Decoded, origin: Origin, kind: str = "html") -> Page:
    """The page that decoded HTML is."""
    root = parse(decoded.text)
    walk = Walk()
    if root is not None:
        walk.through(root)
    lines, encodings = _heal(walk.lines, walk.wholes)
    notes = notes_of(replace(decoded, encodings=(*encodings, *decoded.encodings)) if encodings else decoded)
    metadata = metadata_of(root) if root is not None else metadata_of(etree.Element("html"))
    origin = replace(origin, address=origin.address or saved_from(decoded.text) or metadata.address)
    encoding = " + ".join((*encodings, decoded.encoding))
    return Page(origin, kind, lines, tuple(walk.nodes), metadata, encoding, notes, frozenset(walk.features))


def parse(text: str) -> etree._Element | None:
    """The tree of some HTML, however broken; nothing is loaded from elsewhere. None where there is none.

    Elements nested beyond what libxml2 bears are taken apart into lines, so that their text is not lost.
    """
    clear = _PROLOG.sub("", text).replace("\x00", "")
    root, too_deep = _tree(clear)
    return _tree(_NESTING.sub("<br>", clear))[0] if too_deep else root


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether something in it was too deep to be read."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _heal(lines: list[Line], wholes: list[str]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Lines whose letters are codes of an old font, also where entities hid them from the decoder.

    wholes: the lines before they were cleaned, since an old letter may have the code of what nobody sees.
    """
    healed, encodings = heal_lines(wholes)
    if not encodings:
        return tuple(lines), ()
    done = []
    for line, whole, text in zip(lines, wholes, healed, strict=True):
        raw = clean(text)
        done.append(line if text == whole else replace(line, raw=raw, spans=(Span(raw),)))
    return tuple(done), encodings
