"""A built folder on this machine's own address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.site.serve import server


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""
    running = server(folder, 0)
    running.start()
    try:
        yield f"http://localhost:{running.port}"
    finally:
        running.stop()
