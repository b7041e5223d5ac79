"""Typed signs: emphasis where it was meant, and every single or doubtful mark unchanged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.body.emphasis import pairs
from tests.content.kit import body, html
from tests.tables import every


@every(
    "text",
    [
        "Tăng 5-10% (*) và 6% (*)",
        "3*4*5 m",
        "2 * 3 * 4",
        "Thửa 12*8 và 9*7 m2",
        "(*) Số ước tính; (**) số chính thức",
        'Dòng *a có dấu "*" ở cuối',
        "Loại A*B*C",
        "*.doc và *.xls",
        "a_b_c, ten_tep_anh.jpg",
        "Ngày __/__/2020",
        "Số: ___/QĐ-BTTTT",
        "5` và 6`",
        "Góc 30`15`",
        "~5% và ~~6%",
        "x{1} và {a, b}",
        "[1], [2] và [a]",
        "#1 và # 2",
        "C# và F#",
        "*5* và _2020_",
        "*",
        "**",
        "* *",
        "Giá tính * (nghìn đồng) * 2",
        "Đường dẫn \\\\may-chu\\chung",
        "\u201c*\u201d và \u201c**\u201d",
        "+84 24 3943\n+84 24 3944",
        "-5 độ C",
        "Lãi 6,5*%",
        "f(x)=a*b+c*d",
        "_ tháng _ năm",
        "\\(x^2\\) và \\{a\\}",
        "biến __VERSION__ và __init__",
        "ftp://tep.mau.gov.vn/_cu_/",
        "D:\\bai\\*.docx, %TEMP%\\_tam, .\\_luu, \\\\may-chu\\*.pdf",
        "khóa PHAN_MEM\\Chay\\__mau__ và %TEMP%\\~tam*.exe",
        "C* là số mẫu lỗi, U_ là điện áp",
        "Soạn MK_[dấu cách]_mã hoặc TT*{mã}*{tên}",
        "U_n = U_{n-1} + d, a*(b + c)",
        "tep bao_cao_*.docx, bo_*_cuc_*.*, _tin*.txt",
    ],
)
def test_a_sign_stays_a_sign(text: str) -> None:
    assert html(text) == f"<p>{text}</p>"


@every(
    "text",
    ["C* là số mẫu, U_ là áp", "MK_[cách]_mã, TT*{mã}", "U_{n-1}, a*(b + c)", "tạm*.exe, bo_*.docx", "M\\C\\__a__"],
)
def test_nothing_is_told_of_variables_and_of_what_is_to_be_typed(text: str) -> None:
    assert body(text)[1] == []


@every(
    "text, expected",
    [
        ("*Tên sách*, **đậm**", "<em>Tên sách</em>, <strong>đậm</strong>"),
        ("(*Ảnh: Đăng Quý*)", "(<em>Ảnh: Đăng Quý</em>)"),
        ("\u201c_Sách_\u201d", "\u201c<em>Sách</em>\u201d"),
        ("**Năm 2002:** thành lập", "<strong>Năm 2002:</strong> thành lập"),
        ("**26/2/2019**", "<strong>26/2/2019</strong>"),
        ("***cả hai***", "<strong><em>cả hai</em></strong>"),
        ("**đậm *và nghiêng***", "<strong>đậm <em>và nghiêng</em></strong>"),
        ("**_cả hai_**", "<strong><em>cả hai</em></strong>"),
        ("*đăng*.Rồi, **họp**.The", "<em>đăng</em>.Rồi, <strong>họp</strong>.The"),
        ("*xem *ghi chú*", "*xem <em>ghi chú</em>"),
        ("**a* b**", "<strong>a* b</strong>"),
        ("*Ghi chú: (*) tạm tính*", "<em>Ghi chú: (*) tạm tính</em>"),
        ("**mã `a*b`**", "<strong>mã <code>a*b</code></strong>"),
        ("ghi \\* và kết quả\\*", "ghi * và kết quả*"),
        ("`mã` và 5`", "<code>mã</code> và 5`"),
        ("AT&T, R&D; &copyright; &reg;", "AT&amp;T, R&amp;D; &amp;copyright; ®"),
    ],
)
def test_emphasis_is_what_was_meant(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("*Ghi chú: giá đã gồm thuế", []),
        ('Lọc theo "*" rồi bấm Tìm', []),
        ("Sông Mẫu (120 phòng)*;\n\n* Đang sửa", []),
        ("**Ghi chú: giá đã gồm thuế", ["mark-left"]),
        ("*Báo chí: một", ["mark-left"]),
    ],
)
def test_a_mark_that_is_no_sign_is_told(text: str, told: list[str]) -> None:
    assert [code for _, code in body(text)[1]] == told


@given(st.text(alphabet="*_ab1 (),.Ở", max_size=30))
def test_pairs_never_cross_and_every_other_mark_stays(text: str) -> None:
    found = pairs(text)
    for first in found:
        for second in found:
            assert not first.start < second.start < first.end < second.end
    marks = {place for pair in found for begin in (pair.start, pair.end) for place in range(begin, begin + pair.size)}
    left = "".join(sign for place, sign in enumerate(text) if place not in marks)
    shown = re.sub("<[^>]*>", "", html(f"x {text}"))
    assert shown.split() == f"x {left}".split()


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("Xem https://mic.gov.vn.", "https://mic.gov.vn", "https://mic.gov.vn"),
        ("(http://a.vn/b_c_d?x=1&y=2)", "http://a.vn/b_c_d?x=1&amp;y=2", "http://a.vn/b_c_d?x=1&amp;y=2"),
        ("https://a.vn/b_(c), rồi", "https://a.vn/b_(c)", "https://a.vn/b_(c)"),
        ("tại www.mic.gov.vn/tin;", "http://www.mic.gov.vn/tin", "www.mic.gov.vn/tin"),
        ("**https://a.vn/**", "https://a.vn/", "https://a.vn/"),
        ("http://a.vn:8080/x#y", "http://a.vn:8080/x#y", None),
    ],
)
def test_bare_addresses_are_links(text: str, address: str, words: str | None) -> None:
    assert f'<a href="{address}" rel="external">{words or address}</a>' in html(text)


def test_bare_mail_addresses_are_links_and_stay_text() -> None:
    made, told = body("Gửi về vanthu@mic.gov.vn, hoặc a.b@gmail.com.")
    assert told == []
    assert '<a href="mailto:vanthu@mic.gov.vn">vanthu@mic.gov.vn</a>, hoặc' in "".join(made.parts)
    assert made.text == "Gửi về vanthu@mic.gov.vn, hoặc a.b@gmail.com."


@pytest.mark.parametrize(
    "text", ["http://", "https://x", "a@b", "@mic.vn", "http://a.vn:99999/", "javascript://a.vn/x", "`https://a.vn`"]
)
def test_what_is_no_address_stays(text: str) -> None:
    assert "<a " not in html(text)


def test_no_link_stands_inside_a_link() -> None:
    assert html("[https://a.vn](https://b.vn)") == '<p><a href="https://b.vn" rel="external">https://a.vn</a></p>'
