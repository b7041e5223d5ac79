"""The one web font of the site, for headings: a subset with the letters of Vietnamese.

Social cards use the same font. A style sheet that names FONT gets it; it is cached until its source, the libraries or
this module change.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files

from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.memo import Memo

PACKAGE = "fontpkg_be_vietnam_pro"
SOURCE = "BeVietnamPro-SemiBold.ttf"
FONT, LICENCE = "fonts/heading.woff2", "fonts/OFL.txt"
_BASE = "AĂÂEÊIOÔƠUƯYĐ"
_ACCENTED = "ÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ"
_SIGNS = "\u00a0«»°·§×–—‘’“”…•₫›"
LETTERS = frozenset(
    {*map(chr, range(0x20, 0x7F)), *_SIGNS, *map(chr, range(0x1EA0, 0x1EFA))}
    | {letter for both in (_BASE + _ACCENTED, (_BASE + _ACCENTED).lower()) for letter in both}
)
"""The characters of headings: ASCII, every letter of Vietnamese, and typographic signs. Others are shown in one of the
reader's own fonts."""


def web_font(cache: Cache) -> Mapping[str, bytes]:
    """The web font and its licence, by file name in the theme."""
    made_from = [version(name) for name in (PACKAGE, "fonttools", "brotli")]
    font: bytes = Memo(cache.room("web font", code_digest(__name__))).get(FONT, made_from, bytes, subset)
    return {FONT: font, LICENCE: (files(PACKAGE) / "LICENSE").read_bytes()}


def subset() -> bytes:
    """The font reduced to LETTERS and their kerning, as WOFF2; equal versions of the libraries give equal bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(str(files(PACKAGE) / "files" / SOURCE), recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, layout_features=["kern"], name_IDs=[0, 1, 2, 13, 14]))
    subsetter.populate(unicodes=map(ord, LETTERS))
    subsetter.subset(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()
