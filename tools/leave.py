"""How a command ends."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

INTERRUPTED = 130
"""The exit code of what Ctrl+C ended, as shells know it."""


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
        os._exit(code)

    signal.signal(signal.SIGINT, stop)
