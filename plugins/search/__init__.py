"""The search index and its page. There are no settings."""

from __future__ import annotations

from plugins.content.capability import Capability, capabilities

from .pages import ADDRESS, pages

CAPABILITY = Capability(name="search", spaces=(ADDRESS,), targets=pages)


def answer(_sender: object) -> Capability:
    """What this folder adds to the archive."""
    return CAPABILITY


def register() -> None:
    """Answer the build's question."""
    capabilities.connect(answer)
