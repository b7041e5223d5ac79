"""Versions of the code that processes images: results cached under another version are made again.

Each is a digest of the modules here that determine the result, and of the libraries that decode, draw and encode.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from PIL import features

from plugins.core.code import package_digest
from plugins.core.codec import digest

FONTS = "fontpkg_be_vietnam_pro"
_LIBRARIES = ("pil", "avif", "webp", "libjpeg_turbo", "zlib_ng", "zlib", "littlecms2", "freetype2", "raqm")


def survey_version() -> str:
    """The version of the code that finds the facts of an image."""
    return _version("facts")


def encoding_version() -> str:
    """The version of the code that decodes and encodes an image."""
    return _version("encoding")


def card_version() -> str:
    """The version of the code that draws social cards, and of their typeface."""
    return f"{_version('social_cards')} {version(FONTS)}"


@cache
def _version(module: str) -> str:
    libraries = [(name, features.version(name)) for name in _LIBRARIES]
    code = package_digest(f"{__package__}.{module}", __package__)
    return digest((code, libraries, version("lxml"))).hex()[:16]
