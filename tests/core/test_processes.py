"""Other processes: they collect the garbage of their tasks, although a build does not."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import pairwise

import pytest

from plugins.core.processes import Workers, forked_map, forks, in_background

CYCLES, TASKS = 20_000, 40


@pytest.fixture(autouse=True)
def as_in_a_build() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def objects_left(_task: int) -> int:
    """Leave many reference cycles; the number of objects in the process."""
    for _ in range(CYCLES):
        cycle: list[object] = []
        cycle.append(cycle)
    return len(gc.get_objects())


def test_a_pool_collects() -> None:
    assert max(Workers.here(2).spread(objects_left, range(TASKS), TASKS)) < CYCLES * TASKS / 4


@pytest.mark.slow
@pytest.mark.skipif(not forks(2), reason="this system does not fork")
def test_forked_processes_collect() -> None:
    assert max(forked_map(objects_left, range(TASKS), 2, batch=1, alone=0)) < CYCLES * TASKS / 4
    with in_background(lambda: [objects_left(task) for task in range(TASKS)], apart=True) as wait:
        assert max(wait()) < CYCLES * TASKS / 4


@pytest.mark.skipif(not forks(2), reason="this system does not fork")
def test_results_come_in_order_from_one_turn_of_processes_after_another() -> None:
    found = [*forked_map(lambda task: (task, os.getpid()), range(50), 2, batch=4, alone=0, turn=3)]
    assert [task for task, _ in found] == [*range(50)]
    turns = [{pid for _, pid in found[start : start + 12]} for start in range(0, 50, 12)]
    assert all(one.isdisjoint(other) for one, other in pairwise(turns))
