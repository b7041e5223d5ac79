"""Filters, and how many results there are, in an archive of many articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.search import groups, shards
from tests.images.conftest import photograph
from tests.notices.test_checks import head
from tests.sample import news, notice, write
from tests.search.reader import SHARDS, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.slow
NUMBER = 30
FILES = {
    f"20{10 + number // 10}-{number % 10 + 1:02}-0{number % 9 + 1}-tin-{number}.md": news(
        f"tags: [{'Lẻ' if number % 2 else 'Chẵn'}]", title=f"Hội nghị số {number}",
        date=f"0{number % 9 + 1}/{number % 10 + 1:02}/20{10 + number // 10}",
    )
    for number in range(NUMBER)
} | {
    "2024-03-01-mo.md": notice(head(opens="01/03/2024", closes="14/03/2044")),
    "2024-03-02-het.md": notice(head(opens="02/03/2024", closes="20/03/2024"), name="ông Lê Hết", date="02/03/2024"),
    "2019-09-05-hung.md": news(
        title="Giao ban có ảnh", date="05/09/2019",
        body="Bộ trưởng Nguyễn Mạnh Hùng chủ trì giao ban.\n\n![Toàn cảnh](/anh/2019/hoi-truong.jpg)",
    ),
    "2019-09-06-tam.md": news(
        title="Giao ban không ảnh", date="06/09/2019", body="Thứ trưởng Phan Tâm chủ trì giao ban.",
    ),
    "2020-04-10-quy-i.md": news("period: Quý I/2020", title="Sơ kết an toàn Quý I/2020", date="10/04/2020"),
    "2020-10-08-quy-iii.md": news("period: Quý III/2020", title="Sơ kết an toàn Quý III/2020", date="08/10/2020"),
}  # fmt: skip


TOLD = {
    f"2015-{number % 10 + 1:02}-11-ky-ket-{number}.md": news(
        title=f"Ký kết số {number}", date=f"11/{number % 10 + 1:02}/2015", body="Hai bên ký kết sau hội nghị."
    )
    for number in range(NUMBER)
}
"""Articles that mention conferences in their text only."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from hosted(tmp_path_factory.mktemp("many"), FILES)


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose index splits off the postings of pairs in bodies, as in a large archive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(groups, "LONG", 0)
        patch.setattr(groups, "LONG_LEAST", NUMBER)
        patch.setattr(shards, "APART", NUMBER)
        yield from hosted(tmp_path_factory.mktemp("apart"), FILES | TOLD)


def hosted(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Serve a site with these files; yields its address."""
    from tools.site.build import overrides, run
    from tools.site.serve import server

    content = write(folder / "content", files)
    (content / "anh" / "2019").mkdir(parents=True)
    photograph(900, 600).save(content / "anh/2019/hoi-truong.jpg", "JPEG")
    settings = {"ARCHIVE_CACHE": str(folder / "cache")}
    report = run({**overrides(content, folder / "site", now=datetime(2024, 3, 25)), **settings})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    running = server(folder / "site", 0)
    running.start()
    yield f"http://localhost:{running.port}"
    running.stop()


@pytest.fixture
def asked(chromium: Browser, many: str) -> Iterator[Reader]:
    yield from reading(chromium, many)


@pytest.fixture
def asked_apart(chromium: Browser, apart: str) -> Iterator[Reader]:
    yield from reading(chromium, apart)


def reading(chromium: Browser, host: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield Reader(context.new_page(), host)
    context.close()


def count(reader: Reader, number: int) -> None:
    """Wait until this many results are shown."""
    reader.page.wait_for_function(
        "number => document.querySelectorAll('[data-search-results] [data-result]').length === number", arg=number
    )


def test_few_at_first_and_twenty_for_a_reader_who_goes_on(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    count(asked, 5)
    page.mouse.wheel(0, 300)
    count(asked, 20)
    page.locator("[data-search-more]").click()
    count(asked, NUMBER)
    assert asked.problems == []


def test_all_the_neighbours_of_a_period_are_shown(asked: Reader) -> None:
    asked.open("sơ kết an toàn quý II/2020")  # in which the report on the first quarter is dated
    assert asked.status == "Quý II/2020: kho không có bài. Kỳ gần nhất có 2 bài."
    count(asked, 2)


def test_what_only_tells_of_it_is_fetched_once_a_reader_goes_on(asked_apart: Reader) -> None:
    page = asked_apart.open("hội nghị").page
    count(asked_apart, 5)
    assert asked_apart.status == f"Tìm thấy ít nhất {NUMBER} bài, đang hiện 5 bài."
    page.mouse.wheel(0, 300)
    count(asked_apart, 20)
    with page.expect_request(SHARDS):
        page.locator("[data-search-more]").click()
    count(asked_apart, 40)
    page.locator("[data-search-more]").click()
    count(asked_apart, 2 * NUMBER)
    assert asked_apart.status == f"Tìm thấy {2 * NUMBER} bài."
    assert len(set(asked_apart.results)) == 2 * NUMBER
    assert asked_apart.problems == []


def test_what_only_tells_of_it_is_fetched_for_a_filter(asked_apart: Reader) -> None:
    page = asked_apart.open("hội nghị").page
    with page.expect_request(SHARDS):
        page.locator("[name=nam]").focus()
    page.locator("[name=nam] option", has_text=f"2015 ({NUMBER})").wait_for(state="attached")
    page.select_option("[name=nam]", "2015")
    page.wait_for_url("**nam=2015*")
    page.wait_for_function("document.querySelector('[data-result]').textContent.startsWith('Ký kết')")
    assert asked_apart.settled().status == f"Tìm thấy {NUMBER} bài, đang hiện 5 bài."
    page.mouse.wheel(0, 300)
    count(asked_apart, 20)
    assert all("/2015/" in address for address in asked_apart.results)
    assert asked_apart.problems == []


@pytest.mark.parametrize(
    ("address", "number", "shown"),
    [
        ("&the=Lẻ&nam=2011", 5, {"Lẻ"}),
        ("&tu=2011-03&den=2011-06", 4, set()),
        ("&tu=2012-09", 2, set()),
        ("&tu=9/2012", 2, set()),
        ("&den=2010", 10, set()),
        ("&den=2010-01", 1, set()),
        ("&tu=hôm nay", 20, set()),
    ],
)
def test_an_address_holds_tag_and_months(asked: Reader, address: str, number: int, shown: set[str]) -> None:
    page = asked.open("hội nghị", address).page
    if number > 5:
        page.mouse.wheel(0, 300)
    count(asked, number)
    assert asked.problems == []


def test_a_choice_of_months_goes_into_the_address(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    page.fill("[name=tu]", "2012-10")
    page.press("[name=tu]", "Tab")
    page.wait_for_url("**tu=2012-10*")
    count(asked, 1)
    page.go_back()
    page.wait_for_function("document.querySelector('[name=tu]').value === ''")


def test_a_reader_who_turns_to_the_filters_calls_no_search_off(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    held: dict[str, list[Route]] = {"filters": [], "shards": []}
    page.route(re.compile(r"/filters[^/]*\.js"), lambda route: held["filters"].append(route))
    page.hover("[data-search-filters]")
    while not held["filters"]:
        page.wait_for_timeout(10)
    page.route(SHARDS, lambda route: held["shards"].append(route))
    page.fill("#tim", '"chủ trì giao ban"')
    page.press("#tim", "Enter")
    while not held["shards"]:
        page.wait_for_timeout(10)
    held["filters"][0].continue_()
    page.wait_for_timeout(200)
    page.unroute(SHARDS)
    for route in held["shards"]:
        route.continue_()
    asked.settled()
    assert set(asked.results) == {"/2019/09/hung/", "/2019/09/tam/"}


def test_counts_of_filters_leave_a_reader_where_they_are(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    page.mouse.wheel(0, 300)
    count(asked, 20)
    page.locator("[data-result]").nth(7).focus()
    here = asked.focused
    page.hover("[data-search-filters]")
    page.wait_for_function("document.querySelector('[name=nam]').options.length > 1")
    page.wait_for_timeout(200)
    assert (asked.focused, len(asked.results)) == (here, 20)


def test_results_in_the_order_of_their_dates_stand_under_their_years(asked: Reader) -> None:
    page = asked.open("hội nghị", "&thu-tu=moi").page
    page.mouse.wheel(0, 300)
    count(asked, 20)
    assert page.locator(".search__year").all_inner_texts() == ["Năm 2012", "Năm 2011"]


def test_notices_show_their_state_and_can_be_chosen_by_it(asked: Reader) -> None:
    page = asked.open("lấy ý kiến khen thưởng").page
    states = {
        "Lấy ý kiến về việc khen thưởng bà Trần Thị Mẫu": "Đang lấy ý kiến",
        "Lấy ý kiến về việc khen thưởng ông Lê Hết": "Đã hết hạn góp ý",
    }
    for title, state in states.items():
        card = page.locator(".card", has=page.locator("[data-result]", has_text=title))
        card.locator(".notice-state__label:visible", has_text=state).wait_for()
    asked.open("lấy ý kiến khen thưởng", "&lay-y-kien=open")
    count(asked, 1)
    assert asked.results == ["/2024/03/mo/"]


def test_the_slash_key_leads_to_the_field(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    page.wait_for_load_state("networkidle")  # the script of the keys comes after the results
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert asked.focused == "tim"
    assert page.input_value("#tim") == "hội nghị"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("&nhan-vat=Phan Tâm", ["/2019/09/tam/"]),
        ("&nhan-vat=nguyen manh hung", ["/2019/09/hung/"]),
        ("&loai=photographs", ["/2019/09/hung/"]),
        ("&loai=news", ["/2019/09/tam/", "/2019/09/hung/"]),
        ("&loai=documents", []),
    ],
)
def test_an_address_holds_an_official_and_a_kind(asked: Reader, address: str, found: list[str]) -> None:
    assert sorted(asked.open("giao ban", address).results) == sorted(found)
    assert asked.problems == []


def test_letters_without_marks_lead_to_a_choice(asked: Reader) -> None:
    page = asked.open("giao ban").page
    page.locator("[name=nhan-vat]").focus()
    page.wait_for_function("document.querySelector('[name=nhan-vat]').options.length === 3")
    page.keyboard.type("manh")
    page.wait_for_url("**nhan-vat=Nguy%E1%BB%85n+M%E1%BA%A1nh+H%C3%B9ng*")
    count(asked, 1)
    assert asked.results == ["/2019/09/hung/"]
    assert page.locator("[name=nhan-vat] option:checked").inner_text() == "Nguyễn Mạnh Hùng (1)"
    assert page.evaluate("document.activeElement.name") == "nhan-vat"


def test_a_photograph_stands_beside_its_article_and_moves_nothing(asked: Reader) -> None:
    page = asked.page
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach(({ value }) =>"
        " window.shifts.push(value))).observe({ type: 'layout-shift', buffered: true });"
    )
    asked.open("giao ban có ảnh")
    image = page.locator(".card--pictured .card__picture img")
    page.wait_for_function("document.querySelector('.card__picture img').complete")
    assert image.evaluate("image => [image.loading, image.alt, image.naturalWidth > 0, image.width > 0]") == [
        "lazy", "", True, True,
    ]  # fmt: skip
    assert image.evaluate("image => image.currentSrc").endswith(".avif")
    assert {image.get_attribute("width"), image.get_attribute("height")} == {"360", "240"}
    assert page.locator(".card__picture").count() == 1
    assert sum(page.evaluate("window.shifts")) < 0.02
    assert asked.problems == []
