"""Takes the screenshots of the README and of the editors' guide: `python -m tools.screenshots` writes both.

Needs the browser that the tests use. Times are fixed, so that the screenshots are reproducible.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from plugins.content.data import read_data
from tools import ROOT
from tools.browser import chromium
from tools.desk.command import Running
from tools.desk.git import Git
from tools.new import draft_of
from tools.site.build import overrides, run
from tools.site.serve import server

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME_DAY, DESK_DAY = datetime(2026, 11, 28), datetime(2021, 7, 1, 9)
ARTICLE = "bai-viet/2019/2019-09-05-giao-ban-quy-iii.md"
NEW = {
    "title": "Hội nghị giao ban Quý IV/2019", "date": "05/12/2019", "category": "giao-ban",
    "summary": "Bài thử để chụp hình cho hướng dẫn.",
}  # fmt: skip
CORRECTION = {"date": "10/9/2019", "wrong": "65 điểm cầu", "right": "66 điểm cầu"}
FAULT = "\n##Phần chưa xong\n\n![](../../anh/2019/khong-co.jpg)\n"


def capture_home(folder: Path) -> None:
    """Capture the home page in light and in dark mode; the README follows the reader's setting."""
    with tempfile.TemporaryDirectory() as place, chromium() as browser, ExitStack() as stack:
        site = Path(place) / "site"
        run(overrides(output=site, now=HOME_DAY))
        running = server(site, 0)
        running.start()
        stack.callback(running.stop)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(f"http://localhost:{running.port}/", wait_until="networkidle")
        page.emulate_media(color_scheme="light")
        _capture(page, folder / "home-light.png", 128)
        page.emulate_media(color_scheme="dark")
        _capture(page, folder / "home-dark.png", 128)


def capture_desk(folder: Path) -> None:
    """Capture the desk: the list, the new article form, the sending page, the editor page, a front matter form."""
    with tempfile.TemporaryDirectory() as work, chromium() as browser, ExitStack() as stack:
        content = Path(work) / "content"
        shutil.copytree(ROOT / "content", content)
        _with_a_change(content)
        desk = Running(content, Path(work) / "desk", 0, now=DESK_DAY)
        desk.server.start()
        stack.callback(desk.server.stop)
        desk.build()
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        for name, address in (("danh-sach", ""), ("bai-moi", "moi"), ("gui-bai", "gui")):
            page.goto(desk.address + address)
            _capture(page, folder / f"{name}.png", 64)
        page.goto(f"{desk.address}viet/{ARTICLE}")
        page.locator("#text:enabled").press("Control+End")
        page.keyboard.type(FAULT)
        page.locator("#diagnostics li").first.wait_for()
        page.frame_locator("#page").locator("h1").first.wait_for()
        _capture(page, folder / "viet-bai.png", 64)
        page.locator("[data-form=corrections]").click()
        for field, value in CORRECTION.items():
            page.locator(f"#form_corrections [name={field}]").fill(value)
        _capture(page, folder / "dinh-chinh.png", 64)


def _capture(page: Page, file: Path, colours: int) -> None:
    """Write the first screen of a page as a PNG of few colours, which keep the file small."""
    shot = Image.open(io.BytesIO(page.screenshot()))
    shot.convert("RGB").quantize(colours).save(file, optimize=True)


def _with_a_change(content: Path) -> None:
    """Commit all content, then add a new article."""
    git = Git(content)
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Kho")):
        git.run(*command, settings={"user.name": "desk", "user.email": "desk@localhost"})
    path, text = draft_of(read_data(content, content)[0], NEW, DESK_DAY)
    published = text.replace("status: draft\n", "")
    (content / path).write_text(f"{published}Nội dung.\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    capture_home(ROOT / "docs")
    capture_desk(ROOT / "huong-dan")
