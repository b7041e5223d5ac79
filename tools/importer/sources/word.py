"""Reads Word files (.docx) through mammoth's HTML; what mammoth omits is written into the file before, or told."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from unicodedata import normalize

import mammoth
from lxml import etree

from ..model import Origin, Page
from .decoding import Decoded
from .html import read_text
from .numbering import WORDS, Numbering, by_id, number_of, run_of, value
from .plain import clean
from .zips import MOST_BYTES, Unloadable, read_member

_MAIN = "word/document.xml"
_TEXTS = (_MAIN, "word/footnotes.xml", "word/endnotes.xml")
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_AROUND = re.compile(r"word/(?:header|footer)\d*\.xml|word/comments\.xml|word/(?:diagrams/data|charts/chart)\d*\.xml")
"""The parts whose text is not part of the article: page headers and footers, comments, diagrams and charts."""
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SIGNS = {f"{_FORMULA}den": "/", f"{_FORMULA}sup": "^", f"{_FORMULA}sub": "_"}
_OMITTED = frozenset((f"{WORDS}del", f"{WORDS}moveFrom"))
"""Text that its author removed or moved."""
_LIKE = {f"{WORDS}dstrike": f"{WORDS}strike", f"{WORDS}ptab": f"{WORDS}tab"}
"""Elements that mammoth does not know, and those that it knows and that mean almost the same."""
_CHECKBOX = re.compile(r'<input (?P<checked>checked="checked" )?type="checkbox" />')
_SHORTEST = 3
_DEEPEST = 20
"""The most styles that are based on one another."""
_NOT_READ = (
    AttributeError, EOFError, LookupError, OSError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What mammoth and zipfile raise for damaged files."""


def read(data: bytes, origin: Origin) -> Page:
    """Read a Word file into a page; raises Unloadable if it is not one."""
    parts = _parts(data)
    main = parts.get(_MAIN)
    features = {*_features(parts)}
    if main is not None:
        hidden = _hidden(main, parts.get(_STYLES))
        features |= {"hidden"} if hidden else set()
        _complete(main, Numbering(parts.get(_NUMBERING), parts.get(_STYLES)), hidden)
    page = _converted(data, main, origin)
    shown = _letters("".join(line.raw for line in page.lines))
    texts = [_text(paragraph) for name in _TEXTS if name in parts for paragraph in parts[name].iter(f"{WORDS}p")]
    left = [text for text in texts if len(_letters(text)) >= _SHORTEST and _letters(text) not in shown]
    body = main.find(f"{WORDS}body") if main is not None else None
    if left and body is not None:
        for text in left:
            etree.SubElement(body, f"{WORDS}p").append(run_of(text))
        page = _converted(data, main, origin)
        page = replace(page, notes=(*page.notes, ("text-recovered", "")))
    return replace(page, features=page.features | features)


def _converted(data: bytes, main: etree._Element | None, origin: Origin) -> Page:
    """The page of a file with this main part; Unloadable if mammoth cannot read it."""
    try:
        html = mammoth.convert_to_html(io.BytesIO(_with_main(data, main))).value
    except _NOT_READ as error:
        raise Unloadable("damaged", str(error)) from error
    html = _CHECKBOX.sub(lambda box: "☒" if box["checked"] else "☐", html)
    return read_text(Decoded(html, ("UTF-8",)), origin, "word")


def _complete(main: etree._Element, numbering: Numbering, hidden: Sequence[etree._Element]) -> None:
    """Write into the text what mammoth does not read: automatic numbers, formulas, capitals, breaks, texts of fields.

    Hidden runs are emptied, which mammoth would show.
    """
    for paragraph in main.iter(f"{WORDS}p"):
        numbering.write_into(paragraph)
    for formula in main.iterdescendants(f"{_FORMULA}oMath"):
        formula.addprevious(run_of("".join(_formula_texts(formula))))
    etree.strip_elements(main, f"{_FORMULA}oMath", with_tail=False)
    for text in main.iterfind(f".//{WORDS}r/{WORDS}t"):
        if _switch(text.getparent(), "caps"):
            text.text = (text.text or "").upper()
    for text in (text for run in hidden for text in run.iterchildren(f"{WORDS}t")):
        text.text = ""
    for element in main.iter(*_LIKE):
        element.tag = _LIKE[element.tag]
    for choice in main.iter(f"{WORDS}ddList"):
        entries = [entry.get(f"{WORDS}val", "") for entry in choice.iterchildren(f"{WORDS}listEntry")]
        chosen = entries[number_of(value(choice, "result") or value(choice, "default")) :][:1]
        for run in [*choice.iterancestors(f"{WORDS}r")][:1]:
            run.addprevious(run_of("".join(chosen)))
    for line_break in main.iter(f"{WORDS}br"):
        line_break.attrib.pop(f"{WORDS}type", None)  # without a page or column break, words would run together
    etree.strip_tags(main, f"{WORDS}fldSimple", f"{WORDS}ruby", f"{WORDS}rubyBase", f"{_FORMULA}oMathPara")


def _hidden(main: etree._Element, styles: etree._Element | None) -> list[etree._Element]:
    """The runs of hidden text, by their own properties or by the style of their text or paragraph."""
    known = by_id(styles, "style")

    def hides(name: str, depth: int = _DEEPEST) -> bool:
        style = known.get(name)
        if style is None or not depth:
            return False
        own = _switch(style, "vanish")
        return hides(value(style, "basedOn"), depth - 1) if own is None else own

    hiding = frozenset(filter(hides, known))

    def is_hidden(run: etree._Element) -> bool:
        own = _switch(run, "vanish")
        paragraph = next(run.iterancestors(f"{WORDS}p"), None)
        return not hiding.isdisjoint((value(run, "rPr/rStyle"), value(paragraph, "pPr/pStyle"))) if own is None else own

    return [run for run in main.iter(f"{WORDS}r") if run.find(f"{WORDS}t") is not None and is_hidden(run)]


def _switch(element: etree._Element, name: str) -> bool | None:
    """Whether a property of a run or style is on; None if it is not there."""
    found = element.find(f"{WORDS}rPr/{WORDS}{name}")
    return None if found is None else found.get(f"{WORDS}val", "1") not in ("0", "false", "off")


def _formula_texts(formula: etree._Element) -> Iterator[str]:
    """The texts of a formula on one line: "3/4", "x^2"."""
    return (_SIGNS.get(part.tag) or part.text or "" for part in formula.iter(f"{_FORMULA}t", *_SIGNS))


def _features(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    """What an editor must look at: formulas, whose form is lost, and text around the article."""
    if _MAIN in parts and next(parts[_MAIN].iter(f"{_FORMULA}t"), None) is not None:
        yield "formula"
    around = (part for name, part in parts.items() if _AROUND.fullmatch(name))
    if any(len(_letters("".join(part.itertext()))) >= _SHORTEST for part in around):
        yield "around"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text.replace("°", "o"))))  # see _RAISED of walking.py


def _parts(data: bytes) -> dict[str, etree._Element]:
    """The parts of a file that contain text, lists or styles, by name."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                entry.filename: etree.fromstring(read_member(archive, entry), parser)
                for entry in archive.infolist()
                if entry.filename in (*_TEXTS, _NUMBERING, _STYLES) or _AROUND.fullmatch(entry.filename)
            }
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unloadable("damaged", str(error)) from error


def _with_main(data: bytes, main: etree._Element | None) -> bytes:
    """The file with another main part."""
    if main is None:
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as copy:
        for entry in archive.infolist():
            if entry.filename == _MAIN:
                copy.writestr(entry.filename, etree.tostring(main))
            elif entry.file_size <= MOST_BYTES:  # embedded drawings expand as much as only zip bombs do elsewhere
                copy.writestr(entry.filename, archive.read(entry))
    return made.getvalue()


def _text(paragraph: etree._Element) -> str:
    """A paragraph's own text, without the text boxes inside it, which are separate paragraphs."""
    own = (
        element.text or ""
        for element in paragraph.iter(f"{WORDS}t")
        if next(element.iterancestors(f"{WORDS}p")) is paragraph
        and _OMITTED.isdisjoint(above.tag for above in element.iterancestors())
    )
    return " ".join(clean("".join(own)).split())
