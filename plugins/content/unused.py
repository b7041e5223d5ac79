"""Images and attached files that no source of a content folder mentions, in its head or in its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from .folder import walk
from .layout import ATTACHED, IMAGES, SOURCE_TYPE

_PATH = re.compile(rf"(?:{IMAGES}|{ATTACHED})/[\w./-]*\w")


def unused_files(content: Path, paths: Iterable[str]) -> list[str]:
    """The given content paths that no source mentions, including drafts and withdrawn articles, sorted."""
    mentioned = {path for text in _texts(content) for path in _PATH.findall(text)}
    return sorted(path for path in paths if path not in mentioned)


def _texts(content: Path) -> Iterator[str]:
    """The text of every readable source; the check of all files reports the others."""
    for path, entry in walk(content, "", []):
        if path.endswith(SOURCE_TYPE) and entry.is_file(follow_symlinks=False):
            with suppress(OSError):
                yield (content / path).read_text(encoding="utf-8", errors="replace")
