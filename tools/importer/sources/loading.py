"""Loads a handle's page and finds the pictures beside it; runs in any process."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from warcio.exceptions import ArchiveLoadFailed

from ..model import Origin, Page, path_of
from . import html, mht, plain, warc, word
from .decoding import decode
from .handles import Handle
from .zips import MOST_BYTES, Unloadable, beside, read_member

_HTML = (
    b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<div", b"<table", b"<p>", b"<meta", b"<span",
)  # fmt: skip
_BINARY = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_SAMPLE = 2048


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page, the bytes it was read from, and a function that finds its pictures."""

    page: Page
    data: bytes
    find: Callable[[str], bytes | None]


def load(handle: Handle) -> Loaded:
    """Load the page of a handle; raises Unloadable."""
    try:
        data, charset = _bytes(handle)
    except (ArchiveLoadFailed, StopIteration, zipfile.BadZipFile, EOFError) as error:
        raise Unloadable("damaged") from error
    except OSError as error:
        raise Unloadable("unreadable") from error
    archive = handle.path.name if handle.offset >= 0 else ""
    origin = Origin(handle.name, sha256(data).hexdigest(), handle.address, handle.captured, archive)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Unloadable("empty")
    return _read(handle, data, charset, origin)


def _bytes(handle: Handle) -> tuple[bytes, str]:
    if handle.data:
        return handle.data, "utf-8"
    if handle.offset >= 0:
        return warc.body(handle.path, handle.offset)
    if handle.member:
        return _member(handle.path, handle.member), ""
    with handle.path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unloadable("too-large")
    return data, ""


def _member(path: Path, member: Sequence[str]) -> bytes:
    """Read a member of a zip; ("a.zip", "b.html") is one of a nested zip."""
    *around, name = member
    source: Path | io.BytesIO = path
    for step in around:
        with zipfile.ZipFile(source) as archive:
            source = io.BytesIO(read_member(archive, archive.getinfo(step)))
    with zipfile.ZipFile(source) as archive:
        return read_member(archive, archive.getinfo(name))


def _read(handle: Handle, data: bytes, charset: str, origin: Origin) -> Loaded:
    name = (handle.member or (handle.path.name,))[-1].lower()
    sample = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if data.startswith(b"PK\x03\x04") and name.endswith(".docx"):
        return Loaded(word.read(data, origin), data, lambda _: None)
    if data.startswith(_BINARY) or data.startswith(b"PK\x03\x04") or name.endswith(".docx"):
        raise Unloadable("binary")
    if name.endswith((".mht", ".mhtml")):
        return _saved(data, origin)
    if (
        handle.data
        or sample.startswith(_HTML)
        or not name.endswith((".txt", ".text"))
        or b"</html>" in data[-_SAMPLE:].lower()
    ):
        page = html.read(data, origin, charset)
        if page is None:
            raise Unloadable("binary")
        return Loaded(page, data, _finder(handle, page.origin))
    decoded = decode(data, charset)
    if decoded is None:
        raise Unloadable("binary")
    return Loaded(plain.read(decoded, origin), data, _finder(handle, origin))


def _saved(data: bytes, origin: Origin) -> Loaded:
    saved = mht.unpack(data)
    if saved is None:
        raise Unloadable("damaged")
    page = html.read(saved.data, Origin(origin.name, origin.sha256, saved.address, saved.captured), saved.charset)
    if page is None:
        raise Unloadable("binary")
    return Loaded(page, data, saved.find)


def _finder(handle: Handle, origin: Origin) -> Callable[[str], bytes | None]:
    """Return the function that finds a page's pictures: beside it, in its zip, or in its crawl."""
    if handle.offset >= 0:
        return lambda source: _crawled(handle.path, urljoin(origin.address, source))
    if handle.member:
        return lambda source: _packed(handle, source)
    return lambda source: _on_disk(handle, source)


def _crawled(path: Path, address: str) -> bytes | None:
    offset = warc.pictures(path).get(address)
    if offset is None:
        return None
    try:
        return warc.body(path, offset)[0]
    except (ArchiveLoadFailed, StopIteration, OSError):
        return None


def _packed(handle: Handle, source: str) -> bytes | None:
    *around, name = handle.member
    try:
        return _member(handle.path, (*around, beside(name, path_of(source).lstrip("/"))))
    except (KeyError, Unloadable, OSError, zipfile.BadZipFile):
        return None


def _on_disk(handle: Handle, source: str) -> bytes | None:
    """A picture in the imported folder, by its path or by its name beside the page; never outside the folder."""
    path = path_of(source).lstrip("/")
    if not path:
        return None
    root = handle.root.resolve()
    for candidate in (handle.path.parent / path, handle.path.parent / Path(path).name):
        try:
            whole = candidate.resolve()
            if whole.is_relative_to(root) and whole.is_file() and whole.stat().st_size <= MOST_BYTES:
                return whole.read_bytes()
        except (OSError, ValueError):
            continue
    return None
