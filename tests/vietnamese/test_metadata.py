"""Dates in the metadata of plain Pelican sites."""

from __future__ import annotations

from datetime import datetime

import pytest

from plugins.vietnamese.dates import DateFault
from plugins.vietnamese.metadata import moment
from tests.tables import every


@every(
    "text, expected",
    [
        ("05/09/2019", datetime(2019, 9, 5)),
        ("5-9-2019", datetime(2019, 9, 5)),
        ("ngày 5 tháng 9 năm 2019", datetime(2019, 9, 5)),
        ("tháng 9/2019", datetime(2019, 9, 1)),
        ("14h30 ngày 05/09/2019", datetime(2019, 9, 5, 14, 30)),
        ("2019-09", datetime(2019, 9, 1)),
        ("2019/9", datetime(2019, 9, 1)),
        ("2019-09-05", None),
        ("20190905", None),
        ("20190905T103000Z", None),
        ("2019-09-05T10:00:00+09:00", None),
        ("2019_09_05", None),
        ("Thu, 05 Sep 2019 10:00:00 +0700", None),
        ("September 5, 2019", None),
    ],
)
def test_dates_are_read_day_first_and_what_has_one_meaning_is_left_to_pelican(
    text: str, expected: datetime | None
) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize("text", ["31/02/2019", "13/13/2019", "hôm nào đó", "09/31/2019", "2019-13", "20122019", ""])
def test_what_is_no_date_is_a_fault(text: str) -> None:
    with pytest.raises(DateFault):
        moment(text)
