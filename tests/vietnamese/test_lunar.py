"""The Vietnamese lunar calendar, checked against official dates of Tết, including those that differ from China's."""

from datetime import date, timedelta

import pytest

from plugins.vietnamese import lunar
from plugins.vietnamese.dates import parse
from tests.tables import every

TET = {
    1968: date(1968, 1, 29),  # China: 30 January
    1985: date(1985, 1, 21),  # China: 20 February
    2007: date(2007, 2, 17),  # China: 18 February
    2030: date(2030, 2, 2),  # China: 3 February
    2013: date(2013, 2, 10),
    2019: date(2019, 2, 5),
    2020: date(2020, 1, 25),
    2021: date(2021, 2, 12),
    2022: date(2022, 2, 1),
    2025: date(2025, 1, 29),
}

EXPRESSIONS = [
    ("Tết Nguyên đán Tân Sửu 2021", date(2021, 2, 12)),
    ("Tết Nguyên đán 2021", date(2021, 2, 12)),
    ("Tết Tân Sửu", date(2021, 2, 12)),
    ("tết tân sửu (2021)", date(2021, 2, 12)),
    ("mùng 1 Tết Tân Sửu", date(2021, 2, 12)),
    ("mồng một Tết Tân Sửu", date(2021, 2, 12)),
    ("sáng mùng 3 Tết năm 2021", date(2021, 2, 14)),
    ("30 Tết Tân Sửu", date(2021, 2, 11)),
    ("29 Tết Nhâm Dần", date(2022, 1, 31)),
    ("giao thừa Nhâm Dần", date(2022, 1, 31)),
    ("đêm giao thừa năm 2021", date(2021, 2, 11)),
    ("23 tháng Chạp năm Canh Tý", date(2021, 2, 4)),
    ("ngày 23 tháng Chạp năm Canh Tý (2021)", date(2021, 2, 4)),
    ("rằm tháng Giêng năm Tân Sửu", date(2021, 2, 26)),
    ("rằm tháng 7 năm 2021", date(2021, 8, 22)),
    ("mùng 10 tháng 3 âm lịch năm 2021", date(2021, 4, 21)),
    ("10/3 âm lịch năm 2021", date(2021, 4, 21)),
    ("10/3/2021 (âm lịch)", date(2021, 4, 21)),
    ("10/3/2021 ÂL", date(2021, 4, 21)),
    ("ngày 10 tháng Ba năm Tân Sửu", date(2021, 4, 21)),
    ("Giỗ Tổ Hùng Vương năm 2021", date(2021, 4, 21)),
    ("Tết Trung thu 2021", date(2021, 9, 21)),
    ("Tết Dương lịch 2021", date(2021, 1, 1)),
    ("mùng 7 tháng Tám năm Kỷ Hợi", date(2019, 9, 5)),
    ("mùng 7 tháng Tám năm Kỉ Hợi", date(2019, 9, 5)),
    ("mung 7 thang Tam nam Ky Hoi", date(2019, 9, 5)),
    ("mùng 1 tháng 4 năm Canh Tý", date(2020, 4, 23)),
    ("mùng 1 tháng 4 nhuận năm Canh Tý", date(2020, 5, 23)),
    ("mùng 1 tháng Tư nhuận năm 2020", date(2020, 5, 23)),
]

YEARLESS = [
    ("mùng 1 Tết", date(2021, 1, 20), date(2021, 2, 12)),
    ("mùng 1 Tết", date(2021, 12, 20), date(2022, 2, 1)),
    ("giao thừa", date(2021, 2, 15), date(2021, 2, 11)),
    ("rằm tháng Giêng", date(2021, 3, 1), date(2021, 2, 26)),
    ("23 tháng Chạp", date(2021, 1, 20), date(2021, 2, 4)),
    ("mùng 10 tháng 3 âm lịch", date(2021, 4, 20), date(2021, 4, 21)),
    ("mùng 1 Tết Mậu Thân", date(1968, 3, 1), date(1968, 1, 29)),
    ("mùng 1 Tết Mậu Thân", date(2008, 3, 1), date(1968, 1, 29)),
]


@every("year, day", TET.items())
def test_tet(year: int, day: date) -> None:
    assert lunar.to_day(1, 1, year) == day
    assert parse(f"Tết Nguyên đán {year}").start.date() == day


@every("text, day", EXPRESSIONS)
def test_expressions(text: str, day: date) -> None:
    when = parse(text)
    assert (when.start.date(), when.precision) == (day, "day")


@pytest.mark.parametrize(("text", "anchor", "day"), YEARLESS)
def test_without_a_year(text: str, anchor: date, day: date) -> None:
    assert parse(text, anchor=anchor).start.date() == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tháng Giêng năm Tân Sửu", date(2021, 2, 12), date(2021, 3, 12)),
        ("năm Tân Sửu", date(2021, 2, 12), date(2022, 1, 31)),
        ("năm Canh Tý 2020", date(2020, 1, 25), date(2021, 2, 11)),
        ("từ mùng 1 đến mùng 5 Tết Tân Sửu", date(2021, 2, 12), date(2021, 2, 16)),
        ("từ 28 Tết đến mùng 5 Tết Tân Sửu", date(2021, 2, 9), date(2021, 2, 16)),
    ],
)
def test_spans(text: str, first: date, last: date) -> None:
    when = parse(text)
    assert (when.start.date(), when.end.date(), when.precision) == (first, last, "span")


def test_names_of_years() -> None:
    assert [lunar.cycle_name(year) for year in (1945, 1984, 2007, 2019, 2020, 2021, 2025)] == [
        "Ất Dậu", "Giáp Tý", "Đinh Hợi", "Kỷ Hợi", "Canh Tý", "Tân Sửu", "Ất Tỵ",
    ]  # fmt: skip


def test_every_day_has_one_lunar_date() -> None:
    """Sixty years, day by day: days count up by one, months have 29 or 30 days, and each date converts back."""
    day, before = date(1980, 1, 1), lunar.of_day(date(1979, 12, 31))
    while day < date(2040, 1, 1):
        found = lunar.of_day(day)
        assert found
        assert before
        assert found.day == before.day + 1 or (found.day == 1 and before.day in (29, 30))
        assert lunar.to_day(found.day, found.month, found.year, found.leap) == day
        day, before = day + timedelta(days=1), found


def test_outside_its_years() -> None:
    assert lunar.of_day(date(1899, 12, 31)) is None
    assert lunar.name(date(2101, 1, 1)) == ""
    assert lunar.to_day(30, 1, 2021) is None
    assert lunar.month_length(4, 2021, leap=True) == 0
