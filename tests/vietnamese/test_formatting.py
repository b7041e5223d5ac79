"""How times are formatted; and that what is shown can be parsed back."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese import formatting
from plugins.vietnamese.dates import When, parse
from plugins.vietnamese.formatting import (
    display,
    interval,
    iso,
    long_date,
    lunar_date,
    month_name,
    number_vi,
    page_header,
    quarter_name,
    rfc3339,
    short,
    weekday,
)
from plugins.vietnamese.when import minute, period
from tests.tables import every

FORMS = [
    ("Thứ năm, 05/09/2019 12:50", page_header, "Thứ Năm, 05/09/2019 12:50"),
    ("05/09/2019", page_header, "Thứ Năm, 05/09/2019"),
    ("8/9/2019", page_header, "Chủ Nhật, 08/09/2019"),
    ("ngày     tháng 4 năm 2021", page_header, "Tháng 4 năm 2021"),
    ("5/9/2019", long_date, "ngày 05 tháng 9 năm 2019"),
    ("5/2/2023", long_date, "ngày 05 tháng 02 năm 2023"),
    ("15/1/2023", long_date, "ngày 15 tháng 01 năm 2023"),
    ("5/7/2023", long_date, "ngày 05 tháng 7 năm 2023"),
    ("20/12/2023", long_date, "ngày 20 tháng 12 năm 2023"),
    ("tháng 9/2019", long_date, "tháng 9 năm 2019"),
    ("19-23/8/2019", long_date, "từ ngày 19 đến ngày 23 tháng 8 năm 2019"),
    ("30/4-1/5/2021", long_date, "từ ngày 30 tháng 4 đến ngày 01 tháng 5 năm 2021"),
    ("28/12/2020-3/1/2021", long_date, "từ ngày 28 tháng 12 năm 2020 đến ngày 03 tháng 01 năm 2021"),
    ("tháng 1-9/2020", long_date, "từ tháng 01 đến tháng 9 năm 2020"),
    ("2016-2020", long_date, "từ năm 2016 đến năm 2020"),
    ("5/9/2019", month_name, "tháng 9 năm 2019"),
    ("5/9/2019", quarter_name, "Quý III/2019"),
    ("31/12/2019", quarter_name, "Quý IV/2019"),
    ("5/9/2019", weekday, "Thứ Năm"),
    ("5/9/2019 12:50", short, "05/09/2019"),
    ("tháng 9/2019", short, "tháng 9 năm 2019"),
    ("5/9/2019 12:50", display, "05/09/2019 12:50"),
    ("quý 3/2019", display, "Quý III/2019"),
    ("6 tháng đầu năm 2021", display, "6 tháng đầu năm 2021"),
    ("nửa cuối năm 2021", display, "6 tháng cuối năm 2021"),
    ("năm 2014", display, "năm 2014"),
    ("19-23/8/2019", display, "19–23/08/2019"),
    ("30/4-1/5/2021", display, "30/04–01/05/2021"),
    ("28/12/2020-3/1/2021", display, "28/12/2020–03/01/2021"),
    ("tháng 1-3/2020", display, "tháng 1–3/2020"),
    ("từ tháng 10/2019 đến tháng 3/2020", display, "tháng 10/2019–3/2020"),
    ("nhiệm kỳ 2020-2025", display, "2020–2025"),
    ("8h-11h30 ngày 5/9/2019", display, "05/09/2019 08:00–11:30"),
    ("Thứ năm, 05/09/2019 12:50", iso, "2019-09-05T12:50+07:00"),
    ("05/09/2019", iso, "2019-09-05"),
    ("tháng 9/2019", iso, "2019-09"),
    ("năm 2019", iso, "2019"),
    ("Quý III/2019", iso, ""),
    ("19-23/8/2019", iso, ""),
    ("Quý III/2019", interval, "2019-07-01/2019-09-30"),
    ("05/09/2019", interval, "2019-09-05"),
    ("8h-11h30 ngày 5/9/2019", interval, "2019-09-05T08:00+07:00/2019-09-05T11:30+07:00"),
    ("05/09/2019", rfc3339, "2019-09-05T00:00:00+07:00"),
    ("05/09/2019 12:50", rfc3339, "2019-09-05T12:50:00+07:00"),
    ("30/04/1975", rfc3339, "1975-04-30T00:00:00+07:00"),
    ("01/05/1968 08:00", rfc3339, "1968-05-01T08:00:00+07:00"),
    ("05/09/2019", lunar_date, "mùng 7 tháng Tám năm Kỷ Hợi"),
    ("26/02/2021", lunar_date, "rằm tháng Giêng năm Tân Sửu"),
    ("04/02/2021", lunar_date, "ngày 23 tháng Chạp năm Canh Tý"),
    ("23/05/2020", lunar_date, "mùng 1 tháng Tư nhuận năm Canh Tý"),
    ("tháng 9/2019", lunar_date, ""),
    ("05/09/2150", lunar_date, ""),
]


@every("text, form, shown", FORMS)
def test_forms(text: str, form: Callable[[When], str], shown: str) -> None:
    assert form(parse(text)) == shown


def test_dates_and_datetimes_will_do() -> None:
    assert long_date(date(2019, 9, 5)) == "ngày 05 tháng 9 năm 2019"
    assert page_header(datetime(2019, 9, 5, 12, 50)) == "Thứ Năm, 05/09/2019 12:50"
    assert rfc3339(datetime(2019, 9, 5, 5, 50, tzinfo=timezone.utc)) == "2019-09-05T12:50:00+07:00"  # noqa: UP017


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (10.76, "10,76"),
        (2075, "2.075"),
        (0, "0"),
        (-1234567.5, "-1.234.567,5"),
        (999, "999"),
        (Decimal("30.80"), "30,80"),
        (1e21, "1.000.000.000.000.000.000.000"),
    ],
)
def test_numbers(number: float, shown: str) -> None:
    assert number_vi(number) == shown


days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
months = st.tuples(st.integers(1000, 2998), st.integers(1, 12))


def last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def run_of_months(year: int, first: int, count: int) -> tuple[date, date]:
    return date(year, first, 1), last_of(year, first + count - 1)


def ordered(ends: tuple[date, date]) -> tuple[date, date]:
    return min(ends), max(ends)


whens: st.SearchStrategy[When] = st.one_of(
    st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31)).map(minute),
    days.map(lambda day: period(day, day, "day")),
    months.map(lambda month: period(*run_of_months(*month, 1), "month")),
    months.map(lambda month: period(*run_of_months(month[0], month[1] % 4 * 3 + 1, 3), "quarter")),
    months.map(lambda month: period(*run_of_months(month[0], month[1] % 2 * 6 + 1, 6), "half")),
    months.map(lambda month: period(*run_of_months(month[0], 1, 12), "year")),
    st.tuples(days, days).map(lambda ends: period(*ordered(ends), "span")),
    st.tuples(months, months).map(
        lambda ends: period(date(*min(ends), 1), last_of(*max(ends)), "span"),
    ),
    st.tuples(months, months).map(
        lambda ends: period(date(min(ends)[0], 1, 1), date(max(ends)[0], 12, 31), "span"),
    ),
)


def same(one: When, other: When) -> bool:
    return (one.start, one.end, one.precision) == (other.start, other.end, other.precision)


@given(whens)
def test_what_is_shown_is_read_back(when: When) -> None:
    for form in (display, page_header):
        assert same(parse(form(when)), when), form(when)
    if when.precision != "minute":  # long_date omits the hour
        assert same(parse(long_date(when)), when), long_date(when)
    if iso(when):
        assert same(parse(iso(when)), when)
    back = parse(interval(when))
    assert (back.start, back.end) == (when.start, when.end)
    assert parse(rfc3339(when)).start == when.start


@given(days)
def test_words_of_one_day_agree(day: date) -> None:
    assert parse(short(day)).start.date() == day
    assert same(parse(f"{weekday(day)}, {short(day)}"), period(day, day, "day"))
    assert parse(month_name(day)).start.date() == day.replace(day=1)
    quarter = parse(quarter_name(day))
    assert quarter.start.date() <= day <= quarter.end.date()


@given(st.dates(date(1900, 1, 31), date(2100, 12, 31)))
def test_lunar_dates_are_read_back(day: date) -> None:
    assert parse(lunar_date(day), anchor=day).start.date() == day


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1000, 2999), st.sampled_from("/.-–"))
def test_no_date_is_read_month_first(day: int, month: int, year: int, separator: str) -> None:
    text = separator.join((str(day), str(month), str(year)))
    try:
        right = date(year, month, day)
    except ValueError:
        with pytest.raises(ValueError, match="không có ngày"):
            parse(text)
        return
    assert same(parse(text), period(right, right, "day"))
    assert same(parse(f"ngày {text}"), period(right, right, "day"))


@given(days.filter(lambda day: day.day > 12), st.sampled_from("/.-"))
def test_a_month_first_date_is_told_the_right_order(day: date, separator: str) -> None:
    text = separator.join((f"{day.month:02}", f"{day.day:02}", f"{day.year:04}"))
    with pytest.raises(ValueError, match=re.escape(f"{day.day:02}/{day.month:02}/{day.year:04}")):
        parse(text)


def test_every_function_is_a_filter() -> None:
    from plugins.vietnamese.filters import FILTERS

    assert FILTERS["short_date"] is formatting.short
    assert set(FILTERS) >= {
        "page_header", "long_date", "month_name", "quarter_name", "short_date", "display_date", "iso_date",
        "rfc3339", "lunar_date", "number_vi", "fold", "slug",
    }  # fmt: skip
