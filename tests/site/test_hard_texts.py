"""Texts that are hard to lay out, in a real browser: very long titles, broad and long tables, many tags."""

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
FILES = {
    "2024-03-01-tieu-de-dai.md": news(title=LONG),
    "2024-03-02-mot-tu.md": news(title=ONE_WORD),
    "2024-03-03-bang-rong.md": news(title="Bảng rộng", body=BROAD),
    "2024-03-04-bang-dai.md": news(title="Bảng dài", body=ROWS),
    "2024-03-05-nhieu-the.md": news(TAGS, title="Nhiều thẻ"),
}
ADDRESSES = ("/", "/2024/03/", "/the/", *(f"/2024/03/{name[11:-3]}/" for name in FILES))


@pytest.fixture(scope="module")
def hard_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tools.site.build import overrides, run
    from tools.site.serve import server

    folder = tmp_path_factory.mktemp("hard")
    report = run(overrides(content=write(folder / "content", FILES), output=folder / "site"))
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    running = server(folder / "site", 0)
    running.start()
    yield f"http://localhost:{running.port}"
    running.stop()


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_leaves_a_narrow_screen(chromium: Browser, hard_host: str, address: str, size: str) -> None:
    """At 320 px and at twice the text; what is broader scrolls in a frame of its own and is not cut."""
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


def test_every_row_of_a_long_table_is_there(chromium: Browser, hard_host: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 740})
    page.goto(f"{hard_host}/2024/03/bang-dai/")
    assert page.locator("main tbody tr").count() == 2000
    page.close()
