"""Examines one attached file, by its kind."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from plugins.core.diagnostics import Fault, FileError
from plugins.core.files import sha256_of

from .findings import Findings
from .limits import MOST_BYTES
from .recordings import examine_recording
from .texts import clean
from .zips import members_of, opened, part

_HEAD = 1024
"""The number of bytes at the start of a file that tell its kind."""
_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("pdf", re.compile(rb"(?s).{0,1019}%PDF-")),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06)")),
    ("mp3", re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xff]")),
    ("mp4", re.compile(rb"(?s)....ftyp")),
    ("old-office", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("html", re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)")),
    ("rtf", re.compile(rb"\{\\rtf")),
    ("rar", re.compile(rb"Rar!|7z\xbc\xaf\x27\x1c")),
    ("picture", re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\x00|MM\x00\*")),
)
"""The patterns of the first bytes of each kind."""
_SHOWN = {"zip": "zip", "docx": "zip", "xlsx": "zip", "pptx": "zip", "odt": "zip"}
"""The kind that the first bytes of a file show, by the kind of its name; the same for others."""
_READ = ("pdf", "docx", "xlsx", "pptx", "odt")
"""The kinds of members of a zip whose texts are read, besides plain text."""
_PLAIN = ("txt", "csv")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNREADABLE = frozenset(("mislabelled", "old-office", "damaged", "locked"))


def examine(path: Path, kind: str, copy: Path) -> Findings:
    """The findings of a file, including why it may not be published, if so.

    kind: its suffix. copy: where the cleaned copy is written, if one is needed.
    """
    try:
        found = _examined(path, kind, copy)
        published = copy if found.cleaned else path
        letters = sum(map(len, found.texts))
        return replace(found, letters=letters, size=published.stat().st_size, sha256=sha256_of(published))
    except FileError as error:
        return Findings(error.fault)
    except OSError:
        return Findings(Fault("unreadable"))


def _examined(path: Path, kind: str, copy: Path) -> Findings:
    size = path.stat().st_size
    if not size:
        raise FileError("empty")
    if size > MOST_BYTES:
        raise FileError("large", most=MOST_BYTES // 1_000_000)
    with path.open("rb") as file:
        _refuse_mislabelled(file.read(_HEAD), kind)
    if kind == "zip":
        return _examined_zip(path)
    if kind in ("mp3", "mp4"):
        return examine_recording(path, copy, kind)
    return _examined_document(path, kind, copy)


def _refuse_mislabelled(head: bytes, kind: str) -> None:
    found = next((name for name, sign in _SIGNS if sign.match(head)), "unknown")
    if found != _SHOWN.get(kind, kind):
        raise FileError("mislabelled" if found != "old-office" or kind == "pdf" else "old-office", found=found)


def _examined_document(source: Path | BytesIO, kind: str, copy: Path | BytesIO) -> Findings:
    if kind == "pdf":
        from .pdf import examine_pdf

        return examine_pdf(source, copy)
    from .office import examine_office

    return examine_office(source, copy, kind)


def _examined_zip(path: Path) -> Findings:
    """The findings of a zip; its documents are read in memory, one by one, into one text, each below its name."""
    texts: list[str] = []
    unread: list[str] = []
    named: list[str] = []
    with opened(path) as archive:
        members = members_of(archive)
        if not members:
            raise FileError("empty")
        for shown, name in members.items():
            kind = shown.rpartition(".")[2].lower()
            if kind in _PLAIN:
                found = Findings(texts=_plain(part(archive, name)))
            elif kind in _READ:
                found = _examined_member(part(archive, name), kind, shown)
            else:
                found = Findings()
            texts += [shown, *found.texts]
            unread += [shown] if not any(found.texts) else []
            named += [shown] if found.cleaned else []
    hints = [
        Fault(f"zip-{code}", {"name": some[0], "count": len(some)})
        for code, some in (("unread", unread), ("named", named))
        if some
    ]
    return Findings.of_text("\n".join(texts), hints, members=members)


def _plain(data: bytes) -> tuple[str, ...]:
    """The text of a file in UTF-8 or UTF-16, as Windows and others write it; none if it is in an older encoding."""
    try:
        return (clean(data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")),)
    except UnicodeDecodeError:
        return ()


def _examined_member(data: bytes, kind: str, name: str) -> Findings:
    """The findings of a document in a zip: empty if it cannot be read; FileError if it would do harm."""
    try:
        _refuse_mislabelled(data[:_HEAD], kind)
        return _examined_document(BytesIO(data), kind, BytesIO())
    except FileError as error:
        if error.fault.code in _UNREADABLE:
            return Findings()
        raise FileError("member", member=name, code=error.fault.code, **error.fault.values) from error
