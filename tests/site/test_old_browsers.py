"""A browser from before 2024, which supports neither light-dark() nor ::details-content: everything is legible and
can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.axe import look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow
ADDRESSES = ("/", "/2019/09/giao-ban-quy-iii/", "/2021/06/so-ket-thi-dua-6-thang-dau-nam/", "/2019/", "/lay-y-kien/",
             "/tim-kiem/?q=giao+ban", "/en/", "/chuoi/giao-ban-quy/")  # fmt: skip
UNKNOWN = re.compile(r"light-dark\(|::details-content|@container")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page whose style sheet has its recent features disabled."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()

    def serve(route: Route) -> None:
        response = route.fetch()
        text, changed = UNKNOWN.subn(lambda found: found[0].replace("d", "x-d").replace("@c", "@x-c"), response.text())
        assert changed
        route.fulfill(response=response, body=text)

    page.route("**/main.css", serve)
    yield page
    context.close()


@pytest.mark.parametrize("part", range(4))
def test_every_text_stands_out(page: Page, host: str, part: int) -> None:
    """In every theme that readers choose; each page is loaded only once."""
    found = []
    for address in ADDRESSES[part::4]:
        page.goto(host + address)
        for theme in ("", "light", "dark", "contrast"):
            page.evaluate("theme => { if (theme) document.documentElement.dataset.theme = theme; }", theme)
            for system, contrast in (("light", "no-preference"), ("dark", "more")):
                page.emulate_media(color_scheme=system, contrast=contrast)  # type: ignore[arg-type]
                ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
                wanted = {"dark": "rgb(23, 21, 18)", "contrast": "rgb(255, 255, 255)"}
                assert ground == wanted.get(theme, "rgb(251, 249, 244)")
                results = look(page, "color-contrast")
                assert results["passes"]
                found += [
                    f"{address}, {theme}, {system}: {fault['nodes'][0]['html'][:100]}"
                    for fault in results["violations"]
                ]
    assert found == []


def test_menu_and_filters_open_by_their_buttons(page: Page, host: str) -> None:
    page.goto(f"{host}/tim-kiem/?q=giao+ban")
    page.locator("[data-result]").first.wait_for()
    for button, inside in (("Danh mục", page.get_by_role("link", name="Chuỗi tin", exact=True).first),
                           ("Lọc và sắp xếp", page.get_by_role("combobox", name="Chuyên mục"))):  # fmt: skip
        assert not inside.is_visible()
        page.locator("summary", has_text=button).click()
        assert inside.is_visible()


def test_nothing_scrolls_sideways(page: Page, host: str) -> None:
    for address in ADDRESSES:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(host + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
