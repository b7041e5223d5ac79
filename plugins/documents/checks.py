"""Attached files that nothing uses."""

from __future__ import annotations

from pathlib import Path

from plugins.content.folder import attached_paths
from plugins.content.unused import unused_files
from plugins.core.diagnostics import Diagnostic

from .reading import MESSAGES


def unused_documents(content: Path) -> list[Diagnostic]:
    """A warning for each attached file that no source mentions."""
    paths = unused_files(content, attached_paths(content))
    return [Diagnostic.of(MESSAGES, path, 1, "document-unused", "warning") for path in paths]
