"""The files to make from an image, and how; pure, so that pages know the addresses before the files exist."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from plugins.content.model import LANGUAGES, Picture, Rendition
from plugins.vietnamese.messages import messages_of

from .facts import Facts, Style
from .version import version_of

MESSAGES = messages_of(__package__)

WIDTHS = (360, 688, 1000, 1280)
"""The theme shows pictures 328 CSS pixels wide on a 360-pixel phone, and at most 640. At two to three device pixels
each, that is 656 to 686 on small phones, 984 to 996 on most others, 1,076 to 1,280 on iPhones and desktops."""
LARGEST = 1600
"""The greatest width of the image that a picture links to; it is made in the last of the types only."""
TALLEST = 8000
"""The greatest height; WebP allows 16,383, but nobody looks at so tall a picture."""
SVG = "image/svg+xml"
TYPES: Mapping[Style, tuple[str, ...]] = {
    "photo": ("image/avif", "image/webp", "image/jpeg"),
    "cutout": ("image/avif", "image/webp", "image/png"),
    "drawing": ("image/avif", "image/webp", "image/png"),
    "vector": (SVG,),
}
"""Media types of each style, best first; the last is the fallback of old browsers, and the one to save."""
SUFFIXES = {
    "image/avif": "avif",
    "image/webp": "webp",
    "image/jpeg": "jpg",
    "image/png": "png",
    SVG: "svg",
}
FOLDER = "/anh"
Options = Mapping[str, Any]
ENCODING: Mapping[tuple[Style, str], Options] = {
    # One thread per image, several images at once: faster overall, and the same bytes on every machine.
    ("photo", "image/avif"): {"quality": 63, "speed": 6, "max_threads": 1, "advanced": {"tune": "ssim"}},
    ("photo", "image/webp"): {"quality": 74, "method": 4},
    ("photo", "image/jpeg"): {"quality": 80, "progressive": True, "optimize": True},
    ("drawing", "image/avif"): {"quality": 72, "speed": 6, "max_threads": 1, "subsampling": "4:4:4"},
    ("drawing", "image/webp"): {"lossless": True, "method": 4, "quality": 60},
    ("drawing", "image/png"): {"optimize": True, "colours": 256},
    ("cutout", "image/png"): {"optimize": True},
}
NARROW: Mapping[int, Options] = {
    360: {"quality": 56, "speed": 5},
    688: {"quality": 58, "speed": 6},
    1000: {"quality": 60, "speed": 6},
}
"""For photographs as AVIF up to a width; phones load these, so fewer bytes are worth more time. At each width, half of
all photographs are as close to the original as JPEG at 75 (SSIM).

At equal quality, no other option of libaom 3.14 needs fewer bytes: tunes iq, psnr and ssimulacra2 take 2 to 14 % more,
quantiser matrices and sharpness 4 to 5 % more; delta-q, adaptive quantisation and CDEF make no difference. Speeds 5, 4
and 2 save 4, 6 and 8 %, for three, five and fifteen times the time."""
MOVING: Options = {"quality": 74, "method": 4, "save_all": True}
"""For an animation as WebP, which its still picture links to: nothing moves unless the reader asks for it."""


class Derivative(Struct, frozen=True):
    """A file to encode from an image: its rendition in the site, its name in the cache, and the encoder's options."""

    rendition: Rendition
    name: str
    options: Options
    moving: bool = False


def options_of(style: Style, media: str, width: int) -> Options:
    """The encoder's options for a style and a media type; a cutout is encoded as a photo, except as PNG."""
    if media == "image/avif" and style != "drawing":
        narrow = next((options for most, options in NARROW.items() if width <= most), {})
        return {**ENCODING["photo", media], **narrow}
    return ENCODING.get((style, media)) or ENCODING["photo", media]


def recipe(facts: Facts) -> tuple[Derivative, ...]:
    """All files of an image: the renditions of its Picture, in order, then the file that it links to, if another."""
    return (*_shown(facts), *_linked(facts))


def picture(facts: Facts) -> Picture:
    """The Picture that pages show of an image."""
    renditions = tuple(derivative.rendition for derivative in _shown(facts))
    notes = {language: MESSAGES.in_language(language).say("moving-note") for language in LANGUAGES if facts.moving}
    return Picture(renditions, recipe(facts)[-1].rendition, notes)


def sizes(facts: Facts) -> Iterator[tuple[int, int]]:
    """The sizes in which an image is shown, smallest first, never larger than the original."""
    if facts.style == "vector":
        yield facts.width, facts.height
        return
    widest = min(WIDTHS[-1], _widest(facts))
    for width in sorted({widest, *(width for width in WIDTHS if width < widest)}):
        yield _size(facts, width)


def _widest(facts: Facts) -> int:
    return round(facts.width * min(1.0, TALLEST / facts.height)) or 1


def _size(facts: Facts, width: int) -> tuple[int, int]:
    return width, max(1, round(facts.height * width / facts.width))


def _shown(facts: Facts) -> Iterator[Derivative]:
    for media in TYPES[facts.style]:
        for size in sizes(facts):
            yield _still(facts, media, size)


def _linked(facts: Facts) -> Iterator[Derivative]:
    """The animation itself, or a still image wider than those shown, if the original is wider."""
    if facts.moving:
        yield _named(facts, f"{facts.digest[:16]}-dong", "image/webp", list(sizes(facts))[-1], MOVING, moving=True)
    elif facts.style != "vector" and (width := min(LARGEST, _widest(facts))) > WIDTHS[-1]:
        yield _still(facts, TYPES[facts.style][-1], _size(facts, width))


def _still(facts: Facts, media: str, size: tuple[int, int]) -> Derivative:
    options = {} if facts.style == "vector" else options_of(facts.style, media, size[0])
    return _named(facts, f"{facts.digest[:16]}-{size[0]}", media, size, options, moving=False)


def _named(facts: Facts, name: str, media: str, size: tuple[int, int], options: Options, *, moving: bool) -> Derivative:
    """A derivative; its address depends on the image alone, to outlive Pillow's versions, its name on everything."""
    suffix = SUFFIXES[media]
    how = f"{version_of('encoding')}{facts.digest}{sorted(options.items())}{size}{moving}"
    key = hashlib.sha256(how.encode()).hexdigest()
    rendition = Rendition(f"{FOLDER}/{name}.{suffix}", media, *size)
    return Derivative(rendition, f"{key[:2]}/{key[2:34]}.{suffix}", options, moving)
