"""Dates in the metadata of plain Pelican sites."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from pelican import readers, utils

from plugins.vietnamese import add_filters, read_dates
from plugins.vietnamese.dates import DateFault
from plugins.vietnamese.metadata import moment
from tests.tables import every


def zoned(*fields: int, hours: int) -> datetime:
    return datetime(*fields, tzinfo=timezone(timedelta(hours=hours)))  # type: ignore[arg-type, misc]


@every(
    "text, expected",
    [
        ("05/09/2019", datetime(2019, 9, 5)),
        ("5-9-2019", datetime(2019, 9, 5)),
        ("ngày 5 tháng 9 năm 2019", datetime(2019, 9, 5)),
        ("tháng 9/2019", datetime(2019, 9, 1)),
        ("14h30 ngày 05/09/2019", datetime(2019, 9, 5, 14, 30)),
        ("8h30 ngày 05/09/2019", datetime(2019, 9, 5, 8, 30)),
        ("05/09/2019 08:30", datetime(2019, 9, 5, 8, 30)),
        ("05/09/2019 8g30", datetime(2019, 9, 5, 8, 30)),
        ("08:30 05/09/2019", datetime(2019, 9, 5, 8, 30)),
        ("Thứ Năm, 05/09/2019 08:30", datetime(2019, 9, 5, 8, 30)),
        ("05/09/2019 00:00", datetime(2019, 9, 5)),
        ("5.9.2019", datetime(2019, 9, 5)),
        ("05 / 09 / 2019", datetime(2019, 9, 5)),
        ("Thứ năm ngày 5-9-2019", datetime(2019, 9, 5)),
        ("Hà Nội, ngày 5 tháng 9 năm 2019", datetime(2019, 9, 5)),
        ("2/9/1945", datetime(1945, 9, 2)),
        ("5 September 2019", datetime(2019, 9, 5)),
        ("Thu Sep  5 00:00:00 2019", datetime(2019, 9, 5)),
        ("2019-9-5", datetime(2019, 9, 5)),
        ("2019-10-06 08:30:00", datetime(2019, 10, 6, 8, 30)),
        ("2019-09", datetime(2019, 9, 1)),
        ("2019/9", datetime(2019, 9, 1)),
        ("2019.05.09", datetime(2019, 5, 9)),
        ("May 2019", datetime(2019, 5, 1)),
        ("2019-09-05", datetime(2019, 9, 5)),
        ("2019-09-05 14h30", datetime(2019, 9, 5, 14, 30)),
        ("2019/05/09", datetime(2019, 5, 9)),
        ("20190905", datetime(2019, 9, 5)),
        ("20190905T103000Z", zoned(2019, 9, 5, 10, 30, hours=0)),
        ("2019-09-05T10:00:00+09:00", zoned(2019, 9, 5, 10, hours=9)),
        ("2019_09_05", datetime(2019, 9, 5)),
        ("Thu, 05 Sep 2019 10:00:00 +0700", zoned(2019, 9, 5, 10, hours=7)),
        ("September 5, 2019", datetime(2019, 9, 5)),
    ],
)
def test_dates_are_read_day_first_unless_they_have_one_meaning(text: str, expected: datetime) -> None:
    found = moment(text)
    assert (found, found.utcoffset()) == (expected, expected.utcoffset())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/02/2019", "no-day-in-year"), ("13/13/2019", "no-month"), ("hôm nào đó", "unreadable"),
        ("09/31/2019", "month-first"),
        ("2019-13", "unreadable"), ("2019.09", "unreadable"), ("20122019", "unreadable"), ("", "empty"),
        ("2019-02-31", "unreadable"), ("2019-09-05 14-30", "unreadable"), ("0005-09-05", "unreadable"),
        ("Sep 5", "unreadable"), ("29/02/2019", "not-leap-year"), ("00/00/2019", "no-month"), ("??", "unreadable"),
        ("2019-02-30", "unreadable"), ("31/9/2019", "no-day-in-year"), ("5/9", "bare-day-month"),
        ("Tết", "year-missing"), ("5/9/19999", "year-figures"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_a_fault(text: str, code: str) -> None:
    with pytest.raises(DateFault) as fault:
        moment(text)
    assert fault.value.code == code


def test_pelican_reads_dates_day_first_and_keeps_them_apart_from_those_read_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (utils, readers):
        monkeypatch.setattr(module, "get_date", utils.get_date)  # restored afterwards
    pelican = SimpleNamespace(settings={"CACHE_CONTENT": True, "CACHE_PATH": "cache"})
    read_dates(pelican)
    assert Path(pelican.settings["CACHE_PATH"]) != Path("cache")
    for key in ("date", "modified"):
        assert readers.METADATA_PROCESSORS[key]("05/09/2019", {}) == datetime(2019, 9, 5)
    assert readers.default_metadata({"DEFAULT_DATE": "05/09/2019"})["date"].month == 9
    assert isinstance(utils.get_date("2019-09-05T10:00:00+09:00"), utils.SafeDatetime)


def test_filters_of_the_site_keep_their_names() -> None:
    pelican = SimpleNamespace(settings={"JINJA_FILTERS": {"slug": str.upper}})
    add_filters(pelican)
    filters = pelican.settings["JINJA_FILTERS"]  # which plugins with templates of their own read, too
    assert filters["slug"] is str.upper
    assert "fold" in filters
