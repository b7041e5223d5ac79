"""Versions of the code that processes images: results cached under another version are made again.

A version is a digest of the modules here that determine the result, and of the libraries that decode, draw and encode.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from PIL import features

from plugins.core.code import package_digest
from plugins.core.codec import digest

FONTS = "fontpkg_be_vietnam_pro"
"""The package of the typeface of social cards."""
_LIBRARIES = ("pil", "avif", "webp", "libjpeg_turbo", "zlib_ng", "zlib", "littlecms2", "freetype2", "raqm")


@cache
def version_of(module: str) -> str:
    """The version of a module here, in hexadecimal: "facts", "encoding" or "social_cards"."""
    libraries = [(name, features.version(name)) for name in _LIBRARIES]
    code = package_digest(f"{__package__}.{module}", __package__)
    return digest((code, libraries, version("lxml"))).hex()[:16]
