"""Checks authors and tags for names that editors may have confused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.content.grouping import collected
from plugins.content.model import Archive
from plugins.content.names import name_index
from plugins.core.diagnostics import Diagnostic

from . import labels
from .names import AUTHOR, TAG, NameKind


def check_names(archive: Archive) -> Iterator[Diagnostic]:
    """A warning for each group of names that differ only in their marks, in a file that uses the rarest of them."""
    for kind in (AUTHOR, TAG):
        yield from _namesakes(archive, kind)


def _namesakes(archive: Archive, kind: NameKind) -> Iterator[Diagnostic]:
    uses = Counter(name for article in archive.articles for name in kind.names(article))
    book = name_index(uses, kind.folder)
    spellings = collected((crumb, name) for name, crumb in book.spellings.items())
    for alike in book.namesakes.values():
        rarest = min((name for crumb in alike for name in spellings[crumb]), key=lambda name: (uses[name], name))
        names = ", ".join(f"“{crumb.title}”" for crumb in alike)
        first = next(article.file for article in archive.articles if rarest in kind.names(article))
        yield Diagnostic(first, 1, "namesakes", labels.text("namesakes-fault", names=names), "warning")
