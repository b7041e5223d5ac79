"""Builds in several processes give the same output as in one, and lose no error."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from plugins.build import pipeline, plan, render
from plugins.build.publish import Output
from plugins.content.capability import Capability, Workspace, capabilities
from plugins.content.model import Archive
from plugins.content.targets import File, static
from plugins.search import store
from tests.build.edits import ROOT, Bench, change_template, kept, rename, replace_in, tree
from tools.site import build as tool

pytestmark = pytest.mark.slow
SLOW = 0.5


@pytest.fixture(autouse=True, scope="module")
def many() -> Iterator[None]:
    """Use several processes, however few files there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("plugins.build.read.ALONE", 0)
        patch.setattr("plugins.build.render.ALONE", 0)
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, many: None) -> Callable[[], Bench]:
    root = tmp_path_factory.mktemp("built") / "root"
    bench = Bench(root, random.Random(7))
    bench.build(root / "one", root / "cache-one", ARCHIVE_PROCESSES=1)
    bench.settings["ARCHIVE_PROCESSES"] = 2
    bench.build(bench.warm, root / "cache")
    return kept(bench)


@pytest.fixture
def bench(built: Callable[[], Bench]) -> Bench:
    return built()


def test_parallel_equals_serial(bench: Bench) -> None:
    assert tree(bench.root / "one") == tree(bench.warm)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build the small archive as if it were too large for memory."""
    for module, name in ((plan, "HELD"), (pipeline, "MANY"), (store, "FEW")):
        monkeypatch.setattr(module, name, 0)
    monkeypatch.setattr(render, "TOGETHER", 2)


@pytest.mark.usefixtures("large")
def test_a_build_as_of_a_large_archive_equals_another(bench: Bench) -> None:
    bench.build(bench.root / "large", bench.root / "cache-large")
    assert tree(bench.root / "one") == tree(bench.root / "large")
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    rename(bench)
    bench.assert_warm_equals_cold()


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


BACKGROUND = """
import time
from plugins.core.processes import in_background
with in_background(lambda: time.sleep(60), apart=True) as answer:
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


@pytest.mark.parametrize("work", [BACKGROUND, POOL], ids=["background", "pool"])
def test_other_processes_end_with_a_build_that_is_killed(work: str) -> None:
    with subprocess.Popen([sys.executable, "-c", work], cwd=ROOT, stdout=subprocess.PIPE) as build:
        assert build.stdout
        assert build.stdout.readline() == b"begun\n"
        build.kill()
        build.communicate(timeout=20)  # ends when all have closed the pipe


def broken(_archive: Archive, _workspace: Workspace) -> Iterator[File]:
    yield static("/new.json", b"{}")
    raise ValueError("no index today")


def twice(_archive: Archive, _workspace: Workspace) -> Iterator[File]:
    yield static("/new.json", b"")
    yield static("/", b"")


def slow(_archive: Archive, _workspace: Workspace) -> Iterator[File]:
    time.sleep(SLOW)
    yield static("/late.json", b"{}")


def failing(*_: object) -> Iterator[File]:
    yield File("/new.json", refuse, ())


def refuse() -> bytes:
    raise ValueError("no page today")


@contextmanager
def added(capability: Capability) -> Iterator[None]:
    """Add a capability to builds."""

    def answer(_sender: object) -> Capability:
        return capability

    with capabilities.connected_to(answer):
        yield


def test_a_fault_of_a_page_waits_for_what_is_made_in_the_background(bench: Bench) -> None:
    before = tree(bench.warm)
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    with added(Capability(name="test", background=slow, targets=failing)):
        with pytest.raises(ValueError, match="no page today"):
            bench.build(bench.warm, bench.root / "cache")
        time.sleep(2 * SLOW)
        assert not (bench.root / f".{bench.warm.name}.luu-tru" / "staging").exists()
    assert tree(bench.warm) == before


@pytest.mark.parametrize(
    ("background", "message"), [(broken, "no index today"), (twice, "two files at one address: /")]
)
def test_a_fault_in_the_background_stops_the_build(
    bench: Bench, background: Callable[[Archive, Workspace], Iterator[File]], message: str
) -> None:
    before = tree(bench.warm)
    replace_in(bench.articles()[0], "title: Bài", "title: Tin")
    with added(Capability(name="test", background=background)), pytest.raises(ValueError, match=message):
        bench.build(bench.warm, bench.root / "cache")
    assert tree(bench.warm) == before
    bench.build(bench.warm, bench.root / "cache")
    assert tree(bench.warm) != before


def test_a_process_that_is_killed_is_told_and_leaves_the_site(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, here = tree(bench.warm), os.getpid()
    change_template(bench)
    with monkeypatch.context() as patch:

        def killed(*_: object) -> None:
            if os.getpid() != here:
                os.kill(os.getpid(), signal.SIGKILL)

        patch.setattr(Output, "write", killed)
        patch.setattr(tool, "overrides", lambda *_, **__: bench.all_settings(bench.warm, bench.root / "cache"))
        assert tool.build(bench.content, bench.warm, bench.theme, now=None, drafts=False) == tool.ENVIRONMENT
    assert "thiếu bộ nhớ" in capsys.readouterr().err
    assert tree(bench.warm) == before
    bench.assert_warm_equals_cold()
