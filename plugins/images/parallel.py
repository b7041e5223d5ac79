"""Work on images spread over the processors, one image a process at a time, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from plugins.core.processes import at_once, pool

Task = TypeVar("Task")
Result = TypeVar("Result")
FEW = 3
"""So many images are done sooner than other processes are started."""


def spread(work: Callable[[Task], Result], tasks: Sequence[Task], processes: int | None = None) -> Iterator[Result]:
    """The results of `work`, a function of a module, in the order of the tasks; what it raises is raised here."""
    many = min(at_once(processes), len(tasks))
    if len(tasks) <= FEW or many == 1:
        yield from map(work, tasks)
        return
    with pool(many) as others:
        yield from others.map(work, tasks)
