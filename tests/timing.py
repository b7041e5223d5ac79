"""Bounds on the processor's time, wider on a slow machine."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

_TEXT = "Thứ trưởng dự lễ chào cờ ngày 1/9/2019; " * 2000
_USUAL = 0.06
"""Seconds of `_work` on the machine for which bounds are set."""


@contextmanager
def within(seconds: float, *about: object) -> Iterator[None]:
    """Fail where what is done inside takes more seconds of the processor, on a machine that is not slow.

    about: what the failure tells besides.
    """
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert in_time(taken, seconds), (taken, *about)


def in_time(taken: float, seconds: float) -> bool:
    """Whether something took no more seconds of the processor than it may on a machine that is not slow."""
    return taken <= seconds or taken <= seconds * slowness()


def slowness() -> float:
    """How many times longer this machine takes, just now, than the one for which bounds are set; 1 if it is as fast.

    The longest of several measures: where others use the machine, too, each is another.
    """
    return max(1.0, *(_work() / _USUAL for _ in range(5)))


def _work() -> float:
    """Seconds for some reading, counting and sorting of words."""
    start = time.process_time()
    for _ in range(5):
        words = re.findall(r"\w+", _TEXT.casefold())
        Counter(words)
        sorted(json.loads(json.dumps(words)))
    return time.process_time() - start
