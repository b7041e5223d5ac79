"""Word, Excel, PowerPoint and OpenDocument files: their text, what they may not hold, and a copy without names.

Parts are read in memory, one at a time; XML without entities and with nothing fetched.
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

_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml", "odt": "content.xml"}
"""The part without which a file is none of its kind."""
_DRAWN = r"charts/chart\d*|diagrams/data\d*"
_TEXTS = {
    "docx": rf"word/(?:{_DRAWN}|(?!(?:styles|stylesWithEffects|settings|webSettings|numbering|fontTable)\.)[^/]+)\.xml",
    "xlsx": rf"xl/(?:{_DRAWN}|workbook|sharedStrings|comments\d*|(?:worksheets|threadedComments|drawings)/[^/]+)\.xml",
    "pptx": rf"ppt/(?:{_DRAWN}|slides/[^/]+|notesSlides/[^/]+|comments/[^/]+)\.xml",
    "odt": r"(?:content|styles)\.xml",
}
"""The parts that hold text."""
_BLOCKS = frozenset(("p", "h", "si", "is", "row", "cm", "comment", "threadedComment"))
_WORDS = frozenset(("t", "delText", "text"))
_BREAKS = frozenset(("tab", "br", "cr", "line-break", "s", "note", "text-box", "txbxContent"))
_UNSEEN = {
    "changes": ("del", "ins", "moveFrom", "changed-region"),
    "comments": ("comment", "threadedComment", "cm", "annotation"),
    "hidden": ("vanish", "hidden-text", "hidden-paragraph"),
}
"""What a document may hold that its printed pages do not show, though whoever opens the file finds it."""
_MACROS = re.compile(r"(?i).*vbaproject.*|.*/activex/.*|.*/macrosheets/.*|Basic/.+|Scripts/.+|.*/customUI.*")
_EMBEDDED = re.compile(r"(?i).*/embeddings/.+|Object [^/]+/.+|ObjectReplacements/.+")
_FIELD = re.compile(
    r"\s*(?:(?P<dde>DDE(?:AUTO)?)\b"
    r"|(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\s.*?(?P<address>(?:[a-z]+:|\\\\|//)[^\s\"]+))",
    re.IGNORECASE,
)
"""Fields that ask other programs, or fetch what lies elsewhere."""
_PATH = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELSEWHERE = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|/|\\\\|\.\./")
_NAMES = frozenset(("author", "initials", "displayName", "userId", "providerId", "userName", "lastModifiedBy"))
"""Attributes, and elements, that say who wrote a comment, made a change or holds a file open."""
_META = re.compile(r"docProps/(?:core|app|custom)\.xml|meta\.xml")
_GONE = re.compile(r"(?i).*/printerSettings\d*\.bin|docProps/thumbnail\..*|Thumbnails/.*")
"""Parts that name the printer of who saved a document last, and often that machine; pictures of a page, maybe of an
older one."""
_OWN = ("/attachedTemplate", "/printerSettings", "/thumbnail")
"""The ends of kinds of relations that lead to such parts, or to something of the writer's machine."""
_RELATIONS = "_rels/.rels"
_METADATA = ("core-properties", "extended-properties", "custom-properties")
"""The kinds of relations that lead to a document's metadata, wherever it lies."""
_KEPT = frozenset(("created", "modified", "creation-date", "date", "document-statistic"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell; no copy says when it was made."""


def examine_office(source: Path | BytesIO, copy: Path | BytesIO, kind: str) -> Findings:
    """What a document of a kind of _MAIN holds; FileError where it may not be published.

    copy: where the cleaned copy is written, if anything had to be taken out.
    """
    with opened(source) as archive:
        names = archive.namelist()
        _refuse_active(archive, names)
        if _MAIN[kind] not in names:
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
    """Whether a program that opens the document fetches this by itself; what a reader clicks on is a plain link."""
    if relation.get("TargetMode") != "External":
        return False
    kind, target = _kind_of(relation), relation.get("Target", "")
    return kind != "hyperlink" and not _is_own_template(kind, target)


def _kind_of(relation: Any) -> str:
    kind: str = relation.get("Type", "").rpartition("/")[2]
    return kind


def _is_own_template(kind: str, target: str) -> bool:
    """Whether this is the template on the writer's own machine, whose name says who that is; the copy is without it."""
    return kind == "attachedTemplate" and re.match(r"(?i)(?:file:///)?[a-z]:[\\/]|[^:/\\]+$", target) is not None


def _with_texts(archive: ZipFile, names: list[str], kind: str) -> Iterator[Any]:
    """The parts that hold text, the main one first; FileError where one runs or fetches something."""
    wanted = re.compile(_TEXTS[kind])
    for name in sorted(filter(wanted.fullmatch, names), key=lambda name: (name != _MAIN[kind], len(name), name)):
        root = _root(archive, name)
        if kind == "odt":
            _refuse_references(root)
        else:
            _refuse_fields(root)
        yield root


def _refuse_fields(root: Any) -> None:
    """FileError where a field asks another program or fetches something; its words may lie in several pieces."""
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


def _refuse_references(root: Any) -> None:
    """FileError where OpenDocument runs or fetches something; what a reader clicks on is a plain link."""
    for element in root.iter("{*}*"):
        name, address = etree.QName(element).localname, element.get(_HREF, "")
        if name.startswith("dde"):
            raise FileError("active", found="DDE")
        if address.startswith(("vnd.sun.star.script:", "macro:")):
            raise FileError("macros")
        if name != "a" and _ELSEWHERE.match(address):
            raise FileError("external", address=address[:80])


def _text(root: Any, *, plain: bool) -> str:
    """The words of a part, a paragraph a line. plain: whether words stand in paragraphs themselves (OpenDocument)."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        name = etree.QName(element).localname
        if event == "start":
            if name in _WORDS or (plain and _is_prose(element)):
                pieces.append(element.text or "")
            elif name == "v" and _is_shown(element):
                pieces.append(f"{element.text} ")
            elif name in _BREAKS:
                pieces.append(" ")
        elif name in _BLOCKS:
            pieces.append("\n")
        if event == "end" and plain and element.getparent() is not None and _is_prose(element.getparent()):
            pieces.append(element.tail or "")
    return "".join(pieces)


def _unseen(root: Any) -> Iterator[str]:
    """The codes of what a part holds that no printed page shows."""
    for code, names in _UNSEEN.items():
        if any(map(_is_on, root.iter(*(f"{{*}}{name}" for name in names)))):
            yield code
    if root.get("show") == "0":  # a slide
        yield "hidden"
    for element in root.iter("{*}sheet", "{*}row", "{*}col"):
        if element.get("hidden", "0") in ("1", "true") or element.get("state", "visible") != "visible":
            yield "hidden"


def _is_on(element: Any) -> bool:
    """Whether a property of a text holds; "0" takes back what its style says."""
    values = [value for key, value in element.attrib.items() if etree.QName(key).localname == "val"]
    return values not in (["0"], ["false"], ["off"])


def _is_shown(value: Any) -> bool:
    """Whether this is what a cell of a sheet shows: the text of a formula, or a whole number, which may be someone's.

    What has decimals is never shown as it is kept.
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
    """Write a document without names, if there are any; whether there were."""
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
    """The parts that a document's relations of some kinds lead to, whatever their names."""
    if _RELATIONS not in archive.namelist():
        return frozenset()
    relations = [one for one in _root(archive, _RELATIONS) if _kind_of(one) in kinds]
    return frozenset(one.get("Target", "").lstrip("/") for one in relations)


def _without_names(archive: ZipFile, name: str, metadata: Collection[str]) -> bytes | None:
    """A part without what names persons or machines; None where nothing does. metadata: the parts that hold it."""
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
            elif local == "pageSetup" and etree.QName(key).localname == "id":  # which leads to the printer
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
    """Take the name out of an element, which others may count on, or the element where they do not."""
    if local in ("author", "creator"):
        had = bool(element.text)
        element.text = None
        return had
    parent = element.getparent()
    if parent is None:
        return False
    parent.remove(element)
    return True
