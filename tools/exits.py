"""Exit codes of commands, and immediate exits."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

DONE, FAULTS, USAGE, ENVIRONMENT, SET_ASIDE = range(5)
"""Success; errors in the content; wrong usage; failure of the machine, the disk or a host; published, but not
everything."""
INTERRUPTED = 130
"""The exit code after Ctrl+C, as in shells."""


class CommandError(Exception):
    """A command cannot proceed; the message says why, exit_code is the process's exit code."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def leave(code: int) -> NoReturn:
    """Exit immediately, without spending time on freeing the archive's objects."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
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
