"""The content model: front matter, Markdown, editorial checks, and the pages of articles and fixed pages.

It has no settings of its own; the engine hands over what it needs (see plugins/build).
"""

from __future__ import annotations

from .signals import archive_pages


def register() -> None:
    """Connect to the archive's signals."""
    from .pages import pages

    archive_pages.connect(pages)
