"""Zips, and documents that are zips, read without unpacking anything to disk."""

from __future__ import annotations

import re
import stat
import zipfile
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from plugins.core.diagnostics import FileError
from plugins.vietnamese.text import nfc

from .limits import MOST_MEMBERS, MOST_PART, MOST_RATIO, MOST_UNPACKED

_SMALL = 10_000_000
"""Bytes up to which a member may have any compression ratio."""
_OUTSIDE = re.compile(r"[/\\]|[a-zA-Z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)|.*[\x00-\x1f\x7f]")
_RUNNING = re.compile(
    r"(?i).*\.(?:exe|com|bat|cmd|scr|pif|ms[ciptu]|msix|appx|cpl|dll|xll|jar|jnlp|js|jse|vbs|vbe|ws[cfh]|hta|chm|ps1|psm1"
    r"|lnk|url|website|scf|inf|reg|sh|command|desktop|app|apk|pkg|deb|rpm|dmg|iso|img|vhdx?|x?html?|xht|mht|mhtml|svg|swf"
    r"|docm|dotm|xlsm|xlsb|xltm|xlam|pptm|potm|ppam)[. ]*"
)
"""Matches members that run, or can; Windows ignores dots and spaces at the end of a name."""
_PACKED = re.compile(r"(?i).*\.(?:zip|rar|7z|tar|gz|tgz|bz2|xz)[. ]*")


def opened(source: Path | BytesIO) -> ZipFile:
    """A zip that is safe to read; FileError if it is damaged, encrypted, or would do harm when unpacked."""
    try:
        archive = ZipFile(source)
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise FileError("damaged") from error
    try:
        _look(members)
    except FileError:
        archive.close()
        raise
    return archive


def _look(members: list[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise FileError("members", count=len(members), most=MOST_MEMBERS)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise FileError("bomb")
    names: set[str] = set()
    for member in members:
        name, shown = member.filename, _shown(member.filename)
        if _OUTSIDE.match(name) or stat.S_ISLNK(member.external_attr >> 16):
            raise FileError("traversal", name=shown)
        if shown.casefold() in names:  # unpacked, one would replace the other
            raise FileError("member-twice", name=shown)
        names.add(shown.casefold())
        if member.flag_bits & 1:
            raise FileError("locked")
        if member.file_size > max(_SMALL, MOST_RATIO * member.compress_size):
            raise FileError("bomb")


def members_of(archive: ZipFile) -> dict[str, str]:
    """The members of a zip except folders: names to show, with those to read them by.

    FileError if a member runs or is an archive itself.
    """
    names = {_shown(name): name for name in archive.namelist() if not name.endswith("/")}
    for name in names:
        if _RUNNING.fullmatch(name):
            raise FileError("member-runs", name=name)
        if _PACKED.fullmatch(name):
            raise FileError("member-packed", name=name)
    return names


def part(archive: ZipFile, name: str) -> bytes:
    """A part of a document; FileError if it is damaged or larger than MOST_PART."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MOST_PART + 1)
    except Exception as error:  # each compression has errors of its own: zlib.error, lzma.LZMAError …
        raise FileError("damaged") from error
    if len(data) > MOST_PART:
        raise FileError("bomb")
    return data


def _shown(name: str) -> str:
    return nfc("".join(char if char.isprintable() else "�" for char in name))[:200]
