"""Reads zip files safely: no member escapes the archive or expands without limit."""

from __future__ import annotations

import posixpath
import stat
import zipfile
from collections.abc import Iterator

MOST_BYTES = 64_000_000
"""Most bytes in an unpacked member."""
_MOST_IN_ALL = 4_000_000_000
_MOST_RATIO = 200
"""Largest expansion of a member; text seldom compresses to a twentieth."""
_SMALL = 1_000_000
_MOST_MEMBERS = 200_000


class Unloadable(Exception):
    """A page that cannot be loaded, or a zip that is unsafe or damaged. code: of messages.yaml, without "refused-"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code


def members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The files in a zip, each with the code of why it is not read, or ""; raises Unloadable for a zip bomb."""
    entries = archive.infolist()
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_IN_ALL:
        raise Unloadable("bomb")
    for entry in entries:
        if not entry.is_dir():
            yield entry, fault_of(entry)


def fault_of(entry: zipfile.ZipInfo) -> str:
    """Why a member must not be read; "" if it may be."""
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
        return "traversal"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "symlink"
    if entry.flag_bits & 1:
        return "encrypted"
    if entry.file_size > MOST_BYTES:
        return "too-large"
    if entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
        return "bomb"
    return ""


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read a member, never more bytes than its header declares; raises Unloadable."""
    if fault := fault_of(entry):
        raise Unloadable(fault, entry.filename)
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise Unloadable("damaged", str(error)) from error
    if len(data) > entry.file_size:
        raise Unloadable("bomb", entry.filename)
    return data


def beside(name: str, source: str) -> str:
    """Resolve a relative address in one member to the name of another."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), source.replace("\\", "/")))
