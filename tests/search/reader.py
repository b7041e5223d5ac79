"""A reader of the search page in a real browser, and the articles that they find."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page

CEREMONY = "/2021/01/chao-co-thang-1-2021/"
BRIEFING = "/2019/09/giao-ban-quy-iii/"
ENGLISH = "/en/2019/09/third-quarter-briefing/"
REVIEW = "/2021/06/so-ket-thi-dua-6-thang-dau-nam/"
CONFERENCE = "/2013/12/trien-khai-nhiem-vu-nam-2014/"
NOTICE = "/2021/04/lay-y-kien-huan-chuong-ong-phan-tam/"
SHARDS = "**/chi-muc/*/*.txt"
CARDS = "**/chi-muc/*/*/cards-*.json"
TEXTS = "**/20*/*/*/index.json"


class Reader:
    """A reader of the search page; console messages are collected."""

    def __init__(self, page: Page, host: str) -> None:
        self.page, self.host = page, host
        self.problems: list[str] = []
        self.thrown: list[str] = []
        page.on("pageerror", lambda error: self.thrown.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.problems.append(said.text))

    def open(self, query: str = "", more: str = "") -> Reader:
        """Open the page, and wait until it has answered or, without a query, listens to input."""
        address = f"{self.host}/tim-kiem/"
        if query:
            self.page.goto(f"{address}?q={quote(query)}{more}")
            return self.settled()
        with self.page.expect_request("**/js/main.js"):  # which the page asks for once it hears
            self.page.goto(address)
        return self

    def type(self, text: str) -> Reader:
        """Put a text into the field at once, like a paste."""
        self.page.fill("#tim", text)
        return self

    def settled(self, *states: str) -> Reader:
        wanted = states or ("done",)
        self.page.wait_for_function(
            "states => states.includes(document.querySelector('[data-search-status]').dataset.searchStatus)", arg=wanted
        )
        return self

    def shows(self, first: str) -> None:
        """Wait for the first result."""
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
    def near(self) -> list[str]:
        """The partial matches, below the results that match the whole query."""
        links = self.page.query_selector_all("[data-search-near]:not([hidden]) a[data-result]")
        return [link.get_attribute("href") or "" for link in links]

    @property
    def note(self) -> str:
        """The note on what was searched for instead of what was typed; "" if none."""
        note = self.page.locator("[data-search-note]")
        return note.inner_text() if note.is_visible() else ""

    @property
    def help(self) -> str:
        return self.page.inner_text("[data-search-help]")

    @property
    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id"))
