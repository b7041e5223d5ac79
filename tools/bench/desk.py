"""`bench desk`: the desk on an archive of N articles: response time while typing, memory, and the time an editor takes
from starting it to sending a briefing.

As a program, `python -m tools.bench.desk CONTENT FOLDER` serves the desk until stdin closes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psutil
from PIL import Image

from tools import ROOT
from tools.browser import chromium
from tools.desk.command import Running
from tools.desk.git import Git
from tools.exits import DONE, FAULTS

from .archive import Synthetic, write
from .editor import send, write_briefing
from .measure import python

ANSWER, MEMORY, MINUTES = 150.0, 400.0, 5.0
"""The bars: milliseconds for a response with diagnostics and page (the desk asks after 150 ms of idle time, and 300 ms
are allowed in all); MiB at rest; minutes for the editor's task."""
PAUSE = 60.0  # milliseconds between an editor's keystrokes
PATIENCE = 120.0  # seconds for the slowest response
WHO = {"user.name": "bench", "user.email": "bench@localhost"}


def run_bench(count: int, rounds: int) -> int:
    """Print the results; returns 1 if any misses its bar. rounds: number of edits to the text."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        articles = _archive(folder, count)
        began = time.perf_counter()
        with _served(folder) as (process, address):
            ready = time.perf_counter() - began
            resting = process.memory_full_info().uss / 2**20
            walls, processor = zip(*_answers(process, address, articles[len(articles) // 2], rounds), strict=True)
            used = process.memory_full_info().uss / 2**20
            editing = time.perf_counter()
            _edit(address, folder)
            minutes = (time.perf_counter() - editing + ready) / 60
    print(f"{count} articles")
    print(f"ready after           {ready:7.1f} s")
    print(f"answer to a text      {median(walls):7.1f} ms, {max(walls):.1f} at the most (≤ {ANSWER:.0f})")
    print(f"  of it processor     {median(processor):7.1f} ms")
    print(f"memory                {resting:7.1f} MiB, {used:.1f} after {rounds} texts (≤ {MEMORY:.0f})")
    print(f"start to sent         {minutes:7.2f} min (≤ {MINUTES:.0f})")
    return DONE if median(walls) <= ANSWER and used <= MEMORY and minutes <= MINUTES else FAULTS


def _archive(folder: Path, count: int) -> list[Synthetic]:
    """Synthetic articles in a repository with a bare upstream, and a photograph beside it."""
    articles = write(folder / "tree/content", count)
    git = Git(folder)
    for command in (
        ("init", "--quiet", "--bare", "--initial-branch=main", "bare.git"), ("init", "--quiet", "-b", "main", "tree"),
        ("-C", "tree", "add", "--all"), ("-C", "tree", "commit", "--quiet", "--message", "Kho"),
        ("-C", "tree", "remote", "add", "origin", str(folder / "bare.git")),
        ("-C", "tree", "push", "--quiet", "--set-upstream", "origin", "main"),
    ):  # fmt: skip
        git.run(*command, settings=WHO, seconds=PATIENCE)
    Image.effect_noise((4000, 3000), 40).convert("RGB").save(folder / "Hội trường 1.JPG")
    return articles


@contextmanager
def _served(folder: Path) -> Iterator[tuple[psutil.Process, str]]:
    """Run a desk until its preview is built; yields its process and address."""
    command = python("tools.bench.desk", folder / "tree/content", folder)
    options = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=ROOT, **options) as running:  # type: ignore[call-overload]
        lines = iter(running.stdout)
        address = next(line.split()[1] for line in lines if line.startswith("ready "))
        yield psutil.Process(running.pid), address
        running.stdin.close()


def _answers(process: psutil.Process, address: str, article: Synthetic, rounds: int) -> Iterator[tuple[float, float]]:
    """Wall and CPU milliseconds of each response to an edited text; every second edit changes the title."""
    seen = ""
    for place in range(rounds):
        text = f"{article.markdown()}\n## Phần {place}\n\nThêm một câu, lần {place}.\n"
        text = text.replace("title: ", f"title: Lần {place} ", 1) if place % 2 else text
        before, began = sum(process.cpu_times()[:2]), time.perf_counter()
        told = _ask(address, "nhap", {"path": article.file, "text": text, "base": "", "seen": seen})
        wall = time.perf_counter() - began
        assert told["page"]
        seen = told["mark"]
        yield 1000 * wall, 1000 * (sum(process.cpu_times()[:2]) - before)


def _ask(address: str, name: str, values: dict[str, str]) -> dict[str, str]:
    url = urlsplit(address)
    headers = {"Origin": f"{url.scheme}://{url.netloc}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}api/{name}", json.dumps(values).encode(), headers)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        told: dict[str, str] = json.loads(answer.read())
    return told


def _edit(address: str, folder: Path) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        page.set_default_timeout(1000 * PATIENCE)
        write_briefing(page, address, folder / "Hội trường 1.JPG", pause=PAUSE)
        send(page, pause=PAUSE)


def main(content: str, folder: str) -> int:
    """Serve until stdin closes."""
    running = Running(Path(content), Path(folder) / "desk", 0)
    running.server.start()
    running.build()
    print(f"ready {running.address}", flush=True)
    sys.stdin.read()
    running.server.stop()
    return DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
