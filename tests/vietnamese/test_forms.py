"""Forms on real pages, by kind: labels of portals, limits, short years, both calendars, parts and lists."""

from datetime import date

import pytest

from plugins.vietnamese.dates import DateFault, find_dates, parse, warnings
from plugins.vietnamese.when import Limit
from tests.tables import every
from tools.bench.dates import meaning

ANCHOR = date(2022, 10, 12)

LABELS = [
    ("Cập nhật lúc: 8:05, 03/09/2020 [GMT+7]", "2020-09-03T08:05"),
    ("Cập nhật lúc 17h30 ngày 3/9/2020", "2020-09-03T17:30"),
    ("(Cập nhật ngày: 03/09/2020)", "2020-09-03"),
    ("[03/09/2020 08:05]", "2020-09-03T08:05"),
    ("Cập nhật, 08:05, Thứ Năm, 03/09/2020 (GMT+7)", "2020-09-03T08:05"),
    ("Thứ Năm, 03/09/2020 | 08:05 GMT+7", "2020-09-03T08:05"),
    ("Ngày đăng: 03/09/2020 - Lượt xem: 1204", "2020-09-03"),
    ("Ngày đăng : 03/09/2020 | 1204 lượt xem", "2020-09-03"),
    ("Ngày cập nhật: 03/09/2020 08:05 | In bài viết", "2020-09-03T08:05"),
    ("NGÀY BAN HÀNH: 03-09-2020", "2020-09-03"),
    ("Ngày có hiệu lực: 03/09/2020", "2020-09-03"),
    ("ngay dang: 03/09/2020", "2020-09-03"),
    ("Publish date: 03/09/2020", "2020-09-03"),
    ("Last updated on 3 September 2020", "2020-09-03"),
    ("Posted on September 3, 2020", "2020-09-03"),
    ("Sept. 3rd, 2020", "2020-09-03"),
    ("3-Sep-2020", "2020-09-03"),
    ("3 Th9 2020", "2020-09-03"),
    ("Th9 3, 2020", "2020-09-03"),
    ("Tháng Chín 3, 2020", "2020-09-03"),
    ("Thu, 3 Sep 2020 08:05:00 +0700", "2020-09-03T08:05"),
    ("ngày: 3/9/2020", "2020-09-03"),
    ("Thời gian: 7h30 - 11h, thứ Năm, ngày 3/9/2020", "2020-09-03T07:30..2020-09-03T11:00"),
    ("chiều nay (3/9)", "2022-09-03"),
    ("tối qua, 3/9", "2022-09-03"),
    ("ngày hôm nay 3/9", "2022-09-03"),
    ("9 rưỡi tối 3/9/2020", "2020-09-03T21:30"),
    ("14 giờ chiều nay, ngày 3/9", "2022-09-03T14:00"),
    ("Ngày trả lời công dân: 03/09/2020", "2020-09-03"),
    ("Ngày kết thúc: 03/09/2020", "2020-09-03"),
    ("Đăng bởi: Ban biên tập - 03/09/2020", "2020-09-03"),
    ("Viết bởi quản trị, 03/09/2020", "2020-09-03"),
    ("03/09/2020 In bài viết", "2020-09-03"),
    ("“ngày 3/9/2020”", "2020-09-03"),
    ("3. 9. 2020", "2020-09-03"),
    ("ngày 3, tháng 9, năm 2020", "2020-09-03"),
    ("8 giờ 05 phút 30 giây ngày 3/9/2020", "2020-09-03T08:05"),
    ("chiều muộn ngày 3/9", "2022-09-03"),
    ("thứ Bảy tuần này (3/9)", "2022-09-03"),
    ("nghỉ lễ Quốc khánh 2/9", "2022-09-02"),
    ("dịp 2/9", "2022-09-02"),
    ("Ngày Doanh nhân Việt Nam 13/10", "2022-10-13"),
    ("Ngày Phụ nữ Việt Nam (20/10)", "2022-10-20"),
    ("khai mạc sáng 3/9", "2022-09-03"),
    ("September 2020", "2020-09"),
    ("T9/20", "2020-09"),
    ("QIII/2020", "2020-07..2020-09"),
]

PARTS_AND_LISTS = [
    ("đầu tháng 4/2021", "2021-04"),
    ("cuối quý II/2021", "2021-04..2021-06"),
    ("đầu năm", "2022"),
    ("giữa thập niên 80", "1980..1989"),
    ("những năm 60 của thế kỷ trước", "1960..1969"),
    ("thế kỷ 19", "1801..1900"),
    ("cuối thế kỷ XVIII", "1701..1800"),
    ("mùa mưa 2021 - 2022", "2021..2022"),
    ("mùa xuân 2021", "2021"),
    ("quý đầu năm 2021", "2021-01..2021-03"),
    ("quý I & II/2021", "2021-01..2021-06"),
    ("9 tháng/2021", "2021-01..2021-09"),
    ("quý III và 9 tháng năm 2021", "2021-01..2021-09"),
    ("tháng 12 và cả năm 2021", "2021"),
    ("tháng 3, quý I năm 2021", "2021-01..2021-03"),
    ("3 năm 2019-2021", "2019..2021"),
    ("hai năm 2020 và 2021", "2020..2021"),
    ("Đợt 2 tháng 5", "2022-05"),
    ("Số 12 tháng 6.2021", "2021-06"),
    ("dịp nghỉ lễ 30/4 - 3/5", "2022-04-30..2022-05-03"),
    ("trong 03 ngày 14 - 16/9/2021", "2021-09-14..2021-09-16"),
    ("trong ba ngày 14, 15 và 16/9/2021", "2021-09-14..2021-09-16"),
    ("tối 30 và sáng 31.8", "2022-08-30..2022-08-31"),
    ("14÷16/9/2021", "2021-09-14..2021-09-16"),
    ("29/12 - 2/1", "2022-12-29..2023-01-02"),
    ("từ ngày 14 - 16 tháng 9", "2022-09-14..2022-09-16"),
    ("trong 02 ngày (14 - 15/9/2021)", "2021-09-14..2021-09-15"),
    ("trong ba ngày, từ 14 đến 16/9/2021", "2021-09-14..2021-09-16"),
    ("các ngày từ 14 đến 16/9", "2022-09-14..2022-09-16"),
    ("từ 14/9 cho đến hết ngày 16/9", "2022-09-14..2022-09-16"),
    ("đêm 14 rạng sáng 15/9", "2022-09-14..2022-09-15"),
    ("5 năm (2021 - 2025)", "2021..2025"),
    ("giai đoạn 5 năm (2021-2025)", "2021..2025"),
    ("giai đoạn 2: 2026-2030", "2026..2030"),
    ("khóa XV, nhiệm kỳ 2021-2026", "2021..2026"),
    ("các năm từ 2020 đến 2022", "2020..2022"),
    ("quý 3-4/2021", "2021-07..2021-12"),
    ("những năm đầu thế kỷ XXI", "2001..2100"),
]

LIMITS: list[tuple[str, str, Limit]] = [
    ("đến hết ngày 15/8", "2022-08-15", "until"),
    ("cho đến ngày 15/8/2022", "2022-08-15", "until"),
    ("chậm nhất là ngày 15/8/2022", "2022-08-15", "until"),
    ("muộn nhất 17h ngày 15/8/2022", "2022-08-15T17:00", "until"),
    ("hạn nộp: 15/8/2022", "2022-08-15", "until"),
    ("tính đến 15/8/2022", "2022-08-15", "until"),
    ("từ nay đến hết tháng 12/2022", "2022-12", "until"),
    ("đến năm 2030", "2030", "until"),
    ("từ ngày 15/8/2022 trở về trước", "2022-08-15", "until"),
    ("trước 15/8", "2022-08-15", "before"),
    ("trước 8 giờ ngày 15.8", "2022-08-15T08:00", "before"),
    ("trước quý II/2022", "2022-04..2022-06", "before"),
    ("từ 15/8/2022", "2022-08-15", "from"),
    ("kể từ tháng 8/2022", "2022-08", "from"),
    ("ngày 15/8/2022 trở đi", "2022-08-15", "from"),
    ("sau ngày 15/8/2022", "2022-08-15", "after"),
    ("ngày 15/8/2022", "2022-08-15", ""),
    ("từ 15/8 đến 20/8/2022", "2022-08-15..2022-08-20", ""),
    ("bắt đầu từ 14h đến 16h30 ngày 20/8", "2022-08-20T14:00..2022-08-20T16:30", ""),
    ("tầm nhìn đến năm 2045", "2045", "until"),
    ("lũy kế đến 31/8/2022", "2022-08-31", "until"),
    ("từ 8/2022 đến nay", "2022-08", "from"),
    ("tính đến 8/2022", "2022-08", "until"),
]

CALENDARS = [
    ("Ngày 10/2 (tức mùng 1 Tết Giáp Thìn)", date(2024, 2, 1), "2024-02-10"),
    ("10/2/2024, tức ngày mùng 1 tháng Giêng năm Giáp Thìn", date(2024, 2, 1), "2024-02-10"),
    ("18/4/2024 (10/3 âm lịch)", date(2024, 4, 1), "2024-04-18"),
    ("mùng 10 tháng 3 âm lịch (18/4/2024)", date(2024, 4, 1), "2024-04-18"),
    ("Rằm tháng Bảy (12/8)", ANCHOR, "2022-08-12"),
    ("nhằm ngày rằm tháng Giêng", date(2024, 2, 20), "2024-02-24"),
    ("29 Tết", date(2023, 12, 20), "2024-02-08"),
    ("30 Tết", date(2024, 1, 10), "2024-02-09"),
    ("30 Tết", date(2022, 12, 10), "2023-01-21"),
    ("ngày 29/2", date(2019, 12, 20), "2020-02-29"),
    ("tháng Giêng âm lịch", date(2024, 2, 20), "2024-02-10..2024-03-09"),
    ("Giỗ Tổ Hùng Vương 10/3", ANCHOR, "2022-04-10"),
    ("ngày Giỗ Tổ Hùng Vương (10/3)", ANCHOR, "2022-04-10"),
    ("Ngày Phật đản 15/4", ANCHOR, "2022-05-15"),
    ("18/4/2024 (10/3 Giáp Thìn)", date(2024, 4, 1), "2024-04-18"),
    (
        "từ ngày 08/02/2024 đến hết ngày 14/02/2024 (tức từ 29 tháng Chạp đến hết mùng 5 tháng Giêng năm Giáp Thìn)",
        date(2024, 1, 20),
        "2024-02-08..2024-02-14",
    ),
]

ABBREVIATED = [
    ("9T/2022", "2022-01..2022-09"),
    ("6T đầu năm 2022", "2022-01..2022-06"),
    ("11T 2021", "2021-01..2021-11"),
    ("sáng và chiều 20/8", "2022-08-20"),
    ("sáng, chiều ngày 20/8/2022", "2022-08-20"),
    ("cả ngày 20/8/2022", "2022-08-20"),
    ("tháng 8 (2024)", "2024-08"),
    ("Quý 3 (2024)", "2024-07..2024-09"),
    ("năm học 2020/2021", "2020..2021"),
    ("bán kết 9/10", "2022-10-09"),
    ("Chung kết: 9/10/2022", "2022-10-09"),
    ("Đà Nẵng, 10/10/2022", "2022-10-10"),
    ("6 tháng đầu năm (2022)", "2022-01..2022-06"),
    ("sáng - chiều 10/9/2022", "2022-09-10"),
    ("cả ngày thứ Bảy 10/9", "2022-09-10"),
    ("kế hoạch 5 năm 2021-2025", "2021..2025"),
    ("Nghệ An, tháng 9 năm 2022", "2022-09"),
    ("5/9 dương lịch", "2022-09-05"),
    ("13h/10/9/2022", "2022-09-10T13:00"),
]

SHORT_YEARS = [
    ("05/09/19", ANCHOR, "2019-09-05"),
    ("5/9/85", ANCHOR, "1985-09-05"),
    ("01/01/30", ANCHOR, "2030-01-01"),
    ("Thứ Năm, 05/09/19", None, "2019-09-05"),
    ("Thứ Tư, 05/09/45", None, "1945-09-05"),
    ("Thứ Ba, 05/09/45", None, "2045-09-05"),
    ("tháng 9/19", ANCHOR, "2019-09"),
    ("Quý III/19", ANCHOR, "2019-07..2019-09"),
    ("28/12 - 3/1/23", ANCHOR, "2022-12-28..2023-01-03"),
]


@every("text, expected", LABELS + PARTS_AND_LISTS + ABBREVIATED)
def test_forms(text: str, expected: str) -> None:
    when = parse(text, anchor=ANCHOR)
    assert (meaning(when), when.limit) == (expected, "")


@every("text, expected, limit", LIMITS)
def test_limits(text: str, expected: str, limit: Limit) -> None:
    when = parse(text, anchor=ANCHOR)
    assert (meaning(when), when.limit) == (expected, limit)
    (found,) = find_dates(f"Theo thông báo, {text}.", anchor=ANCHOR)
    assert found.when
    assert (meaning(found.when), found.when.limit) == (expected, limit)


@every("text, anchor, expected", CALENDARS)
def test_calendars(text: str, anchor: date, expected: str) -> None:
    assert meaning(parse(text, anchor=anchor)) == expected


@pytest.mark.parametrize(("text", "anchor", "expected"), SHORT_YEARS)
def test_short_years(text: str, anchor: date | None, expected: str) -> None:
    when = parse(text, anchor=anchor)
    assert meaning(when) == expected
    assert "short-year" in when.flags
    assert str(when.start.year) in " ".join(warnings(when))


@pytest.mark.parametrize(
    ("text", "anchor"), [("05/09/19", None), ("05/09/45", ANCHOR), ("ngày 1/1/60", ANCHOR), ("tháng 9/19", None)]
)
def test_a_short_year_that_nothing_decides(text: str, anchor: date | None) -> None:
    short = text[-2:]
    with pytest.raises(DateFault, match=f"19{short} hoặc 20{short}"):
        parse(text, anchor=anchor)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thursday, 18/07/2024", "2024-07-18"),
        ("18/07/2024 11:08 AM", "2024-07-18T11:08"),
        ("Thứ Năm, 5/11/2009 11:08:30 AM", "2009-11-05T11:08"),
        ("Thursday, 5/11/2009", "2009-11-05"),
        ("7/7/2009 2:08 PM", "2009-07-07T14:08"),
        ("5/11/2009 2:08 CH", "2009-11-05T14:08"),
    ],
)
def test_english_order_that_is_sure(text: str, expected: str) -> None:
    assert meaning(parse(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5/11/2009 11:08:30 AM",
        "Monday, 5/11/2009",
        "Thursday, 05/09/2019",  # both readings are Thursdays
        "Ngày đăng: 5/11/2009 2:08 PM",
        "ngày 5/11/2009 2:08 PM",
        "11:08 AM, 5-11-2009",
    ],
)
def test_english_order_that_nothing_decides(text: str) -> None:
    with pytest.raises(DateFault, match=r"ngày \d+ tháng \d+ năm \d+ hoặc ngày \d+ tháng \d+ năm \d+"):
        parse(text)
