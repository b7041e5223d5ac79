"""Builds on a Dask cluster: a real scheduler and two workers on this machine."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from plugins.build import read
from plugins.build.report import Report
from plugins.core import cluster as module
from plugins.core.cluster import ClusterFault, cluster
from plugins.images import images, social_cards, survey
from tests.build.edits import ROOT, Bench, kept, tree
from tools.site import build as tool

pytestmark = pytest.mark.slow
HOST = ("--host", "127.0.0.1", "--no-dashboard")


class Machines:
    """A scheduler and workers, each in its own process."""

    def __init__(self, folder: Path, code: Path = ROOT) -> None:
        """code: the folder whose code the scheduler can load."""
        self.folder, self.workers = folder, list[subprocess.Popen[bytes]]()
        self._file = folder / "scheduler.json"
        words = ("--port", "0", "--scheduler-file", str(self._file), *HOST)
        self.scheduler = self._start("dask_scheduler", *words, code=code)
        while not self._file.exists():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        self.address: str = json.loads(self._file.read_text())["address"]

    def _start(self, name: str, *arguments: str, code: Path = ROOT) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(code), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"}
        command = [sys.executable, "-m", f"distributed.cli.{name}", *arguments]
        return subprocess.Popen(command, cwd=self.folder, env=environment, stderr=subprocess.DEVNULL)

    def work(self, code: Path = ROOT) -> None:
        """Add a worker that runs the code in a folder."""
        arguments = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder))
        self.workers.append(self._start("dask_worker", self.address, *arguments, *HOST, code=code))

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    pytest.importorskip("distributed")
    (tmp_path / "machines").mkdir()
    running = Machines(tmp_path / "machines")
    yield running
    running.end()


def one_task_each(patch: pytest.MonkeyPatch) -> None:
    """Make every source and every photograph its own task."""
    patch.setattr(read, "ALONE", 0)
    patch.setattr(read, "BATCH", 1)
    for some in (survey, images, social_cards):
        patch.setattr(some, "FEW", 0)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Bench]:
    bench = Bench(tmp_path_factory.mktemp("built") / "root", random.Random(5), {"SOCIAL_CARDS": True})
    with pytest.MonkeyPatch.context() as patch:
        one_task_each(patch)
        bench.build(bench.root / "local", bench.root / "cache-local")
    return kept(bench)


@pytest.fixture
def bench(built: Callable[[], Bench], monkeypatch: pytest.MonkeyPatch) -> Bench:
    one_task_each(monkeypatch)
    return built()


def on(machines: Machines, bench: Bench, **settings: Any) -> Report:
    return bench.build(bench.warm, bench.root / "cache", ARCHIVE_EXECUTOR=machines.address, **settings)


def test_a_cluster_makes_the_bytes_that_one_machine_makes(machines: Machines, bench: Bench) -> None:
    machines.work()
    machines.work()
    on(machines, bench)
    assert tree(bench.warm) == tree(bench.root / "local")


class _Killing(Report):
    """Kills a process once the first source has been read."""

    victim: subprocess.Popen[bytes]
    __slots__ = ("victim",)

    def progress(self, stage: str, done: int, total: int) -> None:
        if stage == "read" and self.victim.poll() is None:
            self.victim.kill()
            self.victim.wait()


def killing(victim: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def report() -> Report:
        made = _Killing()
        made.victim = victim
        return made

    monkeypatch.setattr(tool, "Report", report)


def test_a_worker_killed_in_the_middle_changes_nothing(
    machines: Machines, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.work()
    machines.work()
    killing(machines.workers[0], monkeypatch)
    on(machines, bench)
    assert machines.workers[0].poll() is not None
    assert tree(bench.warm) == tree(bench.root / "local")


def test_a_scheduler_gone_in_the_middle_ends_the_build_and_leaves_the_site(
    machines: Machines, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.work()
    on(machines, bench)
    before = tree(bench.warm)
    for _ in range(20):
        bench.add()
    monkeypatch.setattr(module, "LIMIT", 5.0)
    killing(machines.scheduler, monkeypatch)
    with pytest.raises(ClusterFault) as fault:
        on(machines, bench)
    assert fault.value.code == "cluster-lost"
    assert fault.value.values["error"]
    assert tree(bench.warm) == before
    bench.build(bench.warm, bench.root / "cache")
    assert len(tree(bench.warm)) > len(before)


def test_a_worker_of_other_code_is_refused_by_name(machines: Machines, bench: Bench, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plugins", tmp_path / "other" / "plugins")
    with (tmp_path / "other" / "plugins" / "content" / "fields.py").open("a") as file:
        file.write("# changed\n")
    machines.work(tmp_path / "other")
    with pytest.raises(ClusterFault) as fault:
        on(machines, bench)
    assert fault.value.code == "cluster-differs"
    assert str(fault.value.values["worker"]).startswith("tcp://")
    assert "luu-tru" in str(fault.value.values["what"])
    assert not bench.warm.exists()


def test_a_cluster_that_cannot_be_reached_and_one_without_workers(
    machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REACH", 2.0)
    monkeypatch.setattr(module, "WAIT", 1.0)
    for address, code in (("tcp://127.0.0.1:9", "cluster-unreachable"), (machines.address, "cluster-empty")):
        with pytest.raises(ClusterFault) as fault:
            [*cluster(address).spread(abs, [-1, -2], 2)]
        assert fault.value.code == code


def test_a_service_that_is_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(module, "REACH", 1.0)
    service = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    Thread(target=service.serve_forever, daemon=True).start()
    with pytest.raises(ClusterFault) as fault:
        [*cluster(f"tcp://127.0.0.1:{service.server_port}").spread(abs, [-1, -2], 2)]
    assert fault.value.code == "cluster-unreachable"
    service.shutdown()
    service.server_close()


def test_a_fault_of_a_worker_arrives_whole() -> None:
    fault = pickle.loads(pickle.dumps(ClusterFault("cluster-share", worker="tcp://two", folder="/mnt/anh")))
    assert (fault.code, fault.values["folder"]) == ("cluster-share", "/mnt/anh")


def test_a_folder_that_a_worker_does_not_see_is_named() -> None:
    with pytest.raises(ClusterFault) as fault:
        module._refuse("tcp://two", "", "/mnt/anh")
    assert fault.value.code == "cluster-share"
    assert fault.value.values == {"worker": "tcp://two", "folder": "/mnt/anh"}
    assert module._look(module.identity(), [Path("/nowhere/probe")]) == ("", "/nowhere")


def test_a_folder_that_is_gone_in_the_middle_is_named(machines: Machines, tmp_path: Path) -> None:
    machines.work()
    results = cluster(machines.address, tmp_path).spread(abs, range(-200, 0), 200)
    next(results)
    for probe in tmp_path.glob(".luu-tru-*"):
        probe.rmdir()
    with pytest.raises(ClusterFault) as fault:
        list(results)
    assert (fault.value.code, fault.value.values["folder"]) == ("cluster-share", str(tmp_path))


def test_a_worker_without_our_code_is_refused_by_name(machines: Machines, tmp_path: Path) -> None:
    machines.work(tmp_path)
    with pytest.raises(ClusterFault) as fault:
        [*cluster(machines.address).spread(abs, [-1, -2], 2)]
    assert fault.value.code == "cluster-differs"
    assert str(fault.value.values["worker"]).startswith("tcp://")
    assert "plugins" in str(fault.value.values["what"])


def test_a_scheduler_without_our_code_is_refused_by_name(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    machines = Machines(tmp_path, tmp_path)
    machines.work()
    with pytest.raises(ClusterFault) as fault:
        [*cluster(machines.address).spread(abs, [-1, -2], 2)]
    machines.end()
    assert (fault.value.code, fault.value.values["worker"]) == ("cluster-differs", machines.address)
    assert "plugins" in str(fault.value.values["what"])


def test_a_cluster_that_its_workers_desert(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that comes back in time finds its tasks."""
    monkeypatch.setattr(module, "EVERY", 0.1)
    monkeypatch.setattr(module, "DESERTED", 30.0)
    machines.work()
    results = cluster(machines.address).spread(time.sleep, [0.02] * 400, 400)
    next(results)
    machines.workers[0].kill()
    time.sleep(1)
    machines.work()
    assert len([*results]) == 399
    monkeypatch.setattr(module, "DESERTED", 1.0)
    results = cluster(machines.address).spread(time.sleep, [0.02] * 400, 400)
    next(results)
    machines.workers[1].kill()
    with pytest.raises(ClusterFault) as fault:
        list(results)
    assert fault.value.code == "cluster-lost"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system stops no processes")
def test_a_worker_that_does_not_answer_is_named(machines: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    machines.work()
    assert [*cluster(machines.address).spread(abs, [-1, -2], 2)] == [1, 2]
    monkeypatch.setattr(module, "WAIT", 2.0)
    os.kill(machines.workers[0].pid, signal.SIGSTOP)
    with pytest.raises(ClusterFault) as fault:
        [*cluster(machines.address).spread(abs, [-1, -2], 2)]
    assert fault.value.code == "cluster-silent"
    assert str(fault.value.values["worker"]).startswith("tcp://")
    os.kill(machines.workers[0].pid, signal.SIGCONT)
    assert [*cluster(machines.address).spread(abs, [-1, -2], 2)] == [1, 2]


def test_a_task_for_which_no_worker_has_the_memory(machines: Machines) -> None:
    machines.work()
    with pytest.raises(ClusterFault) as fault:
        [*cluster(machines.address).spread(bytearray, [1 << 60, 1 << 60], 2)]
    assert fault.value.code == "cluster-killed"
    assert fault.value.values["error"] == "MemoryError"


def test_a_command_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def lost(*_: object, **__: object) -> Report:
        raise ClusterFault("cluster-unreachable", address="tcp://x", error="none")

    monkeypatch.setattr(tool, "run", lost)
    assert tool.build(None, None, None, now=None, drafts=False) == tool.ENVIRONMENT
    assert "dask scheduler" in capsys.readouterr().err
