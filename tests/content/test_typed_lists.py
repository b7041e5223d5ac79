"""Lists as Vietnamese editors type them: lists, or separate lines; never joined into one."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest

from tests.content.kit import body, html
from tests.tables import every

LABELLED: list[tuple[str, ...]] = [
    ("1- Một;", "2- Hai;"),
    ("1.1. Một", "1.2. Hai"),
    ("Gồm các việc", "1-Một", "2-Hai"),
    ("Gồm các việc", "1.một", "2.hai"),
    ("Gồm các việc", "o một", "o hai"),
    ("*) Một", "*) hai"),
    ("-) một", "-) hai"),
    ("1 - Một;", "2 - Hai;"),
    ("I - MỘT", "II - HAI"),
    ("-- Một", "-- Hai"),
    ("=> Một", "=> Hai"),
    ("a- Một", "b- Hai"),
    ("a/ Một;", "b/ Hai."),
    ("(i) Một;", "(ii) Hai;"),
    ("i) Một", "ii) Hai"),
    ("a) Một", "b) Hai"),
    ("(1) Một", "(2) Hai"),
    ("1) Một", "2) Hai"),
    ("1/ Một", "2/ Hai"),
    ("I. Một", "II. Hai"),
    ("Điều 1. Một", "Điều 2. Hai"),
    ("B1: Một", "B2: Hai"),
    ("Nội dung:", "-Một;", "-Hai;"),
    ("Căn cứ:", "2.1 Một", "2.2 Hai"),
    ("đ) Một", "e) Hai"),
    ("Theo Quyết định:", "5. Năm;", "6. Sáu."),
    ("— Một", "Chữ khác.", "1- Hai"),
    ("Chương I. Một", "Chương II. Hai"),
    ("Chương trình:", "7h30 - 8h00: Đón tiếp đại biểu", "8h00 Khai mạc"),
    ("Chương trình:", "7 giờ 30: Đón tiếp đại biểu", "08 giờ 00’: Khai mạc", "13 giờ 30 phút: Thảo luận"),
    ("8:00 – Khai mạc", "10:30 – Bế mạc"),
    ("8h00-8h30: đón đại biểu", "8h30-9h00: khai mạc"),
    ("Hỏi: Có mất phí không?", "Đáp: Không.", "Hỏi: Nộp ở đâu?", "Trả lời: Ở bưu điện."),
    ("Hỏi: Nộp ở đâu?", "Trả lời:", "1- Tại bưu điện;", "2- Qua mạng."),
    ("☐ Đồng ý", "☑ Không đồng ý"),
    ("[07:15, 27/9/2022] Mất điện", "[07:21, 27/9/2022] Đổ cột"),
    ("[ ] Đồng ý", "[x] Không đồng ý"),
    ("o Mạng 5G", "§ An toàn thông tin", "Ø Nhân lực"),
    ("1.Một", "2.Hai"),
    ("2.1.Một", "2.2.Hai"),
    ("1, Một", "2, Hai"),
    ("Bước 1: Rà soát", "Bước 2: Tổng hợp"),
    ("📌 Địa điểm: hội trường", "👉 Thời gian: 8 giờ"),
    ("→ Một", "→ Hai"),
    ("a.1) Một", "a.2) Hai"),
    ("1.a. Một", "1.b. Hai"),
    ("2.1- Một", "2.2- Hai"),
    ("3.1/ Một", "3.2 / Hai"),
    ("I.1. Một", "I.2. Hai"),
    ("(a.1) Một", "(a.2) Hai"),
    ("1.) Một", "2.) Hai"),
    ("1.- Một", "2.- Hai"),
    ("Điều 1a. Một", "Điều 1b. Hai"),
    ("Điều 3. Một.", "Chương II"),
    ("‣ Một", "¨ Hai"),
    ("a) Một", "a1) Hai"),
    ("1. Một", "1a. Hai"),
    ("1️⃣ Một", "2️⃣ Hai"),
    ("A/ 0 mg/l", "B/ 0,25 mg/l"),
    ("a) 02 bản chụp", "b) 01 bản chính"),
    ("(1) 5 ngày", "(2) 7 ngày"),
    ("(*) Chưa gồm thuế", "(**) Số ước"),
    ("[1] Niên giám", "[2] Báo cáo"),
    ("‼️ Không gửi qua Zalo", "‼ Không nộp tiền"),
    ("Lời nói đầu ........ 3", "Tài liệu tham khảo …… 55"),
    ("Mẫu số 01 .......... trang 5", "Mẫu số 02 …… tr. 7"),
    ("[07/11/2023 08:15] Chị Hà: Một", "[07/11/2023 08:16] Anh Nam: Hai"),
]


@pytest.mark.parametrize(
    "markdown",
    [
        "Gồm:\n- Một;\n- Hai.",
        "Gồm các việc sau\n– Một;\n– Hai.",
        "Gồm:\n— Một;\n— Hai.",
        "Gồm:\n• Một\n• Hai",
        "Gồm:\n+ Một\n+ Hai",
        "Gồm:\n* Một\n* Hai",
        "Gồm:\n- Một;\n– Hai.",
        "Gồm:\n\n– Một;\n– Hai.",
        "Gồm:\n· Một\n· Hai",
    ],
)
def test_dashes_and_dots_are_lists(markdown: str) -> None:
    made, told = body(markdown)
    assert told == []
    assert "".join(made.parts).count("<li>") == 2
    assert made.text.split("\n")[0].startswith("Gồm")
    assert len(made.text.split("\n")) == 3


@every("rows", LABELLED)
def test_labels_stand_on_lines_of_their_own_as_typed(rows: tuple[str, ...]) -> None:
    made, _ = body("\n".join(rows))
    assert made.text.split("\n")[-1] == rows[-1]
    assert len(made.text.split("\n")) >= 2


VARIED: dict[str, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    "bold": lambda rows: tuple(f"**{row}**" for row in rows),
    "quoted": lambda rows: (f"“{rows[0]}", *rows[1:-1], f"{rows[-1]}”"),
    "indented": lambda rows: tuple(f"  {row}" for row in rows),
    "in capitals": lambda rows: tuple(row.upper() for row in rows),
    "with dashes of print": lambda rows: tuple(row.replace("-", "–") for row in rows),
    "without stops": lambda rows: tuple(row.rstrip(";.") for row in rows),
    "below a sentence": lambda rows: ("Đoàn đã làm việc với các đơn vị.", *rows),
    "below a line that goes on": lambda rows: ("Hội nghị thống nhất các việc sau đây", *rows),
}


@every("variation", sorted(VARIED))
def test_labels_stand_on_their_lines_whatever_is_around_them(variation: str) -> None:
    for rows in LABELLED:
        if variation == "quoted" and rows[0].startswith("*)"):
            continue  # "“*)" is a sign in quotation marks
        varied = VARIED[variation](rows)
        made, told = body("\n".join(varied))
        assert made.text.split("\n")[-1] in (varied[-1].strip(), varied[-1].strip("*")) or told, varied


@every(
    "markdown, made",
    [
        (
            "1. Một\n- A;\n- B.\n2. Hai",
            "<ol>\n<li>Một<ul>\n<li>A;</li>\n<li>B.</li>\n</ul>\n</li>\n<li>Hai</li>\n</ol>",
        ),
        (
            "1. Một\na) Ý\n- A;\n- B.\nb) Ý khác",
            "<ol>\n<li>Một<br>\na) Ý<ul>\n<li>A;</li>\n<li>B.</li>\n</ul>\n</li>\n</ol>\n<p>b) Ý khác</p>",
        ),
        ("1. Một\n2.1. Con\n2.2. Con nữa", "<ol>\n<li>Một<br>\n2.1. Con<br>\n2.2. Con nữa</li>\n</ol>"),
        ("- A;\n- B.\n2. Hai", '<ul>\n<li>A;</li>\n<li>B.</li>\n</ul>\n<ol start="2">\n<li>Hai</li>\n</ol>'),
        (
            "1. Một:\n- A\n+ a\n+ b\n- B",
            "<ol>\n<li>Một:<ul>\n<li>A<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n<li>B</li>\n</ul>\n</li>\n</ol>",
        ),
        (
            "1. Một;\n2. Hai.\nĐiều 2. Gồm:\n1. Ba;\n2. Bốn.",
            "<ol>\n<li>Một;</li>\n<li>Hai.</li>\n</ol>\n<p>Điều 2. Gồm:</p>\n<ol>\n<li>Ba;</li>\n<li>Bốn.</li>\n</ol>",
        ),
        (
            "* Kinh tế\n- Lúa:\n+ Mùa;\n- Ngô\n* Xã hội",
            "<ul>\n<li>Kinh tế<ul>\n<li>Lúa:<ul>\n<li>Mùa;</li>\n</ul>\n</li>\n<li>Ngô</li>\n</ul>\n</li>\n"
            "<li>Xã hội</li>\n</ul>",
        ),
        (
            "\uf0d8 Được:\n\uf0fc Mua;\n\uf0fc Bán.\n\uf0d8 Cấm",
            "<ul>\n<li>Được:<ul>\n<li>Mua;</li>\n<li>Bán.</li>\n</ul>\n</li>\n<li>Cấm</li>\n</ul>",
        ),
        (
            "Có:\n- A;\n- B.\n* Phía trường:\n- C;\n- D.",
            "<p>Có:</p>\n<ul>\n<li>A;</li>\n<li>B.</li>\n</ul>\n<ul>\n"
            "<li>Phía trường:<ul>\n<li>C;</li>\n<li>D.</li>\n</ul>\n</li>\n</ul>",
        ),
        (
            "- A;\n\n* Phía trường:\n- C.",
            "<ul>\n<li>A;</li>\n</ul>\n<ul>\n<li>Phía trường:<ul>\n<li>C.</li>\n</ul>\n</li>\n</ul>",
        ),
        (
            "a) Gồm:\n\n          - A;\n          + B.\n\n          - C.",
            "<p>a) Gồm:</p>\n<ul>\n<li>\n<p>A;</p>\n<ul>\n<li>B.</li>\n</ul>\n</li>\n<li>\n<p>C.</p>\n</li>\n</ul>",
        ),
        ("Gồm:\n      - A;\n      - B.", "<p>Gồm:</p>\n<ul>\n<li>A;</li>\n<li>B.</li>\n</ul>"),
        ("* Phía trường:\n- C;\n- D.", "<ul>\n<li>Phía trường:<ul>\n<li>C;</li>\n<li>D.</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n- b\n\n* Hai\n\n- c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>* Hai</p>\n<ul>\n<li>c</li>\n</ul>"),
        ("1. Một.\nII. HAI", "<ol>\n<li>Một.</li>\n</ol>\n<p>II. HAI</p>"),
        ("1. Thủ đô?\nA. Huế\nB. Hà Nội", "<ol>\n<li>Thủ đô?<br>\nA. Huế<br>\nB. Hà Nội</li>\n</ol>"),
    ],
)
def test_levels_follow_from_numbers_letters_and_signs(markdown: str, made: str) -> None:
    assert html(markdown) == made
    assert body(markdown)[1] == []


@pytest.mark.parametrize(
    ("markdown", "numbers"),
    [
        ("1. Một\n3. Ba\n4. Bốn", [None, "3", None]),
        ("1. Một\n2. Hai\n\n1. Lại một", [None, None, "1"]),
        ("2. Hai\n\n3. Ba\n\n10. Mười", [None, None, "10"]),
        ("4. Bốn\n6. Sáu\n6. Lại sáu", [None, "6", "6"]),
        ("1. Một\n1. Hai\n\n1. Ba", [None, None, None]),
        ("5. Năm\n6. Sáu", [None, None]),
    ],
)
def test_numbers_are_shown_as_typed(markdown: str, numbers: list[str | None]) -> None:
    items = fromstring(f"<div>{html(markdown)}</div>").iter("li")
    assert [item.get("value") for item in items] == numbers
    assert body(markdown)[1] == []


@pytest.mark.parametrize(
    "markdown",
    [
        "- Một\n+ A\n+ B\n- Hai",
        "– Một;\n+ A;\n+ B;\n– Hai.",
        "- Một\n\n+ A\n\n+ B\n\n- Hai",
        "• Một\n+ A\n+ B\n• Hai",
        "Gồm:\n- Một\n+ A\n+ B\n- Hai",
        "* Một\n+ A\n+ B\n* Hai",
        "- Một\n    + A\n    + B\n- Hai",
        "1. Không\n\n- Một\n+ A\n+ B\n- Hai",
    ],
)
def test_plus_stands_below_dash(markdown: str) -> None:
    made, told = body(markdown)
    assert told == []
    inner = "".join(made.parts).split("<li>")
    assert "".join(made.parts).count("<ul>") == 2
    assert len(inner) >= 5


@pytest.mark.parametrize(
    "markdown",
    ["* Nguồn: Tổng cục Thống kê", "— Chủ tịch Hồ Chí Minh", "+ 84 24 3943 1234", "– Một mình", "• Một mình"],
)
def test_a_sign_alone_is_no_list(markdown: str) -> None:
    assert html(markdown) == f"<p>{markdown}</p>"


@pytest.mark.parametrize(
    "markdown",
    [
        "Các việc của Ban Thi đua\n- Khen thưởng Trung ương",
        "Từ năm 2019\n2020 là năm",
        "đạt\n12.5 triệu",
        "theo Điều\n12 của Luật",
        "Địa điểm\n: Hà Nội",
        "ông Nguyễn\nA. Bình",
        "sắt, thép,\nv.v. các loại",
        "mỗi xã\n2.5 triệu",
    ],
)
def test_a_wrapped_line_stays_one(markdown: str) -> None:
    assert "<br>" not in html(markdown)
    assert "<li>" not in html(markdown)
    assert html(markdown).count("<p>") == 1


def test_a_year_below_a_list_is_no_item() -> None:
    assert html("1. Một\n2. Hai\n\n2019. Năm của chuyển đổi số").endswith("<p>2019. Năm của chuyển đổi số</p>")


@pytest.mark.parametrize("signs", ["*\n* *", " *\n*  *", "* *\n*", "*\n**", "* * *"])
def test_three_asterisks_are_a_rule(signs: str) -> None:
    assert html(f"Chữ\n\n{signs}\n\nChữ") == "<p>Chữ</p>\n<hr>\n<p>Chữ</p>"
    assert body(f"Chữ\n\n{signs}\n\nChữ")[1] == []


@pytest.mark.parametrize(("rule", "told"), [("-----", 1), ("---", 1), ("*****", 1), ("_____", 0)])
def test_a_rule_that_touches_text_is_told(rule: str, told: int) -> None:
    assert [code for _, code in body(f"Chữ\n{rule}\n\nChữ")[1]] == ["rule-touches"] * told
    assert ("<hr>" in html(f"Chữ\n{rule}\n\nChữ")) == bool(told)
    assert body(f"Chữ\n\n{rule}\n\nChữ")[1] == []


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("Kết quả\n=======\n\nChữ", [2]),
        ("Chữ\n\n====\n\nChữ\n\n===", [3, 7]),
        ("- Mục\n====", [2]),
        ("=== Phần một ===\n\n1 = 1\n\n==", []),
    ],
)
def test_a_line_of_equals_signs_is_told(markdown: str, lines: list[int]) -> None:
    assert body(markdown)[1] == [(line, "equals") for line in lines]
    assert html(markdown).count("=") >= markdown.count("=")
