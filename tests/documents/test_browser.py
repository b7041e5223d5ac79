"""Attached documents as readers see them: found by search, opened, downloaded; valid and accessible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.axe import COLOURS, look
from tests.documents.files import pdf, word
from tests.sample import news, write
from tests.site.test_validity import nu_checker

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
HEAD = """documents:
  - {title: Báo cáo quý I, file: tep/2024/bao-cao.pdf, number: 15/BC-BTTTT, date: 01/02/2024, summary: Gửi hội nghị.}
  - {title: Phụ lục, requested: no}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with one article, which has a PDF of three pages and a Word file attached."""
    from tools.site.build import overrides, run

    folder = tmp_path_factory.mktemp("reader")
    article = news(HEAD, title="Giao ban", body="[Biên bản họp](../../tep/2024/bien-ban.docx)")
    content = write(folder / "content", {"2024-03-01-giao-ban.md": article})
    pages = ("Trang nay noi ve buu chinh", "Trang nay noi ve vien thong", "Trang nay noi ve quy hoach pho tan")
    pdf(content / "tep/2024/bao-cao.pdf", *pages, Author="Van thu")
    word(content / "tep/2024/bien-ban.docx", "Biên bản về xuyến chi và hoa cúc.")
    report = run({**overrides(content=content, output=folder / "site"), "ARCHIVE_CACHE": str(folder / "cache")})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    return folder / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """The address at which it is served."""
    from tests.serving import served

    with served(folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page on a phone; fails if anything is written to the console."""
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield page
    page.close()
    assert heard == []


@pytest.mark.parametrize(
    ("query", "label", "href", "marked"),
    [
        ("pho tan", "Trong tệp đính kèm, trang 3", "/tep/2024/bao-cao.pdf#page=3", ["pho tan"]),
        ("giao ban vien thong", "Trong tệp đính kèm, trang 2", "/tep/2024/bao-cao.pdf#page=2", ["vien thong"]),
        ("xuyến chi", "Trong tệp đính kèm", "/tep/2024/bien-ban.docx", ["xuyến chi"]),
    ],
)
def test_a_result_says_where_in_which_file(
    page: Page, address: str, query: str, label: str, href: str, marked: list[str]
) -> None:
    page.goto(f"{address}/tim-kiem/?q={query}")
    link = page.locator("[data-excerpt] a")
    link.wait_for()
    assert link.inner_text() == label
    assert link.get_attribute("href") == href
    assert page.locator("[data-excerpt] mark").all_inner_texts() == marked


def test_what_the_article_says_itself_is_shown_from_there(page: Page, address: str) -> None:
    page.goto(f"{address}/tim-kiem/?q=biên bản họp")
    page.locator("[data-excerpt] mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-excerpt] a").count() == 0


def test_a_file_is_taken_along_under_an_honest_name(page: Page, address: str) -> None:
    page.goto(f"{address}/2024/03/giao-ban/")
    page.get_by_role("link", name="Kèm theo: 2 tài liệu").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về Báo cáo quý I").click()
    assert download.value.suggested_filename == "15-bc-btttt-bao-cao-quy-i.pdf"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["/2024/03/giao-ban/", "/tep/", "/tep/2024/", "/tep/pdf/"])
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + path)
    found = look(page)["violations"]
    page.emulate_media(color_scheme="dark")
    found += look(page, *COLOURS)["violations"]
    assert [fault["id"] for fault in found] == []


def test_pages_are_valid(folder: Path) -> None:
    assert [message["message"] for message in nu_checker(folder / "tep")] == []
    assert [message["message"] for message in nu_checker(folder / "2024")] == []
