"""Checks for Windows paths in links and images, whose "\\" Markdown takes for an escape."""

from __future__ import annotations

import re

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines

_PATH = re.compile(r"""\]\(\s*<?(?P<path>[^()\s<>"]*\\[\w.\\][^()\s<>"]*)""")


def check(lines: Lines, diagnostics: Diagnostics) -> None:
    """Report every path in a body with a backslash before a letter, a digit, a dot or another backslash."""
    if "\\" in lines.source:
        for match in _PATH.finditer(lines.source):
            right = match["path"].replace("\\", "/")
            diagnostics.warning("path-backslash", lines.line_at(match.start()), found=match["path"], right=right)
