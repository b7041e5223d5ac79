"""Collects the photographs found beside a page and names them for the archive; all others are declared lost."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import posixpath
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from PIL import Image

from plugins.content.layout import first_words
from plugins.vietnamese.text import slug

from ..model import Block, Figure

Find = Callable[[str], bytes | None]
"""Returns the bytes of a picture by its source as written on the page; None if absent."""
_DATED = re.compile(r"\d{8}[-_]\w+")
_TYPES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(?P<data>[\w+/=\s]+)")
_MOST_PIXELS = 80_000_000
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Photographs:
    """An article's photographs. files: bytes by content path; paths, names: content paths, file names by source.

    nameless: the alt text of a picture without a description.
    """

    files: Mapping[str, bytes]
    paths: Mapping[str, str]
    names: Mapping[str, str]
    nameless: str


def collect(blocks: Sequence[Block], find: Find, year: int, stem: str, nameless: str) -> Photographs:
    """Find the photographs of an article. stem: names those without a dated file name; nameless: see Photographs."""
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    names: dict[str, str] = {}
    for source in dict.fromkeys(block.source for block in blocks if isinstance(block, Figure) and block.source):
        names[source] = name_of(source)
        data = _bytes(source, find)
        kind = _kind(data) if data else None
        if data and kind:
            path = f"anh/{year:04}/{_name(names[source], data, stem)}{_TYPES[kind]}"
            files[path], paths[source] = data, path
    return Photographs(files, paths, names, nameless)


def name_of(source: str) -> str:
    """The file name in a source; "" if it has none."""
    if source.startswith("data:"):
        return ""
    try:
        path = urlsplit(source.replace("\\", "/")).path
    except ValueError:
        path = source
    return posixpath.basename(path.rstrip("/"))


def _bytes(source: str, find: Find) -> bytes | None:
    if match := _DATA.fullmatch(source):
        try:
            return base64.b64decode(match["data"])
        except binascii.Error:
            return None
    return find(source)


def _kind(data: bytes) -> str | None:
    """The format of a valid image within the size limit; None for anything else."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                kind, size = image.format, image.width * image.height
                image.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return kind if kind in _TYPES and size <= _MOST_PIXELS else None


def _name(name: str, data: bytes, stem: str) -> str:
    """A unique name: the portal's own if it contains a date, else the article's with a digest of the bytes."""
    bare = slug(posixpath.splitext(name)[0])
    if _DATED.fullmatch(posixpath.splitext(name)[0]) and bare:
        return bare
    return f"{first_words(stem, _LONGEST)}-{hashlib.sha256(data).hexdigest()[:8]}"
