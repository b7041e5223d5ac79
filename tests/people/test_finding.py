"""Who is found: forms as news of ministries write them. Persons beside those of the source pages are invented."""

from __future__ import annotations

import pytest

from plugins.people.finding import find_officials
from tests.conftest import SEEDS

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
    """The titles of each person found."""
    people: dict[str, set[str]] = {}
    for one in find_officials(text):
        people.setdefault(one.name, set()).update(_STATES[post.state] + post.title for post in one.posts)
    return people


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages are not on this machine")
@pytest.mark.parametrize("number", SEED_OFFICIALS)
def test_the_source_pages(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    assert found(path.read_text(encoding="utf-8")) == SEED_OFFICIALS[number]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Thứ trưởng Phan Tâm phát biểu.", {"Phan Tâm": {"Thứ trưởng"}}),
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
    ],
)
def test_forms(text: str, people: dict[str, set[str]]) -> None:
    assert found(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Trụ sở ở đường Nguyễn Huệ; học sinh Trường THPT Phan Đình Phùng nhận giải thưởng Võ Nguyên Giáp.",
        "50 năm thực hiện Di chúc Chủ tịch Hồ Chí Minh",
        "Giám đốc các Sở TT&TT báo cáo Bộ trưởng Bộ TT&TT.",
        "Thủ tướng Chính phủ giao Bộ Thông tin và Truyền thông.",
        "Ông Nguyễn Văn Mẫu, 58 tuổi, thợ điện, kể lại.",
        "Giám đốc Công ty Mẫu Trần Văn Thử dự.",
    ],
)
def test_nobody(text: str) -> None:
    assert found(text) == {}
