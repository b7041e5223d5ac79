"""What a file still holds of a template or of a merge, and nobody wrote for readers."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import LOADER

PLACEHOLDERS: tuple[str, ...] = tuple(
    yaml.load(Path(__file__).with_name("placeholders.yaml").read_text("utf-8"), LOADER)
)
"""What the templates of `new` (tools/) say where an editor is to write."""
_ANY = "|".join(map(re.escape, PLACEHOLDERS))
_PLACEHOLDER = re.compile(rf"^(?:[ ]*(?:- )?[a-z_]+:[ ]*[\"']?)?({_ANY})", re.MULTILINE)
_OURS, _BETWEEN, _THEIRS = (re.compile(rf"^{sign}{{7}}(?: .*)?$", re.MULTILINE) for sign in "<=>")


def is_conflict(text: str, diagnostics: Diagnostics) -> bool:
    """Whether Git left both sides of a merge in a source; the first line that says so is told."""
    marker = _OURS.search(text)
    if marker is None and _BETWEEN.search(text):  # else a quote within quotes
        marker = _THEIRS.search(text)
    if marker:
        diagnostics.error("merge-conflict", text.count("\n", 0, marker.start()) + 1, found=marker[0][:40])
    return marker is not None


def check(text: str, diagnostics: Diagnostics, *, published: bool) -> None:
    """Tell of every line of a source that is still the template's; a draft may have some."""
    report = diagnostics.error if published else diagnostics.warning
    for match in _PLACEHOLDER.finditer(text):
        report("placeholder", text.count("\n", 0, match.start()) + 1, found=match[1])
