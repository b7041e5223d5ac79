"""Work on images spread over the processors, one image a process at a time, so that memory stays bounded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
FEW = 3
"""So many images are done sooner than other processes are started."""


def spread(work: Callable[[Task], Result], tasks: Sequence[Task], processes: int | None = None) -> Iterator[Result]:
    """The results of `work`, a function of a module, in the order of the tasks; what it raises is raised here."""
    many = min(processes or os.cpu_count() or 1, len(tasks))
    if len(tasks) <= FEW or many == 1:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(many) as pool:
        yield from pool.map(work, tasks)
