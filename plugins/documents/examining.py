"""One attached file, by its kind."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from plugins.core.files import sha256_of

from .errors import DocumentError
from .examined import Examined, Fault
from .kinds import HEAD, kind_of_bytes
from .limits import MOST_BYTES
from .zips import listing

_SHOWN = {"zip": "zip", "docx": "zip", "xlsx": "zip", "pptx": "zip", "odt": "zip"}
"""What the first bytes of a kind say, where that is not the kind itself."""


def examine(path: Path, kind: str, copy: Path) -> Examined:
    """What a file holds, and why it may not be published, if so.

    kind: what its name says. copy: where a copy without names is written, if there has to be one.
    """
    try:
        return _with_copy(_examined(path, kind, copy), path, copy)
    except DocumentError as error:
        return Examined(Fault(error.code, error.values))
    except OSError:
        return Examined(Fault("unreadable"))


def _examined(path: Path, kind: str, copy: Path) -> Examined:
    size = path.stat().st_size
    if not size:
        raise DocumentError("empty")
    if size > MOST_BYTES:
        raise DocumentError("large", most=MOST_BYTES // 1_000_000)
    with path.open("rb") as file:
        found = kind_of_bytes(file.read(HEAD))
    if found != _SHOWN.get(kind, kind):
        raise DocumentError("mislabelled" if found != "old-office" or kind == "pdf" else "old-office", found=found)
    if kind == "pdf":
        from .pdf import examine_pdf

        return examine_pdf(path, copy)
    if kind == "zip":
        return Examined(hints=(Fault("zip-unread"),), members=listing(path))
    if kind in ("mp3", "mp4"):
        return Examined()
    from .office import examine_office

    return examine_office(path, copy, kind)


def _with_copy(found: Examined, path: Path, copy: Path) -> Examined:
    """With the size and SHA-256 of what is published."""
    published = copy if found.cleaned else path
    letters = sum(map(len, found.texts))
    return replace(found, letters=letters, size=published.stat().st_size, sha256=sha256_of(published))
