"""Reading without a network, in a real browser."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.sample import news, write
from tools.site.build import overrides, run

pytestmark = pytest.mark.slow
NOW = datetime(2024, 5, 1)
PERSONAL = "personal:\n- {text: 0912 345 678, reason: Đầu mối, until: 31/12/2024}"
FILES = {
    "2024-03-01-mot.md": news(title="Tin một"),
    "2024-03-02-hai.md": news(title="Tin hai"),
    "2024-03-03-rieng.md": news(PERSONAL, title="Tin riêng", body="Gọi ông Mẫu, di động 0912 345 678."),
}


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class Place:
    """A public site on loopback, which can be rebuilt."""

    def __init__(self, folder: Path) -> None:
        self.content, self.output = write(folder / "content", FILES), folder / "output"
        self.settings = {"ARCHIVE_CACHE": str(folder / "cache"), "SITEURL": "https://luutru.vn", "SOCIAL_CARDS": False}
        self.publish()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(self.output)))
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://localhost:{self.server.server_port}"

    def publish(self, **settings: object) -> None:
        report = run(
            {**overrides(self.content, self.output, now=NOW), **self.settings, **settings}, conf="publishconf.py"
        )
        assert [one for one in report.diagnostics if one.level == "error"] == []


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path)
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def start(page: Any, place: Place) -> None:
    """Open the home page and wait until the worker serves this browser."""
    page.goto(place.url)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def read(page: Any, place: Place, slug: str) -> None:
    address = f"{place.url}/2024/03/{slug}/"
    page.goto(address)
    page.wait_for_function(
        "async (url) => (await (await caches.open('luu-tru..pages')).match(url)) !== undefined", arg=address
    )


def heading(page: Any, place: Place, path: str) -> str:
    page.goto(f"{place.url}{path}")
    return str(page.locator("h1").inner_text())


def test_what_was_read_is_there_and_the_rest_is_told(page: Any, place: Place) -> None:
    start(page, place)
    read(page, place, "mot")
    page.context.set_offline(True)
    assert heading(page, place, "/2024/03/mot/") == "Tin một"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") != "400"  # its style sheet, too
    assert heading(page, place, "/2024/03/hai/") == "Đang không có mạng"
    page.locator("[data-module=kept-pages] a").wait_for()
    assert "Tin một" in page.locator("[data-module=kept-pages] a").inner_text()


def test_a_page_whose_personal_data_are_over_is_not_shown(page: Any, place: Place) -> None:
    start(page, place)
    read(page, place, "rieng")
    assert page.locator("meta[name=offline]").get_attribute("content") == "2024-12-31"
    page.context.set_offline(True)
    assert heading(page, place, "/2024/03/rieng/") == "Đang không có mạng"
    assert page.evaluate("async () => (await (await caches.open('luu-tru..pages')).keys()).length") == 0


def test_pages_of_an_older_release_are_forgotten(page: Any, place: Place) -> None:
    start(page, place)
    read(page, place, "mot")
    write(place.content, {"2024-03-01-mot.md": news(title="Tin một sửa lại")})
    place.publish()
    later = time.time() + 10  # Last-Modified, which tells this server's releases apart, counts in seconds
    os.utime(place.output / "SHA256SUMS", (later, later))
    page.evaluate("navigator.serviceWorker.getRegistration().then((each) => each.unregister())")
    start(page, place)  # a worker that has not asked for the release yet
    read(page, place, "hai")
    page.context.set_offline(True)
    assert heading(page, place, "/2024/03/hai/") == "Tin hai"
    assert heading(page, place, "/2024/03/mot/") == "Đang không có mạng"


def test_a_reader_may_switch_it_off(page: Any, place: Place) -> None:
    start(page, place)
    read(page, place, "mot")
    page.locator("details.display-settings summary").click()
    page.locator("input[name=offline][value=off]").check()
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    page.reload()
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_an_operator_may_take_it_back(page: Any, place: Place) -> None:
    start(page, place)
    read(page, place, "mot")
    place.publish(ARCHIVE_OFFLINE=False)
    page.goto(f"{place.url}/2024/03/hai/")
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
