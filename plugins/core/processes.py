"""Worker processes: how many, how they start, and how they end."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T")
Task = TypeVar("Task")

AHEAD = 2
"""Tasks per worker that are submitted ahead of the first result."""
TURN = 200
"""Batches after which forked processes are replaced: each copies whatever it touches of the parent's memory."""
_work: Callable[..., Any]
"""The function that a forked process runs."""


def process_count(processes: int | None) -> int:
    """How many processes to run at once. processes: None stands for one per core."""
    return processes or os.cpu_count() or 1


def pool(number: int) -> ProcessPoolExecutor:
    """An executor of so many processes, for functions that modules define."""
    return ProcessPoolExecutor(number, initializer=_begin)


class Workers(Struct, frozen=True):
    """An executor for work spread over processes, of this machine or of others.

    number: tasks at once; open: creates an executor for so many; limit: seconds that a task may take.
    """

    number: int
    open: Callable[[int], AbstractContextManager[Executor]] = pool
    limit: float | None = None

    @classmethod
    def here(cls, processes: int | None = None) -> Workers:
        """Processes of this machine (None: one per core)."""
        return cls(process_count(processes))

    def spread(self, work: Callable[[Task], T], tasks: Iterable[Task], count: int, *, alone: int = 0) -> Iterator[T]:
        """The results of `work`, a function that a module defines, in the order of the tasks; re-raises its exceptions.

        tasks: consumed lazily, so that few are in memory at once; count: at most how many there are; alone: up to so
        many are done in this process.
        """
        number = min(self.number, count)
        if count <= alone or number <= 1:
            yield from map(work, tasks)
            return
        waiting: deque[Future[T]] = deque()
        with self.open(number) as executor:
            try:
                for task in tasks:
                    waiting.append(executor.submit(work, task))
                    if len(waiting) > AHEAD * number:
                        yield waiting.popleft().result(self.limit)
                while waiting:
                    yield waiting.popleft().result(self.limit)
            finally:
                for future in waiting:
                    future.cancel()


def forks(processes: int | None) -> int:
    """How many processes to fork, 0 if that gains nothing. processes: None stands for one per core."""
    number = process_count(processes)
    return number if number > 1 and "fork" in multiprocessing.get_all_start_methods() else 0


def forked(number: int, work: Callable[..., Any], nice: int = 0) -> ProcessPoolExecutor:
    """An executor of forked processes, which inherit `work` and all it refers to; submit `call` to run it.

    nice: lowers their priority, as os.nice.
    """
    return ProcessPoolExecutor(number, multiprocessing.get_context("fork"), _inherit, (work, nice))


def call(*values: Any) -> Any:
    """In a forked process: run `work`."""
    return _work(*values)


def forked_map(
    work: Callable[[Task], T],
    tasks: Sequence[Task],
    processes: int | None,
    *,
    batch: int,
    alone: int,
    turn: int = TURN,
    nice: int = 0,
) -> Iterator[T]:
    """The results of `work` in the order of the tasks, from forked processes, which inherit both without copying.

    processes: as for at_once; batch: tasks submitted together; alone: up to so many are done in this process; turn: see
    TURN; nice: as for forked.
    """
    number = forks(processes)
    if len(tasks) <= alone or not number:
        yield from map(work, tasks)
        return

    def work_from(start: int) -> list[T]:
        return [work(task) for task in tasks[start : start + batch]]

    starts = range(0, len(tasks), batch)
    for first in range(0, len(starts), turn):
        with forked(number, work_from, nice) as executor:
            yield from chain.from_iterable(executor.map(call, starts[first : first + turn]))


@contextmanager
def in_background(work: Callable[[], T], *, apart: bool) -> Iterator[Callable[[], T]]:
    """Start work in a forked process if `apart`; yields a function that waits for the result, or else computes it."""
    if not apart:
        yield work
        return
    executor = forked(1, work)
    future = executor.submit(call)
    executor.shutdown(wait=False)  # the process ends and frees its memory as soon as it is done
    try:
        yield future.result
    finally:
        wait([future])  # in any case: it may be writing where the next build will


def _inherit(work: Callable[..., Any], nice: int) -> None:
    global _work
    _work = work
    os.nice(nice)
    _begin()


def _begin() -> None:
    """Initialise a process that works on many tasks: end with the parent and on Ctrl+C, collect garbage between tasks.

    A build turns garbage collection off, since it leaves hardly any cycles; a forked process inherits that.
    """
    gc.freeze()  # objects inherited from the parent never become garbage here
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the parent dies, then end this process.

    A killed parent cannot end its children: they would wait for ever, or write where the next build does.
    """
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
