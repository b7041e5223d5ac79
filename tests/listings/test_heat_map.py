"""The heat map: rows, levels, legend, drawing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.listings.heat_map import heat_map, level_of
from tests.listings.synthetic import environment
from tests.tables import every


@every(
    "number, most, level",
    [
        (0, 0, 0),
        (0, 9, 0),
        (1, 1, 1),
        (2, 2, 2),
        (4, 5, 2),
        (1, 16, 1),
        (5, 16, 3),
        (9, 16, 3),
        (10, 16, 4),
        (1, 5000, 1),
    ],
)
def test_level(number: int, most: int, level: int) -> None:
    assert level_of(number, most) == level


@given(st.lists(st.tuples(st.integers(1945, 2030), st.integers(1, 12))))
def test_rows_hold_every_article_and_every_year_once(months: list[tuple[int, int]]) -> None:
    drawn = heat_map(months)
    assert drawn.total == len(months) == sum(row.number for row in drawn.rows)
    years = [year for row in reversed(drawn.rows) for year in range(row.first, row.last + 1)]
    assert years == (list(range(min(months)[0], max(months)[0] + 1)) if months else [])
    for row in drawn.rows:
        assert row.number == sum(cell.number for cell in row.cells)
        for cell in row.cells:
            assert (cell.address == f"/{row.first}/{cell.month:02}/") == bool(cell.number)


@given(st.lists(st.tuples(st.just(2019), st.integers(1, 12)), min_size=1))
def test_the_legend_says_what_the_levels_mean(months: list[tuple[int, int]]) -> None:
    drawn = heat_map(months)
    ranges = {level.level: range(level.low, level.high + 1) for level in drawn.levels}
    assert all(cell.number in ranges[cell.level] for cell in drawn.rows[0].cells if cell.number)
    assert [number for level in drawn.levels for number in ranges[level.level]] == list(
        range(1, drawn.levels[-1].high + 1)
    )


def test_long_silence_is_one_row() -> None:
    rows = heat_map([(1975, 4), (2013, 12), (2016, 1)]).rows
    assert [(row.first, row.last, row.number) for row in rows] == [
        (2016, 2016, 1), (2015, 2015, 0), (2014, 2014, 0), (2013, 2013, 1), (1976, 2012, 0), (1975, 1975, 1),
    ]  # fmt: skip


def drawing(months: list[tuple[int, int]]) -> str:
    macro = environment().from_string(
        '{% from "components/heat_map.html" import heat_map_figure with context %}{{ heat_map_figure(heat_map) }}'
    )
    return macro.render(heat_map=heat_map(months))


def test_each_month_is_named_linked_and_in_the_table() -> None:
    html = drawing([(2019, 9)] * 1234 + [(2021, 1)])
    assert 'aria-label="Tháng 9 năm 2019: 1.234 bài"' in html
    assert html.count('href="/kho/2019/09/"') == 2  # in the drawing and in the table
    assert "style=" not in html


def test_nothing_is_drawn_of_an_empty_archive() -> None:
    assert drawing([]).strip() == ""
