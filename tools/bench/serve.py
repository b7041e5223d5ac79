"""`bench serve`: page loads on a phone and requests that a small server bears, beside stock Pelican's theme and a
comparable one of Hugo; all served compressed by nginx on loopback with the configuration in deploy/."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from plugins.build.compression import SUFFIXES, TEXTS, compress
from tools import servers
from tools.browser import chromium
from tools.exits import ENVIRONMENT, fail

from .archive import Synthetic, synthetic
from .build import CASES, Field

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
"""Latency in milliseconds and throughput in bytes per second, as in Chromium's developer tools."""
SLOWER = 4  # times, the processor
PHONE = {"width": 360, "height": 740}
REST = 1_000  # milliseconds without changes
SECONDS, CONNECTIONS = 5, 32
KINDS = {"Document": "page", "Stylesheet": "style", "Script": "script", "Font": "font", "Image": "image"}
NO_MOVES = 'map $uri $luu_tru_moved {\n    default "";\n}\n'
BARS = "bars, article: page, style and script ≤ 30 kB; largest paint ≤ 1500 ms; shift 0; blocked < 50 ms"
_OBSERVE = """window.seen = { largest: 0, shift: 0, blocked: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.largest = entry.startTime; }))
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { seen.blocked += entry.duration - 50; }))
  .observe({ type: "longtask", buffered: true });"""
_SEEN = "() => ({ ...window.seen, first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })"


@dataclass(frozen=True, slots=True)
class Visit:
    """One page load with an empty cache. first, largest, blocked: milliseconds; sizes: bytes by kind."""

    first: float
    largest: float
    shift: float
    blocked: float
    sizes: Mapping[str, int]
    paths: tuple[str, ...]


def run_bench(count: int, rounds: int) -> int:
    """Publish `count` articles with each tool, visit its pages `rounds` times, and load-test the article."""
    if servers.program("nginx") is None or servers.program("wrk") is None:
        return fail(ENVIRONMENT, "nginx, wrk: apt install nginx wrk")
    articles = list(synthetic(count))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        run = Field(folder / "all", articles)
        print(f"{count} articles; slow 4G, processor {SLOWER} × slower, {PHONE['width']} × {PHONE['height']}")
        print(f"{'':24}{'first':>7}{'largest':>9}{'shift':>8}{'blocked':>9}  bytes by kind")
        with chromium() as browser:
            for tool, output, pages in _tools(run.root, articles[len(articles) // 2]):
                print(f"building: {tool}", file=sys.stderr, flush=True)
                CASES[f"{tool} cold"](run)
                _prepare(output)
                (folder / tool).mkdir()
                with servers.nginx(output, folder / tool) as url:
                    for page, path in pages.items():
                        _compress(output, visit(browser, url + path).paths)
                        visits = [visit(browser, url + path) for _ in range(rounds)]
                        print(_line(f"{tool}: {page}", visits), flush=True)
                    print(f"{f'{tool}: article':24}{requests_a_second(url + pages['article']):7.0f} requests a second")
    print(BARS)
    return 0


def _tools(root: Path, article: Synthetic) -> Iterator[tuple[str, Path, Mapping[str, str]]]:
    """Each tool, its output folder, and its pages by kind."""
    month = f"/{article.day:%Y/%m}/"
    pages = {"home": "/", "article": article.address, "month": month}
    yield "ours", root / "ours" / "output", {**pages, "search": "/tim-kiem/?q=giao+ban"}
    yield "pelican", root / "pelican" / "output", pages
    yield "hugo", root / "hugo" / "public", {**pages, "month": f"/months/{article.day:%Y-%m}/"}


def _prepare(output: Path) -> None:
    moves = output / ".deploy" / "nginx.conf"
    if not moves.exists():
        moves.parent.mkdir()
        moves.write_text(NO_MOVES)


def _compress(output: Path, paths: tuple[str, ...]) -> None:
    """Compress the files that a page requests, in the same way for all tools."""
    for path in paths:
        file = output / (path.lstrip("/") + "index.html" if path.endswith("/") else path.lstrip("/"))
        for suffix in SUFFIXES if file.suffix in TEXTS and file.is_file() else ():
            file.with_name(file.name + suffix).write_bytes(compress(file.read_bytes(), suffix))


def visit(browser: Browser, url: str) -> Visit:
    """Load a page with an empty cache."""
    context = browser.new_context(viewport=PHONE, ignore_https_errors=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    session: Any = context.new_cdp_session(page)
    for method, values in (
        ("Network.enable", {}),
        ("Network.emulateNetworkConditions", SLOW_4G),
        ("Emulation.setCPUThrottlingRate", {"rate": SLOWER}),
    ):
        session.send(method, values)
    asked: dict[str, tuple[str, str]] = {}
    sizes: Counter[str] = Counter()

    def answered(event: Mapping[str, Any]) -> None:
        asked[event["requestId"]] = KINDS.get(event["type"], "other"), urlsplit(event["response"]["url"]).path

    def loaded(event: Mapping[str, Any]) -> None:
        sizes[asked.get(event["requestId"], ("other", ""))[0]] += int(event["encodedDataLength"])

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", loaded)
    page.goto(url, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(REST)
    seen = page.evaluate(_SEEN)
    context.close()
    return Visit(**seen, sizes=dict(sizes), paths=tuple(path for _, path in asked.values()))


def requests_a_second(url: str) -> float:
    """The compressed requests per second for one page that a single worker serves."""
    words = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", url]
    told = subprocess.run([servers.program("wrk") or "wrk", *words], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    assert found, told
    assert "Non-2xx" not in told, told
    return float(found[1])


def _line(name: str, visits: list[Visit]) -> str:
    figures = [median(getattr(one, key) for one in visits) for key in ("first", "largest", "shift", "blocked")]
    sizes = " ".join(f"{kind} {size}" for kind, size in sorted(visits[-1].sizes.items()))
    first, largest, shift, blocked = figures
    return f"{name:24}{first:7.0f}{largest:9.0f}{shift:8.3f}{blocked:9.0f}  {sizes}"
