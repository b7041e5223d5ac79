from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.content.data import read_data
from plugins.content.dated_data import in_force
from plugins.content.model import SiteData
from plugins.core.diagnostics import Diagnostic
from plugins.notices.rules import RULES
from plugins.notices.working_days import DAYS_OFF
from tests.archives import CONTENT
from tests.sample import codes

FILES = (RULES, DAYS_OFF)
OWN, OWN_FAULTS = read_data(CONTENT, CONTENT, FILES)
RULE = """- slug: a
  instrument: Nghị định A
  provision: Điều 1
  from: 01/01/2000
  requirement: Phải công khai.
  sources: [{title: Công báo}]
"""


def data_with(folder: Path, name: str, text: str) -> tuple[SiteData, list[Diagnostic]]:
    (folder / "du-lieu").mkdir()
    (folder / "du-lieu" / name).write_text(text, encoding="utf-8")
    return read_data(folder, CONTENT, FILES)


def test_own_data_are_sound() -> None:
    rules, days = RULES.of(OWN), DAYS_OFF.of(OWN)
    assert OWN_FAULTS == []
    assert [*rules] == ["nd-91-2017", "nd-98-2023", "nd-152-2025"]
    assert all(rule.sources and rule.unconfirmed for rule in rules.values())
    assert not days.is_working(date(2026, 1, 2))
    assert days.is_working(date(2026, 1, 10))


@pytest.mark.parametrize(
    ("day", "slug", "working_days"),
    [
        (date(2017, 9, 30), None, 0),
        (date(2017, 10, 1), "nd-91-2017", 0),
        (date(2021, 4, 1), "nd-91-2017", 0),
        (date(2023, 12, 31), "nd-91-2017", 0),
        (date(2024, 1, 1), "nd-98-2023", 10),
        (date(2025, 6, 30), "nd-98-2023", 10),
        (date(2025, 7, 1), "nd-152-2025", 10),
        (date(2040, 1, 1), "nd-152-2025", 10),
    ],
)
def test_the_rule_of_a_day(day: date, slug: str | None, working_days: int) -> None:
    rule = in_force(RULES.of(OWN).values(), day)
    assert (rule.slug if rule else None) == slug
    assert rule is None or rule.working_days == working_days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE + RULE.replace("slug: a", "slug: b"), ["rules-overlap"]),
        (RULE + RULE, ["data-twice"]),
        (RULE + "  until: 31/12/1999\n", ["rule-backwards"]),
        (RULE + "  working_days: mười\n", ["rule-days"]),
        (RULE + "  working_days: 99999\n", ["rule-days"]),
        (RULE + "  count_opening_day: có lẽ\n", ["not-flag"]),
        (RULE.replace("  sources: [{title: Công báo}]\n", ""), ["rule-source"]),
        (RULE.replace("01/01/2000", "31/02/2000"), ["date"]),
        (RULE.replace("provision", "provison"), ["unknown-key"]),
        (RULE.replace("slug", "slgu"), ["unknown-key"]),
        ("a: b\n", ["data-not-list"]),
        ("- a\n", ["data-not-mapping"]),
    ],
)
def test_faults_of_rules(tmp_path: Path, text: str, expected: list[str]) -> None:
    _, diagnostics = data_with(tmp_path, "quy-dinh.yaml", text)
    assert codes(diagnostics) == expected
    assert {fault.file for fault in diagnostics} == {"du-lieu/quy-dinh.yaml"}


DAY = "- {day: 02/01/2026, kind: off, name: Nghỉ, source: Văn bản}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DAY, []),
        (DAY.replace("off", "nghỉ"), ["day-kind"]),
        (DAY.replace("02/01/2026", "tháng 1/2026"), ["day-vague"]),
        (DAY.replace("02/01/2026", "29/02/2026"), ["date"]),
        (DAY + DAY, ["day-twice"]),
        (DAY.replace(", source: Văn bản", ""), ["missing-key"]),
    ],
)
def test_faults_of_days(tmp_path: Path, text: str, expected: list[str]) -> None:
    _, diagnostics = data_with(tmp_path, "ngay-nghi.yaml", text)
    assert codes(diagnostics) == expected
    assert {fault.file for fault in diagnostics} <= {"du-lieu/ngay-nghi.yaml"}
