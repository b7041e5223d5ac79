"""Work in forked processes, which have what their parent had for nothing."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, TypeVar

from plugins.core.processes import at_once, end_with_parent

T = TypeVar("T")

_work: Callable[..., Any]
"""What a forked process is there for."""


def forks(processes: int | None) -> int:
    """How many processes to fork, of which so many are wanted (None: one a core); 0 if that is no gain."""
    number = at_once(processes)
    return number if number > 1 and "fork" in multiprocessing.get_all_start_methods() else 0


def forked(number: int, work: Callable[..., Any], nice: int = 0) -> ProcessPoolExecutor:
    """So many processes to which `call` is submitted; they have `work`, and all that it holds, without any copying.

    nice: how far they stand back for others, as os.nice takes it.
    """
    return ProcessPoolExecutor(number, multiprocessing.get_context("fork"), _inherit, (work, nice))


@contextmanager
def beside(work: Callable[[], T], *, apart: bool) -> Iterator[Callable[[], T]]:
    """Begin a work in a process of its own, if `apart`; what is given waits for its answer, or does it here and now."""
    if not apart:
        yield work
        return
    pool = forked(1, work)
    future = pool.submit(call)
    pool.shutdown(wait=False)  # the process ends, and gives its memory back, as soon as it is done
    try:
        yield future.result
    finally:
        wait([future])  # whatever happened: it may be writing where the next build will


def call(*values: Any) -> Any:
    """In a forked process: its work."""
    return _work(*values)


def _inherit(work: Callable[..., Any], nice: int) -> None:
    global _work
    _work = work
    os.nice(nice)
    end_with_parent()
