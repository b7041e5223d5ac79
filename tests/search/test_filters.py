"""What a reader narrows a search by, and how far the results go, on an archive of many articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.notices.test_checks import head
from tests.sample import news, notice, write
from tests.search.reader import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
}  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from tools.site.build import overrides, run
    from tools.site.serve import server

    folder = tmp_path_factory.mktemp("many")
    content = write(folder / "content", FILES)
    settings = {"ARCHIVE_CACHE": str(folder / "cache")}
    report = run({**overrides(content, folder / "site", now=datetime(2024, 3, 25)), **settings})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    running = server(folder / "site", 0)
    running.start()
    yield f"http://localhost:{running.port}"
    running.stop()


@pytest.fixture
def asked(chromium: Browser, many: str) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield Reader(context.new_page(), many)
    context.close()


def count(reader: Reader, number: int) -> None:
    """Wait until so many results are shown."""
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


def test_results_in_the_order_of_their_dates_stand_under_their_years(asked: Reader) -> None:
    page = asked.open("hội nghị", "&thu-tu=moi").page
    page.mouse.wheel(0, 300)
    count(asked, 20)
    assert page.locator(".search__year").all_inner_texts() == ["Năm 2012", "Năm 2011"]


def test_notices_show_their_state_and_can_be_chosen_by_it(asked: Reader) -> None:
    page = asked.open("lấy ý kiến khen thưởng").page
    page.locator(".notice-state__label:visible").nth(1).wait_for()
    states = (
        page.locator("[data-result]").all_inner_texts(),
        page.locator(".notice-state__label:visible").all_inner_texts(),
    )
    assert dict(zip(*states, strict=False)) == {
        "Lấy ý kiến về việc khen thưởng bà Trần Thị Mẫu": "Đang lấy ý kiến",
        "Lấy ý kiến về việc khen thưởng ông Lê Hết": "Đã hết hạn góp ý",
    }
    asked.open("lấy ý kiến khen thưởng", "&lay-y-kien=open")
    count(asked, 1)
    assert asked.results == ["/2024/03/mo/"]


def test_the_slash_key_leads_to_the_field(asked: Reader) -> None:
    page = asked.open("hội nghị").page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert asked.focused == "tim"
    assert page.input_value("#tim") == "hội nghị"
