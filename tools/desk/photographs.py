"""Stores uploaded photographs that are valid, under safe file names, in anh/YYYY/."""

from __future__ import annotations

import io
from pathlib import Path

from plugins.content.layout import IMAGES
from plugins.content.model import Picture, Rendition
from plugins.core.diagnostics import FileError
from plugins.images.checks import fault_of
from plugins.images.facts import MOST_PIXELS, examine, facts_of

from .placing import place, split_name
from .store import Refused

MOST_BYTES = 60_000_000
_TYPES = {".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png", ".webp": ".webp", ".gif": ".gif", ".avif": ".avif",
          ".svg": ".svg", ".heic": ".jpg", ".heif": ".jpg"}  # fmt: skip
"""File extensions by that of the upload; phones name many JPEG files .heic."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
_QUALITY = 92


def put(content: Path, year: int, name: str, data: bytes) -> tuple[str, bool]:
    """Store a photograph in anh/YEAR/; returns its content path and whether it is new.

    Raises Refused if it is not an image that the archive can show.
    """
    if len(data) > MOST_BYTES:
        raise Refused("image-large")
    stem, kind = split_name(name)
    kind = _TYPES.get(kind, kind)
    try:
        if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and kind != ".avif":
            kind, data = ".jpg", _as_jpeg(data)
        if kind not in _TYPES.values():
            raise Refused("file-type", found=kind or name[:40])
        facts_of(data, f"x{kind}")
    except FileError as error:
        raise Refused("image-bad", why=fault_of(f"{stem}{kind}", error.fault).message) from error
    return place(content, IMAGES, year, f"{stem}{kind}", data)


def _as_jpeg(data: bytes) -> bytes:
    """Convert a HEIC photograph to an upright JPEG with its colour profile, but without location and other metadata.

    Raises Refused if no HEIC decoder is installed.
    """
    try:
        import pillow_heif
    except ImportError as error:
        raise Refused("image-heic") from error
    try:
        opened = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
        image = opened.to_pillow().convert("RGB") if opened.size[0] * opened.size[1] <= MOST_PIXELS else None
    except (ValueError, OSError, RuntimeError, EOFError) as error:
        raise FileError("damaged") from error
    if image is None:
        raise FileError("bomb", most=MOST_PIXELS // 1_000_000)
    colours, made = image.info.get("icc_profile"), io.BytesIO()
    image.info.clear()
    image.save(made, "JPEG", quality=_QUALITY, icc_profile=colours)
    return made.getvalue()


def shown(content: Path, path: str, address: str) -> Picture | None:
    """The original file as a picture, until a build has made its renditions; None if it is unreadable."""
    try:
        facts = examine(content / path)
    except (FileError, OSError, ValueError):
        return None
    whole = Rendition(address, "image/jpeg", facts.width, facts.height)
    return Picture((whole,), whole)
