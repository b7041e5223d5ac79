"""Times Hugo's server: seconds from an edit to the rebuilt site."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from .measure import Measure, python, wait_until

PATIENCE = 120.0  # seconds


def fast_render(folder: Path, edit: Callable[[], object]) -> Measure:
    """Start `hugo server`, edit once it is ready, and wait for the rebuild."""
    log = folder / "server.log"
    command = python("hugo", "server", "--port", "13713", "--bind", "127.0.0.1", "--watch")
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(log, r"Press Ctrl\+C")
            began = time.perf_counter()
            edit()
            _wait(log, r"Change detected.*Total in \d+ ms")
            return Measure(time.perf_counter() - began, 0.0, 0.0)
        finally:
            for child in psutil.Process(server.pid).children(recursive=True):
                child.terminate()
            server.terminate()
            server.wait()


def _wait(log: Path, said: str) -> None:
    def is_said() -> bool:
        return re.search(said, log.read_text(encoding="utf-8", errors="replace"), re.DOTALL) is not None

    wait_until(is_said, PATIENCE, f"hugo server never said {said!r}")
