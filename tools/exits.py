"""Exit codes of commands, and immediate exits."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

DONE, FAULTS, USAGE, ENVIRONMENT, SET_ASIDE = range(5)
"""Success; errors in the content; wrong usage; failure of the machine, the disk or a host; published, but not
everything."""
INTERRUPTED = 130
"""The exit code after Ctrl+C, as in shells."""
UNREAD = 141
"""The exit code when nobody reads the output any more (`check | head`), as in shells."""


class CommandError(Exception):
    """A command cannot proceed; the message says why, exit_code is the process's exit code."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def fail(code: int, message: str) -> int:
    """Print an error message; returns the exit code."""
    print(message, file=sys.stderr)
    return code


def run(main: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> NoReturn:
    """Run a command and exit with its code; silently, with INTERRUPTED or UNREAD, after Ctrl+C or if its output has no
    reader any more."""
    try:
        code = main(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        if _has_reader():
            raise
        code = UNREAD
    leave(code)


def _has_reader() -> bool:
    try:
        print(flush=True)
    except BrokenPipeError:
        return False
    return True


def leave(code: int) -> NoReturn:
    """Exit immediately, without spending time on freeing the archive's objects."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)


def stop_on_interrupt(code: int = INTERRUPTED) -> None:
    """Make Ctrl+C end this process and its workers immediately and silently, with an exit code.

    Nothing is cleaned up, since waiting for another process might never end; this is safe because builds are published
    atomically and files are written atomically.
    """

    def stop(*_: object) -> NoReturn:
        for child in multiprocessing.active_children():
            with suppress(OSError, ValueError):
                child.kill()
        if sys.stderr.isatty():
            os.write(sys.stderr.fileno(), b"\x1b[?25h")  # show the cursor, which progress bars hide
        os._exit(code)

    signal.signal(signal.SIGINT, stop)


def unwind_on_interrupt() -> None:
    """Make Ctrl+C raise KeyboardInterrupt, for commands that would leave a lock or a large temporary folder behind."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def run_program(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """Run a program that shares the terminal; returns its exit code.

    On Ctrl+C, which it receives too, waits until it has ended, then raises KeyboardInterrupt.
    """
    interrupts: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number))
    try:
        code = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)
    if interrupts:
        raise KeyboardInterrupt
    return code
