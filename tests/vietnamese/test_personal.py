"""Personal data. All people are invented."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plugins.privacy  # noqa: F401  # whose messages are looked up
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal import PersonalData, find_personal
from plugins.vietnamese.personal.labels import PATTERNS
from plugins.vietnamese.text import spellings
from tests.tables import every
from tests.timing import within
from tools.bench import personal
from tools.bench.labelled import Score
from tools.bench.personal import BAR, TEXTS, Labelled, read_texts, score


@every(
    "text, kind, value, sure",
    [
        ("Ngày, tháng, năm sinh: 01/02/1990.", "birth", "01/02/1990", True),
        ("Nơi cư trú cuối cùng: bản Thử, xã Tạm.", "home", "bản Thử, xã Tạm", True),
        ("Số CCCD/Hộ chiếu của người được ủy quyền: 036190001234", "identity", "036190001234", True),
        ("ngày sinh 1-2-1990", "birth", "1-2-1990", True),
        ("Đồng chí sinh ngày 20 tháng 3 năm 1970", "birth", "20 tháng 3 năm 1970", True),
        ("ông sinh năm 1960", "birth", "1960", False),
        ("Quê quán: Xã An – Huyện Bình – Tỉnh Cao.", "birthplace", "Xã An – Huyện Bình – Tỉnh Cao", True),
        ("Nơi sinh: Đà Lạt", "birthplace", "Đà Lạt", True),
        ("quê ở làng Mẫu", "birthplace", "làng Mẫu", False),
        ("Nơi thường trú: 12 Phố Mẫu, phường Thử", "home", "12 Phố Mẫu, phường Thử", True),
        ("Hộ khẩu thường trú 5 ngõ 3", "home", "5 ngõ 3", True),
        ("hiện trú tại số 5 ngõ 3", "home", "số 5 ngõ 3", False),
        ("di động: +84 912 345 678", "phone", "+84 912 345 678", True),
        ("ĐT: 0912.345.678, (024) 39435602", "phone", "0912.345.678", False),
        ("Căn cước công dân số 001090012345", "identity", "001090012345", True),
        ("hộ chiếu B1234567", "identity", "B1234567", True),
        ("Số căn cước: 001-085-012345", "identity", "001-085-012345", True),
        ("hộ chiếu EB1234567", "identity", "EB1234567", True),
        ("số 012345678901 nhé", "identity", "012345678901", False),
        ("tài khoản 1234567890", "account", "1234567890", False),
        ("gửi mau.thu@gmail.com", "email", "mau.thu@gmail.com", True),
        ("gửi mau_thu@yahoo.com.vn", "email", "mau_thu@yahoo.com.vn", True),
        ("Nơi thường trú | 12 Phố Mẫu", "home", "12 Phố Mẫu", True),
    ],
)
def test_found(text: str, kind: str, value: str, sure: bool) -> None:
    (found,) = find_personal(text)
    assert (found.kind, found.text, found.sure) == (kind, value, sure)


@every(
    "text, home",
    [
        ("Ông Mai Văn Mẫu, ở phòng 1203 chung cư Thử, đề nghị sửa thang máy.", "phòng 1203 chung cư Thử"),
        ("Theo phản ánh của chị Mẫu, ở phòng 508 chung cư Thử, sóng rất yếu.", "phòng 508 chung cư Thử"),
        ("Chị Mẫu ở P.12 nhà trọ Hoa Thử kể lại.", "P.12 nhà trọ Hoa Thử"),
        ("Bà Mai Thị Mẫu (P.508 nhà A3 tập thể Thử) kiến nghị.", "P.508 nhà A3 tập thể Thử"),
        ("Em Mai Thị Mẫu, phòng 204 ký túc xá khu B, nhận học bổng.", "phòng 204 ký túc xá khu B"),
        ("Gửi chị Mẫu, P.1204 tòa CT2, chung cư Thử", "P.1204 tòa CT2, chung cư Thử"),
        ("Mai Văn Mẫu; thôn Thử; 2 con", "thôn Thử"),
        ("Anh Mai Văn Mẫu làm việc ở phòng 305 nhà A.", None),
        ("Ban quản trị họp ở phòng 101 chung cư Thử.", None),
        ("Cháy ở tầng 12 chung cư Thử, chưa rõ nguyên nhân, ông Mai Văn Mẫu cho biết.", None),
        ("Có nghệ nhân Mai Văn Mẫu; thôn Thử là quê của nghề dệt.", None),
    ],
)
def test_homes_in_buildings_and_beside_names(text: str, home: str | None) -> None:
    assert [found.text for found in find_personal(text)] == [home] * (home is not None)


@every(
    "text, kinds",
    [
        ("Danh sách trẻ mổ tim: Mai Văn Mẫu - thông liên thất; Lê Thị Thử - còn ống động mạch", "health health"),
        ("Hai người bị thương nặng là ông Mai Văn Mẫu và bà Lê Thị Thử.", "health"),
        ("Bị suy thận là nỗi lo của người dân, ông Mai Văn Mẫu nói.", ""),
        ("Bà Mai Thị Mẫu, suy giáp, nằm viện từ tháng 3.", "health"),
        ("Cháu Mai Văn Mẫu bị tứ chứng Fallot.", "health"),
        ("PGS.TS Mai Văn Mẫu – thoát vị đĩa đệm có mổ được không?", ""),
        ("Thợ lặn Mai Văn Mẫu, hở van cống số 3, được huy động khắc phục.", ""),
        ("Chị Mai Thị Mẫu; STK: 0451000345678; Vietcombank chi nhánh Thử", "account"),
        ("Quỹ Khuyến học xã; STK: 0451000345678 tại Agribank chi nhánh Thử", ""),
        ("Đối tượng: Chen Mau, giới tính nam, sinh ngày 11/5/1987", "birth sex"),
        ("Học viên: Sok Mau, giới tính: nữ, sinh năm 2001", "birth sex"),
    ],
)
def test_details_are_tied_to_the_person_named_beside_them(text: str, kinds: str) -> None:
    assert " ".join(sorted(found.kind for found in find_personal(text) if found.sure)) == kinds


@every(
    "text",
    [
        "học sinh năm 2020 và vấn đề phát sinh năm 2019",
        "Phóng viên thường trú tại Pháp",
        "Đại diện thường trú tại Liên hợp quốc",
        "học sinh tại Hà Nội, phát sinh tại Bộ",
        "nơi ở của công nhân; nơi sinh hoạt chung",
        "cấp tài khoản cho 63 tỉnh, thành phố",
        "Họ tên | Quê quán | Chức vụ",
        "liên hệ thidua@mic.gov.vn, 18006099, (024) 39435602",
        "33.641 tin, bài; 2.075; 80,2%; 24/7; 11/38; 1.234.567.890 đồng",
        "Nghị định số 47/2020/NĐ-CP ngày 09/4/2020, lúc 05/09/2019 12:50",
        "Ủy ban Thường vụ, cơ quan thường trực; hội nghị đầu năm 2021",
        "chứng minh điều ấy bằng 123456789 lượt xem",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert list(find_personal(text)) == []


def test_a_birth_may_tell_the_place_as_well() -> None:
    found = {(data.kind, data.text, data.sure) for data in find_personal("Ông Lê Mẫu sinh năm 1960 tại xã Thử.")}
    assert found == {("birth", "1960", True), ("birthplace", "xã Thử", True)}


def test_words_of_another_line_belong_to_no_label() -> None:
    (found,) = find_personal("phóng viên\nthường trú tại 5 ngõ Mẫu")
    assert found.text == "5 ngõ Mẫu"


def test_columns_of_a_table() -> None:
    text = "Họ tên | Ngày sinh | Quê quán\nÔng A | 1/2/1970 | Huế\nBà B | 1971 | Vinh\nHết bảng"
    found = {(data.kind, data.text) for data in find_personal(text)}
    assert found == {("birth", "1/2/1970"), ("birth", "1971"), ("birthplace", "Huế"), ("birthplace", "Vinh")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "STT\nHọ và tên\nNăm sinh\nNơi ở\n1\nMai Mẫu\n1960\nTổ 3\n2\nVũ Thử\n1971\nTổ 4",
            {"1960", "Tổ 3", "1971", "Tổ 4"},
        ),
        ("Họ tên\nSố CCCD\nMai Văn Mẫu\n001090012345", {"001090012345"}),
        ("Họ và tên\nMai Văn Mẫu\nNăm sinh\n1967", {"1967"}),
        ("STT\nTên trạm\nNăm\n1\nMẫu Sơn\n1996\n2\nThử Hà\n1997", set()),
        (
            "STT, Họ tên, Ngày sinh, Nơi ở\n1, Mai Mẫu, 01/02/1990, xóm 3, xã Thử\ncòn, không, ai, biết",
            {"01/02/1990", "xóm 3, xã Thử"},
        ),
        ("Họ tên; Số CCCD\nMai Văn Mẫu; 001090012345", {"001090012345"}),
        ("STT, Tên trạm, Năm\n1, Mẫu Sơn, 1996", set()),
    ],
)
def test_a_table_that_lost_its_form(text: str, found: set[str]) -> None:
    assert {data.text for data in find_personal(text)} == found


@every(
    "text, kind, value",
    [
        ("Hộ ông Mai Văn Mẫu, thôn Thử, xã Tạm, được tặng quà.", "home", "thôn Thử, xã Tạm"),
        ("Nơi sinh: Thử Sơn, Tạm Hóa\nDân tộc: Kinh", "birthplace", "Thử Sơn, Tạm Hóa"),
        ("Họ tên: Mai Mẫu\nĐịa chỉ: 25/7 Thử Tổ, TP. Tạm Lạt\nNội dung: đề nghị", "home", "25/7 Thử Tổ, TP. Tạm Lạt"),
        ("1. Mai Văn Mẫu - 12/12/1995 - Biên tập viên", "birth", "12/12/1995"),
        ("Người gửi: bà Mai Thị Thử, 20B Phố Mẫu, Huế", "home", "20B Phố Mẫu"),
        ("Bà Mai Thị Thử, trú tại\nsố 27, phường Mẫu", "home", "số 27, phường Mẫu"),
        ("Ho va ten: Mai Van Mau\nNgay sinh: 12/11/1985", "birth", "12/11/1985"),
        ("Nơi ở sau khi nghỉ hưu: thôn Mẫu", "home", "thôn Mẫu"),
        ("Mai Mẫu; chức vụ: kế toán; ĐT: 0912 000 111", "phone", "0912 000 111"),
        ("Ông Mai Văn Mẫu, bản Thử Tạm vừa có nhà mới.", "home", "bản Thử Tạm"),
        ("Em Mai Mẫu sống với bà ngoại tại thôn Thử.", "home", "thôn Thử"),
        ("Bà Mai Thị Mẫu, đã ngoài 70 tuổi, nhận lương hưu.", "age", "70 tuổi"),
        ("Mai Thị Mẫu, vợ liệt sĩ Lê Thử", "family", "Lê Thử"),
        ("Cụ Mai Thị Mẫu là mẹ đẻ của liệt sĩ Lê Thử", "family", "Lê Thử"),
        ("Khách hàng: Chị Mẫu\nGiao tới: số 9, hẻm 4 đường Thử", "home", "số 9, hẻm 4 đường Thử"),
        ("Tác giả: Mai Thị Mẫu\nĐiện thoại: 0975.111.222", "phone", "0975.111.222"),
        ("Mai Thị Mẫu, nữ, 1986, kế toán.", "birth", "1986"),
        ("Bà Mai Thị Mẫu, giáo viên, thôn Thử, nhận quà.", "home", "thôn Thử"),
        ("Đơn xin cấp lại thẻ BHYT, mã thẻ DT2121234567890", "insurance", "DT2121234567890"),
        ("Thăm gia đình ông Mai Văn Mẫu tại thôn Thử, xã Tạm.", "home", "thôn Thử, xã Tạm"),
        ("Người lính đảo Mai Văn Mẫu kể, quê anh ở xã Thử.", "birthplace", "xã Thử"),
        ("Học viên lớn tuổi nhất là bà Mai Thị Mẫu - 79 tuổi.", "age", "79 tuổi"),
        ("Người bệnh: Mai Thị Mẫu\nTuổi: 63", "age", "Tuổi: 63"),
        ("Người chứng kiến: Tất Thử, đt: 0769.111.222", "phone", "0769.111.222"),
        ("Kê khai: vợ Mai Thị Mẫu, nội trợ.", "family", "Mai Thị Mẫu, nội trợ"),
        ("Anh Mai Văn Mẫu, con rể già làng Siu Blơ, đi học.", "family", "già làng Siu Blơ, đi học"),
        ("Đội trưởng: Kpă H'Lan - nữ - sinh năm 1999", "birth", "1999"),
        ("Cháu Mai Nhật Mẫu là con của anh Mai Văn Thử", "family", "Mai Văn Thử"),
        ("Ông Mai Ngọc Mẫu: bệnh binh 2/3", "health", "2/3"),
        ("Bà Mai Thị Mẫu, ngụ 55/7 Nguyễn Thử", "home", "55/7 Nguyễn Thử"),
        ("Xin chuyển khoản: MB Bank 0909123456789, chủ TK: Mai Thị Mẫu", "account", "0909123456789"),
        ("Tài khoản của mẹ: Mai Thị Mẫu, 8206205123456", "account", "8206205123456"),
        ("Ông Mai Văn Mẫu được ghép thận năm ngoái.", "health", "thận năm ngoái"),
        ("Bà Mai Thị Mẫu chạy thận ba năm nay.", "health", "chạy thận ba năm nay"),
        ("Chốt sổ cho Mai Thị Mẫu, số sổ 0111222333", "insurance", "0111222333"),
        ("Người đỡ đầu cho em là bác ruột Mai Văn Mẫu", "family", "Mai Văn Mẫu"),
        ("Lao công Somchai Prasert mang quốc tịch Thái Lan", "nationality", "Thái Lan"),
        ("Vô địch cờ vua: kỳ thủ Mai Khương Mẫu (sinh năm 2011)", "birth", "2011"),
        ("Phóng viên chiến trường Mai Văn Mẫu mang thương tật 45%", "health", "45%"),
        ("Xin gửi về TK: 060123456789 - Mai Thị Mẫu", "account", "060123456789"),
        ("Người bị phạt: Mai V.T. (sinh năm 1989)", "birth", "1989"),
        ("Già làng Mai Mẫu, người Mnông, đánh chiêng.", "ethnic", "Mnông"),
        ("1. Mai Thị Mẫu - 1965 - Khu phố 3, phường Thử - 300.000đ", "birth", "1965"),
        ("Gửi cho: Trần Thử, 25 Nguyễn Mẫu, phường Tạm", "home", "25 Nguyễn Mẫu"),
        ("Nơi nhận: Thẩm Thị Thử, phố Mẫu, phường Tạm (SĐT: 0844 555 666)", "phone", "0844 555 666"),
        ("STT\tHọ và tên\tNgày sinh\n1\tLê Mẫu An\t02/3/2012", "birth", "02/3/2012"),
        ("1; Mai Thị Mẫu; 1986; thôn Thử, xã Tạm; hộ nghèo", "birth", "1986"),
        ("1; Mai Thị Mẫu; 045186004417; hộ nghèo", "identity", "045186004417"),
        ("2 | Mai Văn Mẫu | Nam | 1949 | Tổ 4, phường Thử", "home", "Tổ 4, phường Thử"),
        ("| 3 | Mai Văn Mẫu | 21/9/2010 | 9B |", "birth", "21/9/2010"),
        ("Mai Thị Mẫu | 1991 | Nữ | Hrê | Giáo viên", "ethnic", "Hrê"),
        ("Bị can Mai Mẫu (tức Mẫu Lùn, 1987) khai nhận.", "birth", "1987"),
        ("Mai Văn Mẫu (tên gọi khác: Mẫu Lùn; 1975; ở thôn Thử) ra đầu thú.", "home", "thôn Thử"),
        ("Ship cho bà Mai Thị Mẫu: ấp Thử, xã Tạm", "home", "ấp Thử, xã Tạm"),
        ("Gửi cho Mai Mẫu: 12/4 tổ 6, ấp Thử", "home", "12/4 tổ 6"),
        ("Khách hàng Mai Thị Mẫu ở 45 Lê Thử, phường Tạm", "home", "45 Lê Thử"),
        ("Họ tên: Mai Thị Mẫu - Nữ - 1990 - Chuyên viên", "birth", "1990"),
        ("Trích ngang: Mai Thị Mẫu, 1989, dân tộc Thái", "birth", "1989"),
        ("Quà cho 01. Mai Thị Mẫu (1935), bản Thử", "birth", "1935"),
        ("Họ tên: Mai Mẫu\nSinh: 14/8/1972, tại: xã Thử", "birthplace", "xã Thử"),
        ("Họa sĩ Mai Thị Mẫu sinh tại Lệ Thử năm 1969.", "birth", "1969"),
        ("Quê gốc của chị Mai Thị Mẫu ở xã Thử", "birthplace", "xã Thử"),
        ("Cụ Mai Thị Mẫu (sinh ngày mùng 2 tháng 3 năm Ất Sửu 1925)", "birth", "2 tháng 3 năm Ất Sửu 1925"),
        ("Nơi cư trú cuối cùng tại thôn Thử, xã Tạm", "home", "thôn Thử, xã Tạm"),
        ("Anh Mai Văn Mẫu vượt đèn đỏ với ô tô 20A-357.91", "plate", "20A-357.91"),
        ("CTK: Mai Hồng Mẫu - 0451000998123 - Vietcombank", "account", "0451000998123"),
        ("Chị Mẫu xin gửi về Ngân hàng BIDV 0491000142255", "account", "0491000142255"),
        ("Ông Mai Mẫu, thẻ BHYT mang tên con, mã thẻ GD 4 91 9120345678", "insurance", "GD 4 91 9120345678"),
        ("Số GTTT: 034190002277", "identity", "034190002277"),
        ("Anh Mai Văn Mẫu, ngày kết nạp: 19/5/2024", "party", "19/5/2024"),
        ("Bà Mai Thị Mẫu, giáo dân Công giáo, nhận bằng khen.", "religion", "Công giáo"),
        ("Em Mai Thị Mẫu phát hiện u xương hàm.", "health", "u xương hàm"),
        ("Bà Mai Thị Mẫu là người khuyết tật nặng.", "health", "nặng"),
        ("Cô giáo Mai Thị Mẫu đang mang thai.", "health", "mang thai"),
        ("Cậu bé 9 tuổi Mai Văn Mẫu đi bộ đến lớp.", "age", "9 tuổi"),
        ("Cử tri Mai Văn Mẫu, tuổi 102, đi bỏ phiếu.", "age", "tuổi 102"),
        ("A. Mẫu (lái xe): 0983.000.222", "phone", "0983.000.222"),
        ("Trường hợp chị Mai Thị Mẫu ở bản Thử rất cần giúp đỡ.", "home", "bản Thử"),
        ("Tháng 3/1962, bà Mai Thị Mẫu chào đời trong nghèo khó.", "birth", "3/1962"),
        ("Khách đặt: Mai Thị Mẫu, 46 Lê Thử", "home", "46 Lê Thử"),
        ("1. Mai Văn Mẫu - 8901205001234 - 2.400.000", "account", "8901205001234"),
        ("Ủng hộ cháu Mai Mẫu: 19036671112233 (chủ TK: bố cháu).", "account", "19036671112233"),
        ("Mai Mẫu; nơi ở: khác. Hiện trú tại: 12 Lê Thử. Giới tính: Nữ", "sex", "Nữ"),
        ("STT; Họ tên; Ngày, tháng, năm sinh\n1; BS Mai Mẫu; 11/02/1967", "birth", "11/02/1967"),
        ("Bác Sáu Mẫu, khóm 3 (0919 000 504)", "phone", "0919 000 504"),
        ("Ship cho Mai Mẫu: 19 ngõ 88 phố Thử (0974 000 663)", "home", "19 ngõ 88 phố Thử"),
        ("Chị Mai Mẫu, 23/6 đường số 4, khu phố 2", "home", "23/6 đường số 4"),
        ("Chốt sổ BHXH: Mai Thị Mẫu, mã số 1009000276", "insurance", "1009000276"),
        ("Số TK: 0441000765432 – Ngân hàng Thử – chủ TK: Mai Thị Mẫu", "account", "0441000765432"),
        ("TT | Chủ cơ sở sản xuất | Địa chỉ\n1 | Bàn Văn Mẫu | Thôn Thử", "home", "Thôn Thử"),
        ("Ông Mai Văn Mẫu sau tai biến chỉ nằm một chỗ.", "health", "tai biến chỉ nằm một chỗ"),
        ("Ông Mai Văn Mẫu, vợ mất sớm, nuôi bốn con.", "family", "vợ mất sớm, nuôi bốn con"),
        ("Bà Mai Thị Mẫu theo Phật giáo từ nhỏ.", "religion", "Phật giáo"),
        ("Cụ Mai Thị Mẫu, tròn 100 tuổi, nhận thiếp của Chủ tịch nước.", "age", "100 tuổi"),
        ("Xe bán tải BKS 47C-231.08 do Y Sen Niê điều khiển", "plate", "47C-231.08"),
        ("Anh Mai Văn Mẫu chỉ còn một quả thận, sức khỏe yếu.", "health", "sức khỏe yếu"),
        ("Bà Mai Thị Mẫu dương tính với virus viêm gan B.", "health", "virus viêm gan B"),
        ("Chủ tịch xã đến thăm, tặng quà bà Mai Thị Mẫu, sinh năm 1930.", "birth", "1930"),
        ("Bà Mai Thị Mẫu năm nay 72 tuổi, mọi việc đều nhờ con.", "age", "72 tuổi"),
        ("Thương binh 1/4 Mai Văn Mẫu hiến đất.", "health", "1/4"),
        ("Lớp 5C: Mai Mẫu An (14.02.2014); Lê Thử Nhi (09.11.2014)", "birth", "14.02.2014"),
        ("1) Mai Văn Mẫu, 2005; 2) Lê Văn Thử, 2006", "birth", "2005"),
        ("Giải Nhất: Mai Văn Mẫu (2009, THCS Thử)", "birth", "2009"),
        ("Xe 16 chỗ 47B-012.77, lái xe Mai Mẫu", "plate", "47B-012.77"),
        ("Mai Mẫu Quân    15/8/2012    6A1", "birth", "15/8/2012"),
        ("MAI VĂN MẪU\n1979\nTổ 7, khu 4\nThợ lò", "home", "Tổ 7, khu 4"),
        ("Địa chỉ: thôn Thử\nNgười làm đơn: Mai Văn Mẫu", "home", "thôn Thử"),
        ("HỘ BÀ MAI THỊ MẪU, BẢN THỬ", "home", "BẢN THỬ"),
        ("Xin gửi về: MB Bank 0968000415 MAI THI MAU", "account", "0968000415"),
        ("Anh Mai Văn Mẫu (34 tuổi) gãy chân.", "health", "gãy chân"),
        ("Bà Mai Thị Mẫu thường xuyên đau yếu.", "health", "đau yếu"),
        ("Cô giáo người Giáy Mai Thị Mẫu dạy hát.", "ethnic", "Giáy"),
        ("Anh Mai Văn Mẫu, người Thử Ngãi, làm thợ.", "birthplace", "Thử Ngãi"),
        ("Bà Mai Thị Mẫu, gốc Thử Thụy, nay ở xa.", "birthplace", "Thử Thụy"),
        ("Người lính quê Thử Hậu Mai Văn Mẫu đi tìm bạn.", "birthplace", "Thử Hậu"),
        ("Sống một mình ở xóm Thử, bà Mai Thị Mẫu nghe đài.", "home", "xóm Thử"),
        ("Vợ chồng anh Mai Mẫu, chị Lê Thử trồng mận.", "family", "Mai Mẫu, chị Lê Thử trồng mận"),
        ("Em Mai Văn Mẫu bố bỏ đi, ở với bà.", "family", "bố bỏ đi, ở với bà"),
        ("Bà Mai Thị Mẫu (chi hội thôn Tạm), nhà ở số 7, ngách 3", "home", "số 7, ngách 3"),
        ("Văn phòng báo tin cho ông Mai Văn Mẫu, địa chỉ số 8 phố Thử", "home", "số 8 phố Thử"),
        ("Bà Mai Thị Mẫu, người khuyết tật nặng, nhận quà.", "health", "nặng"),
        ("Mai Mẫu Trúc - 11A1 - 05/4/2009 - Địa lí", "birth", "05/4/2009"),
        ("Mẹ cháu là bà Mai Thị Mẫu, số điện thoại 0862 000 173", "phone", "0862 000 173"),
        ("Anh Mai Văn Mẫu, suy tim giai đoạn cuối đã 4 năm.", "health", "suy tim giai đoạn cuối đã 4 năm"),
        ("Theo bệnh án, cháu Mai Mẫu bị bỏng nước sôi.", "health", "bỏng nước sôi"),
        ("Em Mai Thị Mẫu: cha bệnh tâm thần, mẹ mất sớm.", "health", "bệnh tâm thần"),
        ("Tôi là Mai Mẫu, vợ của bị hại Trần Văn Thử.", "family", "bị hại Trần Văn Thử"),
        ("Anh Trung Mẫu, 35 tuổi, làm thợ.", "age", "35 tuổi"),
        ("Bà Mai Thị Mẫu, 8/15 Lê Thử Tạm - đèn đường hỏng.", "home", "8/15 Lê Thử Tạm"),
        ("Giải Nhì: La Thị Mẫu - 75/12 Trần Thử Diệu - SĐT 0909 111 313", "home", "75/12 Trần Thử Diệu"),
        ("Ông Chau Mẫu, người Khmer ở phum Thử, dạy đờn.", "home", "phum Thử"),
        ("Tên tôi: Mai Mẫu. Trú tại: thôn Thử. Số máy: 0972 000 458", "phone", "0972 000 458"),
        ("Mai Mẫu, thợ điện. Mail: m@thu.vn. Phone: 0377 000 985", "phone", "0377 000 985"),
        ("TK nhận: 050118273645 - Sacombank - Chủ tài khoản: Mai Thị Mẫu", "account", "050118273645"),
        ("Trợ cấp: Mai Thị Mẫu, 2001, khuyết tật trí tuệ", "birth", "2001"),
        ("Họ và tên | Tổ DP\nMai Mẫu | Tổ 14", "home", "Tổ 14"),
        ("Xa quê Thử Công đã lâu, ông Mai Văn Mẫu vẫn nhớ.", "birthplace", "Thử Công"),
        ("Chi bộ kết nạp Đảng cho quần chúng Mai Thị Mẫu ngày 19/5/2025", "party", "19/5/2025"),
        ("Xe ba gác của ông Mai Mẫu mang biển 66S7-0219", "plate", "66S7-0219"),
        ("Số TK: 0161001771234 VCB - NGUYEN KHOA MAU AN (ung ho)", "account", "0161001771234"),
        ("Cần áo phao liên hệ Kiệt Mẫu 0918 000 450", "phone", "0918 000 450"),
        ("Bằng lái xe hạng C số 340180009912 của anh Mai Mẫu", "identity", "340180009912"),
        ("Bắt Mai Văn Mẫu (41 tuổi, trú P.Thử Dũng, TP.Tạm)", "home", "P.Thử Dũng, TP.Tạm"),
        ("Ở ấp Thử, xã Tạm, ai cũng thương hoàn cảnh gia đình bà Mai Thị Mẫu.", "home", "ấp Thử, xã Tạm"),
        ("Chiều qua, tại nhà riêng ở số 3 ngõ 6 phố Thử, ông Mai Văn Mẫu tiếp khách.", "home", "số 3 ngõ 6 phố Thử"),
        ("Em Mai Thị Mẫu, mười bảy tuổi, lần đầu xuống núi.", "age", "mười bảy tuổi"),
        ("Ông Mai Văn Mẫu mù cả hai mắt.", "health", "mù cả hai mắt"),
        ("Bàn giao hài cốt liệt sĩ Lê Văn Thử cho bà Mai Thị Mẫu ở thôn Tạm", "home", "thôn Tạm"),
        ("Nhận: Mai Thị Mẫu, 8/4 Lê Thử Tạm\nĐT: 0939 000 466", "phone", "0939 000 466"),
        ("Cô giáo Mai Thị Mẫu (Dao, 1994) dạy ở bản.", "ethnic", "Dao"),
        ("SBD 014 – Mai Thị Mẫu – 22/3/1998 – Điều dưỡng", "birth", "22/3/1998"),
        ("Họ và tên | Nam | Nữ | Nơi thường trú\nMai Văn Mẫu | x | | Số 9 ngách 2", "home", "Số 9 ngách 2"),
        ("Tên NNT | MST\nMai Văn Mẫu | 8101234567", "tax", "8101234567"),
        ("Tác giả Mai Văn Mẫu (SN 2007, Mông) đoạt giải.", "ethnic", "Mông"),
        ("Bà Mai Thị Mẫu, dân tộc Khmer, Phật giáo, hiến đất.", "religion", "Phật giáo"),
        ("Bà Mai Thị Mẫu, 72 tuổi, vợ liệt sĩ, nhận quà.", "family", "vợ liệt sĩ, nhận quà"),
        ("Chị Mai Thị Mẫu một mình nuôi con trai bại não.", "health", "bại não"),
        ("Mã số 12: Anh Mai Mẫu. Địa chỉ: xóm Thử. Điện thoại: 0399.214.706", "phone", "0399.214.706"),
        ("Gạo hỗ trợ\nHộ Mai A Mẫu, 7 khẩu, bản Thử: 105 kg\nHộ Lê Tạm: 45 kg", "home", "bản Thử"),
        ("Em Mai Thị Mẫu là học sinh lớp 5, ở làng Thử.", "home", "làng Thử"),
        ("Ông Mai Văn Mẫu, 33/17 Phố Thử, kể chuyện.", "home", "33/17 Phố Thử"),
        ("Cụ bà 105 tuổi Mai Thị Mẫu còn tự xâu kim.", "age", "105 tuổi"),
        ("Bà Mai Thị Mẫu (sinh năm: 1959) yêu cầu nhận di sản của chồng.", "birth", "1959"),
        ("Ksor H’Mẫu\nĐiện thoại: 0344 905 127", "phone", "0344 905 127"),
        ("Anh Mai Văn Mẫu bị xơ gan ở xóm Thử, xã Tạm.", "home", "xóm Thử, xã Tạm"),
        ("Họ và tên: NÔNG MẪU TRIỀU, sinh ngày 30.4.1975", "birth", "30.4.1975"),
        ("Chủ tịch xã trao nhà cho ông Mai Mẫu; năm sinh: 1970, được hỗ trợ gạo.", "birth", "1970"),
        ("Chiều 5/11, xã trao quà cho Mai Văn Mẫu (12/3/1970).", "birth", "12/3/1970"),
        ("Bà Mai Thị Mẫu (bệnh tiểu đường) nhận thuốc.", "health", "bệnh tiểu đường"),
        ("Bà Lò Thị Mẫu (vợ), bản Thử, ký nhận.", "family", "vợ), bản Thử, ký nhận"),
    ],
)
def test_told_by_its_place(text: str, kind: str, value: str) -> None:
    assert (kind, value, True) in {(data.kind, data.text, data.sure) for data in find_personal(text)}


@every(
    "text",
    [
        "Ông Mai Văn Mẫu, bản Thử, cho biết sóng rất khỏe.",
        "Theo ông Mai Văn Mẫu, ở xã Thử, điện thoại đã phổ biến.",
        "Đồng chí Mai Mẫu, sinh năm 1938; quê quán: xã Thử; đã từ trần.",
        "Em Mai Thị Mẫu (Trường THCS Thử, phường Tạm) đoạt giải.",
        "Chị Mai Thị Mẫu dạy người Mông trồng rau.",
        "Nhà thơ Mai Mẫu quê làng Thử, sinh năm 1924.",
        "Đội có 11 cầu thủ sinh năm 2003.",
        "Xe đón đại biểu biển số 80A-123.45",
        "Gửi bài về hoithao.ict@gmail.com",
        "Trực ban: đ/c Thử, đ/c Tạm",
        "Ông Mai Mẫu phát biểu tại thôn Thử.",
        "Di tích ở cù lao Ông Mẫu, xã Thử.",
        "Tổng thống Mai Mẫu, 78 tuổi, nhậm chức.",
        "Bác sĩ Mai Mẫu, quốc tịch Pháp, sống ở đó đến năm 1943.",
        "Đường dây tư vấn: 0962.111.222",
        "Ngoại trưởng Mai Mẫu, 70 tuổi, quốc tịch Mẫu.",
        "Kênh của xã: 0865 111 222 (UBND xã quản trị)",
        "Đại tướng Mai Mẫu (25/8/1911)",
        "Tín đồ đạo Cao Đài Tây Ninh dự lễ.",
        "Hai mẹ con chị Mai Thị Mẫu dự lễ.",
        "Di sản của cụ Mai Mẫu, quê Thử Tạm.",
        "Chị Mai Thị Mẫu, người kinh doanh, người thái độ tốt.",
        "Duong Vo Nguyen Giap o Ha Noi",
        "Nhiều người Ba Na, dân tộc Ba Na, dự lễ.",
        "Nhạc sĩ Mai Mẫu (sinh 24/7/1930, mất 2018)",
        "Số điện thoại giả mạo: 0898.111.222",
        "Mai Mẫu, đại diện công ty; ĐKKD: 0312345678",
        "1. Mai Văn Mẫu; Trưởng phòng; 15/8/2025; Quyết định số 112/QĐ-SNV",
        "Trường TH Mai Văn Mẫu; tổ 5, phường Thử; 612 học sinh",
        "Mai Mẫu; thôn Thử, xã Tạm; danh nhân văn hóa",
        "Ông Mai Mẫu: Thôn Thử đã có điện.",
        "Tổ 3: ông Mai Văn Mẫu - thôn 1, 2; bà Lê Thị Thử - thôn Đông, thôn Tây.",
        "Trường của thầy Mai Mẫu có 32 học sinh bán trú ở bản Thử.",
        "Công dân Việt Nam, nam giới, sinh năm 2007, phải đăng ký.",
        "Đảng viên sinh năm 1965 nghỉ hưu năm 2027.",
        "Bác sĩ Mai Mẫu: Không tự ý dùng thuốc khi bị sốt xuất huyết.",
        "Dự lễ có đại diện Đại sứ quán thường trú tại Hà Nội.",
        "Nữ tướng Mai Mẫu quê làng Thử, phủ Tạm.",
        "Hội Nạn nhân tỉnh, địa chỉ 38 phố Thử, STK 111000088899",
        "Số hiệu văn bằng 0912345678 không còn giá trị.",
        "Đấu giá biển số ô tô 51K-888.88",
        "Nhà hàng Sông Quê, 35 Phố Thử, phường Tạm",
        "Bác sĩ Mai Mẫu mổ thành công cho bệnh nhi bị tim bẩm sinh.",
        "2 | Tuyến Mai Văn Mẫu | thôn Thử | 2024 | hoàn thành",
        "Thạc sĩ Mai Mẫu: Trẻ bị sốt xuất huyết cần đi khám.",
        "Bác sĩ Mai Mẫu đỡ đẻ cho sản phụ mang thai ba.",
        "Trạm Kiểm lâm Thử có xe biển số 35A-000.12.",
        "Ông Mai Văn Mẫu ký văn bản: Thông tư 01",
        "Ông Mai Văn Mẫu giới thiệu dự án nhà ở tại thôn Thử",
        "Theo Mai Thị Mẫu (2018) và Lê Văn Thử (2021), lúa tăng 12%.",
        "Lịch trực: Mai Văn Mẫu (01/11/2025), Lê Văn Thử (02/11/2025)",
        "Hộ nghèo theo dân tộc: Mông 214 hộ; tôn giáo: Công giáo 2.100 người",
        "Công ty Thử, đại diện: ông Mai Văn Mẫu; ĐT: 0912 000 345; MST: 5800000123",
        "Bác sĩ Mai Văn Mẫu cứu sống một bệnh nhân 45 tuổi bị vỡ lách.",
        "Chuyên gia Mai Mẫu: chấn thương sọ não cần điều trị sớm.",
        "Ngã ba Lê Mẫu, vòng xuyến Trần Thử, hẻm 20 Tạm lắp camera.",
        "Cáo phó⏎Cụ Mai Mẫu⏎Sinh năm 1931⏎Quê quán: xã Thử⏎Tạ thế lúc 3 giờ".replace("⏎", "\n"),
        "1. Ông Mai Văn Mẫu, 01/7/2025, Trưởng phòng; 2. Bà Lê Thị Thử, 15/7/2025",
        "1. Mai Thị Mẫu - 15/9/2025 - nộp đủ; 2. Lê Văn Thử - 18/9/2025 - thiếu bản sao",
        "Phim “Mẹ”, đạo diễn Mai Hồng Mẫu, 2021, 45 phút.",
        "Báo cáo: TS Mai Văn Mẫu (suy tim), ThS Lê Thử (đột quỵ).",
        "Ban Cứu trợ xã: STK 3801201004455 Agribank, chủ tài khoản: UBND xã Thử.",
        "Quỹ Lê Quý Đôn: số TK 47110000887766; chủ TK: Hội Khuyến học tỉnh.",
        "Công ty Thử, người đại diện bà Mai Thị Mẫu, địa chỉ: 25 Phố Tạm",
        "Thôn 1: Mai Văn Mẫu (trưởng thôn); thôn 2: Kăn Thử (trưởng thôn)",
        "Anh Mai Văn Mẫu, bản Thử, khoe vườn lan.",
        "Hai mẹ: mẹ Lê Thị Mẫu và mẹ Đỗ Thị Thử dự lễ.",
        "Người dân nhận cuộc gọi từ 0912 000 123 thì báo ngay.",
        "Tin Lành có 3 điểm nhóm; tôn giáo: Công giáo 12 xứ.",
        "HỒ SƠ MỜI THẦU\nĐịa chỉ: số 5 phố Mẫu, phường Thử",
        "ANH HÙNG LAO ĐỘNG\nĐịa chỉ: số 8 đường Thử, phường Tạm",
        "Anh Mai Văn Mẫu, Giám đốc HTX Thử (thôn Tạm), cho biết.",
        "Đội có 3 xe: 29C-881.20, 29C-881.33.",
        "Lộ trình Trần Phú – Bến xe; xe 29B-112.34 đã thay động cơ.",
        "Cây sâm sinh ra và lớn lên ở vùng núi Thử Linh.",
        "Báo Thử, số tài khoản 10006868, Ngân hàng VIB.",
        "Tài khoản 0388 111 222 mang tên MAI VAN MAU là tài khoản lừa đảo.",
        "Ông Mai Văn Mẫu (lúc ấy 19 tuổi) giữ đường dây.",
        "Tên người nộp thuế | MST | Địa chỉ\nCông ty TNHH Mẫu | 0101234567 | số 5 phố Thử",
        "Doanh nghiệp tư nhân Thử, chủ DN: ông Mai Văn Mẫu, MST 2700137224.",
        "Thẻ hướng dẫn viên của ông Mai Văn Mẫu, số thẻ 101204567",
        "Ông Mai Văn Mẫu: tạm giữ hàng không rõ nguồn gốc ở số 77 Phố Thử.",
        "Trong truyện, chị Mẫu là vợ anh Mai Văn Thử ở làng Tạm.",
        "Chỗ ở của cán bộ ở xa: bố trí 36 phòng tại phường Thử.",
        "Năm 1945, đồng chí Mai Văn Mẫu mới 34 tuổi.",
        "Chị Mai Thị Mẫu, cán bộ khuyến nông, kiểm tra đê ở xã Thử.",
        "Đồng chí Mai Văn Mẫu mở lớp cho phụ nữ dân tộc Mông, tôn giáo Tin Lành.",
        "Bà Mai Thị Mẫu hướng dẫn bà con người Tày, người Dao trồng quế.",
        "Ông Mai Văn Mẫu làm việc với Công ty TNHH Mai Anh (MST 0101234567, số 45 Lê Thử).",
        "Cô Mai Thị Mẫu thăm thương binh 1/4 tại phường Thử.",
        "Ông Mai Văn Mẫu công bố số 0912 345 678, 0913 345 678 của UBND xã.",
        "Chị Mai Thị Mẫu trình bày quy định về quốc tịch Việt Nam, hộ chiếu.",
        "Bà Mai Thị Mẫu lên án nạn tảo hôn: có vợ 14 tuổi, chồng 16 tuổi.",
        "Em Mai Thị Mẫu khai trương Bưu cục số 5, địa chỉ: số 45 Lê Thử.",
        "Thiếu tá Mai Văn Mẫu dẫn lời nhân chứng 50 tuổi sống ở tổ 9.",
        "Luật sư Mai Thị Mẫu, số 8 Phố Thử, tư vấn miễn phí.",
        "Anh Mai Văn Mẫu nêu tên các xe 29A-123.45, 30B-678.90 vi phạm.",
        "Bà Mai Thị Mẫu gửi tiền vào tài khoản 3761.0.9054412 của Quỹ.",
        "HTX Thử Cắn, giám đốc Mai Bá Mẫu, mã số thuế 2901234567, bản Tạm",
        "Đại biểu sinh năm 1990 trở lại đây chiếm 12%",
        "Bưu cục Bà Mẫu, ấp Thử, nhận bưu phẩm đến 19 giờ",
        "Bộ phận một cửa: 0254 3852 114; email: motcua.phuong@gmail.com",
        "Ví dụ: số định danh 001099012345 gồm mã tỉnh 001",
        "Đàn trâu nhà anh Mai Văn Mẫu bị bệnh lở mồm.",
        "Phòng Cảnh sát giao thông: hình vi phạm gửi về Zalo 0995 676 767.",
        "Năm 2020, cuốn sách của ông Mai Văn Mẫu chào đời.",
        "Tổ bầu cử công bố bà Mai Thị Mẫu trúng cử.",
        "Đàn vịt 1.200 con của bà Mai Thị Mẫu khỏe mạnh.",
        "Năm sinh | Số người\n1965 | 12\n1966 | 20",
        "Ngôi trường 80 tuổi mang tên Nguyễn Thị Minh Khai.",
        "Ông Mai Văn Mẫu khai mạc. Zalo của xã: 0865 113 113 (UBND xã quản trị).",
        "Bài “Người con gái sông La” do ca sĩ Mai Thị Mẫu hát.",
        "Nguyễn Nhật Mẫu - 9786041234567 - 85.000 đồng",
        "Tờ khai kết hôn: Họ tên  vợ:  ......  Ngày  sinh:  ......",
        "KẾ HOẠCH HỖ TRỢ PHÍ CHUYỂN VÀO TÀI KHOẢN SỐ 0021000123456 CỦA HỌC VIỆN",
    ],
)
def test_speakers_the_dead_groups_and_bodies_are_left_alone(text: str) -> None:
    assert list(find_personal(text)) == []


def test_the_life_of_an_official_is_a_guess_though_the_office_is_on_another_line() -> None:
    text = (
        "Ông Mai Quốc Mẫu, Bí thư Tỉnh ủy\nÔng Mai Quốc Mẫu, 43 tuổi, sinh ngày 3/5/1978, quê tại xã Thử, dân tộc Tày."
    )
    assert {(data.kind, data.sure) for data in find_personal(text)} == {("birth", False), ("birthplace", False)}


def test_a_value_is_told_as_it_is_written() -> None:
    (found,) = find_personal("Ông Mai  Văn Mẫu trú tại  thôn  Thử — xã Tạm.")
    assert found.text == "thôn  Thử — xã Tạm"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_value_in_any_form_of_unicode_is_told_as_it_is_written(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Bà Mai Thị Mẫu trú tại thôn\u00a0Thử, xã Tạm.")
    (found,) = find_personal(text)
    assert found.text in text
    assert unicodedata.normalize("NFC", found.text) == "thôn\u00a0Thử, xã Tạm"


def test_spellings() -> None:
    assert list(spellings("[số] {điện thoại|máy} [bàn]")) == [
        "điện thoại", "điện thoại bàn", "máy", "máy bàn",
        "số điện thoại", "số điện thoại bàn", "số máy", "số máy bàn",
    ]  # fmt: skip


HOSTILE = (
    "Bà Mẫu, 70 tuổi, " * 20_000, "ông A sinh năm 1970, trú tại " * 20_000, "bị bệnh " * 80_000, "sn 1970 " * 80_000,
    "vợ là bà " * 50_000, "Họ và tên: A\nNgày sinh: 1/1/1990\n" * 10_000,
    "0912345678 " * 70_000, "012345678901 " * 60_000, "hotline 0912345678; " * 40_000, "ông Mẫu, ở thôn 5 " * 40_000,
    "từ đủ 70 tuổi, " * 60_000, "STT\nHọ tên\n1\nA\n" * 20_000, "Xã A, " * 80_000, "Bà Mẫu, 1970, " * 50_000,
    "Họ tên, số\n" * 20_000, "STT, họ tên\n1, A\n" * 20_000, "ông Mẫu tại thôn 5 " * 40_000,
    "Bà Mẫu; 1970; thôn Thử; " * 30_000, "1; Mai Mẫu; 1970; thôn Thử\n" * 20_000, "(" * 100_000,
    "Mai Mẫu (1/2/2014); " * 30_000, "Mẫu\n1970\n" * 60_000, "a   " * 90_000, "MB 0123456789 Mẫu " * 30_000,
    "29A-123.45 Mai Mẫu " * 30_000, "đại diện: " * 50_000, "Họ tên\n" * 60_000, "sống ở thôn 5 " * 40_000,
    "(tức Mẫu; 1970; " * 30_000, "Gửi cho bà Mẫu: tổ 3 " * 30_000, "ông Mẫu ở 45 Lê Thử, " * 30_000,
    "Lê Mẫu\n1/2/1990\n" * 8_000, "0" * 100_000,
    f"{'Nguyen Van A, sinh nam 1990' + chr(10)}" * 5_000 + "đ",
    "sinh năm " * 20_000, "quê quán: " * 20_000, "a@" * 50_000, "0 " * 50_000,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_takes_no_time(text: str) -> None:
    with within(5):
        list(find_personal(text))


LABELLED = list(read_texts())


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Look for personal data once in each labelled text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(personal, "find_personal", found_in)
        yield


@cache
def found_in(text: str) -> tuple[PersonalData, ...]:
    return tuple(find_personal(text))


def test_labelled_texts() -> None:
    result = score(LABELLED)
    assert len(LABELLED) >= 300
    assert min(result.precision, result.recall) >= BAR, result.misses


@every("text", [labelled.text for labelled in LABELLED if not labelled.sure], file=TEXTS)
def test_only_what_is_tied_to_a_person_stops_a_build(text: str) -> None:
    assert [data for data in found_in(text) if data.sure] == []


WAYS_OF_TYPING: dict[str, Callable[[str], str]] = {
    "without a full stop": lambda text: text.rstrip("."),
    "quoted": lambda text: f"“{text}”",
    "in brackets": lambda text: f"({text})",
    "with a colon but no space": lambda text: text.replace(": ", ":"),
    "with commas but no space": lambda text: text.replace(", ", ","),
    "with a dash in dates": lambda text: re.sub(r"(?<=\d)/(?=\d\d?/\d{4})|(?<=\d/\d)/(?=\d{4})", " – ", text),
    "below a line with marks": lambda text: f"Hôm nay trời đẹp.\n{text}",
    "with two spaces": lambda text: text.replace(" ", "  "),
    "with em dashes": lambda text: text.replace(" – ", " — ").replace(" - ", " — "),
    "in straight quotes": lambda text: f'"{text}"',
    "left open": lambda text: f"{text.rstrip('.')}…",
    "as an item": lambda text: f"+ {text}",
    "after who opened a meeting": lambda text: f"Ông Lê Hải phát biểu khai mạc. {text}",
    "in a table with a title": lambda text: f"| GHI CHÉP |\n| STT | Nội dung |\n| 1 | {text} |",
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "with spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "with thin spaces": lambda text: re.sub(r"(?<=\d) (?=\d)|(?<=[:,]) ", "\u2009", text),
    "of the family Hoàng": lambda text: re.sub(r"(?<=[a-zđ] )(?:Lê|Vũ|Trần|Phạm)(?= [A-ZĐ])", "Hoàng", text),
}


@pytest.fixture(scope="module")
def typed_plainly() -> tuple[list[Labelled], Score]:
    texts = [one for one in LABELLED if not set("\n|(").intersection(one.text)]
    sample = Random(41).sample(texts, 200)
    return sample, score(sample)


@pytest.mark.parametrize("way", WAYS_OF_TYPING)
def test_ways_of_typing_change_nothing(way: str, typed_plainly: tuple[list[Labelled], Score]) -> None:
    sample, before = typed_plainly
    after = score([replace(one, text=WAYS_OF_TYPING[way](one.text)) for one in sample])
    assert min(after.precision - before.precision, after.recall - before.recall) > -0.02, after.misses


WAYS_OF_LAYING_OUT: dict[str, Callable[[str], str]] = {
    "rows without spaces": lambda text: text.replace(" | ", "|"),
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("way", WAYS_OF_LAYING_OUT)
def test_ways_of_laying_out_change_nothing(way: str) -> None:
    lay_out = WAYS_OF_LAYING_OUT[way]
    sample = Random(43).sample([one for one in LABELLED if lay_out(one.text) != one.text], 150)
    before, after = (score([replace(one, text=write(one.text)) for one in sample]) for write in (str, lay_out))
    assert min(after.precision - before.precision, after.recall - before.recall) > -0.02, after.misses


def test_every_kind_of_the_law_has_texts_and_words() -> None:
    labelled = {kind for labelled in LABELLED for kind in labelled.sure}
    assert labelled == set(PATTERNS)
    assert {f"personal-{kind}" for kind in PATTERNS} <= messages_of("plugins.privacy").codes()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_gone_through(text: str) -> None:
    assert all(data.text in text for data in find_personal(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ông Mai Văn Mẫu, Giám đốc Sở Y tế, cho biết hai bệnh nhân Covid-19 đã ra viện.",
        "Tiến sĩ Mai Văn Mẫu, Trưởng tiểu ban điều trị Covid-19, chủ trì cuộc họp.",
        "Nữ tiếp viên dương tính với COVID-19, bác sĩ Mai Thị Thử cho hay.",
        "Theo ông Mai Văn Mẫu, bệnh nhân bị suy thận.",
    ],
)
def test_an_illness_of_who_has_no_name_is_nobodys(text: str) -> None:
    assert list(find_personal(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bệnh nhân COVID-19 thứ 7 là chị Mai Thị Thử, bán rau ở chợ.",
        "Bác sĩ Mai Văn Mẫu bị nhiễm COVID-19 khi cứu chữa người bệnh.",
        "Anh Mai Văn Mẫu là bệnh nhân suy thận.",
        "Bà Mai Thị Thử cho biết mình bị tiểu đường.",
    ],
)
def test_an_illness_is_of_its_subject(text: str) -> None:
    assert {(data.kind, data.sure) for data in find_personal(text)} == {("health", True)}


def test_initials_are_a_guess_at_most() -> None:
    found = [*find_personal("Bà M.T.H. (63 tuổi, trú tại thôn Mẫu, xã Thử) bị tai biến.")]
    assert {data.kind for data in found} == {"age", "home", "health"}
    assert not any(data.sure for data in found)
