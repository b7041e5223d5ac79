"""An English version is created by a form, and links to what it translates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.desk.kit import ARTICLE, TEXT, Place
from tests.desk.test_dropping import drop
from tests.documents.files import pdf
from tools.desk.command import Running
from tools.desk.english import draft_of, original_at
from tools.desk.store import Refused
from tools.new import DraftError

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.slow
ENGLISH = "bai-viet/2019/2019-09-05-third-quarter-briefing.md"
HEAD = """---
lang: en
translates: 2019-09-05-giao-ban-quy-iii.md
title: Third-quarter briefing
summary: 'Reports: all units.'
status: draft
---

"""


def test_an_english_version_is_made_and_found_again(running: Running, place: Place, page: Page) -> None:
    page.goto(f"{running.address}viet/{ARTICLE}")
    page.get_by_role("link", name="Bản tiếng Anh, tiếng Việt").click()
    page.get_by_label("Tên bài bằng tiếng Anh").fill("Third-quarter  briefing")
    page.get_by_label("Tóm tắt bằng tiếng Anh").fill("Reports: all units.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value(HEAD)
    assert (place.content / ENGLISH).read_text(encoding="utf-8") == HEAD
    page.locator("#text").press("Control+End")
    page.keyboard.type("The Ministry met.")
    expect(page.frame_locator("#page").locator("article, main").first).to_contain_text("The Ministry met.")
    expect(page.locator("#summary")).not_to_contain_text("lỗi phải sửa")
    page.get_by_role("button", name="Đăng bài").click()
    page.keyboard.press("Control+s")
    expect(page.locator("#state")).to_have_text("Đã lưu.")
    running.build()
    assert (running.folder / "site/en/2019/09/third-quarter-briefing/index.html").is_file()
    for name in (ENGLISH, ARTICLE):
        page.goto(f"{running.address}viet/{name}")
        page.get_by_role("link", name="Bản tiếng Anh, tiếng Việt").click()
        other = ARTICLE if name == ENGLISH else ENGLISH
        expect(page.get_by_text(other, exact=True)).to_be_visible()


def test_a_page_is_asked_for_what_pages_have(running: Running, place: Place, page: Page, tmp_path: Path) -> None:
    (place.content / ENGLISH).write_text(HEAD, encoding="utf-8")
    page.goto(f"{running.address}viet/{ENGLISH}")
    for name in ("Đầu bài…", "Lấy ý kiến…", "Tài liệu…"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    page.get_by_role("button", name="Đầu trang…").click()
    page.locator("#form_page [name=title]").fill("Briefing")
    page.locator("#form_page").get_by_role("button", name="Ghi vào bài").press("Enter")
    expect(page.locator("#text")).to_have_value(HEAD.replace("Third-quarter briefing", "Briefing"))
    drop(page, "Annex 1.pdf", pdf(tmp_path / "x.pdf", "One page").read_bytes())
    page.get_by_role("button", name="Đã rõ").press("Enter")
    link = "[Annex 1](../../tep/2019/annex-1.pdf)\n"
    expect(page.locator("#text")).to_have_value(HEAD.replace("Third-quarter briefing", "Briefing") + link)


def test_where_an_english_version_lies(running: Running, place: Place) -> None:
    other = place.content / "bai-viet/2021/2021-04-ten.md"
    other.parent.mkdir()
    other.write_text(TEXT.replace("05/09/2019", "tháng 4/2021"), encoding="utf-8")
    fixed = place.content / "trang/gioi-thieu.md"
    fixed.parent.mkdir(exist_ok=True)
    fixed.write_text("---\ntitle: Giới thiệu\n---\nChữ.\n", encoding="utf-8")
    alone = place.content / "trang/en/contacts.md"
    alone.parent.mkdir()
    alone.write_text("---\nlang: en\ntitle: Contacts\n---\nWords.\n", encoding="utf-8")
    running.build()
    known = running.bench.known
    assert known is not None
    about = draft_of(original_at(known, "trang/gioi-thieu.md"), {"title": "About: us"})
    assert about == (
        "trang/en/about-us.md",
        "---\nlang: en\ntranslates: ../gioi-thieu.md\ntitle: 'About: us'\nstatus: draft\n---\n\n",
    )
    assert draft_of(original_at(known, "bai-viet/2021/2021-04-ten.md"), {"title": "A"})[0] == (
        "bai-viet/2021/2021-04-a.md"
    )
    with pytest.raises(DraftError):
        draft_of(original_at(known, ARTICLE), {"title": " \n"})
    for path in ("bai-viet/2019/khong-co.md", "trang/en/contacts.md"):
        with pytest.raises(Refused):
            original_at(known, path)
