"""What lines are to each other, one kind of it at a time."""

from __future__ import annotations

import pytest

from plugins.privacy.declarations import MESSAGES
from plugins.vietnamese.personal.labels import PATTERNS
from tests.tables import every

from . import kit

TITLE = "Bộ họp bàn về an toàn thông tin tại Hà Nội\n\n05/09/2019 10:00\n\n"
PROSE = "Các đơn vị phải báo cáo tiến độ trước cuối tháng, nêu rõ việc chưa xong, lý do và người chịu trách nhiệm."
END = f"\n\n{PROSE}\n"


def outline(text: str) -> list[str]:
    """The blocks between two paragraphs."""
    imported = kit.of_text(f"{TITLE}{PROSE}\n\n{text}{END}")
    kit.assert_nothing_kept_is_altered(imported)
    kit.assert_the_page_shows_what_was_kept(imported)
    made = kit.outline(imported)
    assert made[0] == made[-1] == f"P {PROSE}"
    return made[1:-1]


@every(
    "text, expected",
    [
        ("- một\n- hai\n+ nhỏ\n+ nhỏ hơn\n- ba", ["- một", "- hai", "  - nhỏ", "  - nhỏ hơn", "- ba"]),
        ("• một\n• hai", ["- một", "- hai"]),
        ("– Việc thứ nhất;\n\n– Việc thứ hai.", ["- Việc thứ nhất;", "- Việc thứ hai."]),
        ("1. Thư báo;\n2. Thư thường;\n3. Bưu kiện.", ["1. Thư báo;", "2. Thư thường;", "3. Bưu kiện."]),
        ("4. Thư báo;\n5. Thư thường.", ["4. Thư báo;", "5. Thư thường."]),
        ("1. Thư báo;\n3. Thư thường.", ["- 1. Thư báo;", "- 3. Thư thường."]),
        ("1) Thư báo;\n2) Thư thường.", ["- 1) Thư báo;", "- 2) Thư thường."]),
        ("1- Thư báo;\n2- Thư thường.", ["- 1- Thư báo;", "- 2- Thư thường."]),
        ("a) Thư báo;\nb) Thư thường;\nc) Bưu kiện.", ["- a) Thư báo;", "- b) Thư thường;", "- c) Bưu kiện."]),
        ("a/ Thư báo;\nb/ Thư thường.", ["- a/ Thư báo;", "- b/ Thư thường."]),
        ("1. Thư;\n- nhanh;\n- chậm.\n2. Báo.", ["1. Thư;", "  - nhanh;", "  - chậm.", "2. Báo."]),
        ("Một là: làm nhanh.\n\nHai là: làm đúng.", ["- Một là: làm nhanh.", "- Hai là: làm đúng."]),
        ("Một là:\nlàm nhanh.\n\nHai là: làm đúng.", ["- Một là: làm nhanh.", "- Hai là: làm đúng."]),
        (
            "Bộ yêu cầu: Một là, làm nhanh. Hai là, làm đúng. Ba là, làm gọn.",
            ["P Bộ yêu cầu:", "- Một là, làm nhanh.", "- Hai là, làm đúng.", "- Ba là, làm gọn."],
        ),
        ("Một là, chỉ có một việc trong cả đoạn này.", ["P Một là, chỉ có một việc trong cả đoạn này."]),
        ("*Ghi chú của bảng trên.", ["P *Ghi chú của bảng trên."]),
        ("*Báo chí: tốt.\n*Xuất bản: khá.", ["- Báo chí: tốt.", "- Xuất bản: khá."]),
        ("-5 độ là mức thấp nhất.", ["P -5 độ là mức thấp nhất."]),
        ("2019. Đó là một năm khó.", ["P 2019. Đó là một năm khó."]),
    ],
)  # fmt: skip
def test_lists(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"I. THÔNG TIN CHUNG\n{PROSE}\nII. KẾT QUẢ\n1. Bưu chính\na. Thư báo\n{PROSE}\n2. Viễn thông",
         ["## I. THÔNG TIN CHUNG", "P", "## II. KẾT QUẢ", "### 1. Bưu chính", "#### a. Thư báo", "P",
          "### 2. Viễn thông"]),
        (f"2. Việc lớn\n2.1. Việc nhỏ\n{PROSE}\n2.2. Việc khác\n{PROSE}\n3. Việc cuối",
         ["## 2. Việc lớn", "### 2.1. Việc nhỏ", "P", "### 2.2. Việc khác", "P", "## 3. Việc cuối"]),
        (f"Chương I\n{PROSE}\nĐiều 1. Phạm vi\n{PROSE}\nĐiều 2. Đối tượng",
         ["## Chương I", "P", "### Điều 1. Phạm vi", "P", "### Điều 2. Đối tượng"]),
        ("Những việc đã làm trong quý", ["## Những việc đã làm trong quý"]),
        (f"Lĩnh vực Bưu chính:\n\n{PROSE}\n\nLĩnh vực Viễn thông:",
         ["## Lĩnh vực Bưu chính:", "P", "## Lĩnh vực Viễn thông:"]),
        ("Các việc chính gồm:\n\n- một;\n\n- hai.", ["P Các việc chính gồm:", "- một;", "- hai."]),
        ("Nhân dịp này, ông An đã nhận Huân chương", ["P Nhân dịp này, ông An đã nhận Huân chương"]),
        ("KẾT QUẢ NỔI BẬT TRONG NĂM", ["## KẾT QUẢ NỔI BẬT TRONG NĂM"]),
    ],
)  # fmt: skip
def test_headings(text: str, expected: list[str]) -> None:
    assert [line if line[:2] != "P " or line != f"P {PROSE}" else "P" for line in outline(text)] == expected


_BOLD_END = "<p><b>KT. CỤC TRƯỞNG</b></p><p><b>PHÓ CỤC TRƯỞNG</b></p><p><b>Lê Văn Mẫu</b></p>"


@pytest.mark.parametrize(
    ("end", "titles"),
    [
        (f"{_BOLD_END}<table><tr><td>Sở</td><td>7</td></tr><tr><td>Cục</td><td>9</td></tr></table>", []),
        (f"{_BOLD_END}<p>{PROSE}</p>", []),
        (_BOLD_END.replace("</p><p><b>Lê", "</p><p><img src='chu-ky.png'></p><p><b>Lê"), []),
        (f"<p><b>Giám đốc</b></p><p>(Đã ký)</p><p><b>Lê Văn Mẫu</b></p><p><b>PHỤ LỤC</b></p><p>{PROSE}</p>",
         ["## PHỤ LỤC"]),
        (f"<p><b>TS. Lê Văn Mẫu</b></p><p><b>Nơi nhận:</b></p><ul><li>Như trên.</li></ul><p>{PROSE}</p>", []),
        (f"<p><b>Lê Văn Mẫu</b></p><p>{PROSE}</p>", ["## Lê Văn Mẫu"]),  # of whom something is told
        ("<p><b>KẾT QUẢ NỔI BẬT</b></p><p><b>Bưu chính và chuyển phát</b></p><p>Năm nay tốt.</p>",
         ["## KẾT QUẢ NỔI BẬT", "### Bưu chính và chuyển phát"]),
    ],
)  # fmt: skip
def test_who_signs_in_bold_is_no_heading(end: str, titles: list[str]) -> None:
    page = kit.of_html(f"<h1>Bộ họp bàn về an toàn thông tin</h1><p>{PROSE}</p><p>{PROSE}</p>{end}<p>{PROSE}</p>")
    kit.assert_every_line_has_one_outcome(page)
    kit.assert_the_page_shows_what_was_kept(page)
    assert [line for line in kit.outline(page) if line.startswith("#")] == titles


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Văn bản [1], [a, b] và [  ]; xem [2].", "Văn bản [1], [a, b] và [ ]; xem [2]."),
        ("[x](y), [^1] và [1]: a", "[x\\](y), &#91;^1\\] và \\[1\\]: a"),
        ("Lẻ [ và ] a", "Lẻ [ và ] a"),
    ],
)
def test_brackets_are_plain_where_they_mean_nothing(text: str, written: str) -> None:
    page = kit.of_text(f"{TITLE}{PROSE} {text} {PROSE}{END}")
    kit.assert_the_page_shows_what_was_kept(page)
    assert written in kit.body_of(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20190905-l1.jpg\n\nToàn cảnh cuộc họp", ["F 20190905-l1.jpg: Toàn cảnh cuộc họp"]),
        ("hop.JPG\nẢnh: Minh Anh", ["F hop.JPG: Ảnh: Minh Anh"]),
        ("hop.jpg\n\nĐại biểu dự họp\nẢnh: Minh Anh", ["F hop.jpg: Đại biểu dự họp Ảnh: Minh Anh"]),
        ("a.jpg\n\nb.png\n\nToàn cảnh", ["F a.jpg: ", "F b.png: Toàn cảnh"]),
        ("hop.jpg\n\n- Không phải chú thích.", ["F hop.jpg: ", "- Không phải chú thích."]),
        ("\u00a0\nThứ trưởng Lê Văn An phát biểu tại cuộc họp", ["F : Thứ trưởng Lê Văn An phát biểu tại cuộc họp"]),
        ("Thứ trưởng Lê Văn An đã phát biểu tại cuộc họp", ["P Thứ trưởng Lê Văn An đã phát biểu tại cuộc họp"]),
        ("Bộ họp bàn việc mới - Ảnh 1.\n\nToàn cảnh. Ảnh: VGP", ["F : Toàn cảnh. Ảnh: VGP"]),
    ],
)
def test_photographs(text: str, expected: list[str]) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Tháng\tSố thư\n1/2019\t120\n2/2019\t340", "T 3x2"),
        ("| Tháng | Số thư |\n|---|---|\n| 1/2019 | 120 |", "T 2x2"),
        ("Tháng | Số thư\n1/2019 | 120\n2/2019 | 340", "T 3x2"),
        ("STT\nĐơn vị\nSố\nvăn bản\n1\nCục Báo chí\n12\n2\nCục Viễn thông\n30", "T 3x3"),
        ("Năm\nDanh hiệu\n2016\nLao động tiên tiến\n2017\nLao động tiên tiến\n2018\nChiến sĩ thi đua", "T 4x2"),
        ("Tháng     Số thư     Ghi chú\n1/2019     120     ít\n2/2019     340     Tết", "T 3x3"),
    ],
)
def test_tables(text: str, size: str) -> None:
    assert outline(text) == [size]


def test_tables_with_spans() -> None:
    page = kit.of_html(
        f"<h1>Bộ họp bàn về an toàn thông tin</h1><p>{PROSE}</p><table><tr><td colspan=3>Bảng 1. Số vụ</td></tr>"
        "<tr><th rowspan=2>Loại</th><th colspan=2>Năm</th></tr><tr><th>2018</th><th>2019</th></tr>"
        f"<tr><td>Mã độc | khác</td><td>7</td><td>9</td></tr></table><p>{PROSE}</p>"
    )
    kit.assert_the_page_shows_what_was_kept(page)
    assert kit.outline(page)[1:-1] == ["P Bảng 1. Số vụ", "T 3x3"]
    assert "| Loại | Năm |   |\n|---|---|---|\n|   | 2018 | 2019 |\n| Mã độc &#124; khác | 7 | 9 |" in kit.body_of(page)


def test_an_official_document() -> None:
    page = kit.of_text(
        "BỘ MẪU\nCỤC THỬ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/TB-CT\n"
        f"Hà Nội, ngày    tháng 4 năm 2021\n\nTHÔNG BÁO\nVề việc nghỉ lễ của cơ quan\n\n{PROSE}\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
        "KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\n\n(Đã ký)\n\nLê Văn Mẫu"
    )
    kit.assert_every_line_has_one_outcome(page)
    kit.assert_the_page_shows_what_was_kept(page)
    assert page.head
    assert page.head.title == "THÔNG BÁO Về việc nghỉ lễ của cơ quan"
    assert (page.head.date.text, page.head.date_reason) == ("ngày tháng 4 năm 2021", "date-document")
    assert kit.outline(page) == [
        "O BỘ MẪU CỤC THỬ; Số: 12/TB-CT; Hà Nội; ngày    tháng 4 năm 2021",
        f"P {PROSE}",
        "S Nơi nhận:, - Như trên;, - Lưu: VT. / KT. CỤC TRƯỞNG, PHÓ CỤC TRƯỞNG, (Đã ký), Lê Văn Mẫu",
    ]


def test_lines_broken_at_a_width_are_paragraphs_again() -> None:
    words = f"{PROSE} {PROSE} {PROSE}".split()
    rows, row = [], ""
    for word in words * 2:
        if len(row) + len(word) > 70:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    page = kit.of_text(f"{TITLE}{chr(10).join([*rows, row])}\n\n- một\n- hai\n")
    kit.assert_nothing_kept_is_altered(page)
    assert kit.outline(page) == [f"P {' '.join(words * 2)}", "- một", "- hai"]


@pytest.mark.parametrize(
    ("text", "left", "gone"),
    [
        ("- Ngày sinh: 1/2/1970.\n- Chức vụ: Cục trưởng.", "Chức vụ", "1/2/1970"),
        ("Nơi thường trú: 5 phố Mẫu, Hà Nội", PROSE, "phố Mẫu"),
        ("Ngày sinh\n1/2/1970", "Ngày sinh", "1/2/1970"),
        ("Hỏi ông An, di động 0912 345 678, trong giờ làm việc của cơ quan.", "trong giờ làm việc", "345"),
        ("Thư gửi về hopthu.rieng@gmail.com trước cuối tháng này, ghi rõ họ tên.", "ghi rõ họ tên", "hopthu"),
        ("Họ tên\tNgày sinh\tĐơn vị\nLê An\t1/2/1970\tCục Thử\nTrần Bình\t3/4/1975\tVụ Mẫu", "Cục Thử", "1970"),
    ],
)
def test_personal_data(text: str, left: str, gone: str) -> None:
    page = kit.of_text(f"{TITLE}{PROSE}\n\n{text}{END}")
    kit.assert_every_line_has_one_outcome(page)
    assert page.draft
    assert left in page.draft.text
    assert gone not in page.draft.text
    assert any(outcome.kind == "personal" for outcome in page.outcomes)
    assert gone not in "".join(outcome.text for outcome in page.outcomes if gone != "1/2/1970" and "\t" not in text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quyết định số 217/QĐ-BTTTT ngày 26/2/2029 về việc này.", "suspect-later"),
        ("Họp ngày 31/2/2019 tại Hà Nội.", "suspect-date"),
        ("1. Thư báo;\n3. Thư thường.", "suspect-order"),
        ("Hội nghị đã thực hiệt tốt nhiệm vụ.", "suspect-slip"),
    ],
)
def test_suspicions(text: str, code: str) -> None:
    page = kit.of_text(f"{TITLE}{PROSE}\n\n{text}{END}")
    assert code in [found.code for found in page.suspicions]
    assert not kit.of_text(f"{TITLE}{PROSE}{END}").suspicions


def test_every_kind_of_personal_data_has_a_name() -> None:
    codes = MESSAGES.codes()
    assert {f"personal-{kind}" for kind in (*PATTERNS, "age", "phone", "email", "identity")} <= codes
