"""Attached files that nothing uses."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from plugins.content.mentions import mentioned_names
from plugins.content.scan import attached_paths
from plugins.core.diagnostics import Diagnostic

from .reading import MESSAGES


def unused_documents(content: Path) -> list[Diagnostic]:
    """A warning for each attached file whose name no source mentions: no article, draft or withdrawn one either."""
    mentioned = mentioned_names(content)
    paths = [path for path in attached_paths(content) if PurePosixPath(path).name not in mentioned]
    return [Diagnostic(path, 1, "document-unused", MESSAGES.say("document-unused"), "warning") for path in paths]
