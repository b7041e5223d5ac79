"""Three pages as portals wrote them: SharePoint of 2009, a province's portal of 2017, a print version."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.vietnamese.when import as_when
from tools.importer.pipeline import Imported

from . import kit
from .test_invariants import hold

PAGES = Path(__file__).with_name("pages")


def bring(name: str, address: str = "") -> Imported:
    imported = kit.of_html((PAGES / name).read_text("utf-8"), name=name, address=address)
    hold(imported)
    return imported


def facts(imported: Imported) -> tuple[str, str, tuple[str, ...], str]:
    assert imported.article
    found = imported.article.facts
    assert found.date
    return found.title, found.date.text or found.date.start.isoformat(), found.authors, found.section


def short(imported: Imported) -> list[str]:
    """The outline, prose cut short."""
    return [line if len(line) < 60 else f"{line[:20]}…" for line in kit.outline(imported)]


def test_sharepoint() -> None:
    page = bring("sharepoint.html", "http://mic.gov.vn/Pages/TinTuc/printpage.aspx?tintucID=106577")
    title = "Bộ tổ chức tập huấn an toàn thông tin cho cán bộ các tỉnh miền Trung"
    assert facts(page) == (title, "11/05/2009 11:08", ("Thu Hà",), "Tin tức")
    assert page.article
    assert page.article.facts.reasons["date"] == "date-month-first"
    assert short(page) == [
        "P Trong hai ngày 9 v…", "F /Tintuc/Publishing…", "P Chương trình gồm b…",
        "## 1. Nhận biết nguy cơ", "P Giảng viên dẫn nhữ…",
        "- Thư rác kèm mã độc;", "- Trang giả mạo ngân hàng;", "  - Giả tên miền;", "  - Giả giao diện.",
        "## 2. Ứng phó",
        "P Bảng dưới đây cho …", "T 4x3", "P Tài liệu xem tại đây, hỏi thêm qua trang của Trung tâm.",
    ]  # fmt: skip
    body = kit.body_of(page)
    assert "[tại đây](http://mic.gov.vn/vanban/tailieu.doc)" in body
    assert "[trang của Trung tâm](http://www.vncert.gov.vn/lien%20he?a=1&b=2)" in body
    assert '![](lost:20090510-dn1.jpg "Học viên thực hành trong phòng máy")' in body
    assert page.draft
    assert "printpage.aspx?tintucID=106577" in page.draft.text
    assert page.head
    assert {"photographs", "documents"} <= set(page.head.undecided)


def test_a_provinces_portal() -> None:
    page = bring("cong-tinh.html")
    title = "Khánh thành trạm phát sóng ở xã vùng cao"
    assert facts(page) == (title, "22/06/2017 17:02", ("Minh Anh", "Hoàng Nam"), "Tin hoạt động")
    assert page.article
    assert page.article.facts.tags == ("viễn thông", "vùng cao")
    assert short(page) == [
        "P Sáng 22/6, ở xã Th…", "F images/tram-phat-s…", "P Trạm cao bốn mươi …", "## Đường lên đỉnh đèo",
        "P Thiết bị được ngườ…",
        "1. Chuyến đầu chở khung thép.", "2. Chuyến sau chở ắc quy.", "  - loại nhỏ", "  - loại lớn",
        "P “Có sóng rồi, con …",
        "P Sở sẽ dựng thêm ba trạm nữa trong năm nay.",
    ]  # fmt: skip
    assert page.head
    assert page.head.event_date == as_when(date(2017, 6, 22))


def test_a_print_version() -> None:
    page = bring("ban-in.html")
    assert facts(page) == ("Thông báo lịch nghỉ và trực lễ của cơ quan Bộ", "21/01/2021", ("Văn phòng Bộ",), "")
    assert short(page)[1:4] == [
        "- a) Đơn vị có người trực ngày;",
        "- b) Đơn vị có người trực đêm;",
        "- c) Đơn vị không phải trực.",
    ]
    assert "Lượt xem" not in kit.body_of(page)
    assert "In trang" not in kit.body_of(page)
