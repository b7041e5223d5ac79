"""All attacks on the archive, by kind: `bench attack` runs all of them, the tests some.

To add an attack (a kill, a corruption, a form of personal data), add a Scenario to SCENARIOS.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.timing import in_time

from .bodies import body, rules_of_all, wrong_with
from .child import Cost, run
from .sources import BOMBS, Bomb, agreeing, write

Kind = Literal["bodies", "bombs", "agreement", "kills", "corruptions", "personal"]
SECONDS, BYTES = 10, 1_000_000_000
"""The limits of CPU time and memory for an input of up to a megabyte; time on the reference machine (timing.py)."""
CODES = (0, 1, 2, 3)
"""The exit codes of commands."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An attack. run: takes a source of randomness and an empty folder, and yields what went wrong, if anything.

    rounds: how often the bench runs it by default.
    """

    kind: Kind
    name: str
    run: Callable[[random.Random, Path], Iterable[str]]
    rounds: int = 1


def cost_faults(cost: Cost) -> Iterator[str]:
    """What is wrong with the end of a command or with its cost."""
    if not cost.is_told:
        yield f"ended with {cost.code}: {cost.output[-400:]}"
    if not in_time(cost.seconds, SECONDS):
        yield f"{cost.seconds:.1f} s"
    if cost.peak > BYTES:
        yield f"{cost.peak / 1e6:.0f} MB"


def explode(bomb: Bomb, draw: random.Random, folder: Path) -> Iterator[str]:
    """Build a malicious folder."""
    content = write(folder / "content", bomb.make(draw))
    cost = run("build", "--content", str(content), "--output", str(folder / "site"), seconds=4 * SECONDS)
    yield from cost_faults(cost)
    if cost.is_told and not bomb.either and cost.code != (1 if bomb.codes else 0):
        yield f"code {cost.code}: {cost.output[-400:]}"
    if cost.code and (folder / "site").exists():
        yield "something was published"


def agree(draw: random.Random, folder: Path) -> Iterator[str]:
    """Run `check` and `build`, which must agree."""
    content = write(folder / "content", agreeing(draw))
    checked = run("check", "--content", str(content))
    built = run("build", "--content", str(content), "--output", str(folder / "site"))
    yield from (*cost_faults(checked), *cost_faults(built))
    if checked.code != built.code:
        yield f"check says {checked.code}, build {built.code}: {built.output[-400:]}"


def fuzz(draw: random.Random, _folder: Path) -> Iterator[str]:
    """Read one random body."""
    text = body(draw)
    yield from (f"{fault} of {text!r}" for fault in wrong_with(text, RULES))


RULES = rules_of_all()
SCENARIOS: tuple[Scenario, ...] = (
    Scenario("bodies", "pieces", fuzz, rounds=2000),
    Scenario("agreement", "odd things", agree, rounds=10),
    *(
        Scenario("bombs", name, lambda draw, folder, bomb=bomb: explode(bomb, draw, folder))  # type: ignore[misc]
        for name, bomb in BOMBS.items()
    ),
)
