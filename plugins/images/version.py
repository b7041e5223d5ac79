"""Versions of the code that makes something of images: what was kept under another version is made again.

Each is one function of the modules here that decide the result, and of the libraries that decode, draw and encode.
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
    """The version of what finds the facts of an image."""
    return _version("facts")


def encoding_version() -> str:
    """The version of what decodes and encodes an image."""
    return _version("encoding")


def card_version() -> str:
    """The version of what draws social cards."""
    return f"{_version('social_cards')} {version(FONTS)}"


@cache
def _version(module: str) -> str:
    libraries = [(name, features.version(name)) for name in _LIBRARIES]
    code = package_digest(f"{__package__}.{module}", __package__)
    return digest((code, libraries, version("lxml"))).hex()[:16]
