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

from tests.axe import COLOURS, look

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
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
STOPS = """() => {
    window.stops = [];
    document.addEventListener("keyup", () => {
        const stop = document.activeElement, box = stop.getBoundingClientRect();
        window.stops.push(box.width > 0 && box.height > 0 && stop !== document.body);
    });
}"""
"""Notes after each key whether the focus is on something visible."""


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


@pytest.fixture(scope="module")
def components() -> list[str]:
    """What `NEW_COMPONENTS` has returned so far."""
    return []


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.problems = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
    page.on("console", lambda message: message.type == "error" and page.problems.append(message.text))  # type: ignore[attr-defined]
    yield page
    context.close()


SCHEMES = [("light", "no-preference"), ("dark", "no-preference"), ("light", "more"), ("dark", "more")]
"""The colour schemes, the default first, with their contrast."""
NEW_COMPONENTS = """seen => {
    const known = new Set(seen), added = new Set();
    const look = (element, above, isInside) => {
        const styled = STYLED.map(name => element.getAttribute(name) ?? "");
        const component = [above, element.localName, ...styled].join("|"), isNew = !known.has(component);
        if (isNew) added.add(component);
        if (isNew && !isInside) newComponents.push(element);
        for (const child of element.children) look(child, component, isInside || isNew);
    };
    const STYLED = ["class", "style", "type", "open", "hidden", "disabled", "rel", "aria-hidden", "aria-disabled"];
    window.newComponents = [];
    look(document.body, "", false);
    return [...added];
}"""
"""Sets `newComponents` to the outermost elements whose names and styled attributes, with those around them, are new;
returns those."""


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


class Strict(Quiet):
    """Forbids all but what the site itself serves."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.mark.parametrize("part", range(6))
def test_every_kind_of_page(page: Page, site: Path, kinds: dict[str, str], components: list[str], part: int) -> None:
    """Under a strict policy, axe finds nothing, nothing moves, nothing scrolls sideways, and the keyboard reaches
    everything in order. Each page is loaded only once, since none of our scripts depends on the width."""
    found, wide, shifting, lost = [], [], [], []
    with handled(site, Strict) as host:
        for address in [*kinds.values()][part::6]:
            page.set_viewport_size({"width": 360, "height": 700})
            response = page.goto(host + address)
            assert response
            assert response.headers["content-security-policy"] == POLICY
            shifting += [f"{address}: {shift}"] if (shift := page.evaluate(SHIFT)) > 0.001 else []
            components += page.evaluate(NEW_COMPONENTS, components)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                wide += [f"{address} at {width}: {excess} px"] if excess > 0 else []
                found += [f"{address} at {width}: {fault}" for fault in faults(page, width)]
            lost += [f"{address}: {fault}" for fault in keyboard(page)]
    assert found == []
    assert wide == []
    assert shifting == []
    assert lost == []
    assert page.problems == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("query", ["giao+ban", "qwrtzz"])
def test_results_move_nothing(page: Page, host: str, query: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{host}/tim-kiem/?q={query}", wait_until="networkidle")
    assert page.evaluate(SHIFT) <= 0.001


def faults(page: Page, width: int) -> list[str]:
    """What axe finds at some widths, at one of them in every colour scheme.

    Colours come from the styles: at one width those of the whole page are looked at, elsewhere those of new components.
    """
    if width not in (320, 768, 1920):
        return []
    violations = look(page, without=() if width == 768 else COLOURS)["violations"]
    if page.evaluate("newComponents.length"):
        for scheme, contrast in SCHEMES if width == 768 else SCHEMES[:1]:
            page.emulate_media(color_scheme=scheme, contrast=contrast)  # type: ignore[arg-type]
            violations += look(page, *COLOURS, inside="newComponents")["violations"]
        page.emulate_media(color_scheme="light", contrast="no-preference")
    return [f"{violation['id']} {violation['nodes'][0]['html'][:120]}" for violation in violations]


def keyboard(page: Page) -> list[str]:
    """What is wrong with the order of stops."""
    page.set_viewport_size({"width": 1280, "height": 400})
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.getAttribute('href')") != "#noi_dung":
        return ["the first stop is not the skip link"]
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "noi_dung":
        return ["the skip link does not lead to the text"]
    page.evaluate(STOPS)
    wanted = page.locator("main").locator("a[href], button, input, select, summary, [tabindex='0']").count()
    for _ in range(min(wanted, 60)):
        page.keyboard.press("Tab")
    stops: list[bool] = page.evaluate("stops")
    assert len(stops) == min(wanted, 60)
    return [f"the focus is lost after {stops.index(False)} stops"] if False in stops else []


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
        useless = page.locator("button:visible:not([type=submit])").count()
        assert not useless, f"{address}: a button that needs JavaScript is shown"
    context.close()


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


def test_escape_closes_the_inner_panel_then_the_menu(page: Page, host: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(host)
    menu, settings = page.locator("details.site-menu"), page.locator("details.display-settings")
    menu.locator(".site-menu__button").click()
    settings.locator("summary").click()
    page.keyboard.press("Escape")
    assert (menu.get_attribute("open"), settings.get_attribute("open")) == ("", None)
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.className") == "site-menu__button"
