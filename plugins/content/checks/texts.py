"""All checks of the text of an article or page after its conversion, in one call."""

from __future__ import annotations

from collections.abc import Container

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines
from . import english_passages, joined_words, pasted_tables, paths, printed_pages


def check(text: str, surplus: Container[str], lines: Lines, diagnostics: Diagnostics) -> None:
    """Check a body: `lines` has its Markdown, `text` is its plain text. surplus: lines to be removed."""
    pasted_tables.check(lines, diagnostics)
    paths.check(lines, diagnostics)
    printed_pages.check(text, lines, diagnostics)
    joined_words.check(text, surplus, lines, diagnostics)
    english_passages.check(lines, diagnostics)
