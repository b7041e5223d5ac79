"""Paths of links and images as Windows writes them, with "\\", which Markdown takes for its own sign."""

from __future__ import annotations

import re

from plugins.core.diagnostics import Diagnostics

from ..lines import Lines

_PATH = re.compile(r"""\]\(\s*<?(?P<path>[^()\s<>"]*\\[\w.\\][^()\s<>"]*)""")


def check(lines: Lines, diagnostics: Diagnostics) -> None:
    """Tell of every path in a body that has a backslash before a letter, a figure or a dot."""
    if "\\" in lines.source:
        for match in _PATH.finditer(lines.source):
            right = match["path"].replace("\\", "/")
            diagnostics.warning("path-backslash", lines.line_at(match.start()), found=match["path"], right=right)
