"""Markdown to HTML: what editors write, and what it becomes."""

from __future__ import annotations

import re

import pytest

from plugins.content.model import Heading, Image, Link
from tests.content.kit import body, html
from tests.tables import every


@every(
    "markdown, expected",
    [
        ("Một *hai* **ba** `<b>`.", "<p>Một <em>hai</em> <strong>ba</strong> <code>&lt;b&gt;</code>.</p>"),
        ("AT&T &amp; &copy; &khong; &#60;", "<p>AT&amp;T &amp; © &amp;khong; &lt;</p>"),
        ("a < b, 5>3, <30%", "<p>a &lt; b, 5&gt;3, &lt;30%</p>"),
        ("&lt;script&gt; &#x3C;b&#62;", "<p>&lt;script&gt; &lt;b&gt;</p>"),
        ("Ch\\*ữ \\_ \\> \\# \\| \\[a]", "<p>Ch*ữ _ &gt; # | [a]</p>"),
        ("\\[x\\] và \\[a\\](b)", "<p>[x] và [a](b)</p>"),
        ("dòng một\ndòng hai", "<p>dòng một\ndòng hai</p>"),
        ("dòng một  \ndòng hai", "<p>dòng một<br>\ndòng hai</p>"),
        ("    thụt vào như chữ thường", "<p>thụt vào như chữ thường</p>"),
        ("chữ\n---\nchữ", "<p>chữ</p>\n<hr>\n<p>chữ</p>"),
        ("chữ\n===", "<p>chữ\n===</p>"),
        ("> lời *trích*", "<blockquote>\n<p>lời <em>trích</em></p>\n</blockquote>"),
        ("3. ba\n4. bốn", '<ol start="3">\n<li>ba</li>\n<li>bốn</li>\n</ol>'),
        ("- một\n- hai\n    - con", "<ul>\n<li>một</li>\n<li>hai<ul>\n<li>con</li>\n</ul>\n</li>\n</ul>"),
        ("Từ\n\n:   Nghĩa", "<dl>\n<dt>Từ</dt>\n<dd>\n<p>Nghĩa</p>\n</dd>\n</dl>"),
        ("- một\n\n    thêm", "<ul>\n<li>\n<p>một</p>\n<p>thêm</p>\n</li>\n</ul>"),
        ("Từ\n:   Nghĩa", "<dl>\n<dt>Từ</dt>\n<dd>Nghĩa</dd>\n</dl>"),
        (
            "<https://a.vn/?a=1&b=2>",
            '<p><a href="https://a.vn/?a=1&amp;b=2" rel="external">https://a.vn/?a=1&amp;b=2</a></p>',
        ),
        ("<a@b.vn>", '<p><a href="mailto:a@b.vn">a@b.vn</a></p>'),
        ("#1 toàn quốc", "<p>#1 toàn quốc</p>"),
        ("TT&TT, 80,2%, 15/2024/NĐ-CP, mot_hai_ba", "<p>TT&amp;TT, 80,2%, 15/2024/NĐ-CP, mot_hai_ba</p>"),
        ("", ""),
    ],
)
def test_plain_markdown(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_headings_get_anchors_of_their_own() -> None:
    made, told = body("## I. Kết quả: *Quý III/2019*\n\n### 1. Báo chí ##\n\n## C#\n\n## C#\n\n## ???\n\n## C 2\n")
    assert told == [(7, "heading-again")]
    assert made.headings == (
        Heading(2, "i-ket-qua-quy-iii-2019", "I. Kết quả: Quý III/2019"), Heading(3, "1-bao-chi", "1. Báo chí"),
        Heading(2, "c", "C#"), Heading(2, "c-2", "C#"), Heading(2, "muc", "???"), Heading(2, "c-2-2", "C 2"),
    )  # fmt: skip
    assert {heading.anchor for heading in made.headings} <= made.anchors
    assert '<h2 id="i-ket-qua-quy-iii-2019">I. Kết quả: <em>Quý III/2019</em></h2>' in "".join(made.parts)


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("# Một", [(1, "heading-title")]),
        ("chữ\n# Một\n## Hai\n", [(2, "heading-title")]),
        ("### Ba", [(1, "heading-skipped")]),
        ("## Hai\n\n#### Bốn\n\n##### Năm\n\n## Hai\n", [(3, "heading-skipped"), (7, "heading-again")]),
        ("## Hai\n### Ba\n#### Bốn\n## Hai\n### Ba\n", [(4, "heading-again"), (5, "heading-again")]),
        ("## \n", [(1, "heading-empty")]),
        ("chữ\n\n###\n\nchữ", [(3, "heading-empty")]),
        ("##\n\nchữ", [(1, "heading-empty")]),
        ("## Một\n\n> ## Hai\n\n> #### Bốn", [(5, "heading-skipped")]),
        ("##Một", [(1, "heading-space")]),
        ("chữ\n#chuyendoiso", [(1, "line-breaks")]),
        ("chữ\n\n#chuyendoiso\n\n#ChuyenDoiSo", []),
        ("chữ\n\n#Chuyển đổi số", [(3, "heading-space")]),
        ("####### bảy", [(1, "heading-space")]),
    ],
)
def test_levels_of_headings(markdown: str, told: list[tuple[int, str]]) -> None:
    assert body(markdown)[1] == told


def test_links_inside_the_archive_are_holes() -> None:
    made, told = body('[bài trước](../2018/2018-01-02-a.md#muc "Xem"), [mục](#hai), [kho](/gioi-thieu/).\n\n[a](b.md)')
    assert told == []
    assert made.links == (Link("../2018/2018-01-02-a.md", "muc", 1), Link("", "hai", 1), Link("/gioi-thieu/", "", 1),
                          Link("b.md", "", 3))  # fmt: skip
    assert len(made.parts) == 5
    assert made.parts[0] == '<p><a href="'
    assert made.parts[1].startswith('" title="Xem">bài trước</a>, <a href="')


@pytest.mark.parametrize(
    ("markdown", "address"),
    [
        ("[a](https://a.vn/b c)", "https://a.vn/b%20c"),
        ("[a](https://a.vn/đường?x=1&amp;y=2#z)", "https://a.vn/%C4%91%C6%B0%E1%BB%9Dng?x=1&amp;y=2#z"),
        ("[a](https://a.vn/%20x)", "https://a.vn/%20x"),
        ("[a](HTTPS://A.vn)", "HTTPS://A.vn"),
        ('[a](https://a.vn/"x)', "https://a.vn/%22x"),
        ("[a](https://a.vn/[1]|2)", "https://a.vn/%5B1%5D%7C2"),
    ],
)
def test_links_that_lead_out_are_marked_and_written_soundly(markdown: str, address: str) -> None:
    assert html(markdown) == f'<p><a href="{address}" rel="external">a</a></p>'


@pytest.mark.parametrize("address", ["mailto:a@b.vn", "mailto:a@b.vn?subject=x", "tel:+84-24-3943.5602"])
def test_mail_and_telephone(address: str) -> None:
    assert html(f"[a]({address})") == f'<p><a href="{address}">a</a></p>'


@every(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java&#115;cript:alert(1)", "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)",
        "javascript&colon;alert(1)",
        " javascript:alert(1)", "<javascript:alert(1)>", "<java\tscript:alert(1)>", "\u200bjavascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox",
        "file:///etc/passwd",
        "ftp://a.vn/", "blob:x", "about:blank", "view-source:x", "ms-word:ofe|u|x", "C:\\Users\\a.doc",
        "&#14;javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_dangerous_link_is_told_and_disarmed(address: str) -> None:
    made, told = body(f"[a]({address})")
    assert (1, "link-unsafe") in told
    assert "href" not in "".join(made.parts)


@every(
    "markdown, code",
    [
        ("[a]()", "link-empty"), ("[a](https://)", "link-malformed"), ("[a](http:///x)", "link-malformed"),
        ("[a](https://a b.vn/)", "link-malformed"), ("[a](https://[a.vn)", "link-malformed"),
        ("[a](https://a.vn:x/)", "link-malformed"),
        ("[a](mailto:a)", "link-malformed"), ("[a](tel:abc)", "link-malformed"),
        ("[a](www.mic.gov.vn)", "link-no-scheme"),
        ("[a](mic.gov.vn/tin)", "link-no-scheme"), ("[a](//a.vn/x)", "link-no-scheme"), ("[](b.md)", "link-wordless"),
        ("[ ](https://a.vn/)", "link-wordless"), ("[a][b]\n\n[b]: https://a.vn/", "link-reference"),
        ("[1]: vbpl.vn/nghi-dinh", "link-reference"), ("![a](https://a.vn/x.jpg)", "image-outside"),
        ("![a](//a.vn/x.jpg)", "image-outside"),
        ("![a](javascript:x)", "image-outside"), ("![a](data:image/png;base64,AA)", "image-outside"),
    ],
)  # fmt: skip
def test_links_that_cannot_work(markdown: str, code: str) -> None:
    assert code in [code for _, code in body(markdown)[1]]


def test_an_image_that_no_capability_took_is_a_hole_too() -> None:
    made, told = body("Chữ ![Toàn cảnh](../../anh/2019/a.jpg) chữ.")
    assert told == []
    assert made.links == (Image("anh/2019/a.jpg", "Toàn cảnh", 1),)
    assert made.parts == ("<p>Chữ <span>", "</span> chữ.</p>")


def test_cells_keep_their_columns_in_plain_text() -> None:
    head = "| TT | Tên | Chức vụ | Ghi chú |\n|---|---|---|---|\n"
    made, _ = body(f"{head}| 1 | Lê Mẫu | Bí thư | |\n| | Trần Thử | | vắng |\n| | | | |\n")
    assert made.text == "TT | Tên | Chức vụ | Ghi chú\n1 | Lê Mẫu | Bí thư\n | Trần Thử |  | vắng"


def test_a_table_has_a_caption_scopes_and_a_frame() -> None:
    made, told = body(
        "Bảng 1. Số *liệu*\n\n| Năm | Tỷ lệ | |\n|:--|--:|:-:|\n| 2019 | 10,76% | a |\n| 2020 | 30,86% |\n"
    )
    assert told == []
    assert "".join(made.parts) == (
        '<div aria-label="Bảng 1. Số liệu" class="table-frame" role="region" tabindex="0">\n'
        "<table><caption>Bảng 1. Số <em>liệu</em></caption><thead>\n<tr>\n"
        '<th class="align-left" scope="col">Năm</th>\n<th class="number" scope="col">Tỷ lệ</th>\n'
        '<td class="align-center"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th class="align-left" scope="row">2019</th>\n'
        '<td class="number">10,76%</td>\n<td class="align-center">a</td>\n</tr>\n<tr>\n'
        '<th class="align-left" scope="row">2020</th>\n'
        '<td class="number">30,86%</td>\n<td class="align-center"></td>\n</tr>\n</tbody>\n</table>\n</div>'
    )
    assert made.text == "Bảng 1. Số liệu\nNăm | Tỷ lệ\n2019 | 10,76% | a\n2020 | 30,86%"


@pytest.mark.parametrize(
    ("rows", "classes"),
    [
        (("1,5", "12,25", "3"), ("number short-1", "number", "number short-2 whole")),
        (("1.234", "56", "-7"), ("number", "number", "number")),
        (("5%", "10,5%", ""), ("number short-1 whole", "number", None)),
        (("1,5", "khoảng 2", "3"), (None, None, None)),
        (("12/2020", "1", "2"), (None, None, None)),
    ],
)
def test_figures_stand_by_their_comma(rows: tuple[str, ...], classes: tuple[str | None, ...]) -> None:
    made = html("| Đơn vị | Số |\n|---|---|\n" + "".join(f"| A{place} | {row} |\n" for place, row in enumerate(rows)))
    assert tuple(match or None for match in re.findall(r'</th>\n<td(?: class="([^"]*)")?>', made)) == classes


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("| Năm | Số |\n|---|---|\n| 2019 | 1 |\n| 2020 | 2 |\n", ["2019", "2020"]),
        ("| STT | Tên | Số |\n|---|---|---|\n| 1 | A | 2 |\n| 2 | B | 3 |\n", ["A", "B"]),
        ("| Năm | Số |\n|---|---|\n| 2019 | 1 |\n| | 2 |\n", []),
        ("| Năm |\n|---|\n| 2019 |\n", []),
    ],
)
def test_rows_have_headers_where_each_has_a_name(table: str, names: list[str]) -> None:
    assert re.findall(r'<th scope="row">(.+?)</th>', html(table)) == names


def test_a_table_of_many_columns_takes_the_page_s_width() -> None:
    table = "|" + "a|" * 40 + "\n|" + "---|" * 40 + "\n|" + "1|" * 40 + "\n"
    assert 'class="table-frame table-frame--wide"' in html(table)


@pytest.mark.parametrize(
    "caption", ["Bảng 1. Chữ", "Bảng 1: Chữ", "Bảng: Chữ", "Biểu 2.1. Chữ", "Bảng số IV. Chữ", "Bảng 3 – Chữ"]
)
def test_captions(caption: str) -> None:
    assert f"<caption>{caption}</caption>" in html(f"{caption}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")


@pytest.mark.parametrize("text", ["Bảng dưới đây cho thấy kết quả. Xem:", "Bảng tin", "Chữ"])
def test_other_paragraphs_stay_before_their_table(text: str) -> None:
    assert "<caption>" not in html(f"{text}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")


def test_tables_without_captions_have_numbers_for_a_label() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert 'aria-label="Bảng 2"' in html(f"{table}\n{table}")


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", [(3, "table-cells")]),
        ("| a | b |\n| 1 | 2 |\n", [(1, "table-unread")]),
        ("Bảng 1. Chữ\n| a | b |\n|---|---|\n| 1 | 2 |\n", [(2, "table-unread")]),
        ("| a | b |\n|---|\n| 1 | 2 |\n", [(1, "table-unread")]),
        ("| a \\| b | c |\n|---|---|\n| 1 | 2 |\n", []),
    ],
)
def test_tables_that_would_lose_something(markdown: str, told: list[tuple[int, str]]) -> None:
    assert body(markdown)[1] == told


def test_the_head_and_the_signatures_of_an_official_document() -> None:
    made, told = body(
        "/// dau-van-ban\n    co-quan: BỘ THÔNG TIN VÀ TRUYỀN THÔNG\n    so: 123/BC-BTTTT\n    dia-danh: Hà Nội\n"
        "    ngay: ngày      tháng 4 năm 2021\n///\n\nChữ.\n\n"
        "/// chu-ky\n    trai: [XÁC NHẬN, Ký tên]\n    phai: NGƯỜI VIẾT\n///\n"
    )
    assert told == []
    assert made.text == (
        "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\n123/BC-BTTTT\nCộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày tháng 4 năm 2021\nChữ.\nXÁC NHẬN\nKý tên\nNGƯỜI VIẾT"
    )
    written = "".join(made.parts)
    assert "ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tháng 4" in written
    assert '<div class="signatures__side signatures__side--left">\n<p class="signatures__line">XÁC NHẬN</p>' in written


@every(
    "markdown, told",
    [
        ("/// dau-van-ban\n    co-quan: A\n", [(1, "block-open")]),
        ("/// dau-van-bna\n    co-quan: A\n///\n", [(1, "block-unread"), (3, "block-unread")]),
        ("/// dau-van-ban\n    coquan: A\n///\n", [(1, "block-option")]),
        ("/// dau-van-ban\n    co-quan: [A]\n///\n", [(1, "block-value")]),
        ("/// dau-van-ban\n    co-quan: A: B\n///\n", [(2, "yaml-colon")]),
        ("/// dau-van-ban\n    - A\n///\n", [(2, "block-options")]),
        ("/// chu-ky\n    trai: &a [A]\n    phai: *a\n///\n", [(2, "yaml-anchor")]),
        ("/// chu-ky\n    trai: [[A]]\n///\n", [(1, "block-value")]),
        ("/// chu-ky\n    attrs: {onclick: alert(1)}\n///\n", [(1, "block-option")]),
        ("chữ\n\n///\n", [(3, "block-unread")]),
    ],
)
def test_blocks_that_cannot_be_read(markdown: str, told: list[tuple[int, str]]) -> None:
    made, found = body(markdown)
    assert found == told
    assert "onclick" not in "".join(made.parts)


def test_options_of_blocks_are_no_markdown() -> None:
    made, told = body('/// chu-ky\n    trai: ["///", "*A*", "1. B"]\n    phai: ["[C](D)", "E@mic.gov.vn"]\n///\n')
    assert told == []
    assert made.text == "///\n*A*\n1. B\n[C](D)\nE@mic.gov.vn"
    assert "<em>" not in "".join(made.parts)


def test_options_of_blocks_are_text() -> None:
    made, told = body("/// dau-van-ban\n    so: 0123\n    ngay: 2021-04-05\n    dia-danh: no\n///\n")
    assert told == []
    assert "no, 2021-04-05" in made.text
    assert "0123" in made.text


def test_footnotes() -> None:
    made, told = body("Chữ[^a].\n\n[^a]: Ghi chú.")
    assert told == []
    assert made.text == "Chữ.\nGhi chú."
    assert 'title="Về chỗ có chú thích 1"' in "".join(made.parts)


def test_footnotes_are_numbered_as_they_are_read() -> None:
    made, told = body("Một[^b], hai[^a].\n\n[^a]: Hai.\n\n[^b]: Một.")
    assert told == []
    assert made.text == "Một, hai.\nMột.\nHai."


@pytest.mark.parametrize("note", ["[^a]:", "[^a]: ", "[^]:", "[^a]: [^b]:", "[^a]:\n\n[^b]: Hai."])
def test_a_footnote_without_words_stops_nothing(note: str) -> None:
    made, told = body(f"Một[^a].\n\n{note}")
    assert "conversion" not in [code for _, code in told]
    assert made.text.startswith("Một")


def test_a_footnote_without_words_leaves_the_others_their_numbers() -> None:
    made, _ = body("Một[^b], hai[^a].\n\n[^a]: Hai.\n[^b]: ")
    html = "".join(made.parts)
    assert html.index('<li id="fn_b">') < html.index('<li id="fn_a">')
    assert 'title="Về chỗ có chú thích 2"' in html


def test_footnotes_that_miss_their_other_half() -> None:
    assert body("Chữ[^a].\n\nChữ.\n\n[^b]: Ghi chú.")[1] == [(1, "note-missing"), (5, "note-unused")]
    assert body("Chữ \\[^a\\].")[1] == []


def test_the_plain_text_is_a_block_a_line() -> None:
    made, _ = body("## Một &amp; hai\n\nChữ\n*nghiêng* `<b>` &lt;\n\n- a\n- b\n    - c\n\n> d\n\nTừ\n:   Nghĩa\n")
    assert made.text == "Một & hai\nChữ nghiêng <b> <\na\nb\nc\nd\nTừ\nNghĩa"


@pytest.mark.parametrize(
    ("markdown", "marked"),
    [
        ("Nền tảng [Make in Viet Nam](en:) mới", 'Nền tảng <span lang="en">Make in Viet Nam</span> mới'),
        ("[*coup de cœur*](fr:)", '<span lang="fr"><em>coup de cœur</em></span>'),
        ('[A](en: "tên")', '<span lang="en">A</span>'),
    ],
)
def test_words_of_another_language_are_marked(markdown: str, marked: str) -> None:
    made, told = body(markdown)
    assert told == []
    assert "".join(made.parts) == f"<p>{marked}</p>"


@pytest.mark.parametrize("address", ["en:/x", "xx:", "EN:"])
def test_nothing_else_marks_a_language(address: str) -> None:
    made, _ = body(f"[a]({address})")
    assert "lang=" not in "".join(made.parts)
