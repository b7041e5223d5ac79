"""The facts of an image that a build needs before it encodes anything: found once, by decoding all of it."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Literal

from msgspec import Struct
from PIL import Image, ImageFile

from plugins.core.diagnostics import FileError

from .jpeg import MOST_SCANS, scans
from .kinds import FORMATS, HEAD, kind_of, promised

Style = Literal["photo", "cutout", "drawing", "vector"]
"""photo: many colours, nothing transparent; cutout: a photo with transparency; drawing: few colours; vector: SVG."""

MOST_PIXELS = 80_000_000
"""The most pixels of all frames together, which limits the memory for decoding."""
MOST_PIXELS_OF = {"webp": 40_000_000, "avif": 40_000_000, "png": 60_000_000, "gif": 60_000_000}
"""Lower limits of kinds that are decoded at full size, in three or four copies; a JPEG is decoded at reduced size."""
LARGEST_FILE = 100_000_000
"""Bytes."""
MOST_FRAMES = 1000
MOST_COLOURS = 1500
"""The most colours of a drawing: smoothed edges give it hundreds, a photograph of that size has tens of thousands."""
SAMPLE = 256
_ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""Orientations that swap width and height."""


class Facts(Struct, frozen=True, array_like=True, tag="facts"):
    """An image: the SHA-256 of its file, its size in pixels as seen (orientation applied), its style.

    moving: whether it has several frames.
    """

    digest: str
    width: int
    height: int
    style: Style
    moving: bool = False


def read_image(path: Path) -> bytes:
    """The bytes of an image file, from which its digest, its facts and its derivatives are made.

    FileError if the file is too large; OSError if it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise FileError("large", most=LARGEST_FILE // 1_000_000)
    return data


def digest_of(data: bytes) -> str:
    """The digest that identifies an image: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def examine(path: Path) -> Facts:
    """The facts of an image file; FileError if it is damaged, dangerous, or not what its name says."""
    return facts_of(read_image(path), path.name)


def facts_of(data: bytes, name: str) -> Facts:
    """As `examine`, for the bytes of a file of that name."""
    if not data:
        raise FileError("empty")
    kind = kind_of(data[:HEAD])
    if kind != promised(name):
        raise FileError("mislabelled" if kind else "unknown", kind=kind.upper(), suffix=PurePath(name).suffix)
    if kind == "svg":
        from .svg import examine_svg  # the XML parser is loaded only for XML

        return Facts(digest_of(data), *examine_svg(data), "vector")
    if kind == "jpeg" and scans(data) > MOST_SCANS:
        raise FileError("scans", most=MOST_SCANS)
    with opened(data) as image:
        most = MOST_PIXELS_OF.get(kind, MOST_PIXELS)
        if image.width * image.height > most:
            raise FileError("bomb", most=most // 1_000_000)
        frames = 1 if kind == "jpeg" else _frames(image)  # a JPEG may hold a second one for depth
        if image.width * image.height * frames > most or frames > MOST_FRAMES:
            raise FileError("bomb", most=most // 1_000_000)
        width, height = image.size
        style = _style(image, kind)  # before orientation(), which decodes a PNG for its metadata and ignores errors
        if orientation(image) in TURNED:
            width, height = height, width
        for frame in range(1, frames):
            image.seek(frame)
            image.load()
    return Facts(digest_of(data), width, height, style, frames > 1)


@contextmanager
def opened(data: bytes) -> Iterator[ImageFile.ImageFile]:
    """An image opened with the one decoder for its kind; FileError if decoding fails inside the context."""
    kind = kind_of(data[:HEAD])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd but readable metadata
            yield Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    except FileError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise FileError("bomb", most=MOST_PIXELS_OF.get(kind, MOST_PIXELS) // 1_000_000) from None
    except Exception as error:  # malicious bytes make decoders raise anything
        raise FileError("damaged") from error


def _frames(image: ImageFile.ImageFile) -> int:
    """The number of frames, counted up to MOST_FRAMES + 1: those of a GIF are known only by visiting each."""
    if image.format != "GIF":
        return int(getattr(image, "n_frames", 1))
    try:
        for frame in range(1, MOST_FRAMES + 1):
            image.seek(frame)
    except EOFError:
        image.seek(0)
        return frame
    return MOST_FRAMES + 1


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 if the file has none that can be read."""
    try:
        held = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # unreadable metadata is no fault of the picture
        return 1
    return held if held in range(1, 9) else 1


def _style(image: Image.Image, kind: str) -> Style:
    """The style, by a sample of the pixels; decodes the whole image, so that truncation is detected."""
    if kind == "jpeg":
        image.draft(None, (1, 1))
        image.load()
        return "photo"
    image.load()
    size = min(SAMPLE, image.width), min(SAMPLE, image.height)
    if image.resize(size, Image.Resampling.NEAREST).convert("RGBA").getcolors(MOST_COLOURS):
        return "drawing"
    return "cutout" if image.has_transparency_data else "photo"
