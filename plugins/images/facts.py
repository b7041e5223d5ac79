"""What a build must know of an image before it makes anything of it: found once, by decoding it whole."""

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
"""Pixels of all frames together, which limits the memory that decoding takes."""
MOST_PIXELS_OF = {"webp": 40_000_000, "avif": 40_000_000, "png": 60_000_000, "gif": 60_000_000}
"""Decoded whole, in three or four copies of all pixels at once; a JPEG is decoded to a part of its size."""
LARGEST_FILE = 100_000_000
"""Bytes."""
MOST_FRAMES = 1000
MOST_COLOURS = 1500
"""A drawing with smoothed edges has hundreds of colours, a photograph of the same size tens of thousands."""
SAMPLE = 256
_ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""Orientations in which width and height change places."""


class Facts(Struct, frozen=True, array_like=True, tag="facts"):
    """An image: the hash of its file, its size in pixels as seen (orientation applied), its style.

    moving: whether it has several frames.
    """

    digest: str
    width: int
    height: int
    style: Style
    moving: bool = False


def read_image(path: Path) -> bytes:
    """The bytes of an image file, which its digest, its facts and all that is made of it are taken from.

    FileError for a file too large to be one; OSError if it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise FileError("large", most=LARGEST_FILE // 1_000_000)
    return data


def digest_of(data: bytes) -> str:
    """What an image is known by."""
    return hashlib.sha256(data).hexdigest()


def examine(path: Path) -> Facts:
    """The facts of an image file; FileError if it is damaged, dangerous, or not what its name says."""
    return facts_of(read_image(path), path.name)


def facts_of(data: bytes, name: str) -> Facts:
    """As `examine`, of the bytes of a file with that name."""
    if not data:
        raise FileError("empty")
    kind = kind_of(data[:HEAD])
    if kind != promised(name):
        raise FileError("mislabelled" if kind else "unknown", kind=kind.upper(), suffix=PurePath(name).suffix)
    if kind == "svg":
        from .svg import examine_svg  # XML is parsed where there is some

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
        style = _style(image, kind)  # before the metadata: PNG's are read by decoding, where damage must not be missed
        if orientation(image) in TURNED:
            width, height = height, width
        for frame in range(1, frames):
            image.seek(frame)
            image.load()
    return Facts(digest_of(data), width, height, style, frames > 1)


@contextmanager
def opened(data: bytes) -> Iterator[ImageFile.ImageFile]:
    """An image opened by the one decoder that its bytes ask for; FileError for whatever cannot be decoded inside."""
    kind = kind_of(data[:HEAD])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd but readable metadata
            yield Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
    except FileError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise FileError("bomb", most=MOST_PIXELS_OF.get(kind, MOST_PIXELS) // 1_000_000) from None
    except Exception as error:  # decoders raise anything at all for bytes made to harm
        raise FileError("damaged") from error


def _frames(image: ImageFile.ImageFile) -> int:
    """How many frames there are, counted no further than it matters: a GIF tells only where each is looked at."""
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
    """How the camera was held, as EXIF numbers it: 1 to 8, and 1 where the file does not say it in a legible way."""
    try:
        held = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # what cannot be read of the metadata is no fault of the picture
        return 1
    return held if held in range(1, 9) else 1


def _style(image: Image.Image, kind: str) -> Style:
    """Looks at a sample of the pixels, which decodes the image whole and so finds what is cut off."""
    if kind == "jpeg":
        image.draft(None, (1, 1))
        image.load()
        return "photo"
    image.load()
    size = min(SAMPLE, image.width), min(SAMPLE, image.height)
    if image.resize(size, Image.Resampling.NEAREST).convert("RGBA").getcolors(MOST_COLOURS):
        return "drawing"
    return "cutout" if image.has_transparency_data else "photo"
