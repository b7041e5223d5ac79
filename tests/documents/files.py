"""Documents made for tests: PDF files of plain pages, Word files, zips; valid and malicious."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

WORD = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf(path: Path, *pages: str, **info: str) -> Path:
    """A PDF with one page per ASCII text. info: entries of its information dictionary."""
    document = Pdf.new()
    font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for text in pages:
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        content = Stream(document, f"BT /F1 12 Tf 50 780 Td {lines}ET".encode())
        document.pages.append(
            pikepdf.Page(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, 595, 842]),
                    Resources=Dictionary(Font=Dictionary(F1=font)),
                    Contents=document.make_indirect(content),
                )
            )
        )
    for key, value in info.items():
        document.docinfo[f"/{key}"] = String(value)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path, static_id=True)
    return path


def changed(path: Path, change: object, **options: object) -> Path:
    """A PDF after a change to it."""
    with Pdf.open(path, allow_overwriting_input=True) as document:
        change(document)  # type: ignore[operator]
        document.save(path, **options)  # type: ignore[arg-type]
    return path


def zipped(path: Path, members: Mapping[str, bytes | str]) -> Path:
    """A zip of members."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def word(path: Path, *paragraphs: str, **parts: bytes | str) -> Path:
    """A Word file of paragraphs. parts: further parts, "__" in their names for "/"."""
    text = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        WORD: f"<w:document {_W}><w:body>{text}</w:body></w:document>",
    }
    return zipped(path, members | {name.replace("__", "/"): data for name, data in parts.items()})


def box(kind: bytes, *contents: bytes) -> bytes:
    """An MP4 box."""
    whole = b"".join(contents)
    return (len(whole) + 8).to_bytes(4, "big") + kind + whole


def bomb(size: int) -> bytes:
    """A zip whose only member unpacks to this many zeros."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.xml", bytes(size))
    return buffer.getvalue()


RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, mode: str = "External") -> str:
    """The relationships of a Word file, one of which is external."""
    return RELS.format(f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>')
