"""Images: figures in Markdown, their derivatives, lost photographs, charts, and the images that stand for a page."""

from __future__ import annotations


def register() -> None:
    """Connect to the archive's signals."""
