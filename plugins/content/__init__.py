"""The content model: front matter, Markdown, editorial checks, and the pages of articles and fixed pages.

It has no settings of its own; the build hands over what it needs (plugins/build).
"""

from __future__ import annotations

from .capability import Capability, capabilities

CAPABILITY = Capability(name="content", spaces=("/index.html",))


def answer(_sender: object) -> Capability:
    """What this folder adds to the archive; its pages come from the build, which knows what others add to them."""
    return CAPABILITY


def register() -> None:
    """Answer the build's question."""
    capabilities.connect(answer)
