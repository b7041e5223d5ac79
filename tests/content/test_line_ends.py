"""Line ends: the editor decides, and is asked where they seem meant."""

from __future__ import annotations

import textwrap

import pytest

from plugins.content.markdown import convert
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics
from tests.content.kit import PATH, article, body, codes, read, text_of
from tests.tables import every

LEGAL = "Căn cứ Luật Báo chí;\nCăn cứ Luật Xuất bản;\nTheo đề nghị của Cục trưởng,\nQUYẾT ĐỊNH:"
POST = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn A"
POEM = "Sông dài chảy mãi về đông\nĐò ai ghé bến đợi mong nắng chiều\nTre làng nghiêng bóng đìu hiu"
CONTACT = "Văn phòng Sở\nĐịa chỉ: số 1 đường Mới\nĐiện thoại: 024 3943 1234\nThư điện tử: van-thu@vi.du"
PROSE = "Sáng nay, tại Hà Nội, Bộ Thông tin và Truyền thông tổ chức hội nghị giao ban quản lý nhà nước quý III. " * 5


def with_breaks(markdown: str, breaks: bool | None) -> tuple[str, list[tuple[int, str]]]:
    diagnostics = Diagnostics(PATH, MESSAGES)
    made = convert(markdown, 1, diagnostics, (), breaks=breaks)
    return made.text, codes(diagnostics.all)


@every(
    "markdown",
    [
        f"{PROSE[:102]}\n{PROSE[:101]},\nQUYẾT ĐỊNH:",
        LEGAL, POST, POEM, CONTACT, "Một.\nHai.\nBa.", "QUYẾT ĐỊNH\nVề việc bổ nhiệm", "Nguyễn Văn A\nGiám đốc",
        "Kính gửi:\nBộ Tư pháp;\nBộ Y tế.", "**Thời gian:** 8 giờ\n**Địa điểm:** hội trường",
        f"    {PROSE[:102]}\n    Đoạn thứ hai.",
        "Điện thoại\n024 3943 1234 (văn thư)\n1900 0001 nhánh 2",
        f"{PROSE}\n{PROSE}",
        f"{textwrap.fill(PROSE, 80)}\n{textwrap.fill(PROSE, 80)}",
        f"{textwrap.fill(PROSE, 80)}\nI. Kết quả\n{textwrap.fill(PROSE, 80)}",
        "III.\tKINH PHÍ\nTừ ngân sách của Sở.",
        "Người làm đơn\n(Ký, ghi rõ họ tên)", "Thời gian : 8 giờ\nĐịa điểm  : hội trường",
        f"{PROSE[:102]}\nNguyễn Văn A", f"{PROSE[:102]}\nTriển lãm",
        "lớp 1: 35 em\nlớp 2: 32 em", "2019: 45 bài\n2020: 52 bài\n2021: 61 bài",
        "¹ Theo niên giám\n² Số liệu sơ bộ", "“Chuyển đổi số”, ông nói\n“Phải làm ngay”",
    ],
)  # fmt: skip
def test_lines_that_seem_meant_are_asked_about_once(markdown: str) -> None:
    assert with_breaks(f"{markdown}\n\n{markdown}", None)[1] == [(1, "line-breaks")]


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("Xã\tSố máy\nMẫu\t120\nThử\t98", "table-by-tabs"),
        ("Lượt xem: 87\nCỡ chữ: A- A+", "leftover"),
        ("Bản tin\nLượt xem: 87", "leftover"),
        ("/// Ghi chú\nHạn nộp: 5/9", "block-unread"),
        ("```\nGõ lệnh:\nping", "code-fence"),
        ("Thống kê truy cập\nHôm nay\n12", "leftover"),
    ],
)
def test_nothing_is_asked_where_the_lines_are_told_otherwise(markdown: str, told: str) -> None:
    found = [code for _, code in codes(read(article(text=markdown)).diagnostics)]
    assert told in found
    assert "line-breaks" not in found


@pytest.mark.parametrize("markdown", [LEGAL, POST, "một\nhai"])
@pytest.mark.parametrize("breaks", [True, False])
def test_an_answer_settles_it(markdown: str, breaks: bool) -> None:
    text, told = with_breaks(markdown, breaks)
    assert told == []
    assert text == (markdown if breaks else markdown.replace("\n", " "))


def test_ends_that_markdown_keeps_anyway_are_not_asked_about() -> None:
    assert with_breaks(LEGAL.replace("\n", "  \n"), None) == (LEGAL, [])


@pytest.mark.parametrize("blank", [".........................", "………………………"])
def test_blanks_to_fill_may_take_several_lines(blank: str) -> None:
    assert read(article(text=f"Ý kiến khác: {blank}\n{blank}\n{blank}\n")).diagnostics == ()
    assert with_breaks(f"Họ tên: {blank}\nSinh ngày: {blank}", None)[1] == [(1, "line-breaks")]


@pytest.mark.parametrize("width", [60, 72, 80, 100, 120])
def test_prose_that_was_wrapped_is_one_paragraph(width: int) -> None:
    made, told = body(textwrap.fill(PROSE, width))
    assert told == []
    assert made.text == PROSE.strip()


@pytest.mark.parametrize("width", [40, 45, 50, 55, 59])
def test_lines_that_fill_the_column_of_their_text_are_one_paragraph(width: int) -> None:
    sentence = "Sáng nay, các đơn vị đã họp bàn về kế hoạch công tác quý này và phân công người lo từng việc."
    prose = textwrap.fill(sentence, width)
    capital = f"{'Đoàn của Sở'.ljust(width - 2, 'o')}\nThông tin dự họp."
    assert with_breaks(f"{prose}\n\n{prose}\n\n{capital}", None)[1] == []
    assert with_breaks(capital, None)[1] == [(1, "line-breaks")]
    post = prose.count("\n") + 3
    assert with_breaks(f"{prose}\n\n{POST}", None)[1] == [(post, "line-breaks")]
    assert with_breaks(f"{POEM}\n\n{POEM}", None)[1] == [(1, "line-breaks")]


def test_the_number_of_a_document_begins_no_item() -> None:
    text = "Điều 2. Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số\n77/QĐ-BTTTT ngày 03/3/2017."
    assert with_breaks(text, None) == (text.replace("\n", " "), [])


def test_breaks_are_kept_in_items_and_quotes_but_not_between_pictures() -> None:
    text, _ = with_breaks("- một\n  hai\n\n> ba\n> bốn\n\n| a | b |\n|---|---|\n| 1 | 2 |", True)
    assert text == "một\nhai\nba\nbốn\na | b\n1 | 2"
    diagnostics = Diagnostics(PATH, MESSAGES)
    assert "<br>" not in "".join(convert("![a](a.jpg)\n![b](b.jpg)", 1, diagnostics, (), breaks=True).parts)


@pytest.mark.parametrize(
    ("value", "text"), [("true", "một\nhai"), ("có", "một\nhai"), ("false", "một hai"), ("không", "một hai")]
)
def test_the_head_says_so(value: str, text: str) -> None:
    head = f"---\ntitle: Bài\ndate: 05/09/2019\ncategory: giao-ban\nbreaks: {value}\n---\n"
    source = f"{head}một\nhai\n"
    assert read(source).diagnostics == ()
    assert text_of(source).plain == text


def test_another_word_is_told() -> None:
    result = read("---\ntitle: Bài\ndate: 05/09/2019\ncategory: giao-ban\nbreaks: chắc\n---\nmột\n")
    assert codes(result.diagnostics) == [(5, "not-flag")]
