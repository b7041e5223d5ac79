"""Dates in prose: those found, and what only looks like one."""

import time
from datetime import date
from pathlib import Path

import pytest

from plugins.vietnamese.dates import find_dates
from tests.tables import every
from tests.vietnamese.forms import ends

ANCHOR = date(2021, 6, 22)
SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

LOOK_ALIKES = [
    "trực 24/7 trước và sau hội nghị",
    "xếp thứ 11/38 trong khu vực",
    "tham gia 4/5 Tiểu ban",
    "IPv6: 45-50%; thứ 2 Asean; Top 10 toàn cầu",
    "đạt 80,2%, có 2.075 khiếu nại, bán 4.2%",
    "theo Nghị định số 47/2020/NĐ-CP và Quyết định 362/QĐ-TTg",
    "Thông tư 01/2020/TT-BTTTT, Kết luận số 71-KL/TW, Quyết định 45/2016",
    "Nghị quyết 17 và Nghị quyết số 17/NQ-CP",
    "gọi 18006099, 1400, 024 3943 2019 hoặc 84-24-3822-2019",
    "tốc độ 30-50 điểm đo",
    "tỷ lệ 1/3 dân số, từ 1/3 đến 1/2 số phiếu, 2-3/4 số phiếu",
    "tỷ số 2-1 và 78:65",
    "giá 1.200.000 đồng, 15.000-20.000 đồng",
    "máy chủ 192.168.1.1 và 10.0.12.2019",
    "phiên bản 1.2.2019.5 và v3.4.2020",
    "ảnh 20190905-l1.jpg, bài 2019-09-05-giao-ban.md",
    "https://vi.du/2019/09/05/bai và /2019/09/giao-ban/",
    "mỗi quý 1 lần, mỗi tháng 2 lần, tháng 1 lần",
    "lương tháng 13, khoảng 5 tháng 9 ngày",
    "đồng chí Đăng Quý; quý vị",
    "Năm là, tăng cường; Thứ hai, thứ ba, thứ tư 5 người",
    "Việt Nam 2020, Năm Chủ tịch ASEAN 2020",
    "mỗi năm 2000 tỷ đồng, năm 2000 triệu đồng, từ 2000 đến 2050 tỷ đồng",
    "tới 5/9, tôi 5/9, thắng 5/9 trận",
    "Hội nghị lần thứ 1/2020, 12/2020 cuộc họp",
    "đón Tết vui tươi, đêm giao thừa",
    "Viet Nam 2020",
    "gồm 03/05 xã",
    "tại phòng 12, 5/9",
    "phường 5, Q.3, TP. Hồ Chí Minh; Q1",
    "năm nay, năm ngoái",
    "Ngày 5/6 là ngày hội trồng cây hằng năm",
    "tỷ lệ 4/3 và 16/9; hotline 1900.10.12; mã 2010-2019, Chỉ thị 16/15/19, băng tần 1920-1980 MHz, giá 1950-2000 đồng",
]

PROSE = [
    ("Sáng ngày 22/6, tại Hà Nội", {"Sáng ngày 22/6": "2021-06-22"}),
    ("chiều 21/6 và tối 30/4", {"chiều 21/6": "2021-06-21", "tối 30/4": "2021-04-30"}),
    ("số 725 ngày 17/5/2011 của", {"ngày 17/5/2011": "2011-05-17"}),
    ("(tính đến ngày 5/11/2020).", {"ngày 5/11/2020": "2020-11-05"}),
    ("từ ngày 19 - 23/8 tại TP. Hồ Chí Minh", {"từ ngày 19 - 23/8": "2021-08-19/2021-08-23"}),
    ("vào ngày 01-02/10/2020 nhằm", {"ngày 01-02/10/2020": "2020-10-01/2020-10-02"}),
    ("90 năm (03/02/1930-03/02/2020)”", {"03/02/1930-03/02/2020": "1930-02-03/2020-02-03"}),
    ("từ 1/1/2020 đến tháng 11/2020, theo", {"từ 1/1/2020 đến tháng 11/2020": "2020-01-01/2020-11-30"}),
    ("từ đầu năm (01/01) đến", {"01/01": "2021-01-01"}),
    ("Tháng 7/2020, Việt Nam", {"Tháng 7/2020": "2020-07-01/2020-07-31"}),
    ("đến hết tháng 6/2020 đạt", {"tháng 6/2020": "2020-06-01/2020-06-30"}),
    ("Giao ban Quý III/2019.", {"Quý III/2019": "2019-07-01/2019-09-30"}),
    ("ngay trong Quý I khi", {"Quý I": "2021-01-01/2021-03-31"}),
    ("6 tháng cuối năm của Bộ", {"6 tháng cuối năm": "2021-07-01/2021-12-31"}),
    ("Năm 2019 tỷ lệ là 10,76%", {"Năm 2019": "2019-01-01/2019-12-31"}),
    ("trong năm 2019, 2020.", {"năm 2019, 2020": "2019-01-01/2020-12-31"}),
    ("Năm 2020, năm 2021", {"Năm 2020": "2020-01-01/2020-12-31", "năm 2021": "2021-01-01/2021-12-31"}),
    ("nhiệm kỳ 2011 - 2016.", {"nhiệm kỳ 2011 - 2016": "2011-01-01/2016-12-31"}),
    ("lần thứ IV (2020-2025) của", {"(2020-2025)": "2020-01-01/2025-12-31"}),
    ("kế hoạch 5 năm 2016-2020", {"năm 2016-2020": "2016-01-01/2020-12-31"}),
    ("Thứ Ba, 29/09/2020 23:33 Chiều", {"Thứ Ba, 29/09/2020 23:33 Chiều": "2020-09-29T23:33"}),
    ("lúc 8 giờ 30 phút ngày 22/6/2021 tại", {"lúc 8 giờ 30 phút ngày 22/6/2021": "2021-06-22T08:30"}),
    ("ngày 5/9/2019 (thứ Tư tuần này)", {"ngày 5/9/2019": "2019-09-05"}),
    ("ngày 5/9/2019, thứ hai là", {"ngày 5/9/2019": "2019-09-05"}),
    ("Hà Nội, ngày        tháng 4 năm 2021", {"ngày        tháng 4 năm 2021": "2021-04-01/2021-04-30"}),
    ("đón Tết Nguyên đán Tân Sửu 2021", {"Tết Nguyên đán Tân Sửu 2021": "2021-02-12"}),
    ("tổ chức Tết năm 2021", {"năm 2021": "2021-01-01/2021-12-31"}),
    ("báo Xuân Tân Sửu 2021", {"Xuân Tân Sửu 2021": "2021-02-12/2022-01-31"}),
    ("Kế hoạch trung hạn 2021-2025 được giao", {"2021-2025": "2021-01-01/2025-12-31"}),
    ("29/4/2023 (mùng 10 tháng 3)", {"29/4/2023 (mùng 10 tháng 3)": "2023-04-29"}),
    ("lần trước là ngày 2/12/2020", {"ngày 2/12/2020": "2020-12-02"}),
    ("sau 1/5, lịch trực", {"1/5": "2021-05-01"}),
    ("Năm tài chính 2021 có", {"Năm tài chính 2021": "2021-01-01/2021-12-31"}),
    ("ngày 1/5, 8/5, 15/5 đã bán", {"ngày 1/5": "2021-05-01", "8/5": "2021-05-08", "15/5": "2021-05-15"}),
    ("ngày 30/5 hoặc 5/6", {"ngày 30/5": "2021-05-30", "5/6": "2021-06-05"}),
    ("Kỳ họp thứ 5 (21/5 - 15/6/2021)", {"21/5 - 15/6/2021": "2021-05-21/2021-06-15"}),
    ("từ 10/3 đến trước 10/4/2021", {"10/3": "2021-03-10", "10/4/2021": "2021-04-10"}),
    ("sáng mùng 1 Tết", {"sáng mùng 1 Tết": "2021-02-12"}),
    ("dịp 30/4 - 1/5", {"30/4 - 1/5": "2021-04-30/2021-05-01"}),
    ("ngày 5, 6 và 7/9/2019", {"ngày 5, 6 và 7/9/2019": "2019-09-05/2019-09-07"}),
    ("ngày 5, 7 và 9/9/2019", {"ngày 5": "2019-09-05", "7": "2019-09-07", "9/9/2019": "2019-09-09"}),
    ("1.5.2019 và 5.9.2019.", {"1.5.2019": "2019-05-01", "5.9.2019": "2019-09-05"}),
    ("ngày 5/6, 4/5 Tiểu ban", {"ngày 5/6": "2021-06-05"}),
    ("cùng kỳ tháng 9 năm ngoái", {"tháng 9 năm ngoái": "2020-09-01/2020-09-30"}),
    ("ngày 05\ntháng 9 năm 2019", {"ngày 05\ntháng 9 năm 2019": "2019-09-05"}),
    ("Thứ năm, 05/09/2019 12:50\nSáng nay", {"Thứ năm, 05/09/2019 12:50": "2019-09-05T12:50"}),
    ("Ngày 5/9/2019\n\n7/9/2019", {"Ngày 5/9/2019": "2019-09-05", "7/9/2019": "2019-09-07"}),
    ("Sang ngay 22/6, tai Ha Noi", {"Sang ngay 22/6": "2021-06-22"}),
    ("Sa\u0301ng nga\u0300y 22/6", {"Sa\u0301ng nga\u0300y 22/6": "2021-06-22"}),
]

FAULTY = [
    ("ngày 31/02/2020 và 32/1/2020", {"ngày 31/02/2020": "no-day-in-year", "32/1/2020": "no-day-in-year"}),
    ("hạn chót 29/02/2021.", {"29/02/2021": "not-leap-year"}),
    ("ký ngày 09/13/2021", {"ngày 09/13/2021": "month-first"}),
    ("Thứ tư, 05/09/2019", {"Thứ tư, 05/09/2019": "weekday"}),
    ("ngày 5/9/45, 05/09/45", {"ngày 5/9/45": "two-digit-year", "05/09/45": "two-digit-year"}),
    ("trong giai đoạn 2025-2021", {"giai đoạn 2025-2021": "backwards"}),
    ("năm học 2023 - 2023", {"năm học 2023 - 2023": "stands-still"}),
    ("mừng Xuân Nhầm Dần 2022", {"Nhầm Dần": "no-cycle"}),
    ("Thursday, 5/6/2021 11:08:30 AM", {"Thursday, 5/6/2021 11:08:30 AM": "month-or-day-first"}),
    ("ngày 3/2 (tức mùng 7 Tết Tân Sửu)", {"ngày 3/2 (tức mùng 7 Tết Tân Sửu)": "calendars"}),
    ("tháng 13/2020", {"tháng 13/2020": "no-month"}),
    ("ngày 30/2", {"ngày 30/2": "no-day"}),
]


@every("text", LOOK_ALIKES)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text, anchor=ANCHOR)] == []


@every("text, expected", PROSE)
def test_dates_are_found(text: str, expected: dict[str, str]) -> None:
    found = {
        text[found.start : found.end]: found.when and ends(found.when) for found in find_dates(text, anchor=ANCHOR)
    }
    assert found == expected


@every("text, expected", FAULTY)
def test_faulty_dates_are_found_as_faults(text: str, expected: dict[str, str]) -> None:
    found = {
        text[found.start : found.end]: found.fault and found.fault.code for found in find_dates(text, anchor=ANCHOR)
    }
    assert found == expected


def test_a_later_day_is_flagged_but_a_later_year_is_a_plan() -> None:
    later, plan = find_dates("số 217 ngày 26/2/2029; định hướng đến năm 2030", anchor=ANCHOR)
    assert [one.when and one.when.flags for one in (later, plan)] == [("after-anchor",), ()]


def test_this_year_before_tet_is_the_year_of_the_coming_tet() -> None:
    found = find_dates(
        "Tết Nguyên đán năm nay, 12 tháng Chạp năm ngoái, rằm tháng Tám năm nay", anchor=date(2025, 1, 20)
    )
    assert [one.when and ends(one.when) for one in found] == ["2025-01-29", "2024-01-22", "2025-10-06"]


def test_a_day_that_is_equal_to_one_before_bounds_nothing() -> None:
    text = "Lần trước là ngày 2/12/2020, xong trước ngày 5/12/2020; tuần trước (12/6/2021), trung hạn 2021-2025"
    assert [one.when and one.when.limit for one in find_dates(text, anchor=ANCHOR)] == ["", "before", "", ""]
    for text in ("Kết quả như sau:\nNăm 2020 là năm", "KẾT QUẢ NHƯ SAU: “Năm 2020”"):
        (found,) = find_dates(text, anchor=ANCHOR)
        assert found.when
        assert found.when.limit == ""


def test_without_an_anchor_a_missing_year_is_told() -> None:
    (found,) = find_dates("Sáng ngày 5/9, tại Hà Nội")
    assert found.fault
    assert found.fault.code == "year-missing"


@pytest.mark.parametrize("number", ["2.1. ", "2.1 ", "2.1.\u00a0\u00a0\u00a0 "])
@pytest.mark.parametrize("lead", ["kết quả như sau:\n", "như sau: ", "hạn nộp gồm:\n", "thực hiện từ:\n"])
def test_the_number_of_a_title_is_no_day(lead: str, number: str) -> None:
    assert find_dates(f"{lead}{number}Công tác truyền thông", anchor=ANCHOR) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages lie outside this repository")
@pytest.mark.parametrize(
    ("page", "day", "number", "some"),
    [
        ("000", date(2021, 4, 15), 46, ("ngày 26/2/2029", "tháng 07/2020", "năm 2019 – 2020")),
        ("001", date(2021, 1, 4), 47, ("03/02/1930-03/02/2020", "nhiệm kỳ 2020-2025", "ngày 28/12/2017")),
        ("002", date(2013, 12, 26), 24, ("Thứ Ba, 29/09/2020 23:33 Chiều", "giai đoạn (2011-2015)", "ngày 17/5/2011")),
        ("003", date(2019, 9, 5), 25, ("Thứ năm, 05/09/2019 12:50", "từ ngày 19 - 23/8", "ngày 4/9")),
        ("004", date(2021, 6, 22), 36, ("6 tháng đầu năm 2021", "Sáng ngày 22/6", "ngày 06/12/2016")),
    ],
)
def test_source_pages(page: str, day: date, number: int, some: tuple[str, ...]) -> None:
    (path,) = SEEDS.glob(f"{page}_*.txt")
    text = path.read_text(encoding="utf-8")
    found = find_dates(text, anchor=day)
    assert len(found) == number
    assert [one for one in found if one.fault] == []
    assert set(some) <= {text[one.start : one.end] for one in found}


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "1/1/",
        "ngày 5, ",
        "2019-",
        "05/09/2019-",
        "tết ",
        "năm 2020, ",
        "(",
        "a",
        "5/9, ",
        "(5, ",
        "năm Nhầm ",
        "chiều 16 và ",
    ],
)
def test_time_grows_no_faster_than_the_text(part: str) -> None:
    """Malicious repetitions; the wide bounds fail only for quadratic time."""

    def seconds(length: int) -> float:
        text = part * (length // len(part))
        start = time.process_time()
        find_dates(text, anchor=ANCHOR)
        return time.process_time() - start

    assert seconds(6000) < 12 * seconds(1500) + 0.5
