"""What readers see in a real browser: every kind of page at several widths, light and dark."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.axe import look

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow
WIDTHS = (320, 360, 768, 1280, 1920)
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 150);
})"""


def one_of_each(site: Path) -> dict[str, str]:
    """One address for every kind of page, which is recognised by the shape of its address."""
    kinds = {}
    for file in sorted(site.rglob("*.html")):
        address = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        kinds.setdefault(kind_of(address), address)
    return kinds


def kind_of(address: str) -> str:
    parts = ["N" if part.isdigit() else part for part in address.strip("/").split("/")]
    named = {"chuyen-muc", "tac-gia", "the", "chuoi", "nam", "van-ban", "nhan-vat"}
    if parts[0] in named:
        return "/".join([parts[0], *("S" if part != "N" else part for part in parts[1:])])
    if parts[0] == "N" and len(parts) > 1:
        return "article " + address if len(parts) == 3 else "N/" + ("quarter" if parts[1] != "N" else "month")
    return "/".join(parts)


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[str, str]:
    return one_of_each(site)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))  # type: ignore[attr-defined]
    yield page
    context.close()


COLOURS = ["color-contrast", "link-in-text-block"]
"""The axe rules that a colour scheme may break."""


SCHEMES = [("dark", "no-preference"), ("light", "more"), ("dark", "more")]
"""The schemes other than the default, with their contrast."""


@pytest.mark.parametrize("part", range(6))
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page: Page, host: str, kinds: dict[str, str], part: int
) -> None:
    """Each page is loaded only once, since none of our scripts depends on the width."""
    found, wide = [], []
    for address in [*kinds.values()][part::6]:
        page.goto(host + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            wide += [f"{address} at {width}: {excess} px"] if excess > 0 else []
            violations = look(page)["violations"] if width in (320, 768, 1920) else []
            for scheme, contrast in SCHEMES if width == 768 else ():
                page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
                violations += look(page, *COLOURS)["violations"]
            page.emulate_media(color_scheme="light", contrast="no-preference")
            found += [f"{address} at {width}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in violations]
    assert found == []
    assert wide == []
    assert page.problems == []  # type: ignore[attr-defined]


def test_no_layout_shift(page: Page, host: str, kinds: dict[str, str]) -> None:
    shifting = []
    page.set_viewport_size({"width": 360, "height": 700})
    for address in [*kinds.values(), "/tim-kiem/?q=giao+ban", "/tim-kiem/?q=qwrtzz"]:
        page.goto(host + address, wait_until="networkidle" if "?" in address else "load")
        if (shift := page.evaluate(SHIFT)) > 0.001:
            shifting.append(f"{address}: {shift}")
    assert shifting == []


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class InPieces(Quiet):
    """Sends a page in pieces, with time for the browser to show each."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:  # type: ignore[override]
        if self.path.endswith("/"):
            for piece in re.split(rb"(?=<(?:form|details|button|nav|main|h1|aside|footer)\b)", source.read()):
                outputfile.write(piece)
                time.sleep(0.1)
        else:
            super().copyfile(source, outputfile)


@contextmanager
def handled(site: Path, handler: type[SimpleHTTPRequestHandler]) -> Iterator[str]:
    """The address of a host with this request handler."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_that_comes_slowly_moves_nothing(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    shifting = []
    with handled(site, InPieces) as host:
        for address in ("/", "/2019/09/giao-ban-quy-iii/", "/nhan-vat/le-nam-thang/", "/lay-y-kien/", "/en/"):
            page.goto(host + address)
            shifting += [f"{address}: {shift}"] if (shift := page.evaluate(SHIFT)) else []
    assert shifting == []


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_a_face_that_comes_late_moves_nothing(page: Page, host: str, width: int) -> None:
    addresses = (
        "/", "/2019/", "/2019/09/giao-ban-quy-iii/", "/chuoi/giao-ban-quy/", "/lay-y-kien/", "/en/",
        "/tim-kiem/?q=giao+ban",
    )  # fmt: skip
    late: list[Route] = []
    page.set_viewport_size({"width": width, "height": 740})
    page.route("**/*.woff2", lambda route: late.append(route))
    shifting, held = [], 0
    for address in addresses:
        page.goto(host + address, wait_until="domcontentloaded")
        page.wait_for_timeout(400)
        held += len(late)
        while late:
            late.pop().continue_()
        page.evaluate("document.fonts.ready")
        shifting += [f"{address}: {shift}"] if (shift := page.evaluate(SHIFT)) else []
    assert shifting == []
    assert held >= len(addresses) - 1  # the search page shows its results before it loads the font


@pytest.mark.parametrize("size", ["", "largest"])
def test_on_a_phone_the_header_leaves_the_screen_to_the_page(page: Page, host: str, size: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(host)
    page.evaluate("size => document.documentElement.dataset.textSize = size", size)
    height = page.evaluate("document.querySelector('.site-header').getBoundingClientRect().height")
    assert height <= (110 if not size else 130)


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("/", ".card, .notice-card"), ("/2019/", ".card"), ("/2019/09/", ".card"), ("/chuyen-muc/giao-ban/", ".card"),
        ("/lay-y-kien/", ".notice-card"), ("/moi/", ".card, .page-header__total"),
        ("/2019/09/giao-ban-quy-iii/", ".article__body > *"), ("/gioi-thieu/", ".article__body > *"),
        ("/tim-kiem/?q=giao+ban", "[data-search-results] li"),
        ("/tim-kiem/?q=ch%E1%BB%89+th%E1%BB%8B+01", "[data-search-results] li"),
    ],
)  # fmt: skip
def test_what_a_page_is_for_begins_on_the_first_screen(page: Page, host: str, address: str, first: str) -> None:
    """At 360 × 740: at least one line of the first result, card or text."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(host + address)
    page.locator(first).first.wait_for()
    assert page.evaluate("one => document.querySelector(one).getBoundingClientRect().top", first) <= 740 - 28


@pytest.mark.parametrize("query", ["giao+ban", "47%2F2020%2FN%C4%90-CP"])
def test_the_first_result_stands_on_the_first_screen_with_text_at_200_per_cent(
    page: Page, host: str, query: str
) -> None:
    page.add_init_script("document.documentElement.style.fontSize = '200%'")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{host}/tim-kiem/?q={query}")
    page.locator("[data-result], [data-lookup]").first.wait_for()
    first = page.locator("[data-result]:visible, [data-lookup]:visible").first.bounding_box()
    assert first
    assert first["y"] <= 740 - 56  # at least one line of it


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/Pages/TinTuc/143821/Giao-ban-quy-3-nam-2019-143821.html", "Giao ban quy 3 nam 2019"),
        ("/tin/ch%C3%A0o-c%E1%BB%9D/index.aspx", "chào cờ"),
        ("/ch%E0o-co/", ""),
        ("/143821/", ""),
    ],
)
def test_at_a_wrong_address_its_words_can_be_searched_for(page: Page, host: str, address: str, words: str) -> None:
    page.goto(host + address)
    page.wait_for_load_state("networkidle")
    offered = page.locator("[data-module=address-words]")
    assert offered.is_visible() == bool(words)
    if words:
        assert offered.inner_text() == f"Tìm “{words}” trong kho, theo chữ trong địa chỉ."
        offered.locator("a").click()
        expect(page.locator("#tim")).to_have_value(words)


def test_the_search_page_has_one_search_field(page: Page, host: str) -> None:
    page.goto(f"{host}/tim-kiem/")
    assert page.locator("input[type='search']").count() == 1


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_opens_without_javascript_and_lies_open_where_there_is_room(
    chromium: Browser, host: str, script: bool
) -> None:
    context = chromium.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(host)
    link = page.get_by_role("link", name="Chuỗi tin", exact=True).first
    assert not link.is_visible()
    page.get_by_text("Danh mục", exact=True).click()
    assert link.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(host)
    assert page.get_by_role("link", name="Chuỗi tin", exact=True).first.is_visible()
    context.close()


def test_on_paper_stands_what_people_read(page: Page, host: str) -> None:
    page.goto(f"{host}/2019/09/giao-ban-quy-iii/")
    page.emulate_media(media="print")
    expect(page.locator(".record__changes")).to_be_visible()
    expect(page.locator(".record__hash")).to_be_visible()
    expect(page.locator(".record__text").first).to_be_hidden()


def test_complete_without_javascript(chromium: Browser, host: str, kinds: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in kinds.values():
        page.goto(host + address)
        assert page.locator("h1").count() == 1, address
        assert page.locator("main").inner_text().strip(), address
        for control in page.locator("button:visible").all():
            assert control.get_attribute("type") == "submit", f"{address}: a button that needs JavaScript is shown"
    context.close()


def test_the_keyboard_reaches_everything_in_order(page: Page, host: str, kinds: dict[str, str]) -> None:
    for address in kinds.values():
        page.goto(host + address)
        page.keyboard.press("Tab")
        first = page.evaluate("document.activeElement.getAttribute('href')")
        assert first == "#noi_dung", f"{address}: the first stop is the skip link"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "noi_dung", address
        wanted = page.locator("main").locator("a[href], button, input, select, summary, [tabindex='0']").count()
        seen = set()
        for _ in range(min(wanted, 60)):
            page.keyboard.press("Tab")
            visible, stop = page.evaluate(
                """() => { const stop = document.activeElement, box = stop.getBoundingClientRect();
                           return [box.width > 0 && box.height > 0 && stop !== document.body, stop.outerHTML]; }"""
            )
            assert visible, f"{address}: the focus is lost after {len(seen)} stops"
            seen.add(stop)


def test_a_strict_content_security_policy_holds(chromium: Browser, site: Path, kinds: dict[str, str]) -> None:
    policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

    class Handler(Quiet):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    context = chromium.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    with handled(site, Handler) as host:
        for address in kinds.values():
            response = page.goto(host + address, wait_until="networkidle")
            assert response
            assert response.headers["content-security-policy"] == policy
        context.close()
    assert [problem for problem in problems if "Content Security Policy" in problem or "violates" in problem] == []


def test_the_chosen_theme_is_remembered(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(host)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-module='display-settings'] summary").click()
    page.locator("[data-module='display-settings'] [value='dark']").check()
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour != light
    page.goto(host + "/gioi-thieu/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == colour
