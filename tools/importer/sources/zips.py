"""Zip files: their members, none of which leads out of them or grows without bounds."""

from __future__ import annotations

import posixpath
import stat
import zipfile
from collections.abc import Iterator

MOST_BYTES = 64_000_000
"""Of one member, unpacked."""
_MOST_IN_ALL = 4_000_000_000
_MOST_RATIO = 200
"""Times that a member may grow; text seldom shrinks to a twentieth."""
_SMALL = 1_000_000
_MOST_MEMBERS = 200_000


class ZipError(Exception):
    """A zip that is not read any further. code: of messages.yaml, below "refused-"."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


def members(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The files of a zip, each with "" or the code of why it is not read; ZipError for one that is no zip."""
    entries = archive.infolist()
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_IN_ALL:
        raise ZipError("bomb")
    for entry in entries:
        if not entry.is_dir():
            yield entry, fault_of(entry)


def fault_of(entry: zipfile.ZipInfo) -> str:
    """Why a member is not read; "" where it may be."""
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
    """The bytes of a member, never more than its head says; ZipError."""
    if fault := fault_of(entry):
        raise ZipError(fault, entry.filename)
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise ZipError("damaged", str(error)) from error
    if len(data) > entry.file_size:
        raise ZipError("bomb", entry.filename)
    return data


def beside(name: str, source: str) -> str:
    """The member that a relative address in another member names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), source.replace("\\", "/")))
