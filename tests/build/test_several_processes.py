"""Builds that work in several processes make what those in one make, and lose no fault."""

from __future__ import annotations

import multiprocessing
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plugins.content.model import Archive, Computed, File
from plugins.content.signals import archive_index, archive_pages
from tests.build.edits import ROOT, Bench, rename, replace_in, tree

pytestmark = pytest.mark.slow
SLOW = 0.5


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few files there are, they are so many that several processes are begun."""
    monkeypatch.setattr("plugins.build.reading.FEW", 0)
    monkeypatch.setattr("plugins.build.rendering.FEW", 0)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, random.Random(7))
    bench.build(tmp_path / "one", tmp_path / "cache-one", ARCHIVE_PROCESSES=1)
    bench.settings["ARCHIVE_PROCESSES"] = 2
    bench.build(bench.warm, tmp_path / "cache")
    return bench


def test_parallel_equals_serial(bench: Bench) -> None:
    assert tree(bench.root / "one") == tree(bench.warm)


def test_without_forking_nothing_differs(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    report = bench.build(bench.root / "spawned", bench.root / "cache-spawned")
    assert tree(bench.root / "one") == tree(bench.root / "spawned")
    assert report.made == report.files


def test_what_is_made_again_is_what_changed(bench: Bench) -> None:
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    rename(bench)
    bench.assert_warm_equals_cold()
    again = bench.build(bench.warm, bench.root / "cache", ARCHIVE_DRAFTS=True)
    assert again.made < again.files / 2
    assert again.written == again.deleted == 0


BESIDE = """
import time
from plugins.build.forked import beside
with beside(lambda: time.sleep(60), apart=True) as answer:
    print("begun", flush=True)
    answer()
"""
POOL = """
import time
from plugins.core.processes import pool
with pool(2) as processes:
    waiting = [processes.submit(time.sleep, 60) for _ in range(3)]
    print("begun", flush=True)
"""


@pytest.mark.parametrize("work", [BESIDE, POOL], ids=["beside", "pool"])
def test_other_processes_end_with_a_build_that_is_killed(work: str) -> None:
    with subprocess.Popen([sys.executable, "-c", work], cwd=ROOT, stdout=subprocess.PIPE) as build:
        assert build.stdout
        assert build.stdout.readline() == b"begun\n"
        build.kill()
        build.communicate(timeout=20)  # all have let go of the pipe


def broken(_archive: Archive, **_: object) -> Iterator[File]:
    yield File("/new.json", b"{}")
    raise ValueError("no index today")


def twice(_archive: Archive, **_: object) -> Iterator[File]:
    yield File("/robots.txt", b"")
    yield File("/", b"")


def slow(_archive: Archive, **_: object) -> Iterator[File]:
    time.sleep(SLOW)
    yield File("/late.json", b"{}")


def failing(_archive: Archive, **_: object) -> Iterator[Computed]:
    yield Computed("/new.json", refuse, ())


def refuse() -> bytes:
    raise ValueError("no page today")


def test_a_fault_of_a_page_waits_for_what_is_made_beside(bench: Bench) -> None:
    before = tree(bench.warm)
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    with archive_index.connected_to(slow), archive_pages.connected_to(failing):
        with pytest.raises(ValueError, match="no page today"):
            bench.build(bench.warm, bench.root / "cache")
        time.sleep(2 * SLOW)
        assert not (bench.root / f".{bench.warm.name}.luu-tru" / "staging").exists()
    assert tree(bench.warm) == before


@pytest.mark.parametrize(("receiver", "message"), [(broken, "no index today"), (twice, "two files at one address: /")])
def test_a_fault_beside_the_pages_stops_the_build(bench: Bench, receiver: object, message: str) -> None:
    before = tree(bench.warm)
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    build = partial(bench.build, bench.warm, bench.root / "cache")
    with archive_index.connected_to(receiver), pytest.raises(ValueError, match=message):
        build()
    assert tree(bench.warm) == before
    build()
    assert tree(bench.warm) != before
