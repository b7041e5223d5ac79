"""Stores uploaded files under safe names, in a year's folder of the content."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

from plugins.content.layout import first_words
from plugins.core.files import is_device, write_whole
from plugins.vietnamese.text import slug

_LONGEST = 80


def split_name(name: str) -> tuple[str, str]:
    """The stem and the lower-case extension, with its dot, of a file name from any system."""
    given = PurePosixPath(name.replace("\\", "/").rpartition("/")[2])
    return given.stem, given.suffix.lower()


def place(content: Path, folder: str, year: int, name: str, data: bytes) -> tuple[str, bool]:
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
