"""Other processes to work in: how many, how they begin, and how they end."""

from __future__ import annotations

import gc
import multiprocessing
import os
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
"""Tasks for each worker that are handed out before the first is awaited."""
TURN = 200
"""So many batches forked processes do before others take their place: whatever of the parent's memory they look at
becomes a copy in each of them."""
_work: Callable[..., Any]
"""What a forked process is there for."""


def at_once(processes: int | None) -> int:
    """How many processes work at once, of which so many are wanted (None: one a core)."""
    return processes or os.cpu_count() or 1


def pool(number: int) -> ProcessPoolExecutor:
    """So many processes to which functions of modules are submitted."""
    return ProcessPoolExecutor(number, initializer=_begin)


class Workers(Struct, frozen=True):
    """Who does work that is spread: this machine's processes, or any other executor.

    number: how many tasks at once; open: makes the executor for so many; limit: seconds that a task may take.
    """

    number: int
    open: Callable[[int], AbstractContextManager[Executor]] = pool
    limit: float | None = None

    @classmethod
    def here(cls, processes: int | None = None) -> Workers:
        """So many processes of this machine at once (None: one a core)."""
        return cls(at_once(processes))

    def spread(self, work: Callable[[Task], T], tasks: Iterable[Task], count: int, *, alone: int = 0) -> Iterator[T]:
        """The results of `work`, a function of a module, in the order of the tasks; what it raises is raised here.

        tasks: taken as they can be worked on soon, so that never many are held at once; count: how many there will be
        at the most; alone: up to so many, no other process is started.
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
    """How many processes to fork, of which so many are wanted (None: one a core); 0 if that is no gain."""
    number = at_once(processes)
    return number if number > 1 and "fork" in multiprocessing.get_all_start_methods() else 0


def forked(number: int, work: Callable[..., Any], nice: int = 0) -> ProcessPoolExecutor:
    """So many processes to which `call` is submitted; they have `work`, and all that it holds, without any copying.

    nice: how far they stand back for others, as os.nice takes it.
    """
    return ProcessPoolExecutor(number, multiprocessing.get_context("fork"), _inherit, (work, nice))


def call(*values: Any) -> Any:
    """In a forked process: its work."""
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
    """The results of `work` in the order of the tasks, from forked processes; neither it nor a task is copied to them.

    processes: as at_once takes it; batch: so many tasks a process does in one go; alone: up to so many, no other
    process is started; turn: see TURN; nice: as forked takes it.
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
    """Begin a work in a forked process, if `apart`; what is given waits for its answer, or does it here and now."""
    if not apart:
        yield work
        return
    executor = forked(1, work)
    future = executor.submit(call)
    executor.shutdown(wait=False)  # the process ends, and gives its memory back, as soon as it is done
    try:
        yield future.result
    finally:
        wait([future])  # whatever happened: it may be writing where the next build will


def _inherit(work: Callable[..., Any], nice: int) -> None:
    global _work
    _work = work
    os.nice(nice)
    _begin()


def _begin() -> None:
    """Begin a process that works on one task after another: end with the parent, and collect what tasks leave behind.

    A build turns the collection of reference cycles off, since it hardly leaves any; a forked process inherits that.
    """
    gc.freeze()  # nothing of the parent's becomes garbage here
    gc.enable()
    _end_with_parent()


def _end_with_parent() -> None:
    """End this process with the one that began it.

    One that is killed cannot tell its processes to end: they would wait for ever, or write where others do.
    """

    def wait_for_parent() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait_for_parent, daemon=True).start()
