"""What cannot be a date, and the message about it."""

import pickle
from datetime import date

import pytest

from plugins.vietnamese.dates import DateFault, parse
from plugins.vietnamese.when import MESSAGES
from tests.tables import every

ANCHOR = date(2021, 6, 22)

FAULTS = [
    ("", "empty", "chưa ghi"),
    ("hôm nay", "unreadable", "hôm nay"),
    ("Thứ năm", "unreadable", "Thứ năm"),
    ("2.075", "unreadable", "2.075"),
    ("80,2%", "unreadable", "80,2%"),
    ("18006099", "unreadable", "18006099"),
    ("4/5 Tiểu ban", "unreadable", "4/5 Tiểu ban"),
    ("thứ 2 Asean", "unreadable", "thứ 2 Asean"),
    ("47/2020/NĐ-CP", "unreadable", "47/2020/NĐ-CP"),
    ("Hội nghị giao ban ngày 5/9/2019", "unreadable", "5/9/2019"),
    ("Bài viết không đúng ngày 5/9/2019", "unreadable", "5/9/2019"),
    ("05/09/2019 và gì nữa", "unreadable", "05/09/2019"),
    ("05/09/2019 theo Quyết định", "unreadable", "05/09/2019"),
    ("tuần 3 - 5/9/2019", "unreadable", "tuần 3"),
    ("số 5/9/2019", "unreadable", "số 5"),
    ("Quỹ III/2019", "unreadable", "Quỹ"),
    ("thắng 7/2020", "unreadable", "thắng"),
    ("01/02/10/2020", "unreadable", "01/02/10/2020"),
    ("x" * 5000, "unreadable", "xxx…”"),
    ("24/7", "bare-day-month", "24/7"),
    ("11/38", "bare-day-month", "11/38"),
    ("05/09/45", "two-digit-year", "1945 hoặc 2045"),
    ("ngày 5 tháng 9 năm 45", "two-digit-year", "“45”"),
    ("05/09/20199", "year-figures", "“20199”"),
    ("05/09/0019", "year-range", "0019"),
    ("31/02/2020", "no-day-in-year", "tháng 2 năm 2020 chỉ có 29 ngày"),
    ("31/4/2021", "no-day-in-year", "ngày 31"),
    ("32/1/2020", "no-day-in-year", "ngày 32"),
    ("2019-02-30", "no-day-in-year", "ngày 30"),
    ("0/9/2019", "no-day-zero", "ngày 0"),
    ("29/02/2021", "not-leap-year", "2021 không phải năm nhuận"),
    ("29/02/1900", "not-leap-year", "1900 không phải năm nhuận"),
    ("ngày 29/2", "not-leap-year", "2021"),
    ("ngày 30/2", "no-day", "nhiều nhất chỉ có 29 ngày"),
    ("09/13/2021", "month-first", "13/09/2021"),
    ("12/31/2020", "month-first", "31/12/2020"),
    ("13/13/2021", "no-month", "tháng 13"),
    ("2019-13-05", "no-month", "tháng 13"),
    ("5/0/2019", "no-month", "tháng 0"),
    ("tháng 13/2020", "no-month", "tháng 13"),
    ("quý 5/2019", "no-quarter", "quý 5"),
    ("quý V/2019", "no-quarter", "quý 5"),
    ("Thứ tư, 05/09/2019", "weekday", "ngày 05/09/2019 là thứ Năm, không phải thứ Tư"),
    ("Chủ nhật, 05/09/2019", "weekday", "thứ Năm, không phải Chủ Nhật"),
    ("T2 08/09/2019", "weekday", "Chủ Nhật, không phải thứ Hai"),
    ("25:00 05/09/2019", "no-hour", "25 giờ"),
    ("24:01 05/09/2019", "no-hour", "24 giờ"),
    ("12h60 05/09/2019", "no-minute", "phút 60"),
    ("05/09/2019 12:50+20:00", "no-zone", "20 giờ"),
    ("23-19/8/2019", "backwards", "23-19/8/2019"),
    ("giai đoạn 2020-2016", "backwards", "2020-2016"),
    ("giai đoạn 2025-2021", "backwards", "2025-2021"),
    ("năm học 2023-2023", "stands-still", "2023-2023"),
    ("quý I - quý I/2022", "stands-still", "quý I"),
    ("5/11/2009 11:08:30 AM", "month-or-day-first", "ngày 05 tháng 11 năm 2009 hoặc ngày 11 tháng 5 năm 2009"),
    ("Monday, 5/11/2009 11:08:30 AM", "month-or-day-first", "5/11/2009"),
    ("Monday, 5/11/2009", "month-or-day-first", "5/11/2009"),
    ("11:08 PM 5/11/2009", "month-or-day-first", "5/11/2009"),
    ("Monday, 5/25/2009 11:08 AM", "month-first", "25/05/2009"),
    ("ngày 10-10 hằng năm", "recurring", "10-10"),
    ("20/11 hàng năm", "recurring", "20/11"),
    ("Ngày 3/2/2025 (tức mùng 7 Tết Ất Tỵ)", "calendars", "mùng 6 tháng Giêng năm Ất Tỵ"),
    ("21/4/2021 (11/3 âm lịch)", "calendars", "mùng 10 tháng Ba"),
    ("mùng 6 Tết Ất Tỵ (4/2)", "calendars", "03/02/2025"),
    ("Tết Nhầm Dần", "no-cycle", "Nhâm Dần"),
    ("mùng 1 Tết Giáp Sửu", "no-cycle", "Tân Sửu"),
    ("xuân Nhâm Dầu", "no-cycle", "Quý Dậu"),
    ("năm Bình Thân", "no-cycle", "Bính Thân"),
    ("ngày 5, 7 và 9/9/2019", "days-apart", "5, 7 và 9/9/2019"),
    ("1/5/2019 và 5/9/2019", "days-apart", "1/5/2019"),
    ("Tết Tân Sửu 2020", "cycle", "năm 2020 là Canh Tý, không phải Tân Sửu"),
    ("30 Tết Nhâm Dần", "no-thirtieth", "giao thừa là 29 Tết"),
    ("mùng 5 tháng 4 nhuận năm 2021", "no-leap-month", "Tân Sửu không nhuận tháng 4"),
    ("mùng 5 tháng 5 nhuận năm 2020", "no-leap-month", "năm ấy nhuận tháng 4"),
    ("30 tháng 4 âm lịch năm 2021", "lunar-day", "chỉ có 29 ngày"),
    ("mùng 1 tháng Một năm Tân Sửu", "lunar-month-one", "tháng 11"),
    ("mùng 1 Tết 1850", "lunar-year", "1900"),
    ("Quý I năm Tân Sửu", "lunar-period", "Tân Sửu"),
]


@every("text, code, part", FAULTS)
def test_faults(text: str, code: str, part: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse(text, anchor=ANCHOR)
    assert caught.value.code == code
    assert part in caught.value.message == str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("text", ["ngày 5/9", "tháng 9", "19 - 23/8", "rằm tháng Bảy", "mùng 1 Tết", "quý III"])
def test_no_year_and_nothing_to_take_it_from(text: str) -> None:
    with pytest.raises(DateFault) as caught:
        parse(text)
    assert caught.value.code == "year-missing"


def test_a_fault_survives_the_way_between_processes() -> None:
    fault = DateFault("empty", "chưa ghi")
    copy = pickle.loads(pickle.dumps(fault))
    assert (copy.code, copy.message) == ("empty", "chưa ghi")


def test_every_message_is_used_and_says_how_to_mend() -> None:
    tested = {code for _, code, _ in FAULTS} | {"year-missing"}
    flags = {"hour-over-word", "after-anchor", "neighbour-year", "month-name-civil", "short-year"}
    assert MESSAGES.codes() - tested - flags == {"leap-is"}
