"""Versions of the code that makes something of images: what was kept under another version is made again.

Each is one function of the modules whose text decides the result, and of the libraries that decode, draw and encode.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from PIL import features

FONTS = "fontpkg_be_vietnam_pro"
_DECODING = ("facts.py", "jpeg.py", "kinds.py", "svg.py", "svg_attributes.py")
_LIBRARIES = ("pil", "avif", "webp", "libjpeg_turbo", "zlib_ng", "zlib", "littlecms2", "freetype2", "raqm")


def survey_version() -> str:
    """Of what finds the facts of an image."""
    return _digest(*_DECODING)


def encoding_version() -> str:
    """Of what decodes an image and encodes files of it."""
    return _digest(*_DECODING, "encoding.py", "recipe.py")


def card_version() -> str:
    """Of what draws the image that stands for an article."""
    return f"{_digest('cards.py')} {version(FONTS)}"


@cache
def _digest(*modules: str) -> str:
    digest = hashlib.sha256()
    for name in modules:
        digest.update(Path(__file__).with_name(name).read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library}={features.version(library)}".encode())
    digest.update(f"lxml={version('lxml')}".encode())
    return digest.hexdigest()[:16]
