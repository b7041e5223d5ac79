"""Stores uploaded photographs and documents that the archive can show, under safe names, in a year's folder."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.content.layout import ATTACHED, ATTACHED_TYPES, IMAGE_TYPES, IMAGES, first_words
from plugins.content.model import Picture, Rendition
from plugins.core.diagnostics import FileError
from plugins.core.files import is_device, write_whole
from plugins.documents.book import in_words
from plugins.documents.isolation import examine_bytes
from plugins.documents.reading import MESSAGES
from plugins.images.checks import fault_of
from plugins.images.facts import MOST_PIXELS, examine, facts_of
from plugins.vietnamese.text import slug

from .store import Refused

_LONGEST = 80
MOST_BYTES = 60_000_000
_AS_JPEG = (".jpeg", ".heic", ".heif")
"""Extensions of photographs that are stored as .jpg; phones name many JPEG files .heic."""
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
_QUALITY = 92


def split_name(name: str) -> tuple[str, str]:
    """The stem and the lower-case extension, with its dot, of a file name from any system."""
    given = PurePosixPath(name.replace("\\", "/").rpartition("/")[2])
    return given.stem, given.suffix.lower()


def _place(content: Path, folder: str, year: int, name: str, data: bytes) -> tuple[str, bool]:
    """Write a file to FOLDER/YEAR/; returns its content path and whether it is new.

    Its name keeps only ASCII letters, digits and hyphens; identical bytes under the same name are stored once.

    name: the uploaded stem with the final extension.
    """
    stem, kind = split_name(name)
    stem = first_words(slug(stem), _LONGEST)
    if not stem or is_device(stem):
        stem = f"{folder}-{sha256(data).hexdigest()[:8]}"
    below = content / folder / f"{year:04}"
    path = below / f"{stem}{kind}"
    if path.exists() and path.read_bytes() != data:
        path = below / f"{stem}-{sha256(data).hexdigest()[:6]}{kind}"
    is_new = not path.exists()
    if is_new:
        write_whole(path, data, durable=True)
    return path.relative_to(content).as_posix(), is_new


def put_photograph(content: Path, year: int, name: str, data: bytes) -> tuple[str, bool]:
    """Store a photograph in anh/YEAR/; returns its content path and whether it is new.

    Raises Refused if it is not an image that the archive can show.
    """
    if len(data) > MOST_BYTES:
        raise Refused("image-large")
    stem, kind = split_name(name)
    kind = ".jpg" if kind in _AS_JPEG else kind
    try:
        if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS and kind != ".avif":
            kind, data = ".jpg", _as_jpeg(data)
        if kind not in IMAGE_TYPES:
            raise Refused("file-type", found=kind or name[:40])
        facts_of(data, f"x{kind}")
    except FileError as error:
        raise Refused("image-bad", why=fault_of(f"{stem}{kind}", error.fault).message) from error
    return _place(content, IMAGES, year, f"{stem}{kind}", data)


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


def photograph_at(content: Path, path: str, address: str) -> Picture | None:
    """The original file as a picture, until a build has made its renditions; None if it is unreadable."""
    try:
        facts = examine(content / path)
    except (FileError, OSError, ValueError):
        return None
    whole = Rendition(address, "image/jpeg", facts.width, facts.height)
    return Picture((whole,), whole)


def put_document(content: Path, year: int, name: str, data: bytes) -> tuple[str, bool, list[str]]:
    """Store a document in tep/YEAR/; returns its content path, whether it is new, and notes for the editor.

    Raises Refused if it may not be published.
    """
    kind = split_name(name)[1]
    if kind not in ATTACHED_TYPES:
        raise Refused("file-type", found=kind or name[:40])
    found = examine_bytes(data, kind.removeprefix("."))
    if found.fault:
        raise Refused("document-bad", why=MESSAGES.say(f"file-{found.fault.code}", **in_words(found.fault)))
    hints = [MESSAGES.say(f"file-{hint.code}", **hint.values) for hint in found.hints]
    return *_place(content, ATTACHED, year, name, data), hints
