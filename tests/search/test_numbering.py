"""The numbers of documents: in chronological order, and hardly ever changing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.content.model import Article, Body
from plugins.search.numbering import numbering, range_size
from plugins.vietnamese.when import as_when
from tests.tables import every

NEW_YEAR = datetime(2019, 1, 1)
MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2019, 12, 31, 23, 59)).map(
    lambda moment: moment.replace(second=0)
)
LUMPS = st.sampled_from([NEW_YEAR, datetime(2019, 12, 31, 23, 59), datetime(2016, 2, 29), datetime(2018, 12, 31)])


def article(moment: date, name: object) -> Article:
    return Article(f"{moment:%Y-%m-%d}-{name}.md", str(name), "", as_when(moment), "", "", Body(""))


ARTICLES = st.builds(article, MOMENTS | LUMPS | MOMENTS.map(datetime.date), st.uuids())
ARCHIVES = st.lists(ARTICLES, max_size=300)


def moved(before: Sequence[Article], after: Sequence[Article]) -> int:
    """How many of the articles in both archives have another number."""
    numbers = {article.file: number for number, article in numbering(before).articles.items()}
    return sum(numbers.get(one.file, number) != number for number, one in numbering(after).articles.items())


@given(ARCHIVES)
def test_numbers_ascend_within_the_ranges_of_their_years(articles: list[Article]) -> None:
    found = numbering(articles)
    starts = [one.date.start for one in found.articles.values()]
    assert [*found.articles] == sorted(found.articles)
    assert [start.date() for start in starts] == sorted(one.date.start.date() for one in articles)
    timed = [start for start in starts if start.time() != time.min]
    assert timed == sorted(timed)
    ends, end = {}, 0
    for year, size in found.years:
        ends[year] = range(end, end := end + size)
    assert all(number in ends[one.date.start.year] for number, one in found.articles.items())
    assert [*ends] == sorted({start.year for start in starts})


@given(ARCHIVES)
def test_numbers_do_not_depend_on_the_order_of_reading(articles: list[Article]) -> None:
    assert numbering(articles) == numbering(reversed(articles))


@every("articles", [1, 2, 3, 5, 8, 13, 100, 593, 10_000, 123_456])
def test_a_range_is_roomy_but_not_wasteful(articles: int) -> None:
    assert 4 / 3 * articles < range_size(articles) <= 1.68 * articles + 16
    assert len({range_size(more) for more in range(articles, 2 * articles)}) <= 6


@given(ARCHIVES, ARTICLES)
def test_one_more_moves_only_a_run_of_neighbours(articles: list[Article], new: Article) -> None:
    before, after = numbering(articles), numbering([*articles, new])
    assume(after.years == before.years)  # the year has not outgrown its range
    numbers = {one.file: number for number, one in before.articles.items()}
    shifts = {number: number - numbers.get(one.file, number) for number, one in after.articles.items()}
    assert {*shifts.values()} <= {-1, 0, 1}
    # The moved ones are contiguous, around the new one.
    own = next(number for number, one in after.articles.items() if one == new)
    run = sorted({own, *(each for number, shift in shifts.items() if shift for each in (number, number - shift))})
    assert run == [*range(run[0], run[-1] + 1)]
    assert {after.articles[number].date.start.year for number in run if number in shifts} == {new.date.start.year}


def test_few_move_in_an_archive_as_they_are() -> None:
    """Four articles per working day: removing an article, and adding it again, moves about three."""
    days = [NEW_YEAR + timedelta(days=number) for number in range(365)]
    articles = [article(at.date(), f"bai-{at.day}-{n}") for at in days if at.weekday() < 5 for n in range(4)]
    assert range_size(len(articles)) == range_size(len(articles) - 1)
    some = [moved(articles, [*articles[:place], *articles[place + 1 :]]) for place in range(0, len(articles), 7)]
    assert sum(some) / len(some) < 4
    assert sorted(some)[len(some) // 2] <= 1


def test_no_articles() -> None:
    assert numbering([]) == ({}, [])
