"""The five source pages: every numbered instrument they cite is found with the right key, and no false one."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.vietnamese.citations import cite

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages (../shared/seeds) are not on this machine")

NUMBERED = {
    "000": "479-qd-btttt-2017 1109-qd-btttt-2018 216-qd-btttt-2019 283-qd-btttt-2020 265-qd-btttt-2020 "
    "217-qd-btttt-2029 284-qd-btttt-2020 266-qd-btttt-2021",
    "001": "47-2020-nd-cp 17-nq-cp 1-ct-ttg-2020 78-nq-cp-2020 119-2020-nd-cp 362-qd-ttg-2019 71-kl-tw-2020 "
    "43-tb-tw-2017 44-ct-ttg-2020 48-ct-tw-2020",
    "002": "2-ct-btttt-2011 725-ct-ttg-2011",
    "003": "1738-kh-btttt-2019",
    "004": "1-ct-btttt-2021 5-ct-btttt-2021 43-2011-nd-cp 64-2011-nd-cp 52-2016-qd-ttg 60-2014-nd-cp",
}
"""By page, as printed, including a wrong year."""
NAMED = {"002": {"hien-phap-1992"}, "004": {"luat-bao-chi-2016"}}


@pytest.mark.parametrize("page", NUMBERED)
def test_every_numbered_instrument_and_no_false_one(page: str) -> None:
    [path] = SEEDS.glob(f"{page}_*.txt")
    text = path.read_text(encoding="utf-8")
    day = re.search(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b", text)
    assert day
    found = cite(text.split("\n"), date(int(day[3]), int(day[2]), 1))
    numbered = {each.key for some in found for each in some if each.number}
    named = {each.key for some in found for each in some if not each.number}
    assert numbered == set(NUMBERED[page].split())
    assert named == NAMED.get(page, set())


def test_they_are_twenty_seven() -> None:
    assert len({key for keys in NUMBERED.values() for key in keys.split()}) == 27
