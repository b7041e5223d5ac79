"""Checks for unmarked English passages in a Vietnamese text, which screen readers would read as Vietnamese."""

from __future__ import annotations

import re

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines

_TELLING = (" the ", " of ", " and ")
"""Words that are no Vietnamese syllables; a text without any of them is not searched."""
_SMALL_WORDS = frozenset(("the", "of", "and", "for", "with", "from", "by", "is", "are", "that", "this"))
_ENOUGH = 2
_APART = re.compile(r"\[[^\]]*\]\([a-z]{2}:[^)]*\)|`[^`]*`|\]\([^)]*\)|https?://\S+")
"""Matches passages that are marked, code, and addresses."""
_MARKED, _SELDOM = re.compile(r"[^\W\d_A-Za-z]"), 50
"""Matches letters with marks, about one in five in Vietnamese; an English text has fewer than one in _SELDOM."""
_RUN = re.compile(r"(?<!\w)[A-Za-z]+(?:[ ,&-]+[A-Za-z]+){3,}(?!\w)")


def check(lines: Lines, diagnostics: Diagnostics) -> None:
    """Report passages of at least four words, two of them English function words; one report if all is English."""
    if not any(word in lines.source for word in _TELLING):
        return
    text = _APART.sub(lambda match: "|" * len(match[0]), lines.source)
    passages = [run for run in _RUN.finditer(text) if _is_english(run[0]) and not lines.is_surplus(run[0])]
    if len(passages) > 1 and len(_MARKED.findall(text)) * _SELDOM < len(text):
        diagnostics.warning("english-page", lines.line_at(passages[0].start()), number=len(passages))
        return
    for run in passages:
        diagnostics.warning("english-unmarked", lines.line_at(run.start()), found=run[0])


def _is_english(run: str) -> bool:
    return sum(word.lower() in _SMALL_WORDS for word in run.replace(",", " ").split()) >= _ENOUGH
