"""All checks of the text of an article or page after its conversion, in one call."""

from __future__ import annotations

import re

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines
from . import english_passages, joined_words, pasted_tables, printed_pages

_WINDOWS_PATH = re.compile(r"""\]\(\s*<?(?P<path>[^()\s<>"]*\\[\w.\\][^()\s<>"]*)""")
"""Matches a link or an image with a backslash, which Markdown takes for an escape."""


def check(text: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Check a body: `lines` has its Markdown, `text` is its plain text."""
    pasted_tables.check(lines, diagnostics)
    for match in _WINDOWS_PATH.finditer(lines.source) if "\\" in lines.source else ():
        right = match["path"].replace("\\", "/")
        diagnostics.warning("path-backslash", lines.line_at(match.start()), found=match["path"], right=right)
    printed_pages.check(text, lines, diagnostics)
    joined_words.check(text, lines, diagnostics)
    english_passages.check(lines, diagnostics)
