"""The desk's pages: no axe violations, and nothing cut off at 1366 × 768 or at twice the text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import COLOURS, look
from tests.desk.kit import ARTICLE
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow
PAGES = (
    "",
    "moi",
    f"viet/{ARTICLE}",
    "gui",
    "xung-dot",
    f"tieng-anh/{ARTICLE}",
    f"lich-su/{ARTICLE}",
    "viet/bai-viet/2019/khong-co.md",
)


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(shared_desk: Running, page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(shared_desk.address + address)
    if address.endswith("iii.md") and address.startswith("viet"):
        expect(page.locator("#summary")).not_to_have_text("Đang đọc bài…")
    found = look(page)["violations"]
    page.emulate_media(color_scheme="dark")
    found += look(page, *COLOURS)["violations"]
    assert [f"{one['id']} {one['nodes'][0]['html'][:120]}" for one in found] == []


@pytest.mark.parametrize(("width", "size"), [(1366, "100%"), (1366, "200%"), (683, "100%")])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off(shared_desk: Running, page: Page, address: str, width: int, size: str) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(shared_desk.address + address)
    page.add_style_tag(content=f":root {{ font-size: {size} }}")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize(("width", "size", "beside"), [(1366, "100%", True), (1366, "200%", False)])
def test_both_texts_stand_side_by_side_where_there_is_room(
    shared_desk: Running, page: Page, width: int, size: str, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(f"{shared_desk.address}viet/{ARTICLE}")
    page.add_style_tag(content=f":root {{ font-size: {size} }}")
    tops = page.evaluate(
        """() => {
          document.getElementById("conflict").showModal();
          return ["theirs", "ours"].map((id) => document.getElementById(id).getBoundingClientRect().top);
        }"""
    )
    assert (tops[0] == tops[1]) is beside


def test_the_text_and_its_page_fit_into_the_window(shared_desk: Running, page: Page) -> None:
    page.goto(f"{shared_desk.address}viet/{ARTICLE}")
    assert page.evaluate("document.documentElement.scrollHeight") <= 768


def test_a_page_to_write_on_is_called_by_its_article(running: Running, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    expect(page).to_have_title("Hội nghị giao ban Quý III/2019 – Bàn biên tập")
    expect(page.get_by_role("heading", name="Hội nghị giao ban Quý III/2019")).to_be_visible()


def test_a_list_without_a_row_says_what_to_do(shared_desk: Running, page: Page) -> None:
    page.goto(f"{shared_desk.address}?q=khong-co-bai-nay")
    expect(page.get_by_role("status")).to_contain_text("Không bài nào khớp: bớt chữ")


@pytest.mark.parametrize("address", ["khong-co", "viet/", "api/khong-co"])
def test_a_page_that_is_not_there_is_told(shared_desk: Running, page: Page, address: str) -> None:
    page.goto(shared_desk.address + address)
    expect(page.get_by_role("heading", name="Không mở được")).to_be_visible()
