"""Checks for leftovers of templates and merges, which nobody wrote for readers."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import read_yaml

PLACEHOLDERS: tuple[str, ...] = tuple(read_yaml(Path(__file__).with_name("placeholders.yaml")))
"""The placeholders in the templates of `new` (tools/), to be replaced by editors."""
_ANY = "|".join(map(re.escape, PLACEHOLDERS))
_PLACEHOLDER = re.compile(rf"^(?:[ ]*(?:- )?[a-z_]+:[ ]*[\"']?)?({_ANY})", re.MULTILINE)
_OURS, _BETWEEN, _THEIRS = (re.compile(rf"^{sign}{{7}}(?: .*)?$", re.MULTILINE) for sign in "<=>")


def is_conflict(text: str, diagnostics: Diagnostics) -> bool:
    """Whether a source has the conflict markers of a merge, the first of which is reported."""
    marker = _OURS.search(text)
    if marker is None and _BETWEEN.search(text):  # else ">>>>>>>" is a nested quotation
        marker = _THEIRS.search(text)
    if marker:
        diagnostics.error("merge-conflict", text.count("\n", 0, marker.start()) + 1, found=marker[0][:40])
    return marker is not None


def check(text: str, diagnostics: Diagnostics, *, published: bool) -> None:
    """Report every placeholder that is left in a source; in a draft as a warning."""
    report = diagnostics.error if published else diagnostics.warning
    for match in _PLACEHOLDER.finditer(text):
        report("placeholder", text.count("\n", 0, match.start()) + 1, found=match[1])
