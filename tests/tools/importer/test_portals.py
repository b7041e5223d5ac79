"""Kinds of pages that portals write: where the time stands, what the title is, what is the article's and what not."""

from __future__ import annotations

import pytest

from tests.tables import every
from tools.importer.model import Role
from tools.importer.pipeline import Imported

from . import kit
from .test_invariants import hold

TITLE = "Huyện Mẫu mở lớp dạy nghề cho người trồng chè"
LEAD = "Sáng 5/9, tại nhà văn hóa xã, huyện Mẫu mở lớp dạy nghề đầu tiên cho ba mươi người trồng chè ở vùng cao."
MORE = "Học viên học hái chè một tôm hai lá, sao chè bằng máy, rồi tự tay đóng gói và ghi nhãn cho mẻ chè của mình."
PROSE = f"<p>{LEAD}</p><p>{MORE}</p>"


def bring(markup: str, head: str = "") -> Imported:
    imported = kit.of_html(f"<head><title>{TITLE} - Cổng thông tin</title>{head}</head><body>{markup}</body>")
    hold(imported)
    assert imported.article
    return imported


def date_of(imported: Imported) -> str | None:
    assert imported.article
    found = imported.article.facts.date
    return f"{found.start:%d/%m/%Y %H:%M}".removesuffix(" 00:00") if found else None


def undecided(imported: Imported) -> tuple[str, ...]:
    assert imported.article
    return imported.article.facts.undecided


@pytest.mark.parametrize(
    ("under", "behind", "expected"),
    [
        ("<p>Thứ 5, ngày 05/09/2019</p>", "", "05/09/2019"),  # over the title it would be a clock
        ("<p>Ngày cập nhật: 06/09/2019 15:20:00</p>", "", "06/09/2019 15:20"),
        ("<p>Ngày đăng: 06/09/2019</p><p>Ngày cập nhật: 09/09/2019</p>", "", "06/09/2019"),
        ("<p>06/09/2019</p>", "<p>Cập nhật ngày 09/09/2019</p>", "06/09/2019"),
        ("<div class='toolbar'>10:02 | 06/09/2019 | <a href='#'>Bản in</a> | <a href='#'>Gửi email</a></div>", "",
         "06/09/2019 10:02"),
        ("<footer>Đăng bởi <b>Khánh Vy</b> vào T6, 06/09/2019 - 10:12</footer>", "", "06/09/2019 10:12"),
        ("<p>6 Tháng Chín, 2019</p><p>9:30 sáng</p>", "", "06/09/2019 09:30"),
        ("<p>Ngày hỏi: 06/09/2019 - Người hỏi giấu tên</p>", "", "06/09/2019"),
        ("", "<p>- Nhóm một hái;</p><p>- Nhóm hai sao;</p><p><b>Thu Trang</b></p><p>06/09/2019</p>", "06/09/2019"),
    ],
)  # fmt: skip
def test_where_the_time_stands(under: str, behind: str, expected: str) -> None:
    page = bring(f"<article><h1>{TITLE}</h1>{under}{PROSE}{behind}</article>")
    assert date_of(page) == expected
    assert "date" not in undecided(page)


def test_the_last_change_stands_in_for_a_time_that_is_missing() -> None:
    page = bring(f"<h1>{TITLE}</h1>{PROSE}<p>Cập nhật lần cuối: 06/09/2019 10:00</p>")
    assert date_of(page) == "06/09/2019 10:00"
    assert undecided(page) == ("date",)


@pytest.mark.parametrize(
    ("lead", "expected", "left"),
    [
        ("Sáng 5/9", "06/09/2019 16:05", ()),
        ("Sáng 8/6", "09/06/2019 16:05", ()),
        ("Sáng nay", "09/06/2019 16:05", ("date",)),
    ],
)
def test_the_event_tells_which_number_is_the_month(lead: str, expected: str, left: tuple[str, ...]) -> None:
    prose = PROSE.replace("Sáng 5/9", lead)
    page = bring(f"<h1>{TITLE}</h1><p>6/9/2019 4:05:00 PM</p>{prose}")
    assert (date_of(page), undecided(page)) == (expected, left)


def test_times_of_opinions_are_not_the_pages() -> None:
    files = "<p>Tài liệu:</p><p><a href='/a.docx'>Dự thảo</a></p>"
    opinions = "<h3>Ý kiến (2)</h3><div><b>Một người dân</b> 12/10/2019<p>Nên dạy vào mùa đông.</p></div>"
    page = bring(f"<div><h1>{TITLE}</h1><div class=content>{PROSE}</div>{files}{opinions}<p>Hết</p></div>")
    assert date_of(page) is None
    body = kit.body_of(page)
    for kept in ("Tài liệu:", "Dự thảo", "Ý kiến (2)", "Một người dân", "12/10/2019", "Nên dạy vào mùa đông."):
        assert kept in body


@pytest.mark.parametrize(
    "markup",
    [
        f"<header class='entry-header'><h2>{TITLE}</h2></header>",
        f"<h1>Sở Mẫu</h1><h3>{TITLE}</h3><p>Ngày đăng: 06/09/2019 | Lượt xem: 500 | Tác giả: Lê Hải</p>",
        f"<p>Chuyên mục: Tin hoạt động</p><h2>{TITLE}</h2><p>06/09/2019</p>",
        f"<center><b>{TITLE.upper().replace(' CHO', '<br>CHO')}</b></center>",
    ],
)
def test_what_is_the_title(markup: str) -> None:
    page = kit.of_html(f"<title>Sở Mẫu &gt; Chi tiết tin</title><div>{markup}</div>{PROSE}")
    assert page.article
    assert page.article.facts.title.lower() == TITLE.lower()


def test_a_title_that_begins_like_a_menu() -> None:
    title = "Công khai dự toán năm 2019"
    page = kit.of_html(f"<title>{title}</title><div><span>{title}</span></div><p>06/09/2019</p>{PROSE}")
    assert page.article
    assert page.article.facts.title == title


@pytest.mark.parametrize("ending", ["<p><i>Hồng Ngọc</i></p><p>06/09/2019</p>", "<p>Thu Trang</p><p>06/09/2019</p>"])
def test_a_byline_over_a_time_is_no_title(ending: str) -> None:
    page = kit.of_html(f"<title>Chi tiết tin</title><div class=x>{TITLE}</div>{PROSE}{ending}")
    assert page.article
    assert page.article.facts.title == TITLE


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f"<div class=content>{PROSE}<p>Địa chỉ: Số 5, phố Mẫu</p><p>Website: mau.gov.vn</p></div><p>© Sở Mẫu</p>",
         ["Địa chỉ: Số 5, phố Mẫu", "Website: mau.gov.vn"]),
        (f"<div class=content>{PROSE}<ul><li>Doanh nghiệp</li><li>Báo chí</li></ul></div><p>© Sở Mẫu</p>",
         ["Doanh nghiệp", "Báo chí"]),
        (f"<div class=content>{PROSE}<aside>Lưu ý: lớp học không thu tiền.</aside></div>",
         ["Lưu ý: lớp học không thu tiền."]),
        (f"<div class=content><p><b>Chia sẻ</b></p>{PROSE}<p><b>In</b></p><p>{MORE}</p></div>", ["Chia sẻ", "In"]),
    ],
)  # fmt: skip
def test_what_looks_like_chrome_and_is_the_articles(markup: str, kept: list[str]) -> None:
    body = kit.body_of(bring(f"<div><h1>{TITLE}</h1>{markup}</div>"))
    for text in kept:
        assert text in body


def test_a_byline_beside_the_text() -> None:
    page = bring(f"<div><h1>{TITLE}</h1><div class=content>{PROSE}</div><p>Tác giả bài viết: Tổ Văn phòng</p></div>")
    assert page.article
    assert page.article.facts.authors == ("Tổ Văn phòng",)


@every(
    "markup, gone",
    [
        ("<a href='/p'>Bản in</a>&nbsp;<a href='/q'>Quay lại</a>", "Quay lại"),
        ("<p>Các tin đã đưa ngày:</p><select><option>1</option></select>", "Các tin đã đưa"),
        ("<p>Cùng chuyên mục</p><ul><li><a href='/1'>Khai giảng lớp đan lát</a></li></ul>", "đan lát"),
        ("<div class='ads'><a href='//x'>Giảm giá máy lạnh</a></div>", "máy lạnh"),
        ("<p>Quảng cáo</p>", "Quảng cáo"),
        ("<p>>> Xem thêm: <a href='/1'>Lớp đan lát</a></p>", "đan lát"),
        ("<div class='pagination'><a href='?2'>2</a> <a href='?3'>3</a></div>", "2 3"),
        ("<div class='comment-list'><p>Bài hay quá, mong huyện mở thêm nhiều lớp nữa ở các xã vùng cao ta.</p></div>",
         "Bài hay quá"),
        ("<p>Xem cỡ chữ A A A</p>", "cỡ chữ"),
        ("<p>3 năm trước</p>", "năm trước"),
        ("<h2>Liên kết</h2><p><a href='/1'>Cục Mẫu</a></p><p>© Sở Mẫu</p>", "Cục Mẫu"),
    ],
)  # fmt: skip
def test_what_is_chrome(markup: str, gone: str) -> None:
    body = kit.body_of(bring(f"<h1>{TITLE}</h1><p>06/09/2019</p>{PROSE}{markup}"))
    assert MORE in body
    assert gone not in body


def test_comments_on_a_draft_are_its_opinions() -> None:
    title = "Lấy ý kiến góp ý dự thảo Quy chế lớp dạy nghề"
    opinion = "Đề nghị nói rõ ai được học, học bao lâu và học xong thì được cấp chứng chỉ nào, do cơ quan nào ký."
    page = kit.of_html(f"<title>{title}</title><h1>{title}</h1>{PROSE}<div class=comments><p>{opinion}</p></div>")
    assert opinion in kit.body_of(page)


def test_the_number_over_the_national_name_is_kept() -> None:
    head = "<td>SỞ MẪU<br>Số: 12/TB-SM</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</td>"
    page = kit.of_html(f"<table><tr>{head}</tr></table><p><b>THÔNG BÁO</b></p><p><b>{TITLE}</b></p>{PROSE}")
    assert page.article
    assert page.article.facts.title == f"THÔNG BÁO {TITLE}"
    assert "O SỞ MẪU; Số: 12/TB-SM; ; " in kit.outline(page)


def test_a_section_by_the_name_of_its_element() -> None:
    page = bring(f"<div class='cat'>Ở cơ sở</div><h1>{TITLE}</h1>{PROSE}")
    assert page.article
    assert page.article.facts.section == "Ở cơ sở"
    assert [outcome.where for outcome in page.outcomes if outcome.text == "Ở cơ sở"] == ["source"]


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("Just a moment...", "Checking if the site connection is secure", "error"),
        ("Bảo trì", "Hệ thống đang được bảo trì, nâng cấp", "error"),
    ],
)
def test_no_articles(title: str, text: str, reason: str) -> None:
    page = kit.of_html(f"<title>{title}</title><h1>{text}</h1><p>Mong quý vị quay lại sau.</p>")
    assert page.refusal == reason


def test_hours_of_wordpress_and_of_titles_of_elements() -> None:
    times = (
        "<time class='published' datetime='2019-09-06T10:00:00+07:00'>hôm kia</time>"
        "<time class='updated' datetime='2019-09-09T10:00:00+07:00'>hôm nay</time>",
        "<abbr itemprop='datePublished' title='2019-09-06T10:00:00+07:00'>10:00</abbr>",
    )
    for time in times:
        page = bring(f"<h1>{TITLE}</h1>{PROSE}<p>{time}</p>")
        assert date_of(page) == "06/09/2019 10:00"


def test_a_cell_of_a_table_is_no_time_of_the_page() -> None:
    rows = "<tr><td>Khai giảng</td><td>05/09/2019</td></tr><tr><td>Bế giảng</td><td>05/12/2019</td></tr>"
    page = bring(f"<h1>{TITLE}</h1>{PROSE}<p>Lịch học:</p><p>{MORE}</p><table>{rows}</table>")
    assert page.article
    assert not [one for one in page.article.decisions.values() if one.role is Role.DATE]
    assert "T 2x2" in kit.outline(page)


def test_a_menu_of_plain_text() -> None:
    menu = "Trang chủ\nLịch sử huyện Mẫu\nTin tức\nVăn bản mới của huyện\nLiên hệ\n"
    page = kit.of_text(f"{menu}{TITLE}\n06/09/2019\n{LEAD}\n{MORE}\n")
    hold(page)
    assert page.article
    assert page.article.facts.title == TITLE
    assert "huyện Mẫu\n" not in kit.body_of(page)


@pytest.mark.parametrize("heading", ["Các tin khác", "Xem thêm", "Cùng chuyên mục"])
def test_other_pages_below_plain_text(heading: str) -> None:
    others = f"{heading}\nKhai giảng lớp đan lát\nLễ hội chè (01/09/2019)\nGhi rõ nguồn khi phát hành lại.\n"
    body = kit.body_of(kit.of_text(f"{TITLE}\n06/09/2019\n{LEAD}\n{MORE}\n{others}"))
    assert body.rstrip().endswith(MORE)


def test_attached_files_are_no_other_pages() -> None:
    files = "<p>Xem thêm:</p><p><a href='/a.pdf'>Kế hoạch mở lớp</a></p>"
    assert "Kế hoạch mở lớp" in kit.body_of(bring(f"<div><h1>{TITLE}</h1><div>{PROSE}{files}</div></div>"))


def test_elements_that_scripts_define() -> None:
    page = bring(
        f"<mat-title>{TITLE}</mat-title><mat-time>06/09/2019</mat-time>{PROSE}"
        "<amp-img src='/chè.jpg' width='600'></amp-img><amp-ad>Quảng cáo chè</amp-ad>"
    )
    assert page.article
    assert (page.article.facts.title, date_of(page)) == (TITLE, "06/09/2019")
    assert kit.outline(page)[-1] == "F /chè.jpg: "


def test_a_footer_longer_than_a_short_article() -> None:
    rows = "<tr><td>Chè búp</td><td>5.200</td></tr><tr><td>Chè khô</td><td>90.000</td></tr>"
    footer = (
        "<div class='footer'><p>Cơ quan chủ quản: Ủy ban nhân dân huyện Mẫu, tỉnh Mẫu</p><p>Số 5, phố Mẫu</p></div>"
    )
    page = bring(f"<h1>{TITLE}</h1><table>{rows}</table>{footer}")
    assert kit.outline(page) == ["T 2x2"]


def test_nothing_is_dropped_before_a_title_that_is_not_sure() -> None:
    page = kit.of_html(f"<div><p>Chè búp tươi</p><p>Chè khô</p>{PROSE}<p>Lớp học</p><p>06/09/2019</p></div>")
    assert page.article
    text = page.article.facts.title + kit.body_of(page)
    assert all(words in text for words in ("Chè búp tươi", "Chè khô", LEAD, MORE, "Lớp học"))


def test_an_article_in_several_elements() -> None:
    page = bring(f"<h1>{TITLE}</h1><div>{PROSE}{PROSE}</div><ul><li>Hái chè</li></ul><div>Sao chè</div>")
    assert kit.outline(page)[-2:] == ["- Hái chè", "P Sao chè"]


def test_a_side_note_of_the_portal() -> None:
    page = bring(f"<div><h1>{TITLE}</h1>{PROSE}{PROSE}</div><aside>Nhiệt độ: 27 độ</aside>")
    assert "27 độ" not in kit.body_of(page)
