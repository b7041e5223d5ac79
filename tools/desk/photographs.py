"""Photographs that are dropped in: sound ones, under safe names of their own, below anh/YYYY/."""

from __future__ import annotations

from pathlib import Path

from plugins.content.layout import IMAGES
from plugins.content.model import Picture, Rendition
from plugins.images.checks import fault_of
from plugins.images.errors import ImageError
from plugins.images.facts import examine, facts_of

from .placing import place, split_name
from .store import Refused

MOST_BYTES = 60_000_000
_TYPES = {".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png", ".webp": ".webp", ".gif": ".gif", ".avif": ".avif",
          ".svg": ".svg"}  # fmt: skip
_HEIC = frozenset((".heic", ".heif"))


def put(content: Path, year: int, name: str, data: bytes) -> tuple[str, bool]:
    """Write a photograph below anh/YEAR/: its content path, and whether it is new.

    Refused, in words, where it is no image that the archive can show.
    """
    if len(data) > MOST_BYTES:
        raise Refused("image-large")
    stem, kind = split_name(name)
    if kind in _HEIC or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        raise Refused("image-heic")
    if kind not in _TYPES:
        raise Refused("file-type", found=kind or name[:40])
    try:
        facts_of(data, f"x{_TYPES[kind]}")
    except ImageError as error:
        raise Refused("image-bad", why=fault_of(f"{stem}{kind}", error).message) from error
    return place(content, IMAGES, year, f"{stem}{_TYPES[kind]}", data)


def shown(content: Path, path: str, address: str) -> Picture | None:
    """What stands for a photograph before a build has made its renditions: the file itself, at an address."""
    try:
        facts = examine(content / path)
    except (ImageError, OSError, ValueError):
        return None
    whole = Rendition(address, "image/jpeg", facts.width, facts.height)
    return Picture((whole,), whole)
