"""Reads attached files in other processes, whose time and memory are limited."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

import plugins
from plugins.core.codec import decode
from plugins.core.diagnostics import Fault
from plugins.core.processes import process_count

from .findings import Findings
from .limits import PATIENCE, SECONDS
from .worker import LENGTH

ROOT = Path(str(plugins.__file__)).parents[1]
_BEGIN = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    f"sys.path.insert(0, {str(ROOT)!r}); from {__package__}.worker import main; main()"
)
HEAVY = Findings(Fault("heavy", {"seconds": SECONDS}))
"""The findings of a file that ended the process which read it."""
Done = Callable[[], object]


class Task(NamedTuple):
    """A file to examine: its path, its kind, and where a cleaned copy is written."""

    path: Path
    kind: str
    copy: Path


def examine_all(tasks: Sequence[Task], processes: int | None, done: Done) -> list[Findings]:
    """The findings of files, in the order of the tasks. done: called after each; processes: None for one per core."""
    number = max(min(process_count(processes), len(tasks)), 1)
    with ThreadPoolExecutor(number) as threads:
        shares = [threads.submit(_share, tasks[place::number], done) for place in range(number)]
        found = [share.result() for share in shares]
    return [found[place % number][place // number] for place in range(len(tasks))]


def examine_bytes(data: bytes, kind: str) -> Findings:
    """The findings that a file of these bytes would have if it were attached."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{kind}"
        path.write_bytes(data)
        (found,) = examine_all([Task(path, kind, path.with_stem("copy"))], 1, lambda: None)
    return found


def _share(tasks: Sequence[Task], done: Done) -> list[Findings]:
    """The findings of some files, by one process; if it ends early, another one continues after that file."""
    found: list[Findings] = []
    while len(found) < len(tasks):
        for one in _answers(tasks[len(found) :]):
            found.append(one)
            done()
    return found


def _answers(tasks: Sequence[Task]) -> Iterator[Findings]:
    """The findings of one process, file by file; HEAVY, as the last, for a file that ended it."""
    with subprocess.Popen([sys.executable, "-c", _BEGIN], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        answered = False
        try:
            for path, kind, copy in tasks:
                timer = threading.Timer(PATIENCE, process.kill)
                timer.start()
                answer = _asked(process.stdin, process.stdout, json.dumps([str(path), kind, str(copy)]))
                timer.cancel()
                if answer is None and not answered and process.wait() == 1:
                    raise RuntimeError("the process that reads attached files did not start")  # it has printed why
                yield answer or HEAVY
                if answer is None:
                    return
                answered = True
        finally:
            process.kill()
            with suppress(OSError):  # input that it has not read
                process.stdin.close()


def _asked(tasks: IO[bytes], answers: IO[bytes], task: str) -> Findings | None:
    """A process's answer to a task; None if the process ends instead."""
    try:
        tasks.write(task.encode() + b"\n")
        tasks.flush()
    except OSError:
        return None
    length = int.from_bytes(answers.read(LENGTH), "big")
    answer = answers.read(length)
    return decode(answer, Findings) if length and len(answer) == length else None
