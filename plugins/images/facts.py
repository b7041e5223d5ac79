"""What a build must know of an image before it makes anything of it: found once, by decoding it whole."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image, ImageFile

from .errors import ImageError
from .kinds import FORMATS, HEAD, kind_of, promised
from .svg import LIMIT, examine_svg

Style = Literal["photo", "cutout", "drawing", "vector"]
"""photo: many colours, nothing transparent; cutout: a photo with transparency; drawing: few colours; vector: SVG."""

MOST_PIXELS = 80_000_000
"""Of all frames together; what decoding one image may cost in memory follows from it."""
MOST_FRAMES = 1000
MOST_COLOURS = 1500
"""A drawing with smoothed edges has hundreds of colours, a photograph of the same size tens of thousands."""
SAMPLE = 256
_ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""Orientations in which width and height change places."""


@dataclass(frozen=True, slots=True)
class Facts:
    """An image: the hash of its file, its size in pixels as seen (orientation applied), its style.

    moving: whether it has several frames.
    """

    digest: str
    width: int
    height: int
    style: Style
    moving: bool = False


def examine(path: Path) -> Facts:
    """The facts of an image file; ImageError if it is damaged, dangerous, or not what its name says."""
    with path.open("rb") as file:
        kind = kind_of(file.read(HEAD))
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        if not file.tell():
            raise ImageError("empty")
        if kind != promised(path.name):
            raise ImageError("mislabelled" if kind else "unknown", kind=kind.upper(), suffix=path.suffix)
        if kind == "svg":
            file.seek(0)
            return Facts(digest, *examine_svg(file.read(LIMIT + 1)), "vector")
    with opened(path) as image:
        frames = 1 if kind == "jpeg" else getattr(image, "n_frames", 1)  # a JPEG may hold a second one for depth
        if image.width * image.height * frames > MOST_PIXELS or frames > MOST_FRAMES:
            raise ImageError("bomb", most=MOST_PIXELS // 1_000_000)
        width, height = image.size
        style = _style(image, kind)  # before the metadata: PNG's are read by decoding, where damage must not be missed
        if orientation(image) in TURNED:
            width, height = height, width
        for frame in range(1, frames):
            image.seek(frame)
            image.load()
    return Facts(digest, width, height, style, frames > 1)


@contextmanager
def opened(path: Path) -> Iterator[ImageFile.ImageFile]:
    """An image opened by the one decoder that its bytes ask for; ImageError for whatever cannot be decoded inside."""
    with path.open("rb") as file:
        kind = kind_of(file.read(HEAD))
        file.seek(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # odd but readable metadata
                yield Image.open(file, formats=[FORMATS[kind]])
        except ImageError:
            raise
        except (Image.DecompressionBombError, MemoryError):
            raise ImageError("bomb", most=MOST_PIXELS // 1_000_000) from None
        except Exception as error:  # decoders raise anything at all for bytes made to harm
            raise ImageError("damaged") from error


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
