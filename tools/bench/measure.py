"""Measures a Python program from outside: wall time, CPU time, and memory of all its processes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from tools.quality import caching_bytecode

SAMPLE = 0.05  # seconds between samples
SHARE = 0.1
"""Largest share of the time to spend on sampling memory, which is slow for large forked processes and would distort the
measurement."""


@dataclass(frozen=True, slots=True)
class Measure:
    """wall and cpu in seconds; peak in MiB: the largest sum of the unique set sizes (USS) of all processes."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):
    """The measured program failed."""


def measure(folder: Path, module: str, *arguments: object) -> Measure:
    """Run a module as a program in a folder; raises Failed, with the end of its output, unless it exits with 0."""
    began = time.perf_counter()
    command = python(module, *arguments)
    options = {"cwd": folder, "env": caching_bytecode(), "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, **options) as process:  # type: ignore[call-overload]
        watch = _Watch(process.pid)
        watch.start()
        output, _ = process.communicate()
        wall = time.perf_counter() - began
        watch.stop()
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{output.decode(errors='replace')[-2000:]}")
    return Measure(wall, watch.cpu, watch.peak)


def wait_until(is_true: Callable[[], bool], seconds: float, fault: str) -> None:
    """Ask again and again until a condition is true; raises Failed after so many seconds."""
    end = time.perf_counter() + seconds
    while not is_true():
        if time.perf_counter() > end:
            raise Failed(fault)
        time.sleep(0.02)


def python(module: str, *arguments: object) -> list[str]:
    """The command that runs a module as a program."""
    return [sys.executable, "-X", "utf8", "-m", module, *map(str, arguments)]


class _Watch(threading.Thread):
    """Samples a process and its children until stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.peak = 0.0
        self._times: dict[int, float] = {}
        self._due = 0.0
        """When to sample memory again."""
        self._ended = threading.Event()

    @property
    def cpu(self) -> float:
        return sum(self._times.values())

    def run(self) -> None:
        while not self._ended.wait(SAMPLE):
            self._look()

    def _look(self) -> None:
        try:
            family = [self.process, *self.process.children(recursive=True)]
        except psutil.Error:
            return
        for one in family:
            with suppress(psutil.Error):
                times = one.cpu_times()
                self._times[one.pid] = times.user + times.system
        began = time.perf_counter()
        if began >= self._due:
            self._look_at_memory(family)
            took = time.perf_counter() - began
            self._due = began + took / SHARE

    def _look_at_memory(self, family: Sequence[psutil.Process]) -> None:
        total = 0
        for one in family:
            with suppress(psutil.Error):
                total += one.memory_full_info().uss
        self.peak = max(self.peak, total / 2**20)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def middle(measures: Sequence[Measure]) -> Measure:
    """The median of each metric."""
    return Measure(
        median(each.wall for each in measures),
        median(each.cpu for each in measures),
        median(each.peak for each in measures),
    )
