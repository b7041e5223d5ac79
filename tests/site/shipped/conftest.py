"""The project's own content, read once."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic
from tests.archives import CONTENT, check

LATER = datetime(2100, 1, 1)
"""A time at which no article is scheduled any more."""


@pytest.fixture(scope="session")
def reading() -> tuple[Archive, list[Diagnostic]]:
    """The archive of the project's content, and its diagnostics."""
    return check(CONTENT, now=LATER, drafts=True)


@pytest.fixture(scope="session")
def archive(reading: tuple[Archive, list[Diagnostic]]) -> Archive:
    """The archive of the project's content."""
    return reading[0]
