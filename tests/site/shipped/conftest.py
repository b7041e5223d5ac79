"""The project's own content, read once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import pelicanconf
from plugins.content.archive import read_archive
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic

CONTENT = Path(__file__).parents[3] / "content"
LATER = datetime(2100, 1, 1)
"""A time at which nothing waits to be published."""


@pytest.fixture(scope="session")
def reading() -> tuple[Archive, list[Diagnostic]]:
    """The archive that the content makes, and its diagnostics."""
    extensions = pelicanconf.MARKDOWN_EXTENSIONS
    return read_archive(CONTENT, now=LATER, drafts=True, fallback=CONTENT, extensions=extensions)


@pytest.fixture(scope="session")
def archive(reading: tuple[Archive, list[Diagnostic]]) -> Archive:
    """The archive that the content makes."""
    return reading[0]
