"""The search page as a reader meets it, on the project's own articles, in a real browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from tests.search.conftest import _Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow
CEREMONY = "/2021/01/chao-co-thang-1-2021/"
BRIEFING = "/2019/09/giao-ban-quy-iii/"
REVIEW = "/2021/06/so-ket-thi-dua-6-thang-dau-nam/"
CONFERENCE = "/2013/12/trien-khai-nhiem-vu-nam-2014/"
NOTICE = "/2021/04/lay-y-kien-huan-chuong-ong-phan-tam/"
SHARDS = "**/chi-muc/*/*.txt"


class Reader:
    """A reader of the search page; whatever the console says is gathered."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.host = page, host
        self.problems: list[str] = []
        self.thrown: list[str] = []
        page.on("pageerror", lambda error: self.thrown.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.problems.append(said.text))

    def open(self, query: str = "", more: str = "") -> Reader:
        self.page.goto(f"{self.host}/tim-kiem/" + (f"?q={quote(query)}{more}" if query else ""))
        return self.settled() if query else self

    def type(self, text: str) -> Reader:
        """Put a text into the field, as fast as a paste."""
        self.page.fill("#tim", text)
        return self

    def settled(self, *states: str) -> Reader:
        wanted = states or ("done",)
        self.page.wait_for_function(
            "states => states.includes(document.querySelector('[data-search-status]').dataset.searchStatus)", arg=wanted
        )
        return self

    def shows(self, first: str) -> None:
        """Wait for a first result."""
        self.page.wait_for_function(
            "first => document.querySelector('[data-result]')?.getAttribute('href') === first", arg=first
        )

    @property
    def results(self) -> list[str]:
        links = self.page.query_selector_all("[data-search-results] a[data-result]")
        return [link.get_attribute("href") or "" for link in links]

    @property
    def status(self) -> str:
        return self.page.inner_text("[data-search-status]")

    @property
    def help(self) -> str:
        return self.page.inner_text("[data-search-help]")

    @property
    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id"))


@pytest.fixture
def reader(chromium: Browser, host: str) -> Iterator[Reader]:
    context = chromium.new_context(locale="vi-VN")
    reader = Reader(context.new_page(), host)
    yield reader
    context.close()
    assert reader.thrown == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("chào cờ", CEREMONY),
        ("chao co quoc ca", CEREMONY),
        ("CHÀO CƠ THÁNG 1/2021", CEREMONY),
        ("giao ban quý III/2019", BRIEFING),
        ("giao ban quy 3 nam 2019", BRIEFING),
        ("hội nghị giao ban tháng 9/2019", BRIEFING),
        ("05/09/2019", BRIEFING),
        ("47/2020/NĐ-CP", CEREMONY),
        ("nghị định 47/2020/nd-cp quy định gì", CEREMONY),
        ("71/KL-TW", CEREMONY),
        ("217/QĐ", NOTICE),
        ("sơ kết thi đua", REVIEW),
        ("so ket thi ddua", REVIEW),
        ("thi đua khen th", REVIEW),
        ("huân chương lao đông", NOTICE),
        ("triển khai nhiệm vụ 2014", CONFERENCE),
        ("Vũ Đức Đam", CONFERENCE),
        ('"Cá sông Mê Kông"', BRIEFING),
        ("do\u0302 thi\u0323 tho\u0302ng minh", BRIEFING),
        ("Đăng Quý sơ kết", REVIEW),
    ],
)
def test_the_right_article_comes_first(reader: Reader, query: str, first: str) -> None:
    assert reader.open(query).results[:1] == [first]
    assert reader.problems == []


def test_excluded_words_and_phrases(reader: Reader) -> None:
    assert CEREMONY in reader.open("chào cờ").results
    assert CEREMONY not in reader.open("chào cờ -bưu").results
    assert CEREMONY not in reader.open('thi đua -"chào cờ"').results
    assert reader.open('"cờ chào"').results == [] or reader.status
    assert reader.problems == []


def test_results_as_one_types_from_two_letters(reader: Reader) -> None:
    reader.open().type("c")
    time.sleep(0.3)
    assert (reader.results, reader.page.get_attribute("[data-search-status]", "data-search-status")) == ([], "idle")
    assert CEREMONY in reader.type("ch").settled().results
    assert reader.type("").settled("idle").results == []
    assert reader.problems == []


def test_title_date_category_and_a_marked_excerpt(reader: Reader) -> None:
    reader.open("Cá sông Mê Kông")
    item = reader.page.locator("[data-search-results] > li").first
    item.locator("[data-excerpt] mark").first.wait_for()
    assert item.locator("[data-excerpt] mark").first.inner_text() == "Cá sông Mê Kông"
    assert item.locator("time").get_attribute("datetime") == "2019-09-05T12:50+07:00"
    assert "Giao ban quản lý nhà nước" in item.locator("[data-category]").inner_text()
    assert reader.status == "Tìm thấy 1 bài."
    # The reader's own spelling does not matter, the text's is kept.
    assert reader.open("ca song me kong").page.locator("mark").first.inner_text() == "Cá sông Mê Kông"


def test_the_address_holds_the_state_and_back_works(reader: Reader) -> None:
    page = reader.open("chào cờ").page
    page.fill("#tim", "thi đua")
    page.press("#tim", "Enter")
    reader.settled()
    page.wait_for_url("**q=thi**")
    page.fill("#tim", "thi đua khen thưởng")
    page.wait_for_function("location.search.includes('th%C6%B0')")
    page.fill("#tim", "thi đua khen thưởng bưu chính")
    page.wait_for_function("location.search.includes('ch%C3%ADnh')")
    page.go_back()
    page.wait_for_function("document.querySelector('#tim').value === 'thi đua'")
    page.go_back()
    page.wait_for_function("document.querySelector('#tim').value === 'chào cờ'")
    assert reader.settled().results[0] == CEREMONY


def test_filters_and_order_with_counts(reader: Reader) -> None:
    page = reader.open("Bộ").page
    page.locator("summary", has_text="Lọc").click()
    page.wait_for_function("document.querySelector('[name=nam]').options.length > 1")
    options = page.locator("[name=nam] option").all_inner_texts()
    assert options[0] == "Tất cả"
    assert "2021 (3)" in options
    page.select_option("[name=nam]", "2021")
    page.wait_for_url("**nam=2021*")
    reader.settled()
    page.wait_for_function("document.querySelectorAll('[data-result]').length === 3")
    page.select_option("[name=thu-tu]", "cu")
    page.wait_for_url("**thu-tu=cu*")
    page.wait_for_function(f"document.querySelector('[data-result]').getAttribute('href') === '{CEREMONY}'")
    page.reload()
    assert reader.settled().results == [CEREMONY, NOTICE, REVIEW]
    page.select_option("[name=chuyen-muc]", "hoi-nghi")
    page.wait_for_function("document.querySelectorAll('[data-result]').length === 1")
    assert reader.results == [REVIEW]
    assert reader.open("chào cờ quốc ca", "&nam=1999").results == []
    assert "Bộ lọc" in reader.help
    assert reader.problems == []


def test_keys(reader: Reader) -> None:
    page = reader.open("thi đua").page
    found = reader.results
    page.focus("#tim")
    for expected in (*found[:2], found[0]):
        page.keyboard.press("ArrowUp" if reader.focused == found[1] else "ArrowDown")
        assert reader.focused == expected
    page.keyboard.press("Escape")
    assert reader.focused == "tim"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{found[0]}")


def test_what_changes_is_announced(reader: Reader) -> None:
    reader.open("thi đua")
    assert reader.page.get_attribute("[data-search-status]", "role") == "status"
    assert reader.status.startswith("Tìm thấy")


def test_nothing_found_says_so_and_what_to_do(reader: Reader) -> None:
    reader.open("qwrtz 99999/2099/XX-YY")
    assert reader.results == []
    assert reader.status == "Không tìm thấy bài nào cho “qwrtz 99999/2099/XX-YY”."
    assert "bớt từ" in reader.help
    assert reader.page.locator("[data-search-archives] a").count() > 5


def test_a_failed_shard_and_another_try(reader: Reader) -> None:
    page = reader.open().page
    page.route(SHARDS, lambda route: route.abort())
    assert "ngoại tuyến" in reader.type('chào cờ "quốc ca" -bưu tháng 1/2021').settled("error").status
    page.unroute(SHARDS)
    page.click("[data-search-retry]")
    reader.settled().type("chào cờ").shows(CEREMONY)


def test_a_missing_shard(reader: Reader) -> None:
    page = reader.open().page
    page.route(SHARDS, lambda route: route.fulfill(status=404))
    assert "đang được cập nhật" in reader.type('chào cờ "quốc ca" -bưu tháng 1/2021').settled("error").status
    assert reader.page.locator("[data-search-archives] a").count() > 5


def test_offline_and_back(reader: Reader) -> None:
    page = reader.open().page
    page.context.set_offline(True)
    assert "ngoại tuyến" in reader.type('chào cờ "quốc ca" -bưu tháng 1/2021').settled("error").status
    page.context.set_offline(False)
    reader.settled().type("chào cờ").shows(CEREMONY)


def test_a_slow_network_says_so(reader: Reader) -> None:
    page = reader.open().page

    def slowly(route: Route) -> None:
        time.sleep(2.2)
        route.continue_()

    page.route("**/chi-muc/*/pairs-*.txt", slowly, times=1)
    reader.type("chào cờ")
    page.wait_for_function("document.querySelector('[data-search-status]').textContent.includes('chậm')")
    assert reader.settled().results[0] == CEREMONY


@pytest.mark.parametrize("age", ["older", "newer"])
def test_a_deploy_under_way(reader: Reader, age: str) -> None:
    """A manifest of another version of the site is asked for anew, once; one of another form says to load the page."""
    manifests = 0

    def other(route: Route) -> None:
        nonlocal manifests
        manifests += 1
        manifest = route.fetch().json()
        if age == "newer":
            manifest["format"] += 1
        elif manifests == 1:
            for segment in manifest["segments"]:
                segment["name"] = "0123456789"
        route.fulfill(json=manifest)

    reader.page.route("**/manifest.json", other)
    if age == "older":
        assert reader.open("chào cờ").results[0] == CEREMONY
        assert manifests == 2
    else:
        reader.page.goto(f"{reader.host}/tim-kiem/?q=ch%C3%A0o")
        assert "bản mới hơn" in reader.settled("error").status
        assert "Tải lại" in reader.help


BAD = [
    "a" * 10_000,
    "chào " * 2_000,
    "😀",
    "😀 chào cờ",
    "𝒳𝒴 𠀀",
    "\ud83d",
    "chào\u0000cờ\u0007\u001b",
    "<img src=x onerror=alert(1)>",
    "Bộ trưởng: X",
    "~",
    "a^b",
    "-",
    "+",
    "*",
    "~1 ^2 :x +* -",
    '--- "" “” "',
    '"',
    '-"',
    "@@##==__",
    "@9-2019",
    "#47",
    "=cờ",
    "_chào cờ",
    "__proto__",
    "constructor",
    "toString hasOwnProperty",
    "%E0%A4",
    "&q=2",
    "\u0301\u0301\u0301",
    "0/0/0",
    "99/99/9999",
    "1/1/1/1/1",
    "47/2020/",
    "/////",
    "-/-/-",
    "İ",
    "ß",
    "\u200b\u200b",
    "\uffff\ufffe",
    "1" * 400,
    "a-b-c-d-e-f",
    "tháng 13/2020",
    "quý V năm 2019",
]


def test_nothing_typed_throws(reader: Reader) -> None:
    page = reader.open().page
    page.evaluate("window.hit = 0; window.alert = () => { window.hit += 1; }; null")
    for text in BAD:
        page.evaluate(
            "text => { const field = document.querySelector('#tim'); field.value = text;"
            " field.dispatchEvent(new Event('input', { bubbles: true })); }",
            text,
        )
        time.sleep(0.09)
        reader.settled("done", "idle")
    assert page.evaluate("window.hit") == 0
    assert page.locator("[data-search-results] img").count() == 0
    assert reader.problems == []
    assert reader.type("chào cờ").settled().results[0] == CEREMONY


@pytest.mark.parametrize(
    "search", ["?q=%E0", "?q=ch%E0o%20c%F6", "?q=%", "?q=%E0%A4%A", "?", "?q", "?nam=x", "?q=ch%C3%A0o&thu-tu=zzz"]
)
def test_odd_addresses(reader: Reader, search: str) -> None:
    reader.page.goto(f"{reader.host}/tim-kiem/{search}")
    reader.settled("done", "idle")
    assert reader.problems == []


def test_an_address_in_an_old_encoding_is_read(reader: Reader) -> None:
    reader.page.goto(f"{reader.host}/tim-kiem/?q=ch%E0o")
    reader.settled()
    assert reader.page.input_value("#tim") == "chào"


def test_the_header_leads_here(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.host}/")
    page.fill("[role=search] [name=q]", "chào cờ")
    page.press("[role=search] [name=q]", "Enter")
    page.wait_for_url("**/tim-kiem/?q=*")
    assert reader.settled().results[0] == CEREMONY


def test_without_javascript_the_archives_are_offered(chromium: Browser, host: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}/tim-kiem/?q=x")
    assert page.locator("[data-search-archives] a:visible").count() > 5
    assert page.locator(".search__noscript").is_visible()
    assert not page.locator("[data-search-status]").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible_and_fit(reader: Reader, scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = reader.page
    page.emulate_media(color_scheme=scheme)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        reader.open("thi đua", "&nam=2021")
        violations = Axe().run(page).response["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html'][:100]}" for each in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_site_below_a_path(chromium: Browser, tmp_path: Path) -> None:
    from tools.site.build import overrides, run

    run({**overrides(output=tmp_path / "out"), "SITEURL": "http://localhost/kho"})
    shutil.move(tmp_path / "out", tmp_path / "www" / "kho") if (tmp_path / "www").mkdir() is None else None
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "www")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context()
    reader = Reader(context.new_page(), f"http://127.0.0.1:{server.server_port}/kho")
    assert reader.open("Cá sông Mê Kông").results == ["/kho" + BRIEFING]
    reader.page.locator("[data-excerpt] mark").first.wait_for()
    assert reader.problems == []
    context.close()
    server.shutdown()
    server.server_close()
