from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.notices.judging import JudgedNotice, judged_notices
from plugins.notices.model import Life
from plugins.notices.states import state_at
from tests.sample import notice, read

OPENS, ENDS = datetime(2024, 3, 1), datetime(2024, 3, 15)
HEAD = """notice:
  candidate: bà Trần Thị Mẫu
  award: Huân chương Lao động hạng Ba
  send_to: {email: thidua@mic.gov.vn}
"""


def entry(
    folder: Path, more: str, *, now: datetime = datetime(2024, 3, 1, 12), date: str = "01/03/2024"
) -> JudgedNotice:
    head = HEAD + "".join(f"  {line}\n" for line in more.splitlines())
    archive, _ = read(folder, {"2024-03-01-mau.md": notice(head, date=date)}, now=now)
    (found,) = judged_notices(archive)
    return found


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2024, 2, 29, 23, 59, 59), "upcoming"),
        (datetime(2024, 3, 1), "open"),
        (datetime(2024, 3, 14, 23, 59, 59), "open"),
        (datetime(2024, 3, 14, 23, 59, 59, 999999), "open"),
        (datetime(2024, 3, 15), "closed"),
        (datetime(2024, 3, 15, 0, 0, 1), "closed"),
    ],
)
def test_states_turn_at_midnight(now: datetime, state: str) -> None:
    assert state_at(Life(OPENS, ENDS, None, withdrawn=False), now) == state


def test_what_was_decided_or_withdrawn() -> None:
    decided = datetime(2024, 5, 2)
    assert state_at(Life(OPENS, ENDS, decided, withdrawn=False), datetime(2024, 5, 1, 23, 59)) == "closed"
    assert state_at(Life(OPENS, ENDS, decided, withdrawn=False), decided) == "decided"
    assert state_at(Life(OPENS, ENDS, decided, withdrawn=True), decided) == "withdrawn"
    assert state_at(Life(OPENS, None, None, withdrawn=False), datetime(2999, 1, 1)) == "open"


@pytest.mark.parametrize(
    ("more", "last", "how", "exact"),
    [
        ("opens: 01/03/2024\ncloses: 14/03/2024", "2024-03-14", "stated", True),
        ("opens: 01/03/2024\nperiod: 10 ngày làm việc", "2024-03-14", "counted", True),
        ("opens: 01/03/2024\nperiod: 10", "2024-03-14", "counted", True),
        ("opens: 05/02/2024\nperiod: 5 ngày làm việc", "2024-02-16", "counted", True),
        ("opens: 01/03/2024\ncloses: tháng 3/2024", "2024-03-31", "stated", False),
        ("opens: 29/02/2024\ncloses: 29/02/2024", "2024-02-29", "stated", True),
        ("missing: [opens, closes]", "2025-02-28", "dissolved", False),
    ],
)
def test_the_last_day(tmp_path: Path, more: str, last: str, how: str, exact: bool) -> None:
    deadline = entry(tmp_path, more).deadline
    assert (str(deadline.day), deadline.how, deadline.exact) == (last, how, exact)


def test_a_written_hour_holds(tmp_path: Path) -> None:
    life = entry(tmp_path, "opens: 01/03/2024 08:00\ncloses: 17:00 14/03/2024").life
    assert (life.opens, life.ends) == (datetime(2024, 3, 1, 8), datetime(2024, 3, 14, 17, 1))


def test_nothing_is_known_of_a_notice_after_the_ministry(tmp_path: Path) -> None:
    found = entry(tmp_path, "missing: [opens, closes]", now=datetime(2026, 1, 1), date="01/12/2025")
    assert (found.deadline.day, found.deadline.how, found.state) == (None, "unknown", "open")


def test_a_notice_may_name_its_rule(tmp_path: Path) -> None:
    more, now = "opens: 21/07/2025\nperiod: 10\n", datetime(2025, 8, 1)
    own = entry(tmp_path, more, now=now, date="21/07/2025")
    named = entry(tmp_path, more + "rule: nd-98-2023", now=now, date="21/07/2025")
    assert own.rule
    assert own.rule.slug == "nd-152-2025"
    assert named.rule
    assert named.rule.slug == "nd-98-2023"


@pytest.mark.parametrize(
    ("closes", "last", "ends"),
    [
        ("đến hết ngày 14/03/2024", "2024-03-14", datetime(2024, 3, 15)),
        ("trước ngày 14/03/2024", "2024-03-13", datetime(2024, 3, 14)),
        ("trước 17:00 ngày 14/03/2024", "2024-03-14", datetime(2024, 3, 14, 17)),
    ],
)
def test_the_last_moment_that_a_limit_allows(tmp_path: Path, closes: str, last: str, ends: datetime) -> None:
    found = entry(tmp_path, f"opens: 01/03/2024\ncloses: {closes}")
    assert (str(found.deadline.day), found.life.ends) == (last, ends)
