"""Finding officials, in the forms that ministry news uses. All persons not in the source pages are invented."""

from __future__ import annotations

import pytest

from plugins.people.finding import find_officials
from tests.conftest import SEEDS
from tests.tables import every

SEED_OFFICIALS = {
    "000": {"Phan Tâm": {"Thứ trưởng", "Phó Bí thư"}},
    "001": {"Phạm Anh Tuấn": {"Thứ trưởng"}},
    "002": {
        "Vũ Đức Đam": {"Phó Thủ tướng", "Ủy viên Trung ương Đảng"},
        "Nguyễn Bắc Son": {"Bộ trưởng", "Ủy viên Trung ương Đảng"},
        "Trương Minh Tuấn": {"Phó Trưởng ban"},
        "Đỗ Trung Tá": {"nguyên Bộ trưởng"},
        "Lê Doãn Hợp": {"nguyên Bộ trưởng"},
        "Lê Nam Thắng": {"Thứ trưởng"},
        "Nguyễn Minh Hồng": {"Thứ trưởng"},
        "Trần Đức Lai": {"Thứ trưởng"},
    },
    "003": {
        "Nguyễn Mạnh Hùng": {"Bộ trưởng", "Ủy viên Trung ương Đảng", "Phó Trưởng ban"},
        "Hoàng Vĩnh Bảo": {"Thứ trưởng"},
        "Phan Tâm": {"Thứ trưởng"},
        "Vũ Đức Đam": {"Phó Thủ tướng", "Phó Chủ tịch thường trực"},
    },
    "004": {
        "Phan Tâm": {"Thứ trưởng", "Phó Chủ tịch thứ nhất"},
        "Phạm Anh Tuấn": {"Thứ trưởng", "Bí thư"},
    },
}
_STATES = {"": "", "former": "nguyên ", "acting": "quyền "}


def found(text: str) -> dict[str, set[str]]:
    """The titles of each person found, by name."""
    people: dict[str, set[str]] = {}
    for one in find_officials(text):
        people.setdefault(one.name, set()).update(_STATES[post.state] + post.title for post in one.posts)
    return people


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages are not on this machine")
@pytest.mark.parametrize("number", SEED_OFFICIALS)
def test_the_source_pages(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    assert found(path.read_text(encoding="utf-8")) == SEED_OFFICIALS[number]


@every(
    "text, people",
    [
        ("Thứ trưởng Phan Tâm phát biểu.", {"Phan Tâm": {"Thứ trưởng"}}),
        ("Samdech Hun Mẫu, Bộ trưởng Bộ Tài chính Campuchia.", {"Hun Mẫu": {"Bộ trưởng"}}),
        ("Ông Ông Ích Mẫu, Giám đốc Sở Y tế.", {"Ông Ích Mẫu": {"Giám đốc"}}),
        ("Thị trưởng thành phố Choisy-le-Roi Eric Maulin đến.", {"Eric Maulin": {"Thị trưởng"}}),
        ("Bà Hà Mẫu, Chỉ huy trưởng Ban CHQS thành phố Cao Lãnh nói.", {"Hà Mẫu": {"Chỉ huy trưởng"}}),
        ("Điều động, bổ nhiệm ông Lê Mẫu, thư ký, giữ chức Vụ trưởng Vụ Bưu chính.", {"Lê Mẫu": {"Vụ trưởng"}}),
        ("Chủ tịch UBND tỉnh Vĩnh Long (mới) Trần Văn Mẫu họp.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Bí thư Thành ủy Bùi Thị Minh Hoài Mẫu họp.", {"Bùi Thị Minh Hoài Mẫu": {"Bí thư"}}),
        ("Bí thư Huyện ủy Trà My, ông Trần Văn Mẫu kể.", {"Trần Văn Mẫu": {"Bí thư"}}),
        ("Giám đốc Bệnh viện Bạch Mai Đào Xuân Mẫu nói.", {"Đào Xuân Mẫu": {"Giám đốc"}}),
        ("- Ban Bí thư; | PHÓ THỦ TƯỚNG\n- Lưu: VT. | Trần Văn Mẫu", {"Trần Văn Mẫu": {"Phó Thủ tướng"}}),
        ("Ông Lê Văn Thử thay ông Trần Văn Mẫu làm Cục trưởng Cục Báo chí.", {"Lê Văn Thử": {"Cục trưởng"}}),
        ("Bị cáo Tô Anh Mẫu (cựu Thứ trưởng Bộ Y tế) khai.", {"Tô Anh Mẫu": {"nguyên Thứ trưởng"}}),
        ("CHỦ TỊCH ỦY BAN MTTQ TỈNH SÙNG A HỒ CHÚC TẾT ĐỒNG BÀO", {"Sùng A Hồ": {"Chủ tịch"}}),
        ("CHỦ TỊCH UBND HUYỆN NGỌC THỊ MẪU TẶNG QUÀ", {"Ngọc Thị Mẫu": {"Chủ tịch"}}),
        ("Tiếp Đại sứ Ấn Độ Peter Mau, Phó Chủ tịch UBND tỉnh đề nghị.", {"Peter Mau": {"Đại sứ"}}),
        ("Tham tán thương mại Việt Nam tại Anh Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Tham tán"}}),
        ("Viện trưởng Viện Mắt Nghệ An, bác sĩ Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Viện trưởng"}}),
        ("Cô Lê Thị Mẫu, Hiệu trưởng, Trường THPT Chu Văn An, xúc động.", {"Lê Thị Mẫu": {"Hiệu trưởng"}}),
        ("Chủ tịch HĐND tỉnh được bầu là ông Trần Văn Mẫu.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Ông Trần Văn Mẫu nguyên Giám đốc Sở Y tế góp ý.", {"Trần Văn Mẫu": {"nguyên Giám đốc"}}),
        ("BAN GIÁM ĐỐC SỞ NÔNG NGHIỆP\nÔng Trần Văn Mẫu\nGiám đốc", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Trần Văn Mẫu | Sở Nội vụ | Giám đốc", {"Trần Văn Mẫu": {"Giám đốc"}}),
        (
            "Chủ tịch UBND xã Trần Văn Mẫu và Thủ tướng Lê Văn Chính họp. Chủ tịch Mẫu cảm ơn Thủ tướng Chính phủ.",
            {"Trần Văn Mẫu": {"Chủ tịch"}, "Lê Văn Chính": {"Thủ tướng"}, "Mẫu": {"Chủ tịch"}},
        ),
        (
            "Ông Trần Văn Mẫu thôi giữ chức Cục trưởng Cục Báo chí, được bổ nhiệm Thứ trưởng Bộ Nội vụ.",
            {"Trần Văn Mẫu": {"nguyên Cục trưởng", "Thứ trưởng"}},
        ),
        ("Bí thư Tỉnh ủy (Trần Văn Mẫu) kết luận.", {"Trần Văn Mẫu": {"Bí thư"}}),
        (
            "KT. BỘ TRƯỞNG BỘ CÔNG AN | KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG | THỨ TRƯỞNG\nLê Văn Thử | Trần Văn Mẫu",
            {"Lê Văn Thử": {"Thứ trưởng"}, "Trần Văn Mẫu": {"Thứ trưởng"}},
        ),
        ("Nơi nhận: | CHÁNH ÁN\n- Như trên; | \n- Lưu: VT. | Trần Văn Mẫu", {"Trần Văn Mẫu": {"Chánh án"}}),
        ("Trần Văn Mẫu | 1971 | Nam | Giám đốc | Sở Y tế", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Giám đốc Trần Văn Mẫu (Sở Y tế) nói, Giám đốc hãng X im lặng.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        (
            "Ông Lê Văn Thử làm Chủ tịch, bà Tô Thị Tạm và ông Trần Văn Mẫu làm Phó Chủ tịch HĐND xã.",
            {"Lê Văn Thử": {"Chủ tịch"}, "Tô Thị Tạm": {"Phó Chủ tịch"}, "Trần Văn Mẫu": {"Phó Chủ tịch"}},
        ),
        ("Bí thư Đảng ủy Công ty Than Trần Văn Mẫu.", {}),
        ("Họ và tên: Trần Văn Mẫu. Chức vụ: Giám đốc Sở Y tế.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("KT.CHỦ TỊCH\nP. CHỦ TỊCH\nTrần Văn Mẫu", {"Trần Văn Mẫu": {"Phó Chủ tịch"}}),
        ("Chủ tịch UBND phường Trần Văn Mẫu trả lời.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Chủ tịch Hồ Chí Minh và Thủ tướng Trần Văn Mẫu.", {"Trần Văn Mẫu": {"Thủ tướng"}}),
        ("Ông Trần Văn Mẫu được HĐND đặc khu Lý Sơn bầu giữ chức Chủ tịch UBND.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        (
            "phân công ông Trần Văn Mẫu làm Chủ nhiệm Văn phòng Chính phủ, ông Lê Văn Thử làm Trưởng Ban Dân nguyện",
            {"Trần Văn Mẫu": {"Chủ nhiệm"}, "Lê Văn Thử": {"Trưởng ban"}},
        ),
        (
            "Các Thứ trưởng Hoàng Vĩnh Bảo, Phan Tâm và Trần Văn Mẫu dự.",
            {"Hoàng Vĩnh Bảo": {"Thứ trưởng"}, "Phan Tâm": {"Thứ trưởng"}, "Trần Văn Mẫu": {"Thứ trưởng"}},
        ),
        (
            "hai nguyên Bộ trưởng: Đỗ Văn Mẫu (Bộ Y tế) và Lê Văn Thử (Bộ Nội vụ)",
            {"Đỗ Văn Mẫu": {"nguyên Bộ trưởng"}, "Lê Văn Thử": {"nguyên Bộ trưởng"}},
        ),
        ("Thừa ủy quyền của Thủ tướng, Phó Thủ tướng Lê Văn Mẫu trao cờ.", {"Lê Văn Mẫu": {"Phó Thủ tướng"}}),
        ("Họ và tên: Trần Văn Mẫu.\nChức vụ: Cục trưởng Cục Báo chí.", {"Trần Văn Mẫu": {"Cục trưởng"}}),
        ("Trần Văn Mẫu\nThứ trưởng Bộ Y tế", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("Cục trưởng Cục Viễn thông Đoàn Minh Thử báo cáo.", {"Đoàn Minh Thử": {"Cục trưởng"}}),
        ("THỨ TRƯỞNG ĐOÀN MINH THỬ TIẾP ĐẠI SỨ HÀ LAN", {"Đoàn Minh Thử": {"Thứ trưởng"}}),
        ("CHỦ TỊCH UBND TỈNH LAI CHÂU TRẦN VĂN MẪU ĐỐI THOẠI VỚI DÂN", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Phó Vụ trưởng phụ trách Vụ Pháp chế Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Phó Vụ trưởng"}}),
        ("Ông Trần Văn Mẫu, Trưởng phòng Kế toán, Vụ KH-TC.", {"Trần Văn Mẫu": {"Trưởng phòng"}}),
        ("Trưởng phòng Cấp phép, Cục Viễn thông Trần Văn Mẫu đáp.", {"Trần Văn Mẫu": {"Trưởng phòng"}}),
        ("bà Trần Thị Mẫu giữ chức vụ Trưởng phòng Tổng hợp, Thanh tra Bộ", {"Trần Thị Mẫu": {"Trưởng phòng"}}),
        ("Ký bởi: Trần Văn Mẫu\nChức vụ: Bộ trưởng", {"Trần Văn Mẫu": {"Bộ trưởng"}}),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nKý bởi: Trần Văn Mẫu", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[đã ký]\nTrần Văn Mẫu", {"Trần Văn Mẫu": {"Phó Chủ tịch"}}),
        ("Ông Trần Văn Mẫu (thứ tư từ phải sang), Cục trưởng Cục Báo chí", {"Trần Văn Mẫu": {"Cục trưởng"}}),
        ("Ông Trần Văn Mẫu, Giám đốc Bệnh viện Bạch Mai, nói.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Ông Trần Văn Mẫu, Phó Chủ tịch kiêm Tổng Thư ký Hội Tem.", {"Trần Văn Mẫu": {"Phó Chủ tịch", "Tổng Thư ký"}}),
        ("Viện trưởng Viện Công nghiệp phần mềm Việt Nam Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Viện trưởng"}}),
        ("Chủ tịch UBND xã Đại Phước Nghiêm Văn Mẫu nói.", {"Nghiêm Văn Mẫu": {"Chủ tịch"}}),
        ("Giám đốc Sở TT&TT Kiên Giang, ông Trần Văn Mẫu cho biết.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Ông Trần Văn Mẫu được Bộ Chính trị chỉ định giữ chức Bí thư Tỉnh ủy.", {"Trần Văn Mẫu": {"Bí thư"}}),
        ("Đại sứ Hà Lan Peter van Mau dự.", {"Peter van Mau": {"Đại sứ"}}),
        ("Thứ trưởng Đ.M. Thử ký.", {"Đ.M. Thử": {"Thứ trưởng"}}),
        ("do Thứ trưởng\nTrần Văn Mẫu chủ trì.", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("Ông Trần Văn Mẫu,\nCục trưởng Cục Báo chí.", {"Trần Văn Mẫu": {"Cục trưởng"}}),
        ("Thứ trưởng Trần Văn\nMẫu họp.", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("Thứ trưởng Trần\nVăn Mẫu họp.", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("1 | Trần Văn\nMẫu | Thứ trưởng", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        ("Chủ tịch Công đoàn Bộ Đinh Kim Mẫu nói.", {"Đinh Kim Mẫu": {"Chủ tịch"}}),
        ("Chủ tịch UBND xã Nậm Khao Bàn Văn Thử nói.", {"Bàn Văn Thử": {"Chủ tịch"}}),
        ("Chủ tịch UBND tỉnh Đồng Tháp Ôn Thị Thử nói.", {"Ôn Thị Thử": {"Chủ tịch"}}),
        ("Ông K'Mẫu, Phó Chủ tịch UBND tỉnh Lâm Đồng.", {"K'Mẫu": {"Phó Chủ tịch"}}),
        ("Bí thư Huyện ủy Tây Giang Pơloong Mẫu nói.", {"Pơloong Mẫu": {"Bí thư"}}),
        ("Đồng chí Rơ Châm Thử - Bí thư Huyện ủy Ia Mơ nói.", {"Rơ Châm Thử": {"Bí thư"}}),
        ("PGS.TS Nghiêm Vũ Thử, Cục trưởng Cục Báo chí.", {"Nghiêm Vũ Thử": {"Cục trưởng"}}),
        ("Cục trưởng Cục Báo chí (bà Trần Thị Mẫu) ký.", {"Trần Thị Mẫu": {"Cục trưởng"}}),
        ("Vụ trưởng Vụ Pháp chế - Trần Văn Mẫu - nói.", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        ("Liên hệ: Vụ trưởng Vụ Pháp chế, Trần Văn Mẫu.", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        ("bà Trần Thị Mẫu, chuyên viên, giữ chức Vụ trưởng Vụ Pháp chế", {"Trần Thị Mẫu": {"Vụ trưởng"}}),
        ("miễn nhiệm Cục trưởng Cục Báo chí đối với ông Trần Văn Mẫu", {"Trần Văn Mẫu": {"Cục trưởng"}}),
        ("Tiếp Đại sứ Đức Peter Mau, Thứ trưởng cho biết.", {"Peter Mau": {"Đại sứ"}}),
        ("Cục trưởng Cục Hàng không Việt Nam Giáp Văn Mẫu nói.", {"Giáp Văn Mẫu": {"Cục trưởng"}}),
        ("CHỦ TỊCH UBND TỈNH HÀ NAM TRẦN VĂN MẪU THĂM DÂN", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("ông Trần Văn Mẫu được điều động, bổ nhiệm lại làm Vụ trưởng", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        (
            "Ông Trần Văn Mẫu được Thủ tướng điều động, bổ nhiệm giữ chức Thứ trưởng Bộ Y tế.",
            {"Trần Văn Mẫu": {"Thứ trưởng"}},
        ),
        (
            "bổ nhiệm hai Thứ trưởng Bộ Y tế là ông Trần Văn Mẫu và bà Lê Thị Thử",
            {"Trần Văn Mẫu": {"Thứ trưởng"}, "Lê Thị Thử": {"Thứ trưởng"}},
        ),
        (
            "điều động ông Trần Văn Mẫu về nhận công tác tại Sở, giữ chức Phó Giám đốc Sở TT&TT",
            {"Trần Văn Mẫu": {"Phó Giám đốc"}},
        ),
        ("Đại tá Trần Văn Mẫu, Phó Tư lệnh Vùng 4 Hải quân, đón đoàn.", {"Trần Văn Mẫu": {"Phó Tư lệnh"}}),
        ("Trung úy Trần Văn Mẫu, Chính trị viên Đồn Biên phòng Mẫu Sơn.", {"Trần Văn Mẫu": {"Chính trị viên"}}),
        ("Hiệu trưởng Trường THPT Trần Phú Lê Văn Mẫu nói.", {"Lê Văn Mẫu": {"Hiệu trưởng"}}),
        ("Giám đốc Bệnh viện Lê Văn Thịnh Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Bí thư Huyện ủy Mỹ Tú Ngụy Hữu Mẫu nói.", {"Ngụy Hữu Mẫu": {"Bí thư"}}),
        ("Tổng Lãnh sự Việt Nam tại Phúc Châu Mạc Quốc Mẫu dự.", {"Mạc Quốc Mẫu": {"Tổng Lãnh sự"}}),
        ("Bộ trưởng Phát triển số Liên bang Nga Ivan Mau dự.", {"Ivan Mau": {"Bộ trưởng"}}),
        ("Viện trưởng VKSND tỉnh Ngân Thị Mẫu nói.", {"Ngân Thị Mẫu": {"Viện trưởng"}}),
        ("Chủ tịch UBND huyện Bắc Hà Tráng A Mẫu kể.", {"Tráng A Mẫu": {"Chủ tịch"}}),
        ("Tổng Thư ký LHQ António Mau nói.", {"António Mau": {"Tổng Thư ký"}}),
        ("bổ nhiệm ông Trần Văn Mẫu vào vị trí Vụ trưởng", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        ("1 | Trần Văn Mẫu | Phó Giám đốc | Sở TT&TT | Lê Văn Thử", {"Trần Văn Mẫu": {"Phó Giám đốc"}}),
        ("1 | Trần Văn Mẫu | Trưởng ban | Ban Dân tộc tỉnh", {"Trần Văn Mẫu": {"Trưởng ban"}}),
        ("Đại biểu HĐND tỉnh Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Đại biểu HĐND"}}),
        ("Đại úy Trần Văn Mẫu, Đồn trưởng Đồn Biên phòng Mẫu Sơn.", {"Trần Văn Mẫu": {"Đồn trưởng"}}),
        ("Ông Trần Văn Mẫu, Phó Trưởng phòng PA05, Công an tỉnh.", {"Trần Văn Mẫu": {"Phó Trưởng phòng"}}),
        ("Chủ tịch UBTW MTTQ Việt Nam Trần Văn Mẫu dự.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Chủ tịch Hội đồng châu Âu Charles Mau dự.", {"Charles Mau": {"Chủ tịch"}}),
        ("Ông Trần Văn Mẫu, PCT UBND tỉnh, chủ trì.", {"Trần Văn Mẫu": {"Phó Chủ tịch"}}),
        ("GĐ Sở Y tế Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Giám đốc"}}),
        ("Ông Trần Văn Mẫu-Phó Chánh Văn phòng UBND tỉnh nói.", {"Trần Văn Mẫu": {"Phó Chánh Văn phòng"}}),
        ("Cục phó Cục Báo chí Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Phó Cục trưởng"}}),
        ("Chủ tịch UBND xã Phước Nam Bá Trung Thử nói.", {"Bá Trung Thử": {"Chủ tịch"}}),
        ("Đồng chí Trần Văn Mẫu, Bí thư Huyện ủy Mai Sơn và đoàn đến thăm.", {"Trần Văn Mẫu": {"Bí thư"}}),
        (
            "Các ông Trần Văn Mẫu, Lê Văn Thử được bầu làm Phó Chủ tịch UBND tỉnh.",
            {"Trần Văn Mẫu": {"Phó Chủ tịch"}, "Lê Văn Thử": {"Phó Chủ tịch"}},
        ),
        (
            "Ông Trần Văn Mẫu, Vụ trưởng Vụ Pháp chế được điều động và giữ chức Cục trưởng Cục Báo chí.",
            {"Trần Văn Mẫu": {"Vụ trưởng", "Cục trưởng"}},
        ),
        (
            "Viện trưởng VKSND tỉnh Lê Thị Thử và các Phó Viện trưởng Trần Văn Mẫu, Phan Tâm dự.",
            {"Lê Thị Thử": {"Viện trưởng"}, "Trần Văn Mẫu": {"Phó Viện trưởng"}, "Phan Tâm": {"Phó Viện trưởng"}},
        ),
        ("Bà Lê Thị Thử, dân tộc Mông, Chủ tịch Hội Phụ nữ xã, kể.", {"Lê Thị Thử": {"Chủ tịch"}}),
        ("Vụ trưởng Vụ Quản lý ngoại hối (Ngân hàng Nhà nước) Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        ("Bí thư T.Ư Đảng Trần Văn Mẫu dự.", {"Trần Văn Mẫu": {"Bí thư Trung ương Đảng"}}),
        ("Chủ tịch HĐND tỉnh khóa XVII, nhiệm kỳ 2021 - 2026 Trần Văn Mẫu dự.", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Vụ trưởng Vụ Pháp chế, ông Trần Văn Mẫu, 50 tuổi, nói.", {"Trần Văn Mẫu": {"Vụ trưởng"}}),
        ("Bà Y Mẫu, Chủ tịch Hội Phụ nữ xã Đăk Hà, kể.", {"Y Mẫu": {"Chủ tịch"}}),
        ("Chủ tịch UBND xã Sì Lở Lầu Tẩn Thị Mẫu kể.", {"Tẩn Thị Mẫu": {"Chủ tịch"}}),
        ("Tổng Biên tập Báo VietNamNet Ngụy Hữu Mẫu nói.", {"Ngụy Hữu Mẫu": {"Tổng Biên tập"}}),
        ("Vụ trưởng Vụ Bưu chính lúc bấy giờ, ông Trần Văn Mẫu, ký.", {"Trần Văn Mẫu": {"nguyên Vụ trưởng"}}),
        ("Bộ trưởng Bộ Y tế khi đó Trần Thị Mẫu nói.", {"Trần Thị Mẫu": {"nguyên Bộ trưởng"}}),
        ("Chánh Thanh tra đương nhiệm là ông Trần Văn Mẫu.", {"Trần Văn Mẫu": {"Chánh Thanh tra"}}),
        ("Đ/c Trần Văn Mẫu - PVT Vụ Bưu chính", {"Trần Văn Mẫu": {"Phó Vụ trưởng"}}),
        ("Vụ phó Vụ Báo chí, Phó Phát ngôn Bộ Y tế Trần Văn Mẫu nói.", {"Trần Văn Mẫu": {"Phó Vụ trưởng"}}),
        ("Vụ trưởng Vụ Báo chí - Người phát ngôn của Bộ Y tế Lê Thị Mẫu nói.", {"Lê Thị Mẫu": {"Vụ trưởng"}}),
        ("TM. UBND TỈNH\nCHỦ TỊCH\n\n\n(Đã ký)\n\n\nTrần Văn Mẫu", {"Trần Văn Mẫu": {"Chủ tịch"}}),
        ("Nơi nhận: | KT. BỘ TRƯỞNG\n- VT; | THỨ TRƯỞNG\n- PC. | Trần Văn Mẫu", {"Trần Văn Mẫu": {"Thứ trưởng"}}),
        (
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n(đã ký)\nBỘ TRƯỞNG BỘ Y TẾ\nTrần Văn Mẫu",
            {"Trần Văn Mẫu": {"Phó Trưởng ban", "Bộ trưởng"}},
        ),
    ],
)
def test_forms(text: str, people: dict[str, set[str]]) -> None:
    assert found(text) == people


@every(
    "text",
    [
        "Trụ sở ở đường Nguyễn Huệ; học sinh Trường THPT Phan Đình Phùng nhận giải thưởng Võ Nguyên Giáp.",
        "50 năm thực hiện Di chúc Chủ tịch Hồ Chí Minh",
        "Giám đốc các Sở TT&TT báo cáo Bộ trưởng Bộ TT&TT.",
        "Thủ tướng Chính phủ giao Bộ Thông tin và Truyền thông.",
        "Ông Nguyễn Văn Mẫu, 58 tuổi, thợ điện, kể lại.",
        "Giám đốc Công ty Mẫu Trần Văn Thử dự.",
        "Tổng Giám đốc VNPT Trần Văn Thử cam kết.",
        "Trưởng phòng Kinh doanh Công ty Mẫu Trần Văn Thử nói.",
        "Kỷ niệm ngày sinh đồng chí Tổng Bí thư Trần Văn Mẫu.",
        "Sách “Bộ trưởng Trần Văn Mẫu” ra mắt.",
        "GIÁM ĐỐC\nTrần Văn Mẫu",
        "Quyết định xử phạt của Chánh Thanh tra Bộ đối với ông Trần Văn Mẫu có hiệu lực.",
        "Thư của Bộ trưởng Bộ Y tế - Trần Văn Mẫu",
        "Công trình mang tên Tổng Bí thư Trần Văn Mẫu.",
        "Tượng Đài Tổng Bí Thư Trần Văn Mẫu.",
        "Các đại biểu HĐND phường Trần Văn Mẫu và Chủ tịch UBND phường Nguyễn Du cho biết.",
        "Hiệu trưởng Trường THPT Trần Phú và Hiệu trưởng Trường Đại học Trần Văn Mẫu dự.",
        "Giám đốc Bệnh viện Trần Văn Mẫu trao đổi với Giám đốc Nhà hát Trần Văn Thử.",
        "1 | Trần Văn Mẫu | Giám đốc | Công ty Mẫu",
        "1 | Trần Văn Mẫu | Giám đốc | xã Tân Lập, Hà Nội",
        "Ông Trần Văn Mẫu được bổ nhiệm, Bộ trưởng cho biết.",
        "Bí thư Đảng ủy các phường Lê Lợi, Trần Phú dự.",
        "Chương trình nghệ thuật “Tổng Bí thư Trần Văn Mẫu - người con ưu tú” ra mắt.",
        "Kỷ niệm ngày sinh đồng chí Trần Lương Mẫu - Phó Chủ tịch nước đầu tiên.",
        "THỦ TƯỚNG CAMPUCHIA THĂM CHÍNH THỨC VIỆT NAM",
        "Ông Trần Văn Mẫu làm trưởng ban giám khảo.",
        "Ứng cử viên ĐBQH: bà Trần Thị Mẫu, giáo viên.",
        "Sở Nội vụ trả lời bà Trần Thị Mẫu (Hà Nội): Chủ tịch UBND phường có thẩm quyền.",
        "Chị Lê Thị Mẫu, chủ tịch hội đồng tự quản lớp 5A, đọc thư.",
        "Vợ Giám đốc Sở Y tế, bà Trần Thị Mẫu, mở cửa hàng.",
        "Chủ tịch Hội Nông dân và gia đình Trần Văn Mẫu thu hoạch vải.",
        "Chủ tịch Hội Nông dân chăm sóc bệnh nhân Trần Văn Mẫu.",
        "CHỦ TỊCH UBND TỈNH KHEN THƯỞNG EM NGUYỄN VĂN THỬ",
        "GIÁM ĐỐC SỞ TT&TT TẶNG QUÀ GIA ĐÌNH BÀ LÊ THỊ BA",
        "Chủ tịch UBND phường Trần Hưng Đạo trả lời.",
        "Chủ tịch UBND quận Hoàng Mai cho biết.",
        "Dự án Mai Linh, Cục trưởng Cục Đường bộ cho biết, sẽ xong.",
        "Bệnh nhân Trần Thị Mẫu, Giám đốc Bệnh viện thông báo, đã khỏe.",
    ],
)
def test_nobody(text: str) -> None:
    assert found(text) == {}


@every("deed", ["vinh danh", "khởi tố", "xử phạt", "cõng", "động viên em", "cứu sống bệnh nhân", "gọi"])
@pytest.mark.parametrize(
    "post", ["Bộ trưởng", "Chủ tịch UBND tỉnh", "Hiệu trưởng nhà trường", "Giám đốc Sở Y tế", "Cục trưởng Cục Thuế"]
)
def test_nobody_is_an_official_by_what_one_does(post: str, deed: str) -> None:
    assert found(f"{post} {deed} Trần Văn Mẫu.") == {}


@every(
    "text, body",
    [
        (
            "Ông Lã Văn Mẫu, Giám đốc Trung tâm Dự báo khí tượng thủy văn quốc gia, nói.",
            "Trung tâm Dự báo khí tượng thủy văn quốc gia",
        ),
        (
            "Ông Lã Văn Mẫu, Giám đốc Trung tâm dự báo khí tượng thủy văn quốc gia cho biết bão mạnh.",
            "Trung tâm dự báo khí tượng thủy văn quốc gia",
        ),
        (
            "Ông Lã Văn Mẫu, Chánh Văn phòng Ủy ban Quốc gia ứng phó sự cố hạt nhân và cứu hộ trên biển, nói.",
            "Ủy ban Quốc gia ứng phó sự cố hạt nhân và cứu hộ trên biển",
        ),
        (
            "Ông Lã Văn Mẫu, Phó Chánh Văn phòng Ban chỉ đạo Trung ương về phòng chống thiên tai, yêu cầu rà soát.",
            "Ban chỉ đạo Trung ương về phòng chống thiên tai",
        ),
        (
            "Ông Lã Văn Mẫu, Giám đốc Đài khí tượng thủy văn Bến Tre cho biết trời còn mưa.",
            "Đài khí tượng thủy văn Bến Tre",
        ),
        (
            "Ông Lã Văn Mẫu, Phó Chủ tịch Hiệp hội các trường đại học, cao đẳng Việt Nam, nói.",
            "Hiệp hội các trường đại học, cao đẳng Việt Nam",
        ),
        ("Ông Lã Văn Mẫu, Chủ tịch huyện Phù Cừ cho biết.", "huyện Phù Cừ"),
        ("Ông Lã Văn Mẫu, Chủ tịch UBND thị trấn Lâm Thao cho biết.", "UBND thị trấn Lâm Thao"),
        ("Ông Lã Văn Mẫu, Chủ tịch xã Bha Nưng, kể.", "xã Bha Nưng"),
        ("Đoàn do ông Lã Văn Mẫu, Chủ tịch UBND huyện Phù Cừ dẫn đầu, đến sớm.", "UBND huyện Phù Cừ"),
        ("Ông Lã Văn Mẫu, Bộ trưởng Bộ Công an dẫn đầu đoàn Công an Trung ương, vào viếng.", "Bộ Công an"),
        ("Ông Lã Văn Mẫu, Bộ trưởng Quốc phòng tại Quốc hội chiều nay.", "Quốc phòng"),
        ("Bộ trưởng Công an, Đại tướng Lã Văn Mẫu nói.", "Công an"),
        ("Trung tướng Lã Văn Mẫu là Tư lệnh Quân khu 7.", "Quân khu 7"),
        (
            "Theo ông Lã Văn Mẫu, Cục trưởng Cục Quản lý khai thác và an toàn công trình thủy lợi (Bộ Xây dựng)",
            "Cục Quản lý khai thác và an toàn công trình thủy lợi",
        ),
        (
            "Bà Lã Thị Mẫu, Phó Vụ trưởng Vụ Thị trường trong nước (Bộ Công Thương) cho biết.",
            "Vụ Thị trường trong nước",
        ),
        ("Ông Lã Văn Mẫu, Phó Chính ủy Sư đoàn không quân 365, nói.", "Sư đoàn không quân 365"),
        ("Ông Lã Văn Mẫu, Giám đốc Ban Quản lý ký túc xá, nói.", "Ban Quản lý ký túc xá"),
        (
            "Ông Lã Văn Mẫu, Chủ tịch Hội Liên lạc với người Việt Nam ở nước ngoài, nói.",
            "Hội Liên lạc với người Việt Nam ở nước ngoài",
        ),
        (
            "Ông Lã Văn Mẫu, Chủ nhiệm Ủy ban Nhà nước về người Việt Nam ở nước ngoài, nói.",
            "Ủy ban Nhà nước về người Việt Nam ở nước ngoài",
        ),
        (
            "Ông Lã Văn Mẫu - Chủ tịch Hội Nạn nhân chất độc da cam/dioxin Việt Nam, nói.",
            "Hội Nạn nhân chất độc da cam/dioxin Việt Nam",
        ),
        ("Phó Tổng Biên tập Báo điện tử Đất Việt Lã Văn Mẫu chấm giải.", "Báo điện tử Đất Việt"),
        (
            "Ông Lã Văn Mẫu – Hiệu trưởng Trường Đại học Thể dục thể thao Đà Nẵng cho biết.",
            "Trường Đại học Thể dục thể thao Đà Nẵng",
        ),
        ("Ông Lã Văn Mẫu, Trưởng ban Tuyên giáo Trung Ương, đón đoàn.", "ban Tuyên giáo Trung Ương"),
        ("Ông Lã Văn Mẫu, Chủ tịch HĐND tỉnh Lạng Sơn quê xã Bình Lãng.", "HĐND tỉnh Lạng Sơn"),
        (
            "Ông Lã Văn Mẫu, nguyên Giám đốc Trung tâm phát hành phim và biểu diễn thuộc Sở Văn hóa, nói.",
            "Trung tâm phát hành phim và biểu diễn thuộc Sở Văn hóa",
        ),
        ("Ông Lã Văn Mẫu, Tổng cục trưởng phòng chống thiên tai cho hay.", "phòng chống thiên tai"),
        ("Theo ông Lã Văn Mẫu, Vụ trưởng An toàn Giao thông (Tổng cục Đường bộ), đường thông.", "An toàn Giao thông"),
        ("Thiếu tướng Lã Văn Mẫu, Cục trưởng Gìn giữ Hòa bình Việt Nam cho biết.", "Gìn giữ Hòa bình Việt Nam"),
        ("Ông Lã Văn Mẫu, nguyên Cục trưởng Hợp tác quốc tế (Bộ Văn hóa) nói.", "Hợp tác quốc tế"),
        ("Tổ chuyên gia\n1. Ông Lã Văn Mẫu, Vụ trưởng Vụ Pháp chế.", "Vụ Pháp chế"),
        ("Thành viên Ban Chỉ đạo\n2. Ông Lã Văn Mẫu, Trưởng ban", "Ban Chỉ đạo"),
        ("Thường trực HĐND huyện\nPhó Chủ tịch: Lã Văn Mẫu", "HĐND huyện"),
    ],
)
def test_bodies(text: str, body: str) -> None:
    [official] = [one for one in find_officials(text) if one.name]
    assert body in [post.body for post in official.posts]


@pytest.mark.parametrize(
    "text",
    [
        "Hôm  nay,   Bộ  trưởng Bộ\tY tế  Trần  Văn Mẫu  họp.\n\n  Ông Lê Văn Thử,  Thứ  trưởng, dự.",
        "  Thứ trưởng Lê Văn Thử  và  Bộ trưởng   Trần Văn  Mẫu.",
        "Thứ trưởng Lê Văn Thử và Bộ trưởng Trần Văn Mẫu.",
    ],
)
def test_where_a_name_stands_among_spaces(text: str) -> None:
    named = [(one.name, " ".join(text[one.start : one.end].split())) for one in find_officials(text)]
    assert sorted(named) == [("Lê Văn Thử", "Lê Văn Thử"), ("Trần Văn Mẫu", "Trần Văn Mẫu")]
