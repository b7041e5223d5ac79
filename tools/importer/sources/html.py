"""Reads HTML into a page: decoded, parsed, and repaired where it is mojibake."""

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
_NOT_CLOSED = re.compile(r"(?i)(<embed\b[^<>]*>)(?!\s*</embed)")
"""Matches an element that has no end tag in HTML, but in libxml2, where it would contain the rest of the page."""
_NESTING = re.compile(r"(?i)</?(?!h\d|p\b|br\b|title|html|body|script|style|meta|link|img)[a-z][^>]*>")
_HEAD = 4096


def read(data: bytes, origin: Origin, declared: str = "", kind: str = "html") -> Page | None:
    """Read HTML into a page; None if it is binary."""
    found = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, declared or (found[1].decode("ascii") if found else ""))
    return read_text(decoded, origin, kind) if decoded else None


def read_text(decoded: Decoded, origin: Origin, kind: str = "html") -> Page:
    """Read decoded HTML into a page."""
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
    """Parse HTML, however broken, loading nothing external; None if it is empty.

    Elements nested more deeply than libxml2 allows are flattened into lines, so that no text is lost.
    """
    clear = _NOT_CLOSED.sub(r"\1</embed>", _PROLOG.sub("", text).replace("\x00", ""))
    root, too_deep = _tree(clear)
    return _tree(_NESTING.sub("<br>", clear))[0] if too_deep else root


def _tree(text: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether anything in it was nested too deeply to parse."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _heal(lines: list[Line], wholes: list[str]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Repair mojibake in lines, including letters that entities hid from the decoder.

    wholes: the lines before cleaning, which drops invisible characters that an old font used as letters.
    """
    healed, encodings = heal_lines(wholes)
    if not encodings:
        return tuple(lines), ()
    done = []
    for line, whole, text in zip(lines, wholes, healed, strict=True):
        raw = clean(text)
        done.append(line if text == whole else replace(line, raw=raw, spans=(Span(raw),)))
    return tuple(done), encodings
