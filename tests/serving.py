"""Serves a built folder on localhost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.site.serve import server


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder for the duration of the context; yields its address."""
    running = server(folder, 0)
    running.start()
    try:
        yield f"http://localhost:{running.port}"
    finally:
        running.stop()
