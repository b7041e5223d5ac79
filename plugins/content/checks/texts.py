"""All checks of the text of an article or page after its conversion, in one call."""

from __future__ import annotations

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines
from . import english_passages, joined_words, pasted_tables, paths, printed_pages


def check(text: str, lines: Lines, diagnostics: Diagnostics) -> None:
    """Check a body: `lines` has its Markdown, `text` is its plain text."""
    pasted_tables.check(lines, diagnostics)
    paths.check(lines, diagnostics)
    printed_pages.check(text, lines, diagnostics)
    joined_words.check(text, lines, diagnostics)
    english_passages.check(lines, diagnostics)
