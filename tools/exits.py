"""How commands end: their exit codes, and at once."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

DONE, FAULTS, USAGE, ENVIRONMENT, SET_ASIDE = range(5)
"""All is well; what was looked at has faults; the command was called wrongly; the machine, the disk or a host refuses;
published, but not everything."""
INTERRUPTED = 130
"""The exit code of what Ctrl+C ended, as shells know it."""


class CommandError(Exception):
    """A command cannot do what was asked of it; the message says why, exit_code is what it ends with."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def leave(code: int) -> NoReturn:
    """End this process with an exit code, at once: an archive in memory is not taken apart piece by piece before."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def stop_on_interrupt(code: int = INTERRUPTED) -> None:
    """Have Ctrl+C end this process and those that work for it at once and silently, with an exit code.

    Nothing is tidied up, since whatever waits for another process may wait for ever; a build is published whole or not
    at all, and files are written whole, however it ends.
    """

    def stop(*_: object) -> NoReturn:
        for child in multiprocessing.active_children():
            with suppress(OSError, ValueError):
                child.kill()
        if sys.stderr.isatty():
            os.write(sys.stderr.fileno(), b"\x1b[?25h")  # the cursor, which bars of progress hide
        os._exit(code)

    signal.signal(signal.SIGINT, stop)
