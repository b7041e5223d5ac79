"""Reads Word files (.docx) through mammoth's HTML; paragraphs that mammoth omits are appended."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import mammoth
from lxml import etree

from ..model import Line, Origin, Page, Span
from .decoding import Decoded
from .html import read_text
from .plain import clean
from .zips import Unloadable, read_member

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_SHORTEST = 3


def read(data: bytes, origin: Origin) -> Page:
    """Read a Word file into a page; raises Unloadable if it is not one."""
    paragraphs = _paragraphs(data)
    try:
        html = mammoth.convert_to_html(io.BytesIO(data)).value
    except (KeyError, ValueError, zipfile.BadZipFile, AttributeError, IndexError, RecursionError) as error:
        raise Unloadable("damaged", str(error)) from error
    page = read_text(Decoded(html, ("UTF-8",)), origin, "word")
    shown = _letters("".join(line.raw for line in page.lines))
    left = [text for text in paragraphs if len(_letters(text)) >= _SHORTEST and _letters(text) not in shown]
    if not left:
        return page
    first = len(page.lines) + 1
    more = tuple(Line(first + at, text, (Span(text),), "p") for at, text in enumerate(left))
    return replace(page, lines=(*page.lines, *more), notes=(*page.notes, ("text-recovered", "")))


def _letters(text: str) -> str:
    return "".join(text.split())


def _paragraphs(data: bytes) -> list[str]:
    """The text of every paragraph in a file, including notes and text boxes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    texts: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in _PARTS:
                if name in archive.namelist():
                    root = etree.fromstring(read_member(archive, archive.getinfo(name)), parser)
                    texts += [_text(paragraph) for paragraph in root.iter(f"{_WORDS}p")]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unloadable("damaged", str(error)) from error
    return texts


def _text(paragraph: etree._Element) -> str:
    """A paragraph's own text, without the text boxes inside it, which are separate paragraphs."""
    own = (
        element.text or ""
        for element in paragraph.iter(f"{_WORDS}t")
        if next(element.iterancestors(f"{_WORDS}p")) is paragraph
    )
    return " ".join(clean("".join(own)).split())
