"""Front matter forms in the browser: they open with the current values and change only what was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.desk.kit import ARTICLE, TEXT
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow


def fill(page: Page, form: str, button: str, values: dict[str, str]) -> None:
    """Fill in a front matter form. values: by field name."""
    expect(page.locator("#text")).to_be_enabled()
    page.get_by_role("button", name=button).click()
    for name, value in values.items():
        page.locator(f"#form_{form} [name='{name}']").fill(value)
    page.locator(f"#form_{form}").get_by_role("button", name="Ghi vào bài").press("Enter")


def test_a_correction_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.get_by_role("button", name="Đính chính…").click()
    expect(page.get_by_label("Ngày đính chính")).to_have_value("20/11/2026")
    page.get_by_label("Ngày đính chính").fill("10/9/2019")
    page.get_by_label("Chỗ sai đã đăng").fill("65 điểm cầu")
    page.get_by_label("Chỗ đúng").fill("66 điểm cầu: đủ")
    page.locator("#form_corrections").get_by_role("button", name="Ghi vào bài").press("Enter")
    row = "corrections:\n  - date: 10/9/2019\n    wrong: 65 điểm cầu\n    right: '66 điểm cầu: đủ'\n---\n"
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{row}"))


def test_a_notice_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    values = {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": "5/9/2019", "period": "10 ngày làm việc"}
    fill(page, "notice", "Lấy ý kiến…", {**values, "send_to.address": "18 Nguyễn Du", "send_to.email": "a@b.vn"})
    rows = (
        "notice:\n  candidate: bà Trần Thị Mẫu\n  award: Bằng khen\n  opens: 5/9/2019\n  period: 10 ngày làm việc\n"
        "  send_to:\n    address: 18 Nguyễn Du\n    email: a@b.vn\n---\n"
    )
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{rows}"))


def test_a_withdrawal_is_filled_in(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    fill(page, "withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "đăng nhầm bản chưa duyệt"})
    rows = "withdrawn:\n  date: 10/9/2019\n  reason: đăng nhầm bản chưa duyệt\n---\n"
    expect(page.locator("#text")).to_have_value(TEXT.replace("Quý]\n---\n", f"Quý]\n{rows}"))
    expect(page.locator("#summary")).not_to_contain_text("lỗi phải sửa")


def test_what_a_form_writes_is_seen_in_the_page_beside(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    fill(page, "withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "đăng nhầm bản chưa duyệt"})
    beside = page.frame_locator("#page")
    expect(beside.get_by_role("region", name="Bài này đã được rút")).to_contain_text("đăng nhầm bản chưa duyệt")
    fill(page, "notice", "Lấy ý kiến…", {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": "5/9/2019"})
    expect(beside.get_by_text("bà Trần Thị Mẫu").first).to_be_visible()
    values = {"url": "https://example.vn/a.pdf", "title": "Phụ lục số liệu"}
    fill(page, "documents", "Tài liệu…", values)
    expect(beside.get_by_role("heading", name="Phụ lục số liệu")).to_be_visible()


FILLED = TEXT.replace(
    "authors: [Đăng Quý]\n",
    "withdrawn: # rút\n  date: 10/9/2019\n  reason: nhầm bản  # chữ tay\n  body: hide\nauthors: [Đăng Quý]\n"
    "corrections:\n- date: 9/9/2019\n  wrong: 65\n  right: 66 # đếm lại\n"
    "notice:\n  candidate: bà Trần Thị Mẫu\n  award: Bằng khen\n  opinions:\n    - text: Đồng ý.\n",
)


@pytest.mark.parametrize(
    ("form", "button", "opened", "changed", "row", "becomes"),
    [
        ("withdrawn", "Rút bài…", {"date": "10/9/2019", "reason": "nhầm bản", "by": ""}, {"reason": "chưa duyệt"},
         "  reason: nhầm bản  #", "  reason: chưa duyệt  #"),
        ("notice", "Lấy ý kiến…", {"candidate": "bà Trần Thị Mẫu", "award": "Bằng khen", "opens": ""},
         {"post": "Giám đốc"}, "Mẫu\n  award:", "Mẫu\n  post: Giám đốc\n  award:"),
        ("corrections", "Đính chính…", {"date": "9/9/2019", "wrong": "65", "right": "66"}, {"right": "67 điểm"},
         "right: 66", "right: 67 điểm"),
    ],
)  # fmt: skip
def test_a_form_opens_with_what_is_there_and_changes_what_was_changed(
    running: Running, page: Page, form: str, button: str, opened: dict[str, str], changed: dict[str, str], row: str,
    becomes: str,
) -> None:  # fmt: skip
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").fill(FILLED)
    for changes, text in (({}, FILLED), (changed, FILLED.replace(row, becomes))):
        page.get_by_role("button", name=button).click()
        dialog = page.locator(f"#form_{form}")
        if form == "corrections":
            expect(dialog.locator("option")).to_have_text(["1. 9/9/2019, 65, 66", "Thêm một mục mới"])
            dialog.get_by_label("Mục nào").select_option(index=0)
        for name, value in opened.items():
            expect(dialog.locator(f"[name='{name}']")).to_have_value(value)
        for name, value in changes.items():
            dialog.locator(f"[name='{name}']").fill(value)
        dialog.get_by_role("button", name="Ghi vào bài").press("Enter")
        expect(dialog).to_be_hidden()
        expect(page.locator("#text")).to_have_value(text)


def test_a_form_for_a_head_at_fault_says_so(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.locator("#text").fill("---\ntitle: a: b\n---\n")
    page.get_by_role("button", name="Rút bài…").click()
    expect(page.locator("#notice_list")).to_contain_text("Phần đầu bài đang có lỗi")


def test_enter_ends_a_form_in_a_field_of_sentences_too(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page.locator("#text")).to_be_enabled()
    page.get_by_role("button", name="Đầu bài…").click()
    page.locator("#form_head [name=summary]").fill("Một câu.\nHai câu.")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value(TEXT.replace("Hội nghị nối các điểm cầu.", "Một câu. Hai câu."))
