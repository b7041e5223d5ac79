"""Finds pages in files, zips, crawls and exports; a handle to one is small enough to pass to a process."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree
from warcio.exceptions import ArchiveLoadFailed

from plugins.content.folder import printable

from . import warc, wordpress
from .zips import MOST_BYTES, Unloadable, members, read_member

PAGES = (
    ".htm", ".html", ".xhtml", ".shtml", ".aspx", ".asp", ".php", ".jsp", ".txt", ".text", ".docx", ".mht", ".mhtml",
)  # fmt: skip
_CRAWLS = (".warc", ".warc.gz")
_REFUSED = {
    **dict.fromkeys((".doc", ".rtf", ".odt"), "word-old"), ".pdf": "pdf",
    **dict.fromkeys((".csv", ".tsv", ".sql", ".sqlite", ".mdb", ".accdb"), "data"),
    **dict.fromkeys((".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz"), "archive"),
}  # fmt: skip
_BESIDE = ("_files", ".files", "_tệp", "_tep")
"""Suffixes that browsers give the folder of a completely saved page."""
_HEAD = 4096
_ATOM = b"http://www.w3.org/2005/Atom"
_DEEPEST = 2
"""Deepest nesting of zips."""

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handle:
    """A page that can be loaded. name: for display; path: its file; offset: in a crawl.

    member: its name in a zip, below those of the zips within that lead to it; data: the page itself, if finding it
    meant reading it; root: the folder that may contain its pictures.
    """

    name: str
    path: Path
    root: Path
    member: Names = ()
    offset: int = -1
    data: bytes = b""
    address: str = ""
    captured: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that cannot be read as a page. code: of messages.yaml, without "refused-"."""

    name: str
    code: str


PageSource = Handle | Unread


def find(paths: Iterable[Path]) -> Iterator[PageSource]:
    """Find every page below the paths, in name order; symbolic links are not followed."""
    for path in paths:
        if path.is_symlink():
            yield Unread(str(path), "symlink")
        elif path.is_dir():
            yield from _in_folder(path, path)
        elif path.exists():
            yield from _in_file(path, path.parent, path.name)
        else:
            yield Unread(str(path), "missing")


def _in_folder(folder: Path, root: Path) -> Iterator[PageSource]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield Unread(_shown(folder, root), "unreadable")
        return
    pages = {PurePosixPath(entry.name).stem for entry in entries if entry.name.lower().endswith((".htm", ".html"))}
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or entry.name.startswith("~$"):
            continue
        if entry.is_symlink():
            yield Unread(_shown(path, root), "symlink")
        elif entry.is_dir():
            if not any(entry.name.endswith(end) and entry.name.removesuffix(end) in pages for end in _BESIDE):
                yield from _in_folder(path, root)
        elif entry.is_file():
            yield from _in_file(path, root, _shown(path, root))


def _shown(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix() if path != root else path.name)


def _in_file(path: Path, root: Path, name: str) -> Iterator[PageSource]:
    lower = name.lower()
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        size = path.stat().st_size
    except OSError:
        yield Unread(name, "unreadable")
        return
    if lower.endswith(_CRAWLS):
        yield from _in_crawl(path, root, name)
    elif lower.endswith(".zip"):
        yield from _in_zip(path, path, root, name)
    elif lower.endswith(".xml") and _ATOM in head:
        yield Unread(name, "atom")
    elif wordpress.is_export(head):
        yield from _in_export(path, path, root, name)
    elif lower.endswith(PAGES):
        yield Handle(name, path, root) if size <= MOST_BYTES else Unread(name, "too-large")
    elif code := _REFUSED.get(path.suffix.lower()):
        yield Unread(name, code)


def _in_export(source: Path | io.BytesIO, path: Path, root: Path, name: str) -> Iterator[PageSource]:
    try:
        for post in wordpress.posts(source):
            shown = f"{name}#{post.number}"
            if post.is_published:
                yield Handle(shown, path, root, data=post.html, address=post.address)
            else:
                yield Unread(shown, "unpublished")
    except etree.XMLSyntaxError:
        yield Unread(name, "damaged")


def _in_crawl(path: Path, root: Path, name: str) -> Iterator[PageSource]:
    sound = False
    try:
        for record in warc.records(path):
            sound = True
            shown = f"{name}#{record.address}"
            if not warc.is_page(record):
                continue
            if warc.is_found(record):
                yield Handle(shown, path, root, offset=record.offset, address=record.address, captured=record.captured)
            else:
                yield Unread(shown, "error")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError):
        sound = False
    if not sound:
        yield Unread(name, "damaged")


def _in_zip(source: Path | io.BytesIO, path: Path, root: Path, name: str, inside: Names = ()) -> Iterator[PageSource]:
    """The pages in a zip. inside: the names of the zips in the file at `path` that lead to it."""
    try:
        with zipfile.ZipFile(source) as archive:
            yield from _members(archive, path, root, name, inside)
    except (zipfile.BadZipFile, OSError):
        yield Unread(name, "damaged")
    except Unloadable as error:
        yield Unread(name, error.code)


def _members(archive: zipfile.ZipFile, path: Path, root: Path, name: str, inside: Names) -> Iterator[PageSource]:
    names = set(archive.namelist())
    for entry, fault in sorted(members(archive), key=lambda pair: pair[0].filename):
        shown = f"{name}/{entry.filename}"
        lower = entry.filename.lower()
        if fault:
            yield Unread(shown, fault)
        elif lower.endswith(".zip") and len(inside) + 1 >= _DEEPEST:
            yield Unread(shown, "bomb")
        elif lower.endswith((".zip", ".xml")):
            yield from _unpacked(archive, entry, path, root, shown, inside)
        elif lower.endswith(PAGES) and not _is_beside(entry.filename, names):
            yield Handle(shown, path, root, member=(*inside, entry.filename))
        elif code := _REFUSED.get(PurePosixPath(lower).suffix):
            yield Unread(shown, code)


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, root: Path, shown: str, inside: Names
) -> Iterator[PageSource]:
    """The pages in a member that is a zip or an export."""
    try:
        data = read_member(archive, entry)
    except Unloadable as error:
        yield Unread(shown, error.code)
        return
    if entry.filename.lower().endswith(".zip"):
        yield from _in_zip(io.BytesIO(data), path, root, shown, (*inside, entry.filename))
    elif wordpress.is_export(data[:_HEAD]):
        yield from _in_export(io.BytesIO(data), path, root, shown)


def _is_beside(name: str, names: set[str]) -> bool:
    """Whether a member lies in the folder of a completely saved page."""
    for folder in PurePosixPath(name).parents:
        for end in _BESIDE:
            stem = str(folder).removesuffix(end)
            if stem != str(folder) and {f"{stem}.htm", f"{stem}.html"} & names:
                return True
    return False
