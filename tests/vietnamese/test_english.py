"""Times and numbers as English pages show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plugins.vietnamese.dates import parse
from plugins.vietnamese.english import english_date, english_number
from tests.tables import every


@every(
    "written, shown",
    [
        ("05/09/2019", "5 September 2019"),
        ("05/09/2019 12:50", "5 September 2019, 12:50"),
        ("tháng 4/2021", "April 2021"),
        ("Quý III/2019", "third quarter of 2019"),
        ("6 tháng đầu năm 2021", "first half of 2021"),
        ("6 tháng cuối năm 2021", "second half of 2021"),
        ("năm 2014", "2014"),
        ("19-23/8/2019", "19–23 August 2019"),
        ("từ ngày 28/8/2019 đến ngày 2/9/2019", "28 August – 2 September 2019"),
        ("từ ngày 28/12/2019 đến ngày 2/1/2020", "28 December 2019 – 2 January 2020"),
        ("từ tháng 3/2020 đến tháng 5/2020", "March–May 2020"),
        ("từ tháng 11/2019 đến tháng 2/2020", "November 2019 – February 2020"),
        ("2013-2021", "2013–2021"),
    ],
)
def test_a_time_is_shown_as_exactly_as_it_is_known(written: str, shown: str) -> None:
    assert english_date(parse(written)) == shown


def test_a_day_of_the_calendar_is_taken_as_it_is() -> None:
    assert english_date(date(2019, 9, 5)) == "5 September 2019"


@pytest.mark.parametrize(("number", "shown"), [(2075, "2,075"), (Decimal("1.2"), "1.2"), (7, "7")])
def test_numbers_have_a_decimal_point(number: int | Decimal, shown: str) -> None:
    assert english_number(number) == shown
