from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.notices.working_days import LONGEST, ChangedDay, WorkingDays

DAYS = WorkingDays()


@pytest.mark.parametrize(
    ("first", "number", "last"),
    [
        # as official notices count: one in the Army's newspaper, one of the prosecutors
        (date(2025, 8, 20), 10, date(2025, 9, 4)),
        (date(2025, 9, 10), 10, date(2025, 9, 23)),
        (date(2024, 3, 1), 1, date(2024, 3, 1)),
        (date(2024, 3, 2), 1, date(2024, 3, 4)),  # opened on a Saturday
        (date(2024, 2, 5), 5, date(2024, 2, 16)),  # ends in Tết: 8 to 14 February are off
        (date(2024, 2, 27), 3, date(2024, 2, 29)),
        (date(2023, 2, 27), 3, date(2023, 3, 1)),
        (date(2025, 4, 28), 3, date(2025, 5, 5)),  # 30/4, 1/5 and 2/5 (swapped) are off
    ],
)
def test_the_last_of_some_working_days(first: date, number: int, last: date) -> None:
    assert DAYS.last_of(first, number) == last
    assert DAYS.count(first, last) == number


def test_the_opening_day_may_not_count() -> None:
    assert DAYS.last_of(date(2025, 9, 10), 10, count_first=False) == date(2025, 9, 24)
    assert DAYS.last_of(date(2024, 3, 2), 1, count_first=False) == date(2024, 3, 4)


def test_swapped_days() -> None:
    assert not DAYS.is_working(date(2025, 5, 2))
    assert DAYS.is_working(date(2025, 4, 26))  # the Saturday worked in exchange
    assert not DAYS.is_working(date(2021, 5, 3))  # in lieu of Labour Day, a Saturday


def test_changes_win_over_the_calendar() -> None:
    friday, saturday = date(2026, 1, 2), date(2026, 1, 10)
    changes = {friday: ChangedDay(False, "Nghỉ"), saturday: ChangedDay(True, "Làm bù")}
    changed = WorkingDays(changes)
    assert DAYS.is_working(friday)
    assert not DAYS.is_working(saturday)
    assert not changed.is_working(friday)
    assert changed.is_working(saturday)
    assert [(day.day, day.name) for day in changed.days_off(date(2025, 12, 31), date(2026, 1, 5))] == [
        (date(2026, 1, 1), "Tết Dương lịch"),
        (friday, "Nghỉ"),
    ]


@pytest.mark.parametrize("number", [0, -1, LONGEST + 1])
def test_not_a_number_of_days(number: int) -> None:
    with pytest.raises(ValueError, match="working days"):
        DAYS.last_of(date(2024, 1, 1), number)


def test_nothing_between_days_in_the_wrong_order() -> None:
    assert DAYS.count(date(2024, 3, 2), date(2024, 3, 1)) == 0


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.integers(1, 40))
def test_last_and_count_agree(first: date, number: int) -> None:
    last = DAYS.last_of(first, number)
    assert DAYS.is_working(last)
    assert DAYS.count(first, last) == number
    assert DAYS.last_of(first, number, count_first=False) >= last
    assert last - first >= timedelta(number - 1)
