"""Threads, for work that waits for disks and hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
Item = TypeVar("Item")

AT_ONCE = 8


def in_threads(work: Callable[[Item], T], items: Iterable[Item]) -> Iterator[T]:
    """The results in the order of the items; after an error or Ctrl+C, nothing more is begun."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(work, item) for item in items]
        try:
            for future in waiting:
                yield future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
