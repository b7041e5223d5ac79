"""A backslash before a Markdown character keeps the character as typed; in a Windows path it is a separator."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import EscapeInlineProcessor

_PATH = re.compile(r"(?:^|[\s(\[“\"'«])(?:[A-Za-z]:|\\|\.{1,2}|%\w+%)\\\S*\Z")
_LONGEST = 260
"""The most characters of a path on Windows."""


class Escape(EscapeInlineProcessor):
    """Removes the backslash of "\\*", but not that of "D:\\bai\\*.docx"."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        """The character alone; nothing within a path."""
        end = m.start() + 1
        if _PATH.search(data, max(0, end - _LONGEST), end):
            return None, m.start(), m.end()
        return super().handleMatch(m, data)
