"""Word, Excel, PowerPoint and OpenDocument files: their text, what they may not contain, and a copy without names.

Parts are read in memory, one at a time; XML is parsed without entities, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from plugins.core.diagnostics import Fault, FileError

from .findings import Findings
from .texts import clean
from .zips import opened, part

_MAIN = {
    "docx": re.compile(r"word/document\d*\.xml"),
    "xlsx": re.compile(r"xl/workbook\d*\.xml"),
    "pptx": re.compile(r"ppt/presentation\d*\.xml"),
    "odt": re.compile(r"content\.xml"),
}
"""Match the part that a file of each kind must have; Word on the web numbers it."""
_DRAWN = r"charts/chart\d*|diagrams/data\d*"
_TEXTS = {
    "docx": rf"word/(?:{_DRAWN}|(?!(?:styles|stylesWithEffects|settings|webSettings|numbering|fontTable)\.)[^/]+)\.xml",
    "xlsx": rf"xl/(?:{_DRAWN}|(?:workbook|comments)\d*|sharedStrings"
    r"|(?:worksheets|comments|threadedComments|drawings)/[^/]+)\.xml",
    "pptx": rf"ppt/(?:{_DRAWN}|slides/[^/]+|notesSlides/[^/]+|comments/[^/]+)\.xml",
    "odt": r"(?:content|styles)\.xml",
}
"""Match the names of the parts that contain text."""
_BLOCKS = frozenset(("p", "h", "si", "is", "row", "cm", "comment", "threadedComment"))
_WORDS = frozenset(("t", "delText", "text"))
_BREAKS = frozenset(("tab", "br", "cr", "line-break", "s", "note", "text-box", "txbxContent"))
_UNSEEN = {
    "changes": ("del", "ins", "moveFrom", "changed-region"),
    "comments": ("comment", "threadedComment", "cm", "annotation"),
    "hidden": ("vanish", "hidden-text", "hidden-paragraph"),
}
"""Elements of contents that printed pages do not show, but anyone who opens the file finds."""
_MACROS = re.compile(r"(?i).*vbaproject.*|.*/activex/.*|.*/macrosheets/.*|Basic/.+|Scripts/.+|.*/customUI.*")
_EMBEDDED = re.compile(r"(?i).*/embeddings/.+|Object [^/]+/.+|ObjectReplacements/.+")
_FIELD = re.compile(
    r"\s*(?:(?P<dde>DDE(?:AUTO)?)\b"
    r"|(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\s.*?(?P<address>(?:[a-z]+:|\\\\|//)[^\s\"]+))",
    re.IGNORECASE,
)
"""Matches a field that talks to another program, or fetches something from elsewhere."""
_FETCHING = re.compile(r'"[^"]*"|\b(?P<function>WEBSERVICE|IMAGE|RTD)\(', re.IGNORECASE)
"""Matches a function of a formula that fetches something, and strings, whose words are none."""
_UNNAMED = re.compile(r"(?i)(?:sheet|trang[_ ]tính) ?\d*")
"""Matches names that programs give to sheets."""
_PATH = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|/|\\\\|\.\./")
_ON_MACHINE = re.compile(r"(?i)(?:file:///)?[a-z]:[\\/]|[^:/\\]+$")
_NAMES = frozenset(("author", "initials", "displayName", "userId", "providerId", "userName", "lastModifiedBy"))
"""Attributes that name who wrote a comment, made a change or has a file open."""
_META = re.compile(r"docProps/(?:core|app|custom)\.xml|meta\.xml")
_GONE = re.compile(r"(?i).*/printerSettings\d*\.bin|docProps/thumbnail\..*|Thumbnails/.*")
"""Matches parts that are left out: printer settings, which name the last writer's printer and often machine; thumbnails
of pages, maybe of older ones."""
_OWN = ("/attachedTemplate", "/printerSettings", "/thumbnail")
"""Suffixes of the types of relationships that lead to such parts, or to a file on the writer's machine."""
_RELATIONS = "_rels/.rels"
_METADATA = ("core-properties", "extended-properties", "custom-properties")
"""The types of relationships that lead to a document's metadata, whatever its path."""
_KEPT = frozenset(("created", "modified", "creation-date", "date", "document-statistic"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can store, so that no copy says when it was made."""


def examine_office(source: Path | BytesIO, copy: Path | BytesIO, kind: str) -> Findings:
    """The findings of a document of a kind of _MAIN; FileError if it may not be published.

    copy: where the cleaned copy is written, if anything had to be removed.
    """
    with opened(source) as archive:
        names = archive.namelist()
        _refuse_active(archive, names)
        if not any(map(_MAIN[kind].fullmatch, names)):
            raise FileError("mislabelled", found="zip")
        parts = [(_text(root, plain=kind == "odt"), {*_unseen(root)}) for root in _with_texts(archive, names, kind)]
        text = clean("\n".join(text for text, _ in parts))
        unseen = set().union(*(codes for _, codes in parts))
        hints = [Fault(code) for code in _UNSEEN if code in unseen]
        cleaned = _write_clean(archive, copy)
    if not any(map(str.isalnum, text)):
        hints.append(Fault("no-text"))
    return Findings.of_text(text, hints, cleaned=cleaned)


def _refuse_active(archive: ZipFile, names: list[str]) -> None:
    for name in names:
        if _MACROS.fullmatch(name):
            raise FileError("macros")
        if _EMBEDDED.fullmatch(name):
            raise FileError("embedded", name=name)
        if name.endswith(".rels"):
            for relation in _root(archive, name):
                if _kind_of(relation) == "aFChunk":
                    raise FileError("embedded", name=relation.get("Target", "")[:80])
                if _is_external(relation):
                    raise FileError("external", address=relation.get("Target", "")[:80])
        elif name == "[Content_Types].xml" and b"macroEnabled" in part(archive, name):
            raise FileError("macros")
        elif name == "META-INF/manifest.xml" and b"encryption-data" in part(archive, name):
            raise FileError("locked")
        elif name.startswith("xl/externalLinks/") and b"ddeLink" in part(archive, name):
            raise FileError("active", found="DDE")


def _is_external(relation: Any) -> bool:
    """Whether a program that opens the document fetches the target by itself; hyperlinks wait for a click.

    A template on the writer's machine, whose path names the writer, does not count, since the copy leaves it out.
    """
    kind = _kind_of(relation)
    if kind == "attachedTemplate" and _ON_MACHINE.match(relation.get("Target", "")):
        return False
    return relation.get("TargetMode") == "External" and kind != "hyperlink"


def _kind_of(relation: Any) -> str:
    kind: str = relation.get("Type", "").rpartition("/")[2]
    return kind


def _with_texts(archive: ZipFile, names: list[str], kind: str) -> Iterator[Any]:
    """The roots of the parts with text, the main one first; FileError if one runs or fetches something."""
    wanted, main = re.compile(_TEXTS[kind]), _MAIN[kind]
    for name in sorted(filter(wanted.fullmatch, names), key=lambda name: (not main.fullmatch(name), len(name), name)):
        root = _root(archive, name)
        if kind == "odt":
            _refuse_references(root)
        else:
            _refuse_fields(root)
        yield root


def _refuse_fields(root: Any) -> None:
    """FileError if a field talks to another program or fetches something; its words may be in several pieces."""
    said = [value for one in root.iter("{*}fldSimple") for value in one.attrib.values()]
    said.append("")
    for piece in root.iter("{*}instrText", "{*}fldChar"):
        if etree.QName(piece).localname == "fldChar":  # begins a field, or ends its instruction
            said.append("")
        else:
            said[-1] += piece.text or ""
    for field in filter(None, map(_FIELD.match, said)):
        if field["dde"]:
            raise FileError("active", found="DDE")
        raise FileError("external", address=field["address"][:80])
    for formula in root.iter("{*}f"):
        for found in _FETCHING.finditer(formula.text or ""):
            if found["function"]:
                raise FileError("external", address=found["function"])


def _refuse_references(root: Any) -> None:
    """FileError if OpenDocument runs or fetches something; plain hyperlinks wait for a click."""
    for element in root.iter("{*}*"):
        name, address = etree.QName(element).localname, element.get(_HREF, "")
        if name.startswith("dde"):
            raise FileError("active", found="DDE")
        if address.startswith(("vnd.sun.star.script:", "macro:")):
            raise FileError("macros")
        if name != "a" and _ELSEWHERE.match(address):
            raise FileError("external", address=address[:80])


def _text(root: Any, *, plain: bool) -> str:
    """The text of a part, a line per paragraph. plain: whether paragraphs contain text directly (OpenDocument)."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        name = etree.QName(element).localname
        if event == "start":
            if name in _WORDS or (plain and _is_prose(element)):
                pieces.append(element.text or "")
            elif name == "v" and _is_shown(element):
                pieces.append(f"{element.text} ")
            elif name == "sheet" and not _UNNAMED.fullmatch(title := element.get("name", "")):
                pieces.append(f"{title}\n")
            elif name in _BREAKS:
                pieces.append(" ")
        elif name in _BLOCKS:
            pieces.append("\n")
        if event == "end" and plain and element.getparent() is not None and _is_prose(element.getparent()):
            pieces.append(element.tail or "")
    return "".join(pieces)


def _unseen(root: Any) -> Iterator[str]:
    """The codes of contents of a part that no printed page shows."""
    for code, names in _UNSEEN.items():
        if any(map(_is_on, root.iter(*(f"{{*}}{name}" for name in names)))):
            yield code
    if root.get("show") == "0":  # a slide
        yield "hidden"
    for element in root.iter("{*}sheet", "{*}row", "{*}col"):
        if element.get("hidden", "0") in ("1", "true") or element.get("state", "visible") != "visible":
            yield "hidden"


def _is_on(element: Any) -> bool:
    """Whether a property of text is on; "0" overrides its style."""
    values = [value for key, value in element.attrib.items() if etree.QName(key).localname == "val"]
    return values not in (["0"], ["false"], ["off"])


def _is_shown(value: Any) -> bool:
    """Whether a value is shown by its cell: the text of a formula, or a whole number, which may be personal.

    Numbers with decimals are never shown as they are stored.
    """
    cell = value.getparent()
    if cell is None or etree.QName(cell).localname != "c":
        return False
    kind = cell.get("t", "n")
    return kind == "str" or (kind == "n" and (value.text or "").isdecimal())


def _is_prose(element: Any) -> bool:
    return etree.QName(element).localname in ("p", "h", "span", "a")


def _root(archive: ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(part(archive, name), parser)
    except etree.XMLSyntaxError as error:
        raise FileError("damaged") from error
    if root.getroottree().docinfo.doctype:
        raise FileError("active", found="DOCTYPE")
    return root


def _write_clean(archive: ZipFile, copy: Path | BytesIO) -> bool:
    """Write a copy without names if there are any; whether there were."""
    metadata = _targets(archive, _METADATA)
    cleaned = ((name, _without_names(archive, name, metadata)) for name in archive.namelist())
    changed = {name: data for name, data in cleaned if data is not None}
    gone = {*filter(_GONE.fullmatch, archive.namelist()), *_targets(archive, ("thumbnail",))}
    if not changed and not gone:
        return False
    with ZipFile(copy, "w") as output:
        for member in archive.infolist():
            if member.is_dir() or member.filename in gone:
                continue
            entry = ZipInfo(member.filename, _EPOCH)
            entry.compress_type = ZIP_STORED if member.compress_type == ZIP_STORED else ZIP_DEFLATED
            data = changed.get(member.filename)
            output.writestr(entry, part(archive, member.filename) if data is None else data)
    return True


def _targets(archive: ZipFile, kinds: Collection[str]) -> frozenset[str]:
    """The parts that a document's relationships of some types lead to, whatever their names."""
    if _RELATIONS not in archive.namelist():
        return frozenset()
    relations = [one for one in _root(archive, _RELATIONS) if _kind_of(one) in kinds]
    return frozenset(one.get("Target", "").lstrip("/") for one in relations)


def _without_names(archive: ZipFile, name: str, metadata: Collection[str]) -> bytes | None:
    """A part without names of persons or machines; None if it has none. metadata: the parts that contain it."""
    is_meta = name in metadata or _META.fullmatch(name) is not None
    if not (is_meta or name.endswith((".xml", ".rels"))) or name == "[Content_Types].xml":
        return None
    root = _root(archive, name)
    if not (_clear_meta(root) if is_meta else _clear_names(root)):
        return None
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _clear_meta(root: Any) -> bool:
    inside = root[0] if len(root) and etree.QName(root[0]).localname == "meta" else root
    gone = [each for each in inside.iterchildren("*") if etree.QName(each).localname not in _KEPT]
    for each in gone:
        inside.remove(each)
    return bool(gone)


def _clear_names(root: Any) -> bool:
    changed = False
    for element in [*root.iter("*")]:
        local = etree.QName(element).localname
        for key in [*element.attrib]:
            if etree.QName(key).localname in _NAMES and element.get(key):
                element.set(key, "")
                changed = True
            elif local == "pageSetup" and etree.QName(key).localname == "id":  # refers to the printer settings
                del element.attrib[key]
                changed = True
        if (
            local in ("author", "creator", "absPath", "attachedTemplate", "printerSettings")
            or (local == "Relationship" and element.get("Type", "").endswith(_OWN))
            or (local == "file-entry" and _GONE.fullmatch(element.get(_PATH, "")))
        ):
            changed = _empty(element, local) or changed
    return changed


def _empty(element: Any, local: str) -> bool:
    """Empty an element that others may refer to by its position, or remove any other; whether that changed anything."""
    if local in ("author", "creator"):
        had = bool(element.text)
        element.text = None
        return had
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
