"""An editor's session at the desk by mouse and keyboard: a briefing with a table and a photograph, from empty form to
sending."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLE, DAY, PERIOD = "Hội nghị giao ban Quý III/2026", "Thứ Hai, 05/10/2026", "Quý III/2026"
PATH = "bai-viet/2026/2026-10-05-hoi-nghi-giao-ban-quy-iii-2026.md"
BODY = "Bộ họp giao ban.\n\nBảng 1. Khiếu nại\n\n"
ALT, CAPTION, NOTE = "Hội trường kín chỗ", "Toàn cảnh hội nghị", "Thêm bài giao ban Quý III/2026"


def write_briefing(page: Page, desk: str, photograph: Path, *, pause: float = 0) -> None:
    """Create, write, publish and save the article. desk: its address; pause: milliseconds between keystrokes."""
    from playwright.sync_api import expect

    page.goto(desk)
    page.get_by_role("link", name="Bài mới").press("Enter")
    page.get_by_label("Chuyên mục").select_option(label="Giao ban quản lý nhà nước")
    page.get_by_label("Tên bài").press_sequentially(TITLE, delay=pause)
    page.get_by_label("Ngày đăng").press_sequentially(DAY, delay=pause)
    page.get_by_text(DAY).wait_for()
    expect(page.get_by_label("Kỳ mà bài nói tới")).to_have_value(PERIOD)
    page.get_by_label("Tóm tắt").press_sequentially("Hội nghị giao ban của Bộ với các sở.", delay=pause)
    page.get_by_role("button", name="Tạo bài và viết").press("Enter")

    field = page.get_by_label("Nội dung bài")
    expect(field).to_be_enabled()
    field.press("Control+End")
    field.press_sequentially(BODY, delay=pause)
    page.get_by_role("button", name="Bảng").click()
    page.locator("#photograph_file").set_input_files(photograph)
    page.get_by_label("Trong ảnh nhìn thấy gì").wait_for()
    page.get_by_label("Trong ảnh nhìn thấy gì").press_sequentially(ALT, delay=pause)
    page.get_by_label("Chú thích dưới ảnh").press_sequentially(CAPTION, delay=pause)
    page.get_by_role("button", name="Đặt ảnh vào bài").click()
    expect(page.get_by_label("Trong ảnh nhìn thấy gì")).to_be_hidden()
    expect(field).to_have_value(re.compile(rf"^---[^!]+Ô \| 2 \|\n\n!\[{ALT}", re.DOTALL))
    shown = page.frame_locator("#page")
    shown.locator("table").wait_for()
    shown.get_by_alt_text(ALT).wait_for()

    page.get_by_role("button", name="Đăng bài").click()
    page.get_by_role("button", name="Đăng bài").wait_for(state="hidden")
    page.keyboard.press("Control+s")
    page.get_by_text("Đã lưu.").wait_for()


def send(page: Page, *, pause: float = 0) -> None:
    """Send the article."""
    page.get_by_role("link", name="Gửi bài…").click()
    page.get_by_text(f"Đăng bài «{TITLE}»").wait_for()
    page.get_by_label("Bạn đã làm gì").press_sequentially(NOTE, delay=pause)
    page.get_by_role("button", name="Gửi bài").press("Enter")
    page.get_by_text("Đã gửi.").wait_for()
