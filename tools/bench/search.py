"""`bench search`: our search beside Pagefind, stock lunr and MiniSearch, over one archive, in one run."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from html import escape
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from statistics import mean, median

from plugins.vietnamese.messages import Messages
from tools import ROOT
from tools.browser import chromium

from . import search_browser
from .archive import synthetic
from .measure import Measure, measure
from .peers import installed
from .search_browser import Answers, Host, Times
from .search_queries import Document, Question, Questions

HERE = Path(__file__).parent
EACH = 40
EVERY = 7
"""Bytes are counted for one in so many questions where Pagefind is asked, too, since it restarts slowly."""
FIRST, FOLLOWING = 8, 40
WHOLE = 2_000
"""Most articles for engines that load their whole index: at 10,000, lunr's is a third of a gigabyte."""
LARGE = 10_000
"""Articles from which the indexing bars apply, since startup dominates below. Peers do not index more: lunr.py holds
several copies of its index in memory, and Pagefind takes over 22 GB for 100,000."""
MINISEARCH = "minisearch@7.2.0"
MESSAGES = Messages(HERE / "messages.yaml")


@dataclass
class Run:
    """All measurements of one archive, by engine."""

    questions: list[Question]
    builds: dict[str, Measure] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)
    times: dict[str, Times] = field(default_factory=dict)


def documents(count: int) -> list[Document]:
    """The archive's own articles and synthetic ones, `count` in all, oldest first."""
    from tools.capabilities import capabilities, read_archive

    archive, _, _ = read_archive(ROOT / "content", capabilities(), now=datetime.max)
    found = [
        Document(
            each.address, each.title, each.date.start.date(), each.category, archive.text(each.body).plain, real=True
        )
        for each in archive.listed
    ]
    made = synthetic(count - len(found))
    found += (Document(each.address, each.title, each.day, each.category, each.text) for each in made)
    return sorted(found, key=lambda each: (each.day, each.address))


def run_bench(count: int, rounds: int) -> int:
    """Benchmark all engines on `count` articles and print one table, ratios last. rounds: of the builds."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        known = documents(count)
        run = Run(Questions(known).draw(EACH if count <= WHOLE else EACH // 2))  # Pagefind answers more slowly, too
        _prepare(folder, known)
        for number in range(rounds if count <= 1000 else 1):
            _say(f"builds {number + 1}")
            _build(folder, run, peers=count <= LARGE)
        with chromium() as running:
            host = Host(folder)
            engines = ["ours", *(["pagefind"] if count <= LARGE else [])]
            if count <= WHOLE:
                engines += ["lunr", *(["minisearch"] if _minisearch(folder, running, host) else [])]
            for engine in engines:
                _say(f"questions: {engine}")
                every = EVERY if count <= LARGE else 1
                run.answers[engine] = search_browser.ask(running, host, engine, run.questions, every=every)
            asked = [question for question in run.questions if question.answers][:: len(run.questions) // 50][
                : FIRST + FOLLOWING
            ]
            _say("times")
            run.times["ours"] = search_browser.our_times(running, host, asked, FIRST)
            if "pagefind" in engines:
                run.times["pagefind"] = search_browser.pagefind_times(running, host, asked, FIRST)
    print(_table(run, count))
    return 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _prepare(folder: Path, known: Sequence[Document]) -> None:
    """Set up one folder that serves all engines: our page, the articles as plain pages, the harness."""
    from tools.site.build import overrides, run

    (folder / "documents.json").write_text(
        json.dumps([{**asdict(each), "day": str(each.day)} for each in known]), encoding="utf-8"
    )
    run(overrides(output=folder / "site"))
    lay_out(folder / "site", folder)
    shutil.rmtree(folder / "site")
    lunr = files("mkdocs").joinpath("contrib/search/templates/search/lunr.js").read_bytes()
    (folder / "lunr.js").write_bytes(lunr)
    for each in known:
        path = folder / "pages" / each.address.strip("/")
        path.mkdir(parents=True)
        (path / "index.html").write_text(_page(each), encoding="utf-8")


def lay_out(site: Path, folder: Path) -> None:
    """Move the search page of a built site, without its index, to the folder of all engines, and add the harness."""
    shutil.move(site / "theme", folder / "theme")
    for name in ("index.html", "chi-muc/lookups"):
        (folder / "tim-kiem" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(site / "tim-kiem" / name, folder / "tim-kiem" / name)
    (scripts,) = (folder / "theme").glob("*/js/search")
    shutil.copytree(scripts, folder / "js")
    (folder / "blank.html").write_text('<!doctype html><html lang="vi"><title>…</title>', encoding="utf-8")
    for name in ("search_harness.js", "search_pagefind.html"):
        shutil.copy(HERE / name, folder / name)


def _page(document: Document) -> str:
    month = (
        f"{document.day.day}/{document.day.month}/{document.day.year}, tháng {document.day.month}/{document.day.year}"
    )
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in document.text.splitlines())
    head = f"<meta charset=utf-8><title>{escape(document.title)}</title>"
    return f"<!doctype html><html lang=vi>{head}<h1>{escape(document.title)}</h1><p>{month}</p>{paragraphs}"


def _build(folder: Path, run: Run, *, peers: bool) -> None:
    for kind in ("ours", "lunr") if peers else ("ours",):
        _keep(run, kind, measure(ROOT, "tools.bench.search_index", kind, folder / "documents.json", folder))
    if peers:
        places = ("--site", folder / "pages", "--output-path", folder / "pagefind")
        _keep(run, "pagefind", measure(ROOT, "pagefind", *places))


def _keep(run: Run, kind: str, found: Measure) -> None:
    known = run.builds.get(kind)
    run.builds[kind] = min(known, found, key=lambda each: each.wall) if known else found


def _minisearch(folder: Path, running: object, host: Host) -> bool:
    """Fetch MiniSearch with npm and build its index; returns False, after printing why, if that fails."""
    modules = installed(folder / "npm", MINISEARCH)
    if modules is None:
        _say(MESSAGES.say("no-minisearch"))
        return False
    shutil.copy(modules / "minisearch/dist/es/index.js", folder / "minisearch.js")
    page = running.new_page()  # type: ignore[attr-defined]
    page.set_default_timeout(600_000)
    page.goto(f"{host.url}/blank.html")
    made = page.evaluate("async () => (await import('/search_harness.js')).minisearch.make()")
    (folder / "minisearch.json").write_text(made, encoding="utf-8")
    page.close()
    return True


def _ranks(questions: Sequence[Question], answers: Answers) -> list[int]:
    """The rank of the first correct answer to each question, from 1; 0 if none is among the first five."""
    ranks = []
    for question, top in zip(questions, answers.top, strict=True):
        places = [place for place, address in enumerate(top, 1) if _address(address) in question.answers]
        ranks.append(places[0] if places else 0)
    return ranks


def _address(found: str) -> str:
    return re.sub(r"^/pages", "", found)


def _quality(ranks: Sequence[int]) -> str:
    at_one = mean(rank == 1 for rank in ranks)
    at_five = mean(rank > 0 for rank in ranks)
    reciprocal = mean(1 / rank if rank else 0 for rank in ranks)
    return f"{at_one:5.2f}{at_five:6.2f}{reciprocal:6.2f}   "


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _table(run: Run, count: int) -> str:
    engines = list(run.answers)
    ranks = {engine: _ranks(run.questions, answers) for engine, answers in run.answers.items()}
    lines = [f"{count} articles, {len(run.questions)} questions: success@1, @5, MRR",
             f"{'':18}" + "".join(f"{engine:20}" for engine in engines)]  # fmt: skip
    places = {
        kind: [place for place, _ in group] for kind, group in groupby(enumerate(run.questions), lambda e: e[1].kind)
    }
    for kind, chosen in {**places, "all": list(range(len(run.questions)))}.items():
        lines.append(f"{kind:18}" + "".join(_quality([ranks[engine][place] for place in chosen]) for engine in engines))
    lines.append("")
    lines += _figures("bytes before asking", {engine: each.start for engine, each in run.answers.items()})
    lines += _figures("bytes a question", {engine: mean(each.fetched) for engine, each in run.answers.items()})
    lines += _figures("  p95", {engine: _p95(each.fetched) for engine, each in run.answers.items()})
    lines += _figures("build, seconds", {engine: each.wall for engine, each in run.builds.items()})
    lines += _figures("build, cpu", {engine: each.cpu for engine, each in run.builds.items()})
    lines += _figures("build, MiB", {engine: each.peak for engine, each in run.builds.items()})
    lines += _figures("first, ms", {engine: median(each.first) for engine, each in run.times.items()})
    lines += _figures("following p95, ms", {engine: _p95(each.following) for engine, each in run.times.items()})
    lines += [
        "times: from opening the page (on a host met before) or the last letter to titles; excerpts may come later"
    ]
    if count > WHOLE:
        lines.append(f"lunr and MiniSearch load their whole index: above {WHOLE} articles they are not asked")
    return "\n".join([*lines, "", *_ratios(run, ranks["ours"], places, count)])


def _figures(name: str, values: Mapping[str, float]) -> list[str]:
    return [f"{name:22}" + "".join(f"{engine} {value:,.1f}   " for engine, value in values.items())]


def _ratios(run: Run, ranks: Sequence[int], places: Mapping[str, Sequence[int]], count: int) -> list[str]:
    ours = run.answers["ours"]
    by_kind = {kind: mean(ranks[place] == 1 for place in chosen) for kind, chosen in places.items()}
    numbers = mean(value for kind, value in by_kind.items() if kind.startswith("number"))
    rows: list[tuple[str, float, float | None, bool]] = [
        ("success@1", mean(rank == 1 for rank in ranks), 0.96, False),
        ("without marks / with marks", by_kind["no marks"] / by_kind["exact"], 0.98, False),
        ("document numbers", numbers, 1.0, False),
        ("title + month", by_kind["title + month"], 0.95, False),
        ("phrases of real text", by_kind["phrase, real"], 0.85, False),
        ("kB before asking", ours.start / 1000, 60.0, True),
        ("kB a question", mean(ours.fetched) / 1000, 30.0, True),
    ]
    return [_ratio(*row) for row in (*rows, *(_beside_peers(run, count) if "pagefind" in run.answers else ()))]


def _beside_peers(run: Run, count: int) -> list[tuple[str, float, float | None, bool]]:
    ours, theirs = run.answers["ours"], run.answers["pagefind"]
    times, their_times = run.times["ours"], run.times["pagefind"]
    large = count >= LARGE
    return [
        ("bytes a question / Pagefind", mean(ours.fetched) / mean(theirs.fetched),
         1 / 40 if count <= WHOLE else 1 / 25, True),
        ("bytes before asking / Pagefind", ours.start / theirs.start, 0.20, True),
        ("first results / Pagefind", median(times.first) / median(their_times.first), 0.30, True),
        ("following p95 / Pagefind", _p95(times.following) / _p95(their_times.following), 0.50, True),
        ("build time / lunr.py", run.builds["ours"].wall / run.builds["lunr"].wall, 0.20 if large else None, True),
        ("build memory / Pagefind", run.builds["ours"].peak / run.builds["pagefind"].peak,
         0.15 if large else None, True),
    ]  # fmt: skip


def _ratio(name: str, value: float, bar: float | None, less: bool) -> str:
    if bar is None:
        return f"{name:34}{value:8.3f}   no bar for so few articles"
    reached = value <= bar if less else value >= bar
    return f"{name:34}{value:8.3f}   {'≤' if less else '≥'} {bar:.3f}  {'ok' if reached else 'MISSED'}"
