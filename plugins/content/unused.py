"""Images and attached files that no source of a content folder mentions, neither in its head nor in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from .folder import walk
from .layout import ATTACHED, IMAGES, SOURCE_TYPE

_PATH = re.compile(rf"(?:{IMAGES}|{ATTACHED})/[\w./-]*\w")


def unused_files(content: Path, paths: Iterable[str]) -> list[str]:
    """Those content paths that no source mentions: no article, draft or withdrawn one either, no page."""
    mentioned = {path for text in _texts(content) for path in _PATH.findall(text)}
    return sorted(path for path in paths if path not in mentioned)


def _texts(content: Path) -> Iterator[str]:
    """Every source that can be read; what cannot is told by the check of all files."""
    for path, entry in walk(content, "", []):
        if path.endswith(SOURCE_TYPE) and entry.is_file(follow_symlinks=False):
            with suppress(OSError):
                yield (content / path).read_text(encoding="utf-8", errors="replace")
