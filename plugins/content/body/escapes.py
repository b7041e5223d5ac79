"""A backslash before a sign of Markdown keeps the sign as it was typed; in a path of Windows it is a sign itself."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import EscapeInlineProcessor

_PATH = re.compile(r"(?:^|[\s(\[“\"'«])(?:[A-Za-z]:|\\|\.{1,2}|%\w+%)\\\S*\Z")
_FORMULA = re.compile(r"\\\[(?!\^)[^\[\]\n]{1,200}\\\](?!\()")
"""What LaTeX sets apart: no bracket needs a backslash unless a link or a note would begin with it."""
_LONGEST = 260
"""Letters of a path at most, as Windows has it."""


class Escape(EscapeInlineProcessor):
    """Takes away the backslash of "\\*", but not those of "D:\\bai\\*.docx" and "\\[x^2\\]"."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The sign alone, nothing within a path, all of a formula."""
        end = m.start() + 1
        if _PATH.search(data, max(0, end - _LONGEST), end):
            return None, m.start(), m.end()
        if formula := _FORMULA.match(data, m.start()):
            return formula[0], m.start(), formula.end()
        return super().handleMatch(m, data)
