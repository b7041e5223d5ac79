"""Attached files that nothing uses."""

from __future__ import annotations

from pathlib import Path

from plugins.content.mentions import mentioned_files
from plugins.content.scan import attached_paths
from plugins.core.diagnostics import Diagnostic

from .reading import MESSAGES


def unused_documents(content: Path) -> list[Diagnostic]:
    """A warning for each attached file that no source mentions: no article, draft or withdrawn one either."""
    mentioned = mentioned_files(content)
    paths = [path for path in attached_paths(content) if path not in mentioned]
    return [Diagnostic(path, 1, "document-unused", MESSAGES.say("document-unused"), "warning") for path in paths]
