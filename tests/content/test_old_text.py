"""Habits of old texts that Markdown misreads: a warning with the fix, and none where nothing is wrong."""

from __future__ import annotations

from plugins.content.markdown import convert
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics
from tests.content.kit import PATH, body
from tests.tables import every


@every(
    "markdown, told",
    [
        # unpaired marks
        ("*Báo chí và phát thanh truyền hình: Sửa đổi Luật", [(1, "mark-left")]),
        ("Chữ.\n\n*Báo chí: một\n\n*Thông tin điện tử: hai", [(3, "mark-left"), (5, "mark-left")]),
        ("**Báo chí: một", [(1, "mark-left")]),
        ("Ông nói *rất hay và đúng.", [(1, "mark-left")]),
        ("*Giá trên chưa gồm thuế.", []),
        ("Gồm:\n\n*Báo in\n*Báo hình", []),
        ("Giá trị*", [(1, "mark-left")]),
        ("_Báo chí: một", [(1, "mark-left")]),
        ("**Kết quả:\n\ntốt hơn năm trước**", [(1, "mark-left"), (3, "mark-left")]),
        ("- *Báo chí: một\n- hai", [(1, "mark-left")]),
        ("| *a | b |\n|---|---|\n| 1 | Hai* |", [(1, "mark-left"), (3, "mark-left")]),
        # links and pictures that are not closed
        ("Xem [văn bản](https://a.gov.vn/b hai.", [(1, "link-left")]),
        (
            "Xem [bài](https://a.gov.vn/b) và\n\n[bài](https://a.gov.vn/b\n\n[bài](tep/2020/a.pdf",
            [(3, "link-left"), (5, "link-left")],
        ),
        ("- ![Ảnh hội nghị](anh/x.jpg\n- hai", [(1, "link-left")]),
        ("| [a](b | c |\n|---|---|\n| 1 | 2 |", [(1, "link-left")]),
        # quotes that are comparisons
        (">30%", [(1, "quote")]),
        ("Tăng trưởng dịch vụ\n>30% so với năm trước", [(2, "quote")]),
        ("> 30% so với năm trước", [(1, "quote")]),
        ("- >30%", [(1, "quote")]),
        (">5 triệu người", [(1, "quote")]),
        # lists that are none
        ("Các việc của Ban Thi đua\n- Khen thưởng Trung ương", [(2, "list-unread")]),
        ("Gọi 115 nếu trẻ sốt\n> 39°C, co giật.", [(2, "quote")]),
        ("Ông viết:\n> Câu trích", []),
        ("Theo quy định tại khoản\n1. Nghị định này", [(2, "list-unread")]),
        ("1. Một\n- Hai", []),
        ("1. Đại hội đề ra các nhiệm vụ trọng tâm để phát triển nền kinh tế\n- xã hội", []),
        ("Đảng bộ Sở vừa tổ chức hội nghị sơ kết giữa nhiệm kỳ Đại hội 2020\n- 2025; 15/18 chỉ tiêu đạt.", []),
        ("1. Hoàn thành quy hoạch hạ tầng thông tin của tỉnh giai đoạn 2021\n- 2030, tầm nhìn 2050", []),
        # lists that are, against their editor's will
        ("2019. Năm của chuyển đổi số", [(1, "list-number")]),
        ("1234567890123. Năm", []),
        ("- Một\n* Hai\n* Ba\n- Bốn", [(2, "list-signs")]),
        ("- Một\n  - Hai", [(2, "list-indent")]),
        # others
        ("```\nchữ\n```", [(1, "code-fence"), (3, "code-fence")]),
        ("Kính gửi <họ và tên>", [(1, "angle-brackets")]),
    ],
)
def test_a_habit_is_told(markdown: str, told: list[tuple[int, str]]) -> None:
    assert body(markdown)[1] == told


@every(
    "markdown",
    [
        "\\*Báo chí và phát thanh", "5 * 3 = 15", "Ghi chú (*) và (**)",
        "Bấm *101# hoặc *102#", "Khách sạn 4*, 5*; mức 1: ***; mức 2: **; thuế 7%*.", "#ChuyenDoiSo #HaGiang",
        "Theo báo cáo[1].\n\n[1]: Báo cáo số 12/BC-STTTT",
        "`[chữ](địa chỉ`", "\\[chữ](địa chỉ", "Xem [bài] (Hà Nội)", "[bài](https://a.gov.vn/b)", "f[x] (1)",
        "*nghiêng*, **đậm**, ***cả hai***, _nghiêng_, __đậm__",
        "Họ và tên: ______________", "Ngày ___ tháng ___ năm ___", "mot_hai_ba, a_b@c.vn, __init__", "`*Báo chí`",
        "Tăng >30%, đạt > 40%", "\\>30%", "> Lời trích", "> “Lời trích”", ">> Trích trong trích",
        "Gồm các việc:\n\n1. Một\n2. Hai", "1. Một\n2. Hai\n\n3. Ba", "1. Một\n1. Hai\n1. Ba",
        "1. Một\n\n1. Hai\n\n1. Ba",
        "1. Một\n\n    chữ của một\n\n2. Hai", "5. Năm\n6. Sáu", "2019\\. Năm của", "- Một\n    + Hai\n    + Ba\n- Bốn",
        "+ Một\n+ Hai",
        "Một\nhai\nba", "Đến năm\n2025 đạt 5.000 tỷ", "Thứ trưởng\n(Phan Tâm)", "* * *", "---", "12.5 triệu\n3,5 triệu",
        "a < b và c > d", "<https://a.vn>", "Tên|Giá", "2.1. Mục một\n\n2.2. Mục hai",
        "I. Thông tin chung\n\nII. Thành tích",
        "Đạt 0,78 điểm* và 0,65 điểm**.\n\n* Thang điểm một.\n\n** Tính trên 1.000 người.",
        "nội dung “[Đơn vị]_[Mã]_phí thẩm định”",
        "Lấy A<B thì bằng không; nếu A >= C", "Giá €1.200, $3; 5 ÷ 7 ngày; 500₫ ±1%; §12; №15; ½ số phiếu",
    ],
)  # fmt: skip
def test_what_is_meant_so_is_left_alone(markdown: str) -> None:
    assert body(markdown)[1] == []


def test_the_cure_works() -> None:
    """What a message tells editors to type is no longer reported."""
    cures = {
        "*Báo chí: một": "### Báo chí\n\nmột".replace("###", "##"), "**Báo chí: một": "**Báo chí:** một",
        "2019. Năm": "2019\\. Năm",
        ">30%": "\\>30%", "Các việc\n- Một": "Các việc\n\n- Một", "- Một\n* Hai": "- Một\n    * Hai", "##Một": "## Một",
    }  # fmt: skip
    for wrong, right in cures.items():
        assert body(wrong)[1] != []
        assert body(right)[1] == []


def test_what_is_told_is_a_warning_that_quotes_the_text() -> None:
    diagnostics = Diagnostics(PATH, MESSAGES)
    convert("Chữ.\n\n*Báo chí và phát thanh truyền hình: Sửa đổi", 6, diagnostics, ())
    (fault,) = diagnostics.all
    assert (fault.line, fault.level) == (8, "warning")
    assert "«*Báo chí và phát thanh" in fault.message
