"""A notice's state in a real browser: other time zones, wrong clocks, a page left open over midnight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import COLOURS, look
from tests.notices.test_checks import head
from tests.sample import notice, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

LABEL = ".notice-state__label:visible"
pytestmark = pytest.mark.slow
# Midnight in Hanoi is 17:00 UTC on the day before.
OPEN, LAST_SECOND, CLOSED = (datetime(2024, 3, *day, tzinfo=UTC) for day in ((5, 12), (14, 16, 59, 59), (14, 17)))

ENGLISH = """---
lang: en
translates: 2024-03-01-mo.md
title: Opinions are asked for
---

A report.
"""


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site built on 5 March 2024 with a notice open until the 14th and one that opens on the 20th."""
    from tests.serving import served
    from tools.site.build import overrides, run

    folder = tmp_path_factory.mktemp("notices")
    files = {
        "2024-03-01-mo.md": notice(head()),
        "2024-03-02-sap.md": notice(head(opens="20/03/2024"), name="ông Lê Sắp", date="02/03/2024"),
        "2024-03-01-opinions.md": ENGLISH,
    }
    content, site = write(folder / "content", files), folder / "site"
    report = run(overrides(content, site, now=datetime(2024, 3, 5)))
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    with served(site) as address:
        yield address


def visit(
    browser: Browser,
    address: str,
    *,
    reader: datetime,
    host: datetime | None,
    zone: str = "Asia/Ho_Chi_Minh",
    runs: bool = False,
) -> Page:
    """Open a page; reader, host: the time by the reader's and the host's clock (None: the host sends none)."""
    page = browser.new_context(timezone_id=zone).new_page()
    if runs:
        page.clock.install(time=reader)
    else:
        page.clock.set_fixed_time(reader)

    def answer(route: Route) -> None:
        if route.request.method == "HEAD":
            route.fulfill(status=200, headers={"date": format_datetime(host, usegmt=True)} if host else {})
        else:
            route.continue_()

    page.route("**/*", answer)
    with page.expect_request(lambda request: request.method == "HEAD"):
        page.goto(address)
    page.wait_for_timeout(100)
    return page


def shows(page: Page, state: str) -> None:
    """Wait until the page shows a state."""
    expect(page.locator(LABEL)).to_have_text(state)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("reader", "expected"), [(LAST_SECOND, "Đang lấy ý kiến"), (CLOSED, "Đã hết hạn góp ý")])
def test_the_readers_zone_is_of_no_matter(
    chromium: Browser, notices: str, zone: str, reader: datetime, expected: str
) -> None:
    page = visit(chromium, f"{notices}/2024/03/mo/", reader=reader, host=reader, zone=zone)
    shows(page, expected)
    shown = [page.locator(f".call__action:visible >> text={words}").count() for words in ("Gửi ý kiến", "vào lịch")]
    assert shown == ([1, 1] if reader < CLOSED else [0, 0])
    page.context.close()


@pytest.mark.parametrize(
    ("reader", "host", "expected"),
    [
        (datetime(2031, 1, 1, tzinfo=UTC), OPEN, "Đang lấy ý kiến"),
        (datetime(2020, 1, 1, tzinfo=UTC), CLOSED, "Đã hết hạn góp ý"),
        (datetime(2020, 1, 1, tzinfo=UTC), OPEN, "Đang lấy ý kiến"),
        (CLOSED, None, "Đã hết hạn góp ý"),
        (datetime(2020, 1, 1, tzinfo=UTC), None, "Đang lấy ý kiến"),  # known from the page itself
    ],
)
def test_a_wrong_clock_is_put_right_by_the_hosts(
    chromium: Browser, notices: str, reader: datetime, host: datetime | None, expected: str
) -> None:
    page = visit(chromium, f"{notices}/2024/03/mo/", reader=reader, host=host)
    shows(page, expected)
    page.context.close()


def test_a_page_left_open_turns_by_itself(chromium: Browser, notices: str) -> None:
    late = LAST_SECOND.replace(second=0)
    page = visit(chromium, f"{notices}/2024/03/mo/", reader=late, host=late, runs=True)
    shows(page, "Đang lấy ý kiến")
    page.clock.fast_forward(60_000)
    shows(page, "Đã hết hạn góp ý")
    page.context.close()


@pytest.mark.parametrize(
    "sign", ["document.dispatchEvent(new Event('visibilitychange'))",
             "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"],
)  # fmt: skip
def test_a_tab_that_slept_over_the_deadline_turns_when_it_is_seen_again(
    chromium: Browser, notices: str, sign: str
) -> None:
    page = visit(chromium, f"{notices}/2024/03/mo/", reader=OPEN, host=OPEN, runs=True)
    page.clock.set_system_time(CLOSED + timedelta(hours=15))  # without running any timer
    shows(page, "Đang lấy ý kiến")
    page.evaluate(sign)
    shows(page, "Đã hết hạn góp ý")
    assert page.locator(".call__action:visible").count() == 0
    page.context.close()


@pytest.mark.parametrize("runs", [True, False], ids=["while it is open", "before it is opened"])
def test_the_home_page_asks_for_nothing_that_has_closed(chromium: Browser, notices: str, runs: bool) -> None:
    late = LAST_SECOND.replace(second=0) if runs else CLOSED
    page = visit(chromium, f"{notices}/", reader=late, host=late, runs=runs)
    calls = page.locator(".calls")
    if runs:
        assert calls.is_visible()
        page.clock.fast_forward(60_000)
    expect(calls).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize(
    ("reader", "told"),
    [(OPEN, "còn {} ngày"), (LAST_SECOND, "hôm nay là ngày cuối"), (CLOSED, "")],
    ids=["days before", "the last day", "over"],
)
def test_the_days_left_are_those_of_hanoi(chromium: Browser, notices: str, reader: datetime, told: str) -> None:
    last = (LAST_SECOND + timedelta(hours=7)).date()
    days = (last - (reader + timedelta(hours=7)).date()).days
    page = visit(chromium, f"{notices}/2024/03/mo/", reader=reader, host=reader, zone="America/New_York")
    assert " ".join(page.locator("[data-days-left]:visible").all_inner_texts()) == told.format(days)
    page.context.close()


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        (OPEN, "Open for opinions 9 days left"),
        (LAST_SECOND - timedelta(days=1), "Open for opinions 1 day left"),
        (LAST_SECOND, "Open for opinions today is the last day"),
        (CLOSED, "Closed for opinions"),
    ],
    ids=["days before", "the day before", "the last day", "over"],
)
def test_a_translation_says_in_english_how_long_it_is_open(
    chromium: Browser, notices: str, reader: datetime, told: str
) -> None:
    page = visit(chromium, f"{notices}/en/2024/03/opinions/", reader=reader, host=reader)
    call = page.locator(".call")
    assert call.get_attribute("aria-label") == "Public opinions"
    assert " ".join(page.locator(".call__state").inner_text().split()) == told
    assert "Deadline\nthe end of 14 March 2024" in call.inner_text()
    shown = page.locator(".call__action:visible").all_inner_texts()
    assert shown == ([] if reader == CLOSED else ["Send an opinion", "Add the deadline to a calendar"])
    page.context.close()


def test_what_is_open_is_the_first_thing_on_the_home_page(chromium: Browser, notices: str) -> None:
    page = visit(chromium, f"{notices}/", reader=OPEN, host=OPEN)
    first = page.locator("main h3").first
    assert first.locator("a").get_attribute("href") == "/2024/03/mo/"
    assert page.locator("main .calls .call__action:visible").count() == 1
    page.context.close()


def test_one_to_come_opens_and_then_closes(chromium: Browser, notices: str) -> None:
    opening = datetime(2024, 3, 19, 17, tzinfo=UTC)
    turns = ((OPEN, "Sắp lấy ý kiến"), (opening, "Đang lấy ý kiến"), (opening.replace(year=2025), "Đã hết"))
    for reader, expected in turns:
        page = visit(chromium, f"{notices}/2024/03/sap/", reader=reader, host=reader)
        expect(page.locator(LABEL)).to_have_text(re.compile(f"^{expected}"))
        page.context.close()


def test_the_list_follows(chromium: Browser, notices: str) -> None:
    page = visit(chromium, f"{notices}/lay-y-kien/", reader=CLOSED, host=CLOSED)
    groups = page.locator("[data-notices]:visible")
    told = {group.locator("h2").inner_text(): group.locator("li").count() for group in groups.all()}
    assert told == {"Sắp lấy ý kiến": 1, "Đã kết thúc gần đây": 1}
    page.context.close()


def test_it_is_right_without_javascript(chromium: Browser, notices: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{notices}/2024/03/mo/")
    shows(page, "Đang lấy ý kiến")
    assert page.locator(".call__action:visible").count() == 2
    context.close()


def test_citations_can_be_saved(chromium: Browser, notices: str, tmp_path: Path) -> None:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(f"{notices}/2024/03/mo/")
    page.locator("summary", has_text="BibTeX").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp .bib").click()
    assert download.value.suggested_filename == "2024-03-mo.bib"
    download.value.save_as(tmp_path / "x.bib")
    assert (tmp_path / "x.bib").read_text(encoding="utf-8").startswith("@misc{2024-03-mo,")
    context.close()


def test_axe_finds_nothing(chromium: Browser, notices: str) -> None:
    found = []
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    for address in ("/2024/03/mo/", "/2024/03/sap/", "/lay-y-kien/", "/lay-y-kien/2024/", "/dinh-chinh/", "/co-quan/"):
        page.emulate_media(color_scheme="light")
        page.goto(notices + address)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        violations = look(page)["violations"]
        page.emulate_media(color_scheme="dark")
        violations += look(page, *COLOURS)["violations"]
        found += [f"{address} {fault['id']}: {fault['nodes'][0]['html'][:90]}" for fault in violations]
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
    assert found == []
