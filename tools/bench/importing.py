"""`bench import`: the importer beside trafilatura, on the same pages: text kept and lost, chrome admitted, time.

As a program, `python -m tools.bench.importing ours|peer PAGES OUTPUT` imports the pages once: a file for each.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import ROOT
from tools.importer.command import Options, import_command

from .measure import Measure, measure, middle
from .portal_pages import PortalPage, write

BAR = 20.0
"""Most seconds for 1,000 pages on two cores."""


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of text characters kept and of chrome characters admitted; of correct titles and dates."""

    kept: float
    chrome: float
    titles: float
    days: float


def run_bench(count: int, rounds: int) -> int:
    """Benchmark `count` pages, `rounds` times."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pages = write(root / "pages", count)
        print(
            f"{count} pages, {sum(len(page.data) for page in pages) / 2**20:.1f} MiB, {os.cpu_count()} cores",
            flush=True,
        )
        taken: dict[str, list[Measure]] = {tool: [] for tool in TOOLS}
        for number in range(rounds):
            for tool in TOOLS:
                folders = root / "pages", root / f"{tool}-{number}"
                taken[tool].append(measure(ROOT, "tools.bench.importing", tool, *folders))
        for tool in TOOLS:
            _report(tool, middle(taken[tool]), score(pages, root / f"{tool}-0"), count)
    return 0


def score(pages: Sequence[PortalPage], folder: Path) -> Score:
    """Score a tool's output, one file for each page."""
    text = chrome = kept = let_in = titles = days = 0
    for page in pages:
        made = _made(folder, page)
        solid = "".join(made.replace("\\", "").split())
        text, kept = text + sum(map(len, page.text)), kept + _shown(page.text, solid)
        chrome, let_in = chrome + sum(map(len, page.chrome)), let_in + _shown(page.chrome, solid)
        titles += page.title in made.replace("\\", "")
        days += page.day in made or "-".join(reversed(page.day.split("/"))) in made
    return Score(kept / text, let_in / chrome, titles / len(pages), days / len(pages))


def _shown(lines: Iterable[str], solid: str) -> int:
    """The characters of the lines that a text without spaces contains."""
    return sum(len(line) for line in lines if "".join(line.split()) in solid)


def _made(folder: Path, page: PortalPage) -> str:
    made = folder / f"{page.name}.md"
    return made.read_text(encoding="utf-8") if made.is_file() else ""


def _report(tool: str, taken: Measure, found: Score, count: int) -> None:
    each = (
        f"{taken.wall:6.2f} s ({taken.wall / count * 1000:.1f} ms a page){taken.cpu:7.1f} s of "
        f"processors{taken.peak:6.0f} MiB"
    )
    quality = (
        f"kept {found.kept:.2%}  lost {1 - found.kept:.2%}  chrome {found.chrome:.2%}  titles "
        f"{found.titles:.1%}  days {found.days:.1%}"
    )
    print(f"{tool:<6}{each}  {quality}", flush=True)
    if tool == "ours":
        print(f"      for 1,000 pages {taken.wall * 1000 / count:.1f} s (bar {BAR:.0f})")


def ours(pages: Path, output: Path) -> None:
    """Import every page, and copy each draft to where `score` expects it."""
    report = output / "report.json"
    import_command([pages], Options(into=output / "content", report=report))
    for page in json.loads(report.read_bytes())["articles"]:
        if page["status"] == "written":
            (output / f"{page['name']}.md").write_bytes((output / "content" / page["file"]).read_bytes())


def peer(pages: Path, output: Path) -> None:
    """Extract every page with trafilatura, with one process per core."""
    output.mkdir(parents=True)
    paths = sorted(pages.iterdir())
    with ProcessPoolExecutor() as executor:
        for path, text in zip(paths, executor.map(_extract, paths, chunksize=8), strict=True):
            (output / f"{path.name}.md").write_text(text, encoding="utf-8")


def _extract(path: Path) -> str:
    """The Markdown of a page, with metadata; plain text is copied, since trafilatura does not process it."""
    import trafilatura

    data = path.read_text(encoding="utf-8")
    if path.suffix == ".txt":
        return data
    return trafilatura.extract(data, output_format="markdown", with_metadata=True, include_tables=True) or ""


TOOLS: Mapping[str, Callable[[Path, Path], None]] = {"ours": ours, "peer": peer}


if __name__ == "__main__":
    TOOLS[sys.argv[1]](*map(Path, sys.argv[2:]))
