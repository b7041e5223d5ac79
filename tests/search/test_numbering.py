"""The numbers of documents: in chronological order, and hardly ever changing."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.search.numbering import numbering, range_size
from tests.tables import every

NEW_YEAR = datetime(2019, 1, 1)
DATES = st.datetimes(datetime(2016, 1, 1), datetime(2019, 12, 31, 23, 59))
LUMPS = st.sampled_from([NEW_YEAR, datetime(2019, 12, 31, 23, 59), datetime(2016, 2, 29), datetime(2018, 12, 31)])
ARCHIVES = st.lists(DATES | LUMPS, max_size=300)


def numbers(dates: list[datetime]) -> list[int]:
    return numbering(sorted(dates)).numbers


@given(ARCHIVES)
def test_numbers_ascend_within_the_ranges_of_their_years(dates: list[datetime]) -> None:
    dates.sort()
    found = numbering(dates)
    assert all(one < other for one, other in zip(found.numbers, found.numbers[1:], strict=False))
    ends, end = {}, 0
    for year, size in found.years:
        ends[year] = range(end, end := end + size)
    assert all(number in ends[date.year] for date, number in zip(dates, found.numbers, strict=True))
    assert [*ends] == sorted({date.year for date in dates})


@every("documents", [1, 2, 3, 5, 8, 13, 100, 593, 10_000, 123_456])
def test_a_range_is_roomy_but_not_wasteful(documents: int) -> None:
    assert 1.25 * documents < range_size(documents) <= 1.57 * documents + 16
    assert len({range_size(more) for more in range(documents, 2 * documents)}) <= 6


@given(ARCHIVES, DATES | LUMPS)
def test_one_more_moves_only_a_run_of_neighbours(dates: list[datetime], new: datetime) -> None:
    dates.sort()
    before = numbers(dates)
    place = sum(date <= new for date in dates)
    grown = [*dates[:place], new, *dates[place:]]
    after = numbering(grown)
    assume(after.years == numbering(dates).years)  # the year has not outgrown its range
    kept = [*after.numbers[:place], *after.numbers[place + 1 :]]
    moved = [n for n, (old, now) in enumerate(zip(before, kept, strict=True)) if old != now]
    assert all(abs(before[n] - kept[n]) == 1 for n in moved)
    # The moved ones are contiguous, around the new one.
    run = sorted({before[n] for n in moved} | {kept[n] for n in moved} | {after.numbers[place]})
    assert run == [*range(run[0], run[-1] + 1)]
    assert all(dates[n].year == new.year for n in moved)


def test_few_move_in_an_archive_as_they_are() -> None:
    """Two articles per working day: removing an article and adding it again moves about ten."""
    days = [NEW_YEAR + timedelta(days=day) for day in range(365)]
    dates = [day for day in days if day.weekday() < 5 for _ in range(2)]
    before = numbers(dates)
    moved = []
    for place in range(0, len(dates), 7):
        less = numbers([*dates[:place], *dates[place + 1 :]])
        kept = [*before[:place], *before[place + 1 :]]
        moved.append(sum(old != now for old, now in zip(kept, less, strict=True)))
    assert range_size(len(dates)) == range_size(len(dates) - 1)
    assert sum(moved) / len(moved) < 12


def test_no_documents() -> None:
    assert numbering([]) == ([], [])
