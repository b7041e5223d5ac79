"""An editor at the desk, in a real browser: from an empty form to a briefing that is published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tools.desk.command import Running

from .conftest import Place, git, photograph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def page(chromium: Browser) -> Page:
    opened = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    opened.set_default_timeout(20_000)
    return opened


def test_a_briefing_with_a_photograph_and_a_table_is_published(
    running: Running, place: Place, page: Page, tmp_path: Path
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(f"{told.text} {told.location}") if told.type == "error" else None)
    (tmp_path / "Hội trường 1.JPG").write_bytes(photograph())

    # What the new article is.
    page.goto(running.address)
    page.get_by_role("link", name="Bài mới").press("Enter")
    page.get_by_label("Chuyên mục").select_option(label="Giao ban quản lý nhà nước")
    page.get_by_label("Tên bài").press_sequentially("Hội nghị giao ban Quý III/2026")
    page.get_by_label("Ngày đăng").press_sequentially("Thứ Hai, 05/10/2026")
    page.get_by_text("Thứ Hai, 05/10/2026").wait_for()
    expect(page.get_by_label("Kỳ mà bài nói tới")).to_have_value("Quý III/2026")
    page.get_by_label("Tóm tắt").fill("Hội nghị giao ban của Bộ với các sở.")
    page.get_by_role("button", name="Tạo bài và viết").press("Enter")

    # What it says.
    field = page.get_by_label("Nội dung bài")
    expect(field).to_be_enabled()
    field.press("Control+End")
    field.press_sequentially("Bộ họp giao ban.\n\nBảng 1. Khiếu nại\n\n")
    page.get_by_role("button", name="Bảng").click()
    page.locator("#photograph_file").set_input_files(tmp_path / "Hội trường 1.JPG")
    page.get_by_label("Trong ảnh nhìn thấy gì").fill("Hội trường kín chỗ")
    page.get_by_label("Chú thích dưới ảnh").fill("Toàn cảnh hội nghị")
    page.get_by_role("button", name="Đặt ảnh vào bài").click()
    expect(page.get_by_label("Trong ảnh nhìn thấy gì")).to_be_hidden()
    expect(field).to_have_value(re.compile(r"^---[^!]+Ô \| 2 \|\n\n!\[Hội.*hoi-truong-1.jpg", re.DOTALL))
    shown = page.frame_locator("#page")
    shown.locator("table").wait_for()
    shown.get_by_alt_text("Hội trường kín chỗ").wait_for()
    assert shown.get_by_alt_text("Hội trường kín chỗ").evaluate("image => image.naturalWidth") == 900

    # Saved, published, sent.
    page.get_by_role("button", name="Đăng bài").click()
    page.keyboard.press("Control+s")
    page.get_by_text("Đã lưu.").wait_for()
    path = place.content / "bai-viet/2026/2026-10-05-hoi-nghi-giao-ban-quy-iii-2026.md"
    text = path.read_text(encoding="utf-8")
    assert "status: draft" not in text
    assert '![Hội trường kín chỗ](../../anh/2026/hoi-truong-1.jpg "Toàn cảnh hội nghị")' in text
    running.build()
    page.get_by_role("link", name="Gửi bài…").click()
    page.get_by_text("Đăng bài «Hội nghị giao ban Quý III/2026»").wait_for()
    page.get_by_label("Bạn đã làm gì").fill("Thêm bài giao ban Quý III/2026")
    page.get_by_role("button", name="Gửi bài").press("Enter")
    page.get_by_text("Đã gửi.").wait_for()

    assert errors == []
    assert git(place.bare, "log", "-1", "--format=%s", "main").strip() == "Thêm bài giao ban Quý III/2026"
    listed = git(place.bare, "ls-tree", "-r", "--name-only", "main").split()
    assert "content/anh/2026/hoi-truong-1.jpg" in listed
    assert f"content/{path.relative_to(place.content).as_posix()}" in listed
