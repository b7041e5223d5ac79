"""The quick part of the attack, for every run; `bench attack` is the long part."""

from __future__ import annotations

import os
import random
from datetime import datetime
from pathlib import Path

import pytest

from plugins import images, instruments, notices, people, privacy, records
from plugins.content.capability import Capabilities
from plugins.core.cache import Cache
from plugins.core.diagnostics import Fault
from plugins.images.survey import survey
from plugins.images.usage import image_paths
from tests.timing import within
from tools.capabilities import read_archive

from .bodies import body, wrong_with
from .scenarios import RULES, SCENARIOS, Scenario, agree
from .sources import BOMBS, write

SEED = int(os.environ.get("LUU_TRU_SEED", "0")) or random.SystemRandom().getrandbits(32)
"""New in every run; failures name it, and LUU_TRU_SEED repeats it."""
ALL = Capabilities(tuple(module.CAPABILITY for module in (images, instruments, notices, people, privacy, records)))
SLOW = {"image: repeated scans", "many words", "dates", "dates in paragraphs", "lost photographs", "missing images"}


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in BOMBS if name not in SLOW])
def test_a_bomb_is_told_soon(name: str, tmp_path: Path) -> None:
    draw = random.Random(f"{SEED} {name}")
    content = write(tmp_path / "content", BOMBS[name].make(draw))
    with within(10, SEED):
        _, _, diagnostics = read_archive(content, ALL, now=datetime(2026, 1, 1))
        codes = {fault.code for fault in diagnostics if fault.level == "error"}
        found = survey(content, image_paths(content), Cache.in_memory()).values()
        codes |= {f"image-{one.code}" for one in found if isinstance(one, Fault)}
    expected = BOMBS[name].codes - {"link-missing", "anchor-missing", "image-missing"}  # need the whole plan
    if expected:
        assert codes & expected, (SEED, codes)
    elif not BOMBS[name].codes and not BOMBS[name].either:
        assert codes == set(), SEED


@pytest.mark.slow
def test_bodies() -> None:
    draw = random.Random(SEED)
    for _ in range(300):
        text = body(draw)
        assert list(wrong_with(text, RULES)) == [], (SEED, text)


@pytest.mark.slow
@pytest.mark.parametrize("scenario", random.Random(SEED).sample([one for one in SCENARIOS if one.kind == "bombs"], 8))
def test_time_and_memory(scenario: Scenario, tmp_path: Path) -> None:
    assert list(scenario.run(random.Random(f"{SEED} {scenario.name}"), tmp_path)) == [], (SEED, scenario.name)


@pytest.mark.slow
def test_whatever_passes_check_is_built(tmp_path: Path) -> None:
    for number in range(4):
        assert list(agree(random.Random(SEED + number), tmp_path / str(number))) == [], SEED + number
