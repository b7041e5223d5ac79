"""Texts that are hard to lay out, in a real browser: very long titles, wide and long tables, many tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sample import news, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
LONG = ("Bộ trưởng nói về đường truyền và những chuyển biến của ngành " * 6)[:299].strip()
ONE_WORD = "Nghiêngngả" * 6
BROAD = "\n".join(
    [*("|" + cell * 40 for cell in (" Chỉ tiêu |", " --- |")), *("|" + " 1.234,5 |" * 40 for _ in range(5))]
)
ROWS = "\n".join(["| Số | Đơn vị |", "| --- | --- |", *(f"| {row} | Sở thứ {row} |" for row in range(2000))])
TAGS = "tags:\n" + "\n".join(f"  - thẻ khá dài thứ {number}" for number in range(30))
BRIEFING = """---
title: Giao ban Quý {quarter}/{year}
date: {date}
category: giao-ban
summary: Họp giao ban.
period: Quý {quarter}/{year}
---

Họp.
"""
FILES = {
    "2024-03-01-tieu-de-dai.md": news(title=LONG),
    "2024-03-02-mot-tu.md": news(title=ONE_WORD),
    "2024-03-03-bang-rong.md": news(title="Bảng rộng", body=f"{BROAD}\n\nChữ sau bảng."),
    "2024-03-04-bang-dai.md": news(title="Bảng dài", body=ROWS),
    "2024-03-05-nhieu-the.md": news(TAGS, title="Nhiều thẻ"),
    "1992-04-05-giao-ban.md": BRIEFING.format(quarter="I", year=1992, date="05/04/1992"),
    "2022-10-05-giao-ban.md": BRIEFING.format(quarter="III", year=2022, date="05/10/2022"),
    **{
        f"2022-09-{number % 28 + 1:02}-tin-{number}.md": news(
            title=f"Tin {number}", date=f"{number % 28 + 1:02}/09/2022"
        )
        for number in range(800)
    },
}
ADDRESSES = ("/", "/2024/03/", "/2022/09/", "/the/", "/chuoi/giao-ban-quy/",
             *(f"/2024/03/{name[11:-3]}/" for name in FILES if name.startswith("2024")))  # fmt: skip


@pytest.fixture(scope="module")
def hard_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tests.serving import served
    from tools.site.build import overrides, run

    folder = tmp_path_factory.mktemp("hard")
    report = run(overrides(content=write(folder / "content", FILES), output=folder / "site"))
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_leaves_a_narrow_screen(chromium: Browser, hard_host: str, address: str, size: str) -> None:
    """At 320 px, also at twice the text size; wider content scrolls in its own frame and is not cut off."""
    context = chromium.new_context(viewport={"width": 320, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(hard_host + address)
    page.evaluate("size => document.documentElement.style.fontSize = size", size)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate("""() => [...document.querySelectorAll("main h1, main h2, main h3, main a")].filter(one => {
        const box = one.getBoundingClientRect();
        return box.right > innerWidth + 1 && !one.closest(".table-frame, [role='region']");
    }).map(one => one.textContent.slice(0, 60))""")
    assert cut == []
    context.close()


def test_a_broad_table_scrolls_in_its_frame(chromium: Browser, hard_host: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{hard_host}/2024/03/bang-rong/")
    frame = page.locator("main [role='region']:has(table)").first
    assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
    assert frame.locator("thead th").count() == 40
    page.close()


def test_the_button_of_a_table_stands_nearer_to_it_than_to_the_text_below(chromium: Browser, hard_host: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{hard_host}/2024/03/bang-rong/")
    button, frame, text = (
        page.locator(one).first.bounding_box() for one in (".table-csv", ".table-frame", "main p:text('Chữ sau bảng')")
    )
    assert button
    assert frame
    assert text
    assert page.locator(".table-csv").first.inner_text() == "Tải bảng (CSV)"
    below = button["y"] + button["height"]
    assert 0 < button["y"] - frame["y"] - frame["height"] < text["y"] - below
    page.close()


def test_every_row_of_a_long_table_is_there(chromium: Browser, hard_host: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{hard_host}/2024/03/bang-dai/")
    assert page.locator("main tbody tr").count() == 2000
    page.close()


def test_a_month_of_hundreds_leads_to_each_of_its_days(chromium: Browser, hard_host: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{hard_host}/2022/09/")
    days = page.get_by_role("navigation", name="Theo ngày").get_by_role("link")
    assert days.count() == 28
    assert page.locator(".card").first.bounding_box()["y"] <= 740 - 28  # type: ignore[index]
    page.get_by_role("link", name="Ngày 1", exact=True).click()
    heading = page.get_by_role("heading", name="Thứ Năm, 01/09/2022").bounding_box()
    assert heading
    assert 0 <= heading["y"] < 740
    page.goto(f"{hard_host}/2024/03/")
    assert page.get_by_role("navigation", name="Theo ngày").count() == 0
    context.close()


def test_a_very_long_title_leaves_room_for_what_follows_it(chromium: Browser, hard_host: str) -> None:
    for width, height in ((360, 740), (1280, 800)):
        context = chromium.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.goto(f"{hard_host}/2024/03/tieu-de-dai/")
        first = page.locator(".article__body > *").first.bounding_box()
        assert first
        assert first["y"] <= height - 28
        context.close()


def test_a_series_with_thirty_years_of_gaps_is_told_in_its_calendar(chromium: Browser, hard_host: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    page.goto(f"{hard_host}/chuoi/giao-ban-quy/")
    assert "2 bài, thiếu 121 kỳ" in page.inner_text("main")
    assert page.locator(".series-calendar__decade").count() == 4
    assert page.locator(".series-cell--gap").count() == 121
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * 740
    context.close()
