import pytest

from plugins.content.conversion import Converted
from plugins.content.markdown import convert
from plugins.content.messages import MESSAGES
from plugins.content.model import Image
from plugins.core.diagnostics import Diagnostics
from plugins.images.lost import Lost
from tests.tables import every

FILE = "bai-viet/2021/2021-01-04-chao-co.md"
CHART = """/// bieu-do | Tỷ lệ trực tuyến
    don-vi: "%"
    nguon: "Báo cáo của Bộ"

| Thời điểm | Tỷ lệ |
|---|---:|
| Năm 2019 | 10,76 |
| Năm 2020 | {} |
///
"""


def read(source: str) -> tuple[Converted, list[tuple[int, str, str]]]:
    diagnostics = Diagnostics(FILE, MESSAGES)
    body = convert(source, 10, diagnostics, ["plugins.images.markdown", "plugins.images.chart_block"])
    return body, [(fault.line, fault.code, fault.level) for fault in diagnostics.all]


def images_of(body: Converted) -> tuple[Image, ...]:
    return tuple(link for link in body.links if isinstance(link, Image))


def html(body: Converted) -> str:
    return "⟦⟧".join(body.parts)


def test_a_lone_image_is_a_figure() -> None:
    body, diagnostics = read('Chữ.\n\n![Cờ trên sân](../../anh/2021/co.jpg "Lễ chào cờ")\n\nChữ.\n')
    assert diagnostics == []
    assert body.links == (Image("anh/2021/co.jpg", "Cờ trên sân", 12),)
    assert '<figure class="figure"><div class="figure__frame">⟦⟧</div>' in html(body)
    assert '<figcaption class="figure__caption">Lễ chào cờ</figcaption></figure>' in html(body)
    assert "<p><figure" not in html(body)


@pytest.mark.parametrize("path", ["/anh/2021/co.jpg", "../../anh/2021/co.jpg", "<../../anh/2021/co.jpg>"])
def test_a_path_is_taken_from_the_article_or_the_content_folder(path: str) -> None:
    assert images_of(read(f"![Cờ]({path})")[0])[0].path == "anh/2021/co.jpg"


def test_several_in_a_row_are_a_gallery() -> None:
    body, diagnostics = read('![Một](/anh/1.jpg "A")\n![Hai](/anh/2.jpg "B")\n')
    assert diagnostics == []
    assert [image.beside for image in images_of(body)] == [True, True]
    assert html(body).count("<figure") == 2
    assert html(body).startswith('<div class="gallery">')


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("Toàn cảnh. Ảnh: Đăng Quý, 4/1/2021", "Toàn cảnh. ", "Ảnh: Đăng Quý"),
        ("Ảnh: TTXVN", "", "Ảnh: TTXVN"),
        ("Kệ hồ sơ. Hình minh họa: Lưu Trữ", "Kệ hồ sơ. ", "Hình minh họa: Lưu Trữ"),
        ("“Vì nước!” Nguồn: Báo Bưu điện", "“Vì nước!” ", "Nguồn: Báo Bưu điện"),
        ("Bộ trưởng xem ảnh: triển lãm", "Bộ trưởng xem ảnh: triển lãm", ""),
    ],
)
def test_the_end_of_a_caption_may_say_whose_it_is(caption: str, text: str, credit: str) -> None:
    written = html(read(f'![Cờ](/anh/co.jpg "{caption}")')[0])
    assert f'<figcaption class="figure__caption">{text}' in written
    assert (f'<span class="figure__credit">{credit}' in written) == bool(credit)


@every(
    "source, diagnostics",
    [
        ("![](/anh/co.jpg)", [(10, "alt-missing", "error")]),
        ("![(trang trí)](/anh/vien.png)", []),
        ("![co-1.JPG](/anh/co.jpg)", [(10, "alt-is-file-name", "error")]),
        ('![Lễ chào cờ](/anh/co.jpg "Lễ chào cờ.")', [(10, "alt-is-caption", "warning")]),
        ("Chữ ![Cờ](/anh/co.jpg) chữ", [(10, "image-in-text", "error")]),
        ("Chữ ![Cờ](lost:co.jpg) chữ", [(10, "image-in-text", "error")]),
        ("Chữ\n![Cờ](/anh/co.jpg)", [(11, "image-in-text", "error")]),
        ("- ![Cờ](/anh/co.jpg)", [(10, "image-in-text", "error")]),
        ("![]()", [(10, "image-no-address", "error")]),
        ("![Cờ]() |", [(10, "image-no-address", "error")]),
        ("![Cờ](https://example.vn/co.jpg)", [(10, "image-outside", "error")]),
        ("![Cờ](//example.vn/co.jpg)", [(10, "image-outside", "error")]),
        ("![Cờ](data:image/png;base64,AAAA)", [(10, "image-outside", "error")]),
        ("![Cờ](javascript:alert(1))", [(10, "image-outside", "error")]),
        ("![Cờ](../../../etc/passwd.png)", [(10, "image-outside", "error")]),
        ("![](lost:)", [(10, "lost-unknown", "error")]),
    ],
)
def test_faults(source: str, diagnostics: list[tuple[int, str, str]]) -> None:
    assert read(source)[1] == diagnostics


def test_a_decorative_image_has_an_empty_description() -> None:
    (image,) = read("![(trang trí)](/anh/vien.png)")[0].links
    assert isinstance(image, Image)
    assert image.alt == ""


def test_a_lost_photograph_says_so() -> None:
    body, diagnostics = read('![Cờ trên sân](lost:20210104-ta1.jpg "Lễ chào cờ")\n\n![](lost: "Đại biểu")\n')
    assert diagnostics == []
    assert body.notes == (
        Lost("20210104-ta1.jpg", "Cờ trên sân", "Lễ chào cờ", "anh-20210104-ta1", 10),
        Lost("", "", "Đại biểu", "anh-that-lac", 12),
    )
    assert [link.target for link in body.links if not isinstance(link, Image)] == ["/anh-that-lac/"] * 2
    assert 'id="anh-20210104-ta1"' in html(body)
    assert {"anh-20210104-ta1", "anh-that-lac"} <= body.anchors
    for part in (
        "kho không còn ảnh này",
        "Trong ảnh: Cờ trên sân",
        "<code>20210104-ta1.jpg</code>",
        "Lễ chào cờ",
    ):
        assert part in html(body)


def test_markup_in_descriptions_is_text() -> None:
    body, _ = read('![a](lost:<b>x</b>.jpg "<script>alert(1)</script> & “B”")')
    assert "<script" not in html(body)
    assert "<b>" not in html(body)


def test_a_chart_is_drawn_with_its_table() -> None:
    body, diagnostics = read(CHART.format("30,86%"))
    assert diagnostics == []
    for part in (
        "<svg ",
        "30,86%",
        "<caption>Số liệu của biểu đồ: Tỷ lệ trực tuyến (đơn vị: %)</caption>",
        "Nguồn: Báo cáo của Bộ",
    ):
        assert part in html(body)
    assert 'style="' not in html(body)
    assert {"bieu-do", "bieu-do-ten", "bieu-do-mo-ta"} <= body.anchors


def test_a_unit_that_is_no_share_is_said_once() -> None:
    body, diagnostics = read("/// bieu-do | Thuê bao\n    don-vi: triệu\n\n| a | b |\n|---|---|\n| 2019 | 5 |\n///\n")
    assert diagnostics == []
    assert 'Thuê bao<span class="chart__unit">Đơn vị: triệu.</span></figcaption>' in html(body)
    assert ">5</text>" in html(body)


def test_two_charts_have_ids_of_their_own() -> None:
    body, _ = read(CHART.format("1") + "\n" + CHART.format("2"))
    assert {"bieu-do", "bieu-do-2", "bieu-do-ten-2"} <= body.anchors


@pytest.mark.parametrize(
    ("source", "diagnostics"),
    [
        (CHART.format("30.86"), [(17, "chart-number", "error")]),
        (CHART.format("khoảng 30"), [(17, "chart-number", "error")]),
        (CHART.format("5 |\n| x | ".join("1" * 102)), [(10, "chart-rows", "error")]),
        ("/// bieu-do\n\n| a | b |\n|---|---|\n| c | 1 |\n///\n", [(10, "chart-no-title", "error")]),
        ("/// bieu-do | Tên\n\nChữ.\n///\n", [(10, "chart-table", "error")]),
        ("/// bieu-do | Tên\n\n| a | b | c |\n|---|---|---|\n| d | 1 | 2 |\n///\n", [(10, "chart-table", "error")]),
    ],
)
def test_faults_of_charts(source: str, diagnostics: list[tuple[int, str, str]]) -> None:
    assert read(source)[1] == diagnostics


def test_the_plain_text_tells_what_pictures_show() -> None:
    text = read('Chữ.\n\n![Cờ trên sân](/anh/co.jpg "Lễ chào cờ")\n')[0].text
    assert text == "Chữ.\nCờ trên sân\nLễ chào cờ"


def test_the_date_of_a_credit_is_marked() -> None:
    written = html(read('![Cờ](/anh/co.jpg "Lễ. Ảnh: Đăng Quý, ngày 4/1/2021, Hà Nội")')[0])
    assert 'Ảnh: Đăng Quý, <time datetime="2021-01-04">ngày 4/1/2021</time>, Hà Nội</span>' in written
