"""Other processes to work in: how many, and how they end."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor


def at_once(processes: int | None) -> int:
    """How many processes work at once, of which so many are wanted (None: one a core)."""
    return processes or os.cpu_count() or 1


def pool(number: int) -> ProcessPoolExecutor:
    """So many processes to which functions of modules are submitted."""
    return ProcessPoolExecutor(number, initializer=end_with_parent)


def end_with_parent() -> None:
    """End this process with the one that began it.

    One that is killed cannot tell its processes to end: they would wait for ever, or write where others do.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
