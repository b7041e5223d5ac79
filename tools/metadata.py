"""Extracts the metadata of photographs and documents: authors, titles, comments, bookmarks."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator

import pikepdf
from lxml import etree
from PIL import Image, IptcImagePlugin

from plugins.content.layout import IMAGE_TYPES
from plugins.documents.recordings import told_by

_MOST = 20_000_000
"""Most bytes to read of a part."""
_ZIPPED = (".zip", ".docx", ".xlsx", ".pptx", ".odt")
_PARTS = (".xml", ".rels")
_WIDE = ("utf-16-le", "utf-16-be")
"""Encodings of text entered in Windows dialogues, and of non-Latin text in PDF."""


def metadata_of(path: str, data: bytes) -> Iterator[str]:
    """The texts in a file's metadata, by its file extension; none if it is unreadable."""
    path = path.lower()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd but readable metadata
        try:
            if path.endswith(IMAGE_TYPES):
                yield from _of_image(data)
            elif path.endswith(".pdf"):
                yield from _of_pdf(data)
            elif path.endswith(_ZIPPED):
                yield from _of_zip(data)
            elif path.endswith((".mp3", ".mp4")):
                yield from _texts(told_by(data, path.rpartition(".")[2]))
        except Exception:  # readers may raise anything on malicious files, which the checks report
            return


def _of_image(data: bytes) -> Iterator[str]:
    with Image.open(io.BytesIO(data)) as image:
        exif = image.getexif()
        for number in (0x8769, 0x8825):  # camera and GPS data
            yield from _texts(exif.get_ifd(number).values())
        yield from _texts(exif.values())
        yield from _texts((IptcImagePlugin.getiptcinfo(image) or {}).values())
        yield from _texts(image.info.values())
        yield from _texts(getattr(image, "text", {}).values())  # PNG text chunks, which may follow the pixels


def _of_pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _strings(pdf.trailer.get("/Info", ()))
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream) and found.get("/Type") == "/Metadata":
                yield from _texts([found.read_bytes()[:_MOST]])
            elif isinstance(found, pikepdf.Dictionary):
                yield from _strings(found)


def _strings(found: pikepdf.Object | tuple[()]) -> Iterator[str]:
    """The direct string values of a dictionary."""
    for value in found.as_dict().values() if isinstance(found, pikepdf.Dictionary) else ():
        if isinstance(value, pikepdf.String):
            yield str(value)


def _of_zip(data: bytes) -> Iterator[str]:
    """For an office document the texts of all parts, for another archive the metadata of its members."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            yield member.filename
            if member.file_size > _MOST:
                continue
            part = archive.read(member)
            if member.filename.endswith(_PARTS):
                for element in etree.fromstring(part, parser).iter():
                    yield from filter(None, (*element.attrib.values(), element.text))
            elif not member.filename.endswith(".zip"):
                yield from metadata_of(member.filename, part)


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, bytes):
            yield value.decode("utf-8", "replace")
            if b"\0" in value:
                yield from (value[start:].decode(wide, "replace") for wide in _WIDE for start in (0, 1))
        elif isinstance(value, list | tuple):
            yield from _texts(value)
