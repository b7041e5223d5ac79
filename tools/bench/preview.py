"""Times live previews, ours and Hugo's: seconds from an edit to the rebuilt page.

As a program: `python -m tools.bench.preview CONTENT OUTPUT CACHE`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil

from tools import ROOT
from tools.site.live import serve

from .build_ours import hide_peers
from .measure import Measure, python, wait_until

PORT = 13714
PATIENCE = 600.0  # seconds; the first build makes every page


def edit_to_page(folder: Path, edit: Callable[[], tuple[str, str]]) -> Measure:
    """Start the preview of `folder`/content, edit once it is ready, and wait until the page shows the edit.

    edit: changes an article; returns its address, and a text that only the new page contains.
    """
    command = python("tools.bench.preview", *(folder / name for name in ("content", "preview", "cache")))
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait("/", "<html")
            time.sleep(1)  # watching starts after the first response
            began = time.perf_counter()
            address, text = edit()
            _wait(address, text)
            return Measure(time.perf_counter() - began, 0.0, 0.0)
        finally:
            server.terminate()


def _wait(address: str, text: str) -> None:
    wait_until(lambda: text in _page(address), PATIENCE, f"the preview never showed {text!r}")


def _page(address: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{address}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""  # not there yet


def edit_in_hugo(folder: Path, edit: Callable[[], object]) -> Measure:
    """Start `hugo server`, edit once it is ready, and wait for the rebuild."""
    log = folder / "server.log"
    command = python("hugo", "server", "--port", "13713", "--bind", "127.0.0.1", "--watch")
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_for(log, r"Press Ctrl\+C")
            began = time.perf_counter()
            edit()
            _wait_for(log, r"Change detected.*Total in \d+ ms")
            return Measure(time.perf_counter() - began, 0.0, 0.0)
        finally:
            for child in psutil.Process(server.pid).children(recursive=True):
                child.terminate()
            server.terminate()
            server.wait()


def _wait_for(log: Path, said: str) -> None:
    pattern = re.compile(said, re.DOTALL)
    wait_until(lambda: pattern.search(log.read_text("utf-8", "replace")) is not None, PATIENCE, f"never said: {said}")


def main(content: str, output: str, cache: str) -> int:
    """Serve until terminated."""
    hide_peers()
    return serve(Path(content), PORT, folder=Path(output), settings={"ARCHIVE_CACHE": cache})


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
