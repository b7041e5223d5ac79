"""The search page in a real browser, with the project's own articles."""

from __future__ import annotations

import shutil
import threading
import time
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.axe import COLOURS, look
from tests.search.conftest import _Quiet, call
from tests.search.reader import BRIEFING, CEREMONY, CONFERENCE, ENGLISH, NOTICE, REVIEW, SHARDS, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow


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


def test_what_answers_all_is_told_from_what_comes_near(reader: Reader) -> None:
    reader.open("chào cờ thi đua khen thưởng")
    assert reader.status.startswith("1 bài có đủ, ")
    assert "bài gần đúng" in reader.status
    assert reader.results == [CEREMONY]
    assert CEREMONY not in reader.near
    assert reader.near
    assert reader.page.get_by_role("heading", name="Gần đúng").is_visible()
    reader.open("chào cờ qwrtzz")
    assert reader.status.startswith("Không bài nào có đủ mọi ý; ")
    assert reader.results[0] == CEREMONY
    assert reader.help == "Không bài nào có “qwrtzz”."
    assert reader.problems == []


@pytest.mark.parametrize(
    ("query", "status", "results"),
    [
        ("999/2031/NĐ-CP", "Không tìm thấy bài nào cho “999/2031/NĐ-CP”.", []),
        ("12/12/2031", "Ngày 12/12/2031: kho không có bài.", []),
        ("31/9/2019", "Ngày 31/9/2019: kho không có bài.", []),
        ("giao ban quý IV/2019", "Quý IV/2019: kho không có bài. Kỳ gần nhất có 1 bài.", [BRIEFING]),
        ("chào cờ tháng 3 2021", "Tháng 3/2021: kho không có bài. Kỳ gần nhất có 1 bài.", [CEREMONY]),
        ("Trương Thị Bích Hằng", "Không tìm thấy bài nào cho “Trương Thị Bích Hằng”.", []),
    ],
)
def test_nothing_is_pretended(reader: Reader, query: str, status: str, results: list[str]) -> None:
    reader.open(query)
    assert (reader.status, reader.results) == (status, results)
    assert f"“{query}”" not in reader.help  # as the status has named it
    assert reader.problems == []


def test_a_word_that_is_corrected_is_named(reader: Reader) -> None:
    reader.open("chaoco quoocs ca")
    assert reader.note.startswith("Đang tìm chào cờ quốc ca; tìm đúng chữ đã gõ")
    assert reader.results[0] == CEREMONY
    reader.page.get_by_role("link", name="tìm đúng chữ đã gõ").click()
    reader.page.wait_for_url("**chaoco%22*")
    assert reader.settled().results == []
    assert reader.open("chào cờ").note == ""
    assert reader.problems == []


def test_pairs_are_asked_for_before_the_words_of_questions_have_come(reader: Reader) -> None:
    page = reader.page
    held: list[Route] = []
    page.route("**/words.json", lambda route: held.append(route))
    with page.expect_request(SHARDS):
        page.goto(f"{reader.host}/tim-kiem/?q=chào+cờ")
    while not held:
        page.wait_for_timeout(10)
    held[0].continue_()
    assert reader.settled().results[0] == CEREMONY


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
    assert "Giao ban quản lý nhà nước" in item.locator(".card__meta").inner_text()
    assert reader.status == "Tìm thấy 1 bài."
    # The reader's own spelling does not matter, the text's is kept.
    assert reader.open("ca song me kong").page.locator("mark").first.inner_text() == "Cá sông Mê Kông"


@pytest.mark.parametrize("before", ["", "A", "Điều", "Điều 1", "Điều thứ nhất", "một hai ba\nbốn năm"])
def test_an_excerpt_begins_and_ends_with_whole_words(bench: Page, before: str) -> None:
    text = f"{before}{' ' if before else ''}{'chữ ' * 14}giao ban {'tiếp theo ' * 40}"
    body = """
      const { excerpt } = await import("/js/excerpts.js");
      const start = argument.indexOf("giao ban");
      return excerpt(argument, [{ start, end: start + 8 }]).map(({ text }) => text).join("");
    """
    words = call(bench, body, text).strip("… ").split()
    assert "giao ban" in " ".join(words)
    assert " ".join(words) in " ".join(text.split())
    assert {words[0], words[-1]} <= {*text.split()}


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
    page.locator("[name=nam]").focus()  # on a wide screen the filters lie open, and are filled once they are turned to
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


@pytest.mark.parametrize(
    ("query", "first", "answer"),
    [
        ("ministry briefing third quarter 2019", ENGLISH, "An online conference of 66 places"),
        ("conclusions", ENGLISH, "conclusions"),  # a heading of its text
        ("giao ban quý III/2019", BRIEFING, ""),
        ("Nguyễn Mạnh Hùng giao ban", BRIEFING, ""),
    ],
)
def test_an_english_question_meets_the_english_page(reader: Reader, query: str, first: str, answer: str) -> None:
    assert reader.open(query).results[:1] == [first]
    card = reader.page.locator("[data-search-results] .card").first
    in_english = first == ENGLISH
    assert card.locator("a[data-result]").get_attribute("lang") == ("en" if in_english else None)
    assert card.locator("[data-english]").inner_text() == "English"
    assert card.locator("[data-date]").get_attribute("lang") is None
    if in_english:
        assert card.locator("[data-excerpt]").get_attribute("lang") == "en"
        card.locator("[data-excerpt]", has_text=answer).wait_for()
    assert reader.problems == []


def test_what_is_there_in_english_is_told(reader: Reader) -> None:
    page = reader.open("giao ban", "&loai=english").page
    assert reader.results == [BRIEFING]
    link = page.get_by_role("link", name="English", exact=True).last
    assert (link.get_attribute("hreflang"), link.get_attribute("href")) == (
        "en",
        "/en/2019/09/third-quarter-briefing/",
    )
    assert page.locator("[data-search-results] [data-english]").count() == 1
    assert reader.open("47/2020/NĐ-CP").page.locator("[data-search-results] [data-english]").count() == 0


def test_keys(reader: Reader) -> None:
    page = reader.open("thi đua").page
    page.wait_for_load_state("networkidle")  # the script of the keys comes after the results
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


def test_results_are_accessible_and_fit(reader: Reader) -> None:
    page = reader.page
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        reader.open("thi đua", "&nam=2021")
        violations = look(page)["violations"]
        page.emulate_media(color_scheme="dark")
        violations += look(page, *COLOURS)["violations"]
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
