"""Which file names the sources of a content folder mention, wherever they stand: in a text, a head, a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .scan import SOURCE_TYPE, walk

_NAME = re.compile(r"[^\s/\\()<>\"'\[\]]+\.\w+")


def mentioned_names(content: Path) -> frozenset[str]:
    """The names of files, without their folders, that any source mentions, drafts and withdrawn articles included."""
    return frozenset(name for text in _texts(content) for name in _NAME.findall(text))


def _texts(content: Path) -> Iterator[str]:
    """Every source that can be read; what cannot is told by the check of all files."""
    for path, entry in walk(content, "", []):
        if path.endswith(SOURCE_TYPE) and entry.is_file(follow_symlinks=False):
            with suppress(OSError):
                yield (content / path).read_text(encoding="utf-8", errors="replace")
