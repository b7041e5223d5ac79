"""Open data: what the archive holds, for programs. There are no settings."""

from __future__ import annotations

from plugins.content.capability import Capability, capabilities

from .articles import article_files

CAPABILITY = Capability(name="open_data", targets=article_files)


def answer(_sender: object) -> Capability:
    """What this folder adds to the archive."""
    return CAPABILITY


def register() -> None:
    """Answer the build's question."""
    capabilities.connect(answer)
