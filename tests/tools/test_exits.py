"""Ctrl+C ends a command and its child processes at once and silently, whatever they are waiting for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tools.bench import publish
from tools.commands import main

ROOT = Path(__file__).resolve().parents[2]
WAITING = """
import multiprocessing, sys, time
from tools.exits import stop_on_interrupt
stop_on_interrupt(int(sys.argv[1]))
queue = multiprocessing.Queue()
child = multiprocessing.Process(target=time.sleep, args=(600,))
child.start()
print(child.pid, flush=True)
try:
    queue.get()
finally:
    child.join()
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends a signal of POSIX")
@pytest.mark.parametrize("code", [0, 130])
def test_whatever_is_waited_for(code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(code)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        assert command.stdout is not None
        child = int(command.stdout.readline())
        command.send_signal(signal.SIGINT)
        _, errors = command.communicate(timeout=60)
    assert (command.returncode, errors) == (code, "")
    with pytest.raises(ProcessLookupError):
        while True:
            os.kill(child, 0)
            os.sched_yield()


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of POSIX")
def test_while_modules_are_read(tmp_path: Path) -> None:
    interrupted = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n"
    (tmp_path / "hashlib.py").write_text(interrupted)
    done = subprocess.run(
        [sys.executable, ROOT / "tasks.py", "check"], env={**os.environ, "PYTHONPATH": str(tmp_path)}, check=False,
        capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_a_bench_leaves_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(publish, "write", lambda folder, _count: (folder.mkdir(), signal.raise_signal(signal.SIGINT)))
    with pytest.raises(KeyboardInterrupt):
        main(["bench", "publish"])
    signal.signal(signal.SIGINT, before)
    assert [*tmp_path.iterdir()] == []


UNREAD = """
import sys
from tools.exits import run
def command(arguments):
    for _ in range(100_000):
        print("một dòng")
    return 0
run(command, [])
"""


@pytest.mark.slow
def test_a_reader_that_leaves_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", UNREAD], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ) as command:  # fmt: skip
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.readline()
        command.stdout.close()
        assert (command.stderr.read(), command.wait()) == ("", 141)


LOCKED = """
import os, sys, time
from pathlib import Path
from tools.exits import run, run_program, stop_on_interrupt, unwind_on_interrupt
stop_on_interrupt()
def command(arguments):
    place = Path(arguments[0])
    try:
        place.touch()
        if arguments[1] == "unwinds":
            unwind_on_interrupt()
            print("ready", flush=True)
            time.sleep(60)
        run_program([sys.executable, "-c", arguments[2], str(place)], place.parent)
    finally:
        place.unlink()
run(command, sys.argv[1:])
"""
LAST_WORDS = """
import pathlib, sys, time
try:
    print("ready", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(0.5)
    print("left in place:", pathlib.Path(sys.argv[1]).exists())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends a signal of POSIX")
@pytest.mark.parametrize(("way", "said"), [("unwinds", ""), ("waits", "left in place: True\n")])
def test_whatever_must_not_be_left_behind(way: str, said: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LOCKED, str(tmp_path / "lock"), way, LAST_WORDS], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as command:  # fmt: skip
        assert command.stdout is not None
        assert command.stdout.readline() == "ready\n"
        os.killpg(command.pid, signal.SIGINT)  # as a terminal does
        output, errors = command.communicate(timeout=60)
    assert (command.returncode, output, errors) == (130, said, "")
    assert not (tmp_path / "lock").exists()


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of POSIX")
def test_a_tool_that_is_run_as_a_module(tmp_path: Path) -> None:
    """At its first import, before a line of its own runs."""
    (tmp_path / "zlib.py").write_text("import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(60)\n")
    paths = os.pathsep.join((str(tmp_path), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-m", "tools.icons"], env={**os.environ, "PYTHONPATH": paths}, check=False,
        capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
