"""Limits on CPU time, scaled on a slow machine."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

_TEXT = "Thứ trưởng dự lễ chào cờ ngày 1/9/2019; " * 2000
_USUAL = 0.06
"""Seconds that `_work` takes on the reference machine."""


@contextmanager
def within(seconds: float, *about: object) -> Iterator[None]:
    """Fail if the block takes more seconds of CPU time, scaled on a machine slower than the reference.

    about: added to the failure message.
    """
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert in_time(taken, seconds), (taken, *about)


def in_time(taken: float, seconds: float) -> bool:
    """Whether seconds of CPU time are within a limit, scaled on a machine slower than the reference."""
    return taken <= seconds or taken <= seconds * slowness()


def slowness() -> float:
    """How many times slower than the reference machine this one is right now; at least 1.

    The maximum of several measurements, which vary if other work runs on the machine.
    """
    return max(1.0, *(_work() / _USUAL for _ in range(5)))


def _work() -> float:
    """Seconds for a fixed amount of parsing, counting and sorting."""
    start = time.process_time()
    for _ in range(5):
        words = re.findall(r"\w+", _TEXT.casefold())
        Counter(words)
        sorted(json.loads(json.dumps(words)))
    return time.process_time() - start
