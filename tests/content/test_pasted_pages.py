"""What comes along with a pasted page: a warning with the fix, and none where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from unicodedata import normalize

import pytest

from plugins.content.capability import Capabilities
from plugins.content.checks import records
from plugins.content.checks.portal import is_leftover
from plugins.content.data import read_data
from plugins.content.reading import ReadResult
from plugins.vietnamese.text import normalise
from tests.content.kit import BODY_LINE, article, codes, read, read_both
from tests.tables import every

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).with_name("pasted_pages.txt").read_text(encoding="utf-8").split("\n## ")[1:]
CLEAN = ("\n" + Path(__file__).with_name("clean_pages.txt").read_text(encoding="utf-8")).split("\n# ")[1:]
EXPECTED = re.compile(r" ⟪([a-z-]+)⟫$", re.MULTILINE)
GOES_ON = "⤶"
ITEM = re.compile(r"^(?:[-+*•–·➢▪\uf021-\uf0ff]|\d+\.|#{1,6}|>+)[ \t]+(?=\S)")
"""What a line loses when it becomes a list item, heading or quotation."""
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|\*\*_|_|`)(?=[^\W_])(.+?)(?:\1|_\*\*)(?!\w)")
MAIL = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
LONG = "Sáng nay, tại Hà Nội, Bộ Thông tin và Truyền thông tổ chức hội nghị giao ban với các sở trên cả nước."

NEXT = "Phát biểu tại hội nghị, lãnh đạo Bộ đề nghị các sở báo cáo số liệu trước ngày mồng năm hằng tháng."
LAST = "Hội nghị thống nhất lịch họp của quý sau và giao Văn phòng theo dõi những việc còn chậm so với kế hoạch."


def told(text: str, **keys: str) -> list[tuple[int, str]]:
    """The diagnostics of an article with this text, with lines counted from 1."""
    return lines_and_codes(read(article(text=text, **keys)))


def lines_and_codes(result: ReadResult) -> list[tuple[int, str]]:
    return [(line - BODY_LINE + 1, code) for line, code in codes(result.diagnostics)]


@every(
    "row",
    [
        "Cập nhật lúc: 17:02, 22/06/2017 [GMT+7]",
        "Ngày đăng: 21/01/2021 - Lượt xem: 87",
        "Lượt xem: 87 | In bài viết | Chia sẻ",
        "Trở về trang trước",
        "TIN LIÊN QUAN",
        "Tin liên quan:",
        "[Trở về]",
        "* Tin cùng chuyên mục",
        "Cỡ chữ: A- A+",
        "banner icon",
        "In bài viết",
        "LUOT XEM: 12",
        "**Các tin đã đưa**",
        "Xem chi tiết icon",
        "Skip to main content",
        "| Lượt xem: 1.204 |",
        "Trang chủ > Tin tức > Chuyển đổi số",
        "Xem với cỡ chữ",
        "Số lượt truy cập: 1.234.567",
        ">> Xem thêm",
        "In trang Gửi email Góp ý",
        "Chia sẻ: Facebook, Zalo, Sao chép liên kết",
        "Từ khóa: chuyển đổi số, bưu chính",
        "Bản quyền thuộc Bộ. Ghi rõ nguồn khi phát hành lại.",
        "Cơ quan chủ quản: Sở Thông tin",
        "Tăng cỡ chữ Giảm cỡ chữ Gửi thư In Tăng sáng Giảm sáng",
        "Ngày đăng bài: 14/05/2021 | Tác giả: Phòng Tổng hợp",
        "Submitted by quantri on 3 May 2018",
        "0:00 / 3:45",
        "00:00 / 02:10 1.5x",
        "0:00",
        "(Mau.gov.vn) -",
        "(TTXVN) –",
        "|",
        "news-img-alt",
        "Theo dõi BáoMẫu trên",
        "Theo dõi Báo Tỉnh Mẫu trên",
        "Thứ năm, 04/05/2023 09:15 (GMT+7)",
        "Lê Mẫu - Thứ năm, 04/05/2023 09:15 (GMT+7)",
        "Online: 12",
        "Tuesday, 14/05/2024",
        "Tin tức 04/05/2023 09:15",
        "×",
        "THÔNG BÁO MỚI",
        "Xem toàn bộ",
        "Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *",
        "Tin đăng ngày: 7/3/2018 - Xem: 45",
        "Xem cỡ chữ Email Print",
        "Tệp đính kèm",
        "Facebook Youtube Zalo TikTok",
        "Trang chủ   Giới thiệu   Văn bản",
        "Quay lên trên",
        "Bạn cần đăng nhập để gửi ý kiến.",
        "Tải văn bản Lược đồ Thuộc tính",
        "viewTotal=1204",
        "Bài viết cùng chủ đề:",
        "Leave a Reply",
        "Menu",
        "© Tạp chí Mẫu",
        "Chat với chúng tôi",
        "Gọi ngay: 1900.0000",
        "Đang tải dữ liệu, xin chờ...",
        "Thống kê truy cập website",
        "Mã xác nhận không chính xác.",
        "Powered by MauCMS",
        "12-03-le-khai-giang-nam-hoc-moi-tai-truong-mau",
        "BẠN CÓ THỂ SẼ THÍCH",
        "lượt đánh giá: , trung bình:Tin cùng chuyên mục",
        ".",
        "In ra",
        "|Đóng cửa sổ này",
        "Phản hồi: 0",
        "Chú ý: Việc đăng lại bài viết trên ở các trang khác, báo in, phát thanh hoặc truyền hình mà không dẫn lại tên "
        "trang này và địa chỉ của bài là vi phạm quyền tác giả theo quy định",
        "Mục lục bài viết",
        "Responsive image",
        "Hãy là người đầu tiên bình luận về bài này",
        "Chuyên mục: Tin trong tỉnh",
        "Đăng nhập bằng Facebook",
        "Continue reading",
        "• Chọn ngày:",
        "• /",
        "Gửi ý kiến của bạn",
        "Chưa có lời bình nào. Bắt đầu",
        "Chưa có nhận xét nào cho bài viết này",
        "* Kính mời quý bạn đọc vào chuyên mục Đời sống để xem các tin, bài khác.",
        "deo2",
        "DSC_0417",
        "khai giang 2023 1",
        "« Lịch trực tuần 28",
        "Thông báo mời chào giá »",
        "|<  <  1  2  3  >  >|",
        "< Trang trước",
        "From: Văn thư <vanthu@mau.vi.du>",
        "Từ: Văn thư <vanthu@mau.vi.du>",
        "---------- Forwarded message ---------",
        "[Hình ảnh]",
        "12 bình luận 45 lượt chia sẻ",
        "👍 12 ❤️ 5",
        "28 CÔNG BÁO MẪU/Số 11 + 12/Ngày 05-4-2022",
        "Hôm qua lúc 19:05 ·",
    ],
)
def test_leftovers_of_a_portal(row: str) -> None:
    assert is_leftover(row)
    assert (3, "leftover") in told(f"{LONG}\n\n{row}\n")


@every(
    "row",
    [
        "Lê Mẫu - Thứ năm, 04/05/2023 09:15",
        "TIN TỨC SỞ MẪU   12:52 | 02/06/2020",
        "Lê Mẫu, Sở Y tế| 04/05/2023 9:15",
        "Thứ ba, 14 Tháng 5 2019 08:30",
        "Thứ ba, ngày 14 tháng 5 năm 2019 | 08:30",
        "PV - 08:30, 14/05/2019",
        "By Le Mau on May 14, 2019 at 8:30 am",
        "08:30 14-05-19",
        "- Lượt xem: 210",
        "Lê Mẫu (Sở Thử) đã đăng lúc 08:30 - 14.05.2019",
        "Đời sống - Ngày đăng : 08:30, 14/05/2019",
    ],
)
def test_a_time_with_its_author_or_category_begins_a_page_of_a_portal(row: str) -> None:
    assert (1, "leftover") in told(f"{row}\n\n{LONG}")
    assert not is_leftover(row)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{LONG}\n\n{NEXT}\n\n{LONG}", [5]),
        ("Đại biểu dự hội nghị tại điểm cầu Hà Nội\nĐại biểu dự hội nghị tại điểm cầu Hà Nội", [2]),
        ("Đại biểu dự hội nghị tại điểm cầu Hà Nội\n\nĐại biểu dự hội nghị tại điểm cầu Hà Nội", [3]),
        (f"Địa điểm: phòng họp số 1\n\n{LONG}\n\nĐịa điểm: phòng họp số 1", []),
        ("Nghỉ trưa\n\nNghỉ trưa", []),
        ("| Sở Thông tin và Truyền thông | 1 |\n| --- | --- |\n| Sở Mẫu nhất | 2 |\n| Sở Mẫu nhất | 2 |", []),
    ],
)
def test_a_line_that_was_pasted_twice(text: str, lines: list[int]) -> None:
    assert [line for line, code in told(text) if code == "line-again"] == lines


def test_a_day_below_the_title_is_the_portals() -> None:
    for row in ("14/05/2019", "14/05/2019 335 0", "Thứ ba, ngày 14 tháng 5 năm 2019", "Chính trị 14-05-2019"):
        assert told(f"Bài thử\n\n{row}\n\n{LONG}", title="Bài thử") == [(1, "title-again"), (3, "leftover")]
    assert told(f"14/05/2019\n\n{LONG}\n\n15/05/2019\n\n{NEXT}", title="Bài thử") == []


def test_a_day_is_the_texts_own_where_others_follow_or_a_place_stands_before_it() -> None:
    days = f"Thứ hai, 13/05/2019\n\n{LONG}\n\n{NEXT}\n\n{LAST}\n\nThứ ba, 14/05/2019\n\nHọp giao ban"
    assert told(f"Bài thử\n\n{days}", title="Bài thử") == [(1, "title-again")]
    assert told(f"Bài thử\n\nHuế, ngày 14/05/2019\n\n{LONG}", title="Bài thử") == [(1, "title-again")]


def test_what_stands_above_the_title_is_the_portals() -> None:
    header = "Báo Mẫu điện tử\n\nTIN TRONG TỈNH\n\nMột khẩu hiệu!\n\nBản in thử\n\nVùng một\n\nVùng hai"
    found = told(f"{header}\n\nBài thử\n\n08:30 14-05-2019\n\n{LONG}", title="Bài thử")
    assert found == [*((line, "leftover") for line in range(1, 12, 2)), (13, "title-again"), (15, "leftover")]


@pytest.mark.parametrize("above", ["SỞ MẪU", "Số: 12/TB-SM", LONG])
def test_the_head_of_a_document_above_the_title_is_the_texts(above: str) -> None:
    assert told(f"{above}\n\nVăn phòng\n\nBài thử\n\n{NEXT}", title="Bài thử") == [(5, "title-again")]


def test_the_title_of_a_page_below_its_picture() -> None:
    title = "Hội nghị giao ban quý II"
    text = "\n\n".join(f"Đoạn thứ {number} của bài." for number in range(12))
    for row in (f"{title} - Ảnh 2.", f"{title} - 1", f"{title} ảnh 1", "Hoi nghi giao ban quy II", title):
        assert told(f"{text}\n\n{row}", title=title) == [(25, "leftover")]
    assert told(f"{LONG}\n\nVideo: Bài thử\n\nVideo: Lễ đón", title="Bài thử") == [(3, "leftover")]
    for row in ("Bộ trưởng phát biểu - Ảnh 2.", title.upper()):
        assert told(f"{text}\n\n{row}", title=title) == []


def test_the_issuers_beside_the_name_of_a_portal_are_no_head_of_a_document() -> None:
    names = "SỞ MẪU\n\nCổng thông tin điện tử"
    found = [(1, "leftover"), (3, "leftover"), (5, "title-again")]
    assert told(f"{names}\n\nBài thử\n\n{LONG}", title="Bài thử") == found
    head = f"{names}\n\nSố: 12/TB-SM"
    assert told(f"{head}\n\nBài thử\n\n{LONG}", title="Bài thử") == [(7, "title-again")]


def test_the_title_may_stand_on_two_lines() -> None:
    title = "Trao máy tính cho trường vùng biên"
    for rows in ("Trao máy tính\ncho trường vùng biên", "TRAO MÁY TÍNH\n\nCHO TRƯỜNG VÙNG BIÊN"):
        lines = [at for at, row in enumerate(rows.split("\n"), 1) if row]
        assert told(f"{rows}\n\n{LONG}", title=title) == [(line, "title-again") for line in lines]
    kind = f"THÔNG BÁO\n\nTrao máy tính\n\n{LONG}"  # the head of the document itself
    assert told(kind, title="Thông báo trao máy tính") == []


@pytest.mark.parametrize("row", ["Bài và ảnh: LÊ MẪU", "Tin & ảnh: LÊ MẪU", "Nhóm PV"])
def test_who_wrote_a_text_is_kept_among_leftovers(row: str) -> None:
    found = told(f"{LONG}\n\n{NEXT}\n\n>> Xem thêm\n\n{row}\n\nGửi bình luận")
    assert found == [(5, "leftover"), (9, "leftover")]


def test_a_slogan_or_many_buttons_may_stand_above_the_title() -> None:
    slogan = "Thi đua lập thành tích chào mừng ngày truyền thống của ngành Thông tin và Truyền thông!"
    buttons = "\n\n".join(["Facebook", "Zalo", "Chia sẻ"] * 5)
    expected = [*((line, "leftover") for line in range(1, 34, 2)), (35, "title-again")]
    assert told(f"13/05/2019\n\n{slogan}\n\n{buttons}\n\nBài thử\n\n{LONG}", title="Bài thử") == expected


@pytest.mark.parametrize(
    "row",
    [
        "Bài thử một Bài thử một",
        "13/05/2019 08:30Bài thử một",
        "Bài thử mộtThứ hai, 13/05/2019 08:30",
        "Bài thử một (13/05/2019)",
        "Bài thử một | Cổng thông tin điện tử huyện Mẫu",
        "Bài thử một | Nông nghiệp | Cổng thông tin điện tử | 13/05/2019",
    ],
)
def test_the_title_may_be_joined_to_its_time(row: str) -> None:
    assert told(f"{row}\n\n{LONG}", title="Bài thử một") == [(1, "title-again")]


def test_the_title_may_stand_there_twice_and_a_day_above_the_buttons() -> None:
    text = f"BÀI THỬ MỘT\n\n[BÀI THỬ MỘT]\n\n{LONG}"
    assert told(text, title="Bài thử một") == [(1, "title-again"), (3, "leftover")]
    assert told(f"13/05/2019\n\nĐọc bài viết\n\n{LONG}") == [(1, "leftover"), (3, "leftover")]
    days = f"13/05/2019\n\nĐọc bài viết\n\n{LONG}\n\n14/05/2019\n\n{NEXT}"
    assert told(days) == [(3, "leftover")]


def test_the_title_of_a_page_may_be_joined_to_the_caption_of_a_picture() -> None:
    title = "Hội nghị giao ban quý II"
    text = f"{LONG}\n\n{title} ảnh 1Các đại biểu dự họp\n\n{title} - Ảnh 2. Chủ tọa (Ảnh: Lê Mẫu)"
    (fault,) = read(article(text=text, title=title)).diagnostics
    assert (fault.code, fault.line) == ("title-joined", BODY_LINE + 2)
    assert f"«{title} ảnh 1»" in fault.message
    assert "2 dòng" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "Lễ đón bằng tại xã Mẫu. Lễ đón bằng tại xã Mẫu.",
        "Chuông đồng chùa Thử Chuông đồng chùa Thử",
        "Nhà rông mới dựng tại xãNhà rông mới dựng tại xã",
    ],
)
def test_the_text_of_a_picture_and_its_caption_may_be_joined(text: str) -> None:
    assert (3, "text-again") in told(f"{LONG}\n\n{text}")
    assert told(f"{LONG}\n\n{text} Hết") in ([], [(3, "words-joined")])
    assert told(f"{LONG}\n\nNhanh! Nhanh!") == []


@every(
    "row",
    [
        "Quang cảnh hội nghị",
        "Toàn cảnh buổi giao ban tại điểm cầu Sở.",
        "Ảnh 2: Con đường vào bản Thử",
        "Ảnh minh họa (Nguồn: Internet)",
        "Hình 3. Màn hình đăng nhập",
        "Bà con gặt lúa chạy bão (Ảnh: Lê Mẫu)",
        "Chị em tham gia giải cầu lông. Ảnh: Công đoàn Sở",
        "Đại biểu dâng hương | Ảnh: TTXVN",
        "Đồng chí Lê Mẫu phát biểu tại Hội nghị",
        "Các đại biểu chụp ảnh lưu niệm với giáo viên, học sinh nhà trường",
        "Phó Chủ tịch UBND tỉnh trao Bằng khen cho 12 tập thể",
        "Đồng chí Lê Mẫu trình bày báo cáo tại kỳ họp\n\n \n",
        "Tàu thuyền vào âu tránh bão.\n(Ảnh: Lê Mẫu/VNP)",
    ],
)
def test_the_caption_of_a_picture_that_is_not_there(row: str) -> None:
    assert told(f"{LONG}\n\n{row}\n\n{NEXT}\n\n{row[:-1]}\n\n{LAST}")[:1] == [(3, "caption-alone")]
    for picture in ("skb1.jpg", '![Cờ](lost:skb1.jpg "Chào cờ")'):
        assert "caption-alone" not in {code for _, code in told(f"{LONG}\n\n{picture}\n\n{row}\n\n{NEXT}")}


@every(
    "row",
    [
        "Tin, ảnh: Lê Mẫu",
        "Bài và ảnh: Phòng Văn hóa Thông tin",
        "Ảnh: Công đoàn cơ sở",
        "(Ảnh: Nhà trường cung cấp)",
        "Ảnh màu hoặc đen trắng, từ 3.000 điểm ảnh",
        "Toàn cảnh thị trường năm qua có ba điểm: giá, cung và cầu",
        "Hình thức: trực tuyến",
        "Lễ ký kết hợp tác và trao học bổng",
        "Chủ động tham dự các diễn đàn quốc tế",
        "Ban hành quy chế trao giải báo chí",
        "Đồng chí Lê Mẫu chủ trì hội nghị.",
        "Ông Lê Mẫu phát biểu:",
        "Đoàn công tác gồm các ông, bà sau đây",
    ],
)
def test_bylines_headings_and_sentences_are_no_captions(row: str) -> None:
    assert told(f"{LONG}\n\n{row}\n\n{NEXT}") == []


LISTED = "Khai trương điểm bưu điện xã Thử\n05/9/2031\n\n- Xã Tạm có thêm một trạm phát sóng (12/9/2031)"


def test_other_articles_are_told_with_the_line_above_them() -> None:
    text = f"{LONG}\n\nTin liên quan\n{LISTED}\n\nXem thêm\n\n{NEXT}"
    first, last = read(article(text=text)).diagnostics
    assert [(first.line, first.code), (last.line, last.code)] == [
        (BODY_LINE + 2, "articles-listed"),
        (BODY_LINE + 8, "leftover"),
    ]
    assert "«Tin liên quan» và 3 dòng" in first.message


@pytest.mark.parametrize("below", [NEXT, "KẾT QUẢ THỰC HIỆN", "Lê Mẫu", "", "Lượt xem: 12"])
def test_nothing_is_listed_below_a_leftover(below: str) -> None:
    assert (3, "leftover") in told(f"{LONG}\n\nTin liên quan\n\n{below}")


@every(
    "text, lines",
    [
        (f"{LONG}\n\nTrả lời\n\nEmail của bạn sẽ không được hiển thị công khai.", [3, 5]),
        (f"{LONG}\n\nĐang truy cập\n\n12\n\nHôm nay\n\n1.340", [3, 5, 7, 9]),
        (f"{LONG}\n\nThông tin thời tiết\n\nĐang truy cập61\n\nTháng hiện tại440,498", [3, 5, 7]),
        (f"{LONG}\n\nLê Mẫu\n\nĐề xuất", [5]),
        (f"{LONG}\n\nTin liên quan\n\nThông báo\n\nPhản hồi", [3, 5, 7]),
        (f"{LONG}\n\nIn bài viết\n\nTHÔNG BÁO\n\n{NEXT}", [3]),
        (f"{LONG}\n\nIn bài viết\n\n- Nội dung\n- Thời gian", [3]),
        (f"{LONG}\n\nĐề xuất\n\n{NEXT}", []),
        (f"{LONG}\n\nLượt xem: 12\n\nTrả lời:\n\n{NEXT}", [3]),
        (f"{LONG}\n\nĐịa chỉ: số 1 phố Mẫu\n\nIn bài viết", [5]),
        (f"{LONG}\n\nIn bài viết\n\nĐịa chỉ: số 1 phố Mẫu\n\nTop", [3, 5, 7]),
        (f"{LONG}\n\nNgày gửi: 10/04/2023\n\nTrả lời:\n\n{NEXT}", []),
        (f"{LONG}\n\nTra cứu hồ sơ\n\nIn bài viết\n\nDanh bạ cơ quan\n\nTop", [3, 5, 7, 9]),
        (f"{LONG}\n\nChia sẻ\n\nLê Mẫu\n\nIn bài viết", [3, 7]),
        (f"{LONG}\n\nTra cứu hồ sơ\n\nDanh bạ cơ quan", []),
        ("Chia sẻ\n\nCà phê\n\nHồ tiêu\n\nIn bài viết", [1, 7]),
        (f"{LONG}\n\n12\n\nXem thêm", [5]),
        ("Nội dung", []),
        (f"{LONG}\n\nNội dung.", []),
    ],
)
def test_what_only_a_leftover_beside_it_shows_to_be_one(text: str, lines: list[int]) -> None:
    assert [line for line, code in told(text) if code == "leftover"] == lines


def test_a_line_to_be_removed_is_told_once() -> None:
    header = "Thứ hai, 13/05/2030\nTin trong tỉnh\nHotline: 1900.0000"
    expected = [(1, "leftover"), (2, "leftover"), (3, "leftover"), (5, "title-again")]
    assert told(f"{header}\n\nBài thử\n\n{LONG}", title="Bài thử") == expected
    caption = "Khai trương điểm bưu điện tại xã Mẫu."
    assert told(f"{LONG}\n\n{caption}\n{caption}\n\n{NEXT}") == [(4, "line-again")]


@pytest.mark.parametrize("text", ["05:30 Chào ngày mới\n06:00 Thời sự", "Mang theo:\n☐ Bút chì\n☐ Tài liệu"])
def test_agendas_and_boxes_are_no_leftovers(text: str) -> None:
    assert "leftover" not in [code for _, code in told(f"{LONG}\n\n{text}")]


@pytest.mark.parametrize("row", ["QUẾ LÂM |", "| TM. BAN TỔ CHỨC |", f"{LONG} {NEXT} |"])
def test_a_bar_that_a_layout_left(row: str) -> None:
    assert told(f"{LONG}\n\n{row}\n\n{NEXT}") == [(3, "bar-left")]


@pytest.mark.parametrize("rows", ["| Xã |\n|---|\n| Mẫu |", "Xã | Số máy |\nMẫu | 12 |\nThử | 15 |"])
def test_the_bars_of_tables_are_none(rows: str) -> None:
    assert "bar-left" not in [code for _, code in told(f"{LONG}\n\n{rows}")]


@pytest.mark.parametrize(
    "row",
    [
        "Chia sẻ tại hội nghị, Bộ trưởng nêu ba việc.",
        "Trang chủ của Bộ có giao diện mới.",
        "Trang chủ - nơi đăng tin mới - vừa được làm lại.",
        "In bài viết ra giấy để lưu.",
        "Ông ghi rõ nguồn gốc của từng hiện vật.",
        "Đánh giá: tốt",
        "Trở lại cuộc họp sáng nay",
        "Bình luận về kết quả, ông Tâm nói:",
        "Lượt xem tăng 20%",
        "Đã xem xét 5 hồ sơ",
        "Ngày 5/9/2019",
        "8:00",
        "Theo dõi các nội dung trên",
        "Tác giả: Lê Mẫu",
        "(Đã ký)",
        "| Một | Hai |",
        "covid-19",
        "In 500 tờ rơi",
        "Họp lúc 8:00 ngày 12/05/2023",
        "## Thống kê",
        "- Tìm kiếm",
        "+ Đăng nhập",
        "1. Tin tức",
        "2) Góp ý",
        "Trả lời:",
        "Thống kê",
        "Email: vanthu@vi.du",
        "Tháng này tăng 5%",
        "Đính kèm 02 phụ lục",
        "Tải trọng cầu 13 tấn",
        "Văn bản liên quan",
        "x = 5",
        "(M.T)",
        "Đề xuất",
        "Nhận xét:",
        "Thống kê:",
        "Danh mục: thủ tục mới công bố",
        "Vui lòng chờ ba ngày để nhận kết quả",
        "Hãy là người đầu tiên hưởng ứng phong trào",
        "dịch-vụ-công",
        "covid-19-delta",
        "Chưa có ý kiến nào khác về dự thảo",
        "Chọn ngày lành để khởi công",
        "Lê Mẫu - Sở Y tế",
        "Nền dốc 2 - 3%.",
        "Tốc độ: 40 km/giờ",
        "Xem thêm: Phụ lục 2",
        "Nhập nội dung cần hỏi",
        "Gửi tới:",
        "{a} ước tính",
        "Dòng 1",
        "Đồng",
        "Phía Đông:",
        "> Trang sách cũ còn ghi: “Ngày hội lớn”",
        "Đăng ký: bà Mẫu, 0200.0000",
        "Gửi: bandoc@mau.vi.du",
        "Hiển thị 120 hiện vật quý",
        "Đã thu hồi",
        "Thời lượng",
        "Hình ảnh liên quan",
        "Quét mã QR để nộp hồ sơ trực tuyến.",
        "Quét bằng máy chuyên dụng để bảo đảm chất lượng ảnh.",
        "Bạn cần đăng nhập VNeID trước khi nộp hồ sơ.",
        "Vui lòng đăng nhập bằng tài khoản định danh, sau đó chọn “Nộp hồ sơ”.",
        "Tải tài liệu tập huấn tại https://mau.vi.du/tai-lieu.",
        "Tải văn bản dự thảo, ghi ý kiến rồi gửi về Vụ Pháp chế.",
        "Ghi rõ nguồn gốc tài sản, thu nhập tăng thêm.",
        "Bản quyền thuộc về Ban Tổ chức cuộc thi.",
        "Có thể bạn chưa biết: mỗi ngày có 3.000 cuộc gọi rác.",
        "Xem dự báo trên trang của Trung tâm trước khi ra khơi.",
        "Nội dung này có giúp ích cho việc lập kế hoạch của các sở.",
        "Xây dựng bởi bàn tay người lính, con đường dài 12 km.",
        "Được viết bởi một bạn đọc 80 tuổi, lá thư kể lại chuyện cũ.",
        "Không có virus nào qua được lớp lọc thứ hai.",
        "Chuyển đến nội dung thứ ba, Bộ trưởng nhấn mạnh an toàn.",
        "Chưa có bình luận chính thức từ phía Bộ.",
        "Đang tải dữ liệu mà mất mạng thì làm thế nào?",
        "Giấy phép hoạt động báo chí có thời hạn mười năm.",
        "Gửi file đính kèm về địa chỉ của Ban Tổ chức.",
        "Nếu bạn là thành viên hộ nghèo, hồ sơ gồm hai bản.",
    ],
)
def test_sentences_are_no_leftovers(row: str) -> None:
    assert not is_leftover(row)


@every(
    "text, expected",
    [
        (f"**Bài thử**\n\n{LONG}", [(1, "title-again")]),
        (f"BÀI THỬ\n\n{LONG}", [(1, "title-again")]),
        (f"{LONG}\n\nskb1.jpg\n\nChú thích ảnh", [(3, "picture-name")]),
        (f"{LONG}\n\n20210622-lo.JPG", [(3, "picture-name")]),
        (f"{LONG}\n\n[cid:image001.png@01D9F2A0.5B]", [(3, "picture-name")]),
        (f"{LONG}\n\n[Ảnh: bia.jpg]", [(3, "picture-name")]),
        (f"{LONG}\n\nhoi_nghi (2).jpeg", [(3, "picture-name")]),
        (f"{LONG}\n\nIMG_0012.HEIC", [(3, "picture-name")]),
        (f"I. KẾT QUẢ\n\n{LONG}\n\nII. THỜI GIAN\n\nTừ 01/3.", [(1, "heading-typed")]),
        (f"I. KẾT QUẢ ĐẠT ĐƯỢC\n\n1. Kinh tế\n\n{LONG}\n\nII. HẠN CHẾ\n\n{NEXT}", [(1, "heading-typed")]),
        (f"{LONG}\n\n**Bưu chính**\n\n{NEXT}\n\n**Viễn thông**\n\n{LAST}", [(3, "heading-typed")]),
        (f"{LONG}\n\nKẾT QUẢ CỤ THỂ\n\n{NEXT}", [(3, "heading-typed")]),
        (f"🌿 NGÀY CHỦ NHẬT XANH 🌿\n\n{LONG}", []),
        (f"Bài thử\n\nLỊCH TIẾP CÔNG DÂN\n\nCỦA GIÁM ĐỐC SỞ\n\n{LONG}", [(1, "title-again")]),
        (f"LỊCH TIẾP CÔNG DÂN\n\n{LONG}\n\nLỊCH TRỰC BAN\n\n{NEXT}", [(1, "heading-typed")]),
        (f"{LONG}\n\n**Bưu chính:**\n\n{NEXT}", [(3, "heading-typed")]),
        (f"{LONG}\n\nBỘ TRƯỞNG\n\nNguyễn Văn A", []),
        (f"{LONG}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n{NEXT}", []),
        (f"**Bưu chính.** {LONG}", []),
        (f"{LONG}\n\n**Ghi chú**", []),
        (f"**Bưu chính**\n\n{LONG}\n\n**Viễn thông**\n\n{NEXT}", [(1, "heading-typed")]),
        (f"**Sáng nay, Bộ họp.**\n\n{LONG}\n\n**Viễn thông**\n\n{NEXT}", [(5, "heading-typed")]),
        (f"**Sáng nay, Bộ họp**\n\n{LONG}", []),
        (f"Xem ảnh skb1.jpg ở trên.\n\n{LONG}", []),
        (f"{LONG}\n\nCOVID-19\n\nngắn", []),
        (f"QUYẾT ĐỊNH\n\nVỀ VIỆC GIAO CHỈ TIÊU NĂM\n\n{LONG}", []),
        (f"HỘI ĐỒNG NHÂN DÂN HUYỆN MẪU\n\n{LONG}\n\nQUYẾT NGHỊ\n\n{NEXT}", []),
        (f"{LONG}\n\nPHẦN MỞ ĐẦU\n\n1. Lý do chọn đề tài:\n\n{NEXT}", [(3, "heading-typed")]),
        (f"{LONG}\n\nTIN, ẢNH: LÊ THỊ MẪU\n\n{NEXT}", []),
        (f"{LONG}\n\nlogo-hoi-nghi-nam-2019.jpg\n\nChú thích ảnh", [(3, "picture-name")]),
    ],
)
def test_titles_and_pictures(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text, title="Bài thử") == expected


@every(
    "text, right",
    [
        ("Lịch sử củaTổ quốc", "của Tổ"),
        ("hợp tác quốc tế.Trong năm", "tế. Trong"),
        ("khôngđược phép", "không được"),
        ("tạiHuế, sáng", "tại Huế"),
        ("trong năm2021 có", "năm 2021"),
        ("Ủy ban,Bộ", "ban, Bộ"),
        ("đồng chíNguyễn", "chí Nguyễn"),
        ("Sáng 20/9,Sở họp báo", "20/9, Sở"),
        ("Bà Lê Thị Thử,72 tuổi", "Thử, 72"),
        ("Ông nói:“Của người ta”", "nói: “Của"),
        ('Ông nói:"Của người ta"', 'nói: "Của'),
        ("Chi 60%,xã hội hóa 40%", "60%, xã"),
        ("Đã cấp 3.450 thẻ (84%);còn 650", "84%); còn"),
        ("Anh Mẫu (40 tuổi)kể", "tuổi) kể"),
        ("giai đoạn (2023-2028)về", "2023-2028) về"),
        ("phấn đấu đếnnăm 2030", "đến năm"),
        ("VỀVIỆC GIAO ĐẤT", "VỀ VIỆC"),
        ("Thu 18 triệu/phiên,cao nhất", "phiên, cao"),
        ("Luật Ngân sách nhànước; nhà nước cấp", "nhà nước"),
        ("Banhành quy định; quy định ban hành năm ngoái", "Ban hành"),
    ],
)
def test_joined_words(text: str, right: str) -> None:
    (fault,) = read(article(text=text)).diagnostics
    assert (fault.code, fault.level) == ("words-joined", "warning")
    assert f"«{right}»" in fault.message


@every(
    "text, right",
    [
        ("Có 34 tham luận1, trong đó", "luận 1"),
        ("Có 34 tham luận12 trong đó", "luận[^12]"),
    ],
)
def test_a_figure_after_a_word_may_be_of_a_note(text: str, right: str) -> None:
    (fault,) = read(article(text=text)).diagnostics
    assert (fault.code, fault.level) == ("note-joined", "warning")
    assert f"«{right}»" in fault.message


@every(
    "text",
    [
        "Nội dung,Số lượng,Đơn giá\nTài liệu,150,35\nNước uống,150,20",
        "VietnamNet, VnExpress, YouTube, iPhone, MobiFone",
        "GS.TS Nguyễn Văn A, ThS.Trần B, TP.Huế",
        "IPv6, H5N1, m2, CO2",
        "Đắk Lắk, Krông Pắc, Êđê",
        "TT&TT, BTTTT, QĐ-TTg, NĐ-CP",
        "email: vanthu@mic.gov.vn, https://mic.gov.vn/tinTuc",
        "nghiêng, trường, chuyện, khuyếch, ngoằn",
        "Ban Thi đua - Khen thưởng",
        "a.Một, b.Hai",
        "cân 1,5 kg; mã Đ,12; điểm 9,5; 12,ha",
        "Covid-19, 3G/4G",
        "MôđunA",
        "PGS,TS. Lê Mẫu; GS,TSKH Trần Thử",
        "bêtông, ximăng, ôtô, vắcxin, càphê, băngrôn, xêri, hêrôin, đôla, lôgích",
        "BÊTÔNG, ĐẮKLẮK, ÊĐÊ, Sêne Đônta, Pôkô",
    ],
)
def test_sound_words_are_not_joined(text: str) -> None:
    assert "words-joined" not in [code for _, code in told(text)]


@every(
    "keys, expected",
    [
        ({"summary": "chữ " * 101}, [(5, "summary-long")]),
        ({"summary": "chữ " * 100}, []),
        ({"authors": "Đăng Quý, Hà Minh"}, [(5, "authors-together")]),
        ({"authors": "[Đăng Quý và Hà Minh]"}, [(5, "authors-together")]),
        ({"authors": "[Đăng Quý, Hà Minh]"}, []),
        ({"tags": "Bưu chính, Viễn thông"}, [(5, "tags-together")]),
        ({"tags": "[Bưu chính; Viễn thông]"}, [(5, "tags-together")]),
        ({"tags": "(Bưu chính, Viễn thông)"}, [(5, "tags-together")]),
        ({"tags": "[Bưu chính, Thông tin và truyền thông]"}, []),
        ({"authors": "Đăng Quý"}, []),
        ({"authors": "Đăng Quý – Hà Minh"}, [(5, "authors-together")]),
        ({"authors": "Ban Biên tập - Sở Y tế"}, []),
        ({"authors": "Sở Thông tin và Truyền thông"}, []),
        ({"authors": "[Lê Mẫu, Sở Thông tin và Truyền thông]"}, []),
        ({"authors": "Phòng Văn hóa và Thông tin huyện Mẫu"}, []),
        ({"authors": "Sở Văn hóa, Thể thao và Du lịch"}, []),
        ({"authors": "Cục Phát thanh, truyền hình và thông tin điện tử"}, []),
        ({"authors": "Ban Tuyên giáo - Dân vận"}, []),
        ({"authors": "Hà Minh - TTXVN"}, []),
        ({"authors": "PV Lê Mẫu"}, []),
        ({"authors": "Ban Biên tập, Lê Mẫu"}, [(5, "authors-together")]),
        ({"authors": "Lê Mẫu/Trần Thử"}, [(5, "authors-together")]),
        ({"authors": "LÊ MẪU - TRẦN THỬ"}, [(5, "authors-together")]),
        ({"authors": "Lê Mẫu (tin), Trần Thử (ảnh)"}, [(5, "authors-together")]),
        ({"authors": "PV Lê Mẫu, CTV Trần Thử"}, [(5, "authors-together")]),
        ({"tags": "Bưu chính - Viễn thông"}, []),
        ({"event_date": "04-05/9/2019"}, []),
        ({"event_date": "từ 03 đến 06/9/2019"}, []),
        ({"event_date": "06/09/2019"}, [(5, "event-later")]),
        ({"event_date": "05/09/2019"}, []),
        ({"event_date": "04/09/2019"}, []),
    ],
)
def test_heads(keys: dict[str, str], expected: list[tuple[int, str]]) -> None:
    assert codes(read(article(**keys)).diagnostics) == expected


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, ["period-missing"]),
        ({"period": ""}, ["period-missing"]),
        ({"period": "Quý 3 năm 2019"}, []),
        ({"period": "6 tháng đầu năm 2019"}, ["period-rhythm"]),
        ({"period": "tháng 7, 8, 9/2019"}, ["period-rhythm"]),
        ({"period": "Quý III/2019"}, []),
        ({"period": "tháng 9/2019"}, ["period-rhythm"]),
        ({"category": "chao-co"}, ["period-missing"]),
        ({"category": "chao-co", "period": "tháng 9/2019"}, []),
        ({"category": "tin-tuc"}, []),
        ({"period": "năm 2019"}, ["period-rhythm"]),
    ],
)
def test_periods(keys: dict[str, str], expected: list[str]) -> None:
    data, _ = read_data(ROOT / "content", ROOT / "content", Capabilities(()).data)
    found = [*records.check_categories([read(article(**keys))], data)]
    assert [fault.code for fault in found] == expected
    assert all(fault.level == "warning" for fault in found)


def test_an_article_that_stands_there_twice() -> None:
    seen = [
        read(article("Giao ban", text="Một.\n"), "bai-viet/2019/b.md"),
        read(article("GIAO BAN", text="Một.\n"), "bai-viet/2019/a.md"),
        read(article("Giao ban", text="Hai.\n"), "bai-viet/2019/c.md"),
        read(article("Khác", text="Một.\n"), "bai-viet/2019/d.md"),
    ]
    (fault,) = records.check_twins(seen)
    assert (fault.file, fault.code, fault.level) == ("bai-viet/2019/b.md", "article-twice", "warning")
    assert "bai-viet/2019/a.md" in fault.message


@every("path", sorted((ROOT / "content").rglob("*.md")))
def test_the_archives_own_articles_have_no_such_hint(path: Path) -> None:
    found = read(path.read_bytes(), path.relative_to(ROOT / "content").as_posix()).diagnostics
    habits = {"leftover", "title-again", "picture-name", "caption-alone", "heading-typed"}
    assert not (habits | {"words-joined", "line-breaks", "number-date"}) & {fault.code for fault in found}


@every(
    "text, expected",
    [
        (f"{LONG}\n\n- 3 -\n\n{NEXT}", [(3, "page-number")]),
        (f"{LONG}\n\nTrang 2/5\n\n{NEXT}", [(3, "page-number")]),
        (f"{LONG}\n12\nBáo cáo sơ kết quý\n{NEXT}", [(2, "page-number")]),
        (f"{LONG}\n\nBáo cáo quý II        Trang 4\n\n{NEXT}", [(3, "page-number")]),
        (f"{LONG} Xem trang 4\n\nBảng này ở trang 5", []),
        (f"{LONG[:50]}\n{NEXT[:50]}\n\n12\n\n{LAST[:50]}\n{LONG[:50]}", [(4, "page-number")]),
        (f"{LONG[:50]}\n12\n{NEXT[:50]}\n15\n{LAST[:50]}", []),
        (f"{LONG}\n\nMột dòng ngắn\n\n12\n\nHai dòng ngắn", []),
        ("Các điểm bưu điện do một nhân viên kiêm nhi-\nệm nhiều việc.", [(1, "word-broken")]),
        ("Hội thảo của viện ng-\nhiên cứu và trường.", [(1, "word-broken")]),
        ("Phát triển kinh tế -\nxã hội, chống tia X-\nquang.", []),
        ("\uf0b7 Một\n\uf0b7 Hai\n\nGọi \uf028 1022", [(4, "sign-unshown")]),
    ],
)
def test_what_printed_pages_leave(text: str, expected: list[tuple[int, str]]) -> None:
    assert [one for one in told(text) if one[1] in ("page-number", "word-broken", "sign-unshown")] == expected


def test_a_wrapped_number_is_no_leftover() -> None:
    assert "leftover" not in [code for _, code in told(f"{LONG}\n\nMã độc gửi dữ liệu\ntới 185[.]12[.]34[.]56:8080.\n")]


def test_a_row_of_figures_is_no_leftover() -> None:
    assert "leftover" not in [code for _, code in told(f"{LONG}\n\nLượt truy cập;120.500;134.210\n")]


def test_a_title_below_what_a_portal_leaves() -> None:
    assert told(f"Trang chủ / Tin tức\n\nBài thử\n\n{LONG}", title="Bài thử") == [(1, "leftover"), (3, "title-again")]


@every(
    "row",
    [
        "A- A A+",
        "[Image]",
        "[video]",
        "Copyright © 2022 Sở Thông tin và Truyền thông",
        "Trang chủ → Tin tức",
        "Home / Tin tức / Sự kiện",
        "Trang chủ - Tin tức - Sự kiện",
        "Đăng bởi: admin - Ngày 14/02/2022",
        "Các tin mới hơn:",
        "Những bài viết cùng chuyên mục",
        "Thứ Tư, 12/10/2022 09:15 | Lượt xem: 1.204",
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
        "👍 Thích · 💬 Bình luận · ↗ Chia sẻ",
        "1 | 2 | 3 | Trang sau",
        "0 Bình luận",
        "<< Trang trước | Trang sau >>",
        "Trang chủ \\ Tin tức \\ Tin trong ngành",
        "{{item.title}}",
        "★★★★☆",
        "Tốc độ đọc: 1.25x",
        "Giọng nữ miền Bắc",
        "Nguồn: mau.vi.du Copy link",
        ">> Xem thêm: Giữ lửa làng nghề",
        "Mặc định Cỡ chữ",
        "Font size: a- a+",
        "Về trang trước Gửi email In trang",
        "In bài này",
        "Gửi tới: Facebook",
        "Liên hệ quảng cáo: 09xx.xxx.xxx",
        "Mới nhất | Quan tâm nhất",
        "Nội dung này có hữu ích với bạn không?",
        "User Rating: 5 / 5",
        "TU KHOA: le hoi",
        "Từ khoá: lễ hội",
        "Huỷ trả lời",
        "Nên đọc",
        "Mời quý độc giả xem thêm bài khác",
        "Mục lục [Ẩn]",
        "Đánh giá: 5/5 - (3 bình chọn)",
        "Trực tuyến: 5 - Hôm nay: 230",
        "Video đang được xem nhiều",
        "Sao chép URL",
        "Trang chủGiới thiệuTin tứcVăn bảnDịch vụ côngLiên hệ",
        "Chia sẻFacebookZaloIn trang",
        "FacebookTwitterZalo",
        "Theo dõi chúng tôi trên Zalo",
        "Theo dõi Báo trên Google News",
        "Font chữ: A- | A+",
        "Thích · Trả lời · 2 ngày",
        "--",
        "Đăng ngày 11/01/2023 bởi Quản trị",
        "Twitter Facebook Google+",
    ],
)
def test_more_leftovers(row: str) -> None:
    assert (3, "leftover") in told(f"{LONG}\n\n{row}\n")


def test_whole_pages() -> None:
    """Everything that must be reported of a page is, at most three warnings are false, and no word is lost."""
    harmless, missed, lost = [], [], []
    for page in PAGES:
        title, _, labelled = page.partition("\n")
        rows = labelled.rstrip().split("\n")
        expected = [(line, match[1]) for line, row in enumerate(rows, 1) if (match := EXPECTED.search(row))]
        text = EXPECTED.sub("", labelled.replace(GOES_ON, ""))
        result, read_text = read_both(article(text=text, title=title, date="31/12/2023"))
        hints = [hint for hint in lines_and_codes(result) if hint[0] > 0]
        missed += [(title, *hint) for hint in expected if hint not in hints]
        harmless += [(title, *hint) for hint in hints if hint not in expected]
        shown = " ".join(read_text.plain.split())
        typed = [
            MAIL.sub(r"\1", EMPHASIS.sub(r"\2", ITEM.sub("", row.strip())))
            for row in normalise(text).split("\n")
            if row[:1] != "|"
        ]
        lost += [row for row in typed if " ".join(row.split()) not in shown and row.strip("-*_> ")]
    assert len(PAGES) >= 30
    assert missed == []
    assert len(harmless) <= 3, harmless
    assert lost == []


VARIED: dict[str, Callable[[str], str]] = {
    "decomposed": partial(normalize, "NFD"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: text.replace("\n", " \n"),
    "spaces at line starts": lambda text: re.sub(r"^(?=[^\W\d_])", " ", text, flags=re.MULTILINE),
    "no-break spaces": lambda text: re.sub(
        r"^[^\W\d_].*", lambda row: row[0].replace(" ", "\xa0"), text, flags=re.MULTILINE
    ),
    "invisible characters": lambda text: re.sub(r"^(?=.)", "\u200b", text, flags=re.MULTILINE),
}


@every("variation", sorted(VARIED))
def test_what_does_not_show_changes_no_hint(variation: str) -> None:
    for page in Random(variation).sample(PAGES, 10):
        title, _, labelled = page.partition("\n")
        text = EXPECTED.sub("", labelled.replace(GOES_ON, "")).rstrip() + "\n"
        assert told(VARIED[variation](text), title=title) == told(text, title=title), title


@every("row", ["© Tạp chí Mẫu", "Trang chủ / Tin tức", "12 bình luận", "Lượt xem: 12"])
def test_marks_around_a_leftover(row: str) -> None:
    for varied in (row.upper(), f"**{row}**", f"[{row}]", f"({row})", f"• {row}", f"“{row}”", f" {row} "):
        assert is_leftover(varied), varied


@every("page", CLEAN)
def test_nothing_is_told_of_a_clean_page(page: str) -> None:
    title, _, text = page.partition("\n")
    assert [hint for hint in told(text, title=title, date="31/12/2023") if hint[0] > 0] == []
