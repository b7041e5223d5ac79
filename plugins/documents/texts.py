"""Cleans the text that is read from documents."""

from __future__ import annotations

import re

from plugins.vietnamese.text import normalise

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
"""Matches control characters, noncharacters, and private ones, which have a meaning in one font only."""
_ENDS = re.compile(r"[ \t]*\n\s*")


def clean(text: str) -> str:
    """The text, normalised, with uniform line ends, and without blank lines and characters that are no text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return _ENDS.sub("\n", normalise(_NO_TEXT.sub("", lines))).strip()
