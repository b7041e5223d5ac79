"""`bench attack`: a long randomised attack with a time limit; seeds are printed, so that failures can be reproduced."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

MINUTES = 30
"""Minutes after which no new turn starts."""


def run_bench(count: int, rounds: int) -> int:
    """Run every scenario for `rounds` rounds, with `count` bodies in each; returns 1 if anything went wrong.

    LUU_TRU_SEED in the environment repeats a round's seed.
    """
    from tests.attack.scenarios import SCENARIOS

    began, done, faults = time.monotonic(), Counter[str](), Counter[str]()
    for number in range(rounds):
        seed = int(os.environ.get("LUU_TRU_SEED", "0")) or random.SystemRandom().getrandbits(32)
        print(f"round {number + 1}, seed {seed}", flush=True)
        for scenario in SCENARIOS:
            start = time.monotonic()
            for turn in range(count if scenario.kind == "bodies" else scenario.rounds):
                if time.monotonic() - began > 60 * MINUTES:
                    print(f"  stopped after {MINUTES} minutes", flush=True)
                    return _end(done, faults)
                folder = Path(tempfile.mkdtemp(prefix="luu-tru-"))
                try:
                    found = list(scenario.run(random.Random(f"{seed} {scenario.name} {turn}"), folder))
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
                done[scenario.kind] += 1
                faults[scenario.kind] += bool(found)
                for fault in found:
                    print(f"  {scenario.kind}, {scenario.name}, turn {turn}: {fault}", flush=True)
            print(f"  {time.monotonic() - start:6.1f} s  {scenario.kind}: {scenario.name}", flush=True)
    return _end(done, faults)


def _end(done: Counter[str], faults: Counter[str]) -> int:
    for kind, number in done.items():
        print(f"{kind}: {faults[kind]} of {number} went wrong", flush=True)
    return int(any(faults.values()))
