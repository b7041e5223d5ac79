"""The search page in trouble: slow and broken networks, concurrent deploys, arbitrary input."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Route

from tests.search.reader import CARDS, CEREMONY, SHARDS, TEXTS, Reader

pytestmark = pytest.mark.slow


def test_nothing_found_says_so_and_what_to_do(reader: Reader) -> None:
    reader.open("qwrtz 99999/2099/XX-YY")
    assert reader.results == []
    assert reader.status == "Không tìm thấy bài nào cho “qwrtz 99999/2099/XX-YY”."
    assert "bớt từ" in reader.help
    assert reader.page.locator("[data-search-archives] a").count() > 5
    lists = reader.page.locator(".card-list").and_(reader.page.get_by_role("list"))
    assert lists.count() == 0  # an empty one would be announced
    reader.open("chào cờ")
    assert lists.count() == 1


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


@pytest.mark.parametrize("address", ["", "?q=thi+đua", "?nam=2021"])
def test_what_is_typed_before_the_scripts_have_come_is_asked(reader: Reader, address: str) -> None:
    held: list[Route] = []
    page = reader.page
    page.route("**/js/search/page.js", lambda route: held.append(route))
    page.goto(f"{reader.host}/tim-kiem/{address}", wait_until="domcontentloaded")
    reader.type("chào cờ")
    while not held:
        page.wait_for_timeout(10)
    held[0].continue_()
    reader.shows(CEREMONY)
    assert page.input_value("#tim") == "chào cờ"
    assert ("nam=2021" in page.url, "thi" in page.url) == ("2021" in address, False)


def test_without_its_scripts_the_page_shows_its_ways_in(reader: Reader) -> None:
    page = reader.page
    page.route("**/js/search/page.js", lambda route: route.abort())
    page.goto(f"{reader.host}/tim-kiem/?q=thi+đua")
    page.locator("[data-search-archives]").wait_for(state="visible")


def test_a_module_that_does_not_come_says_why(reader: Reader) -> None:
    page = reader.open("corona").page
    page.context.set_offline(True)
    assert "ngoại tuyến" in reader.type("corona 2021").settled("error").status


def test_filters_that_do_not_come_are_missed_and_tried_again(reader: Reader) -> None:
    page = reader.page
    page.route("**/js/search/filters.js", lambda route: route.abort())
    reader.open("chào cờ").settled()
    page.locator("[name=tu]").fill("2021")
    page.locator("[name=tu]").press("Tab")
    assert "Thử lại" in reader.settled("error").help
    page.goto(f"{reader.host}/tim-kiem/?q=chào+cờ&tu=2021")
    assert reader.settled("error").results == []
    page.unroute("**/js/search/filters.js")
    page.click("[data-search-retry]")
    reader.settled().shows(CEREMONY)
    assert page.locator("[name=tu]").input_value() == "2021"


def test_a_slow_network_says_so(reader: Reader) -> None:
    page = reader.open().page

    def slowly(route: Route) -> None:
        time.sleep(2.2)
        route.continue_()

    page.route(SHARDS, slowly, times=1)
    reader.type("chào cờ")
    page.wait_for_function("document.querySelector('[data-search-status]').textContent.includes('chậm')")
    assert reader.settled().results[0] == CEREMONY


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("nền tảng mã địa chỉ bưu chính", "Tìm thấy 1 bài."),
        ("nền tảng mã địa chí", "Không bài nào có đủ mọi ý; "),
    ],
)
@pytest.mark.parametrize("typed", [False, True])
def test_titles_come_before_it_is_read_how_far_they_answer(
    reader: Reader, query: str, status: str, typed: bool
) -> None:
    held: list[Route] = []
    released = False
    page = reader.page
    page.route(TEXTS, lambda route: route.continue_() if released else held.append(route))
    if typed:
        reader.open().type(query)
    else:
        page.goto(f"{reader.host}/tim-kiem/?q={quote(query)}")
    while not held:
        page.wait_for_timeout(10)
    reader.shows(CEREMONY)
    assert page.get_attribute("[data-search-status]", "data-search-status") == "loading"
    released = True
    for route in held:
        route.continue_()
    assert reader.settled().status.startswith(status)
    assert reader.results[:1] == [CEREMONY]
    assert (reader.problems, reader.thrown) == ([], [])


def hold_second_card(reader: Reader) -> list[Route]:
    """From now on, hold back the second card that is requested; returns the list that will contain its request."""
    asked: list[str] = []
    held: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 2:
            held.append(route)
        else:
            route.continue_()

    reader.page.route(CARDS, hold)
    return held


def test_a_result_waits_for_none_that_comes_after_it(reader: Reader) -> None:
    expected = reader.open("thi đua").results
    assert len(expected) > 2
    held = hold_second_card(reader)
    reader.page.goto(reader.page.url)
    reader.shows(expected[0])
    reader.page.wait_for_timeout(200)
    assert reader.results == expected[:1]
    assert reader.page.get_attribute("[data-search-status]", "data-search-status") == "loading"
    held[0].continue_()
    assert reader.settled().results == expected


def test_a_search_that_is_overtaken_while_it_shows_its_results(reader: Reader) -> None:
    expected = reader.open("chào cờ").results
    first = reader.type("thi đua").settled().results[0]
    reader.page.goto("about:blank")
    held = hold_second_card(reader)
    reader.page.goto(f"{reader.host}/tim-kiem/?q=thi+đua")
    reader.shows(first)
    reader.type("chào cờ").shows(expected[0])
    held[0].continue_()
    reader.settled()
    reader.page.wait_for_timeout(200)
    assert reader.results == expected
    assert reader.thrown == []


@pytest.mark.parametrize("age", ["older", "newer"])
def test_a_deploy_under_way(reader: Reader, age: str) -> None:
    """A manifest of another version of the site is loaded again, once; one of another format asks for a reload."""
    manifests = 0

    def other(route: Route) -> None:
        nonlocal manifests
        manifests += 1
        manifest = route.fetch().json()
        if age == "newer":
            manifest["format"] += 1
        elif manifests == 1:
            for family in manifest["shards"].values():
                family[0] = "x" * len(family[0])
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
