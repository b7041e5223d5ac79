"""Photographs that are dropped in: sound ones, under safe names of their own, below anh/YYYY/."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.content.layout import IMAGES
from plugins.content.model import Picture, Rendition
from plugins.content.scan import LONGEST_NAME
from plugins.core.files import is_device, write_whole
from plugins.images.checks import fault_of
from plugins.images.errors import ImageError
from plugins.images.facts import examine, facts_of
from plugins.vietnamese.text import slug

from .store import Refused

MOST_BYTES = 60_000_000
_LONGEST = 80
_TYPES = {".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png", ".webp": ".webp", ".gif": ".gif", ".avif": ".avif",
          ".svg": ".svg"}  # fmt: skip
_HEIC = frozenset((".heic", ".heif"))


def put(content: Path, year: int, name: str, data: bytes) -> str:
    """Write a photograph below anh/YEAR/; its content path. The same bytes under the same name are written once.

    Refused, in words, where it is no image that the archive can show.
    """
    if len(data) > MOST_BYTES:
        raise Refused("image-large")
    given = PurePosixPath(name.replace("\\", "/")).name
    kind = PurePosixPath(given).suffix.lower()
    if kind in _HEIC or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        raise Refused("image-heic")
    if kind not in _TYPES:
        raise Refused("image-type", found=kind or given[:40])
    try:
        facts_of(data, f"x{_TYPES[kind]}")
    except ImageError as error:
        raise Refused("image-bad", why=fault_of(given, error).message) from error
    stem = safe_name(PurePosixPath(given).stem, data)
    folder = content / IMAGES / f"{year:04}"
    path = folder / f"{stem}{_TYPES[kind]}"
    if path.exists() and path.read_bytes() != data:
        path = folder / f"{stem}-{sha256(data).hexdigest()[:6]}{_TYPES[kind]}"
    if not path.exists():
        write_whole(path, data, durable=True)
    return path.relative_to(content).as_posix()


def safe_name(stem: str, data: bytes) -> str:
    """A name of plain letters, figures and hyphens; one made of the bytes where nothing is left of it."""
    bare = slug(stem)[: min(_LONGEST, LONGEST_NAME)].strip("-")
    if not bare or is_device(bare):
        bare = f"anh-{sha256(data).hexdigest()[:8]}"
    return bare


def shown(content: Path, path: str, address: str) -> Picture | None:
    """What stands for a photograph before a build has made its renditions: the file itself, at an address."""
    try:
        facts = examine(content / path)
    except (ImageError, OSError, ValueError):
        return None
    whole = Rendition(address, "image/jpeg", facts.width, facts.height)
    return Picture((whole,), whole)
