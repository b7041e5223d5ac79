"""Takes the guide's screenshots of a running desk: `python -m tools.desk.screenshots` writes them to huong-dan/.

Needs the browser that the tests use.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from PIL import Image

from tools import ROOT
from tools.browser import browser

from .command import Running
from .git import Git

NOW = datetime(2021, 7, 1, 9)
ARTICLE = "bai-viet/2019/2019-09-05-giao-ban-quy-iii.md"
SIZE = {"width": 1366, "height": 768}
COLOURS = 64
NEW = """---
title: Hội nghị giao ban Quý IV/2019
date: 05/12/2019
category: giao-ban
period: Quý IV/2019
summary: Bài thử để chụp hình cho hướng dẫn.
---

Nội dung.
"""
CORRECTION = {"date": "10/9/2019", "wrong": "65 điểm cầu", "right": "66 điểm cầu"}
FAULT = "\n##Phần chưa xong\n\n![](../../anh/2019/khong-co.jpg)\n"


def take_screenshots(folder: Path) -> None:
    """Capture the list, the new article form, the editor page, a front matter form, and the sending page."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        content = Path(work) / "content"
        shutil.copytree(ROOT / "content", content)
        _with_a_change(content)
        desk = Running(content, Path(work) / "desk", 0, now=NOW)
        desk.server.start()
        desk.build()
        chromium = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport=SIZE, locale="vi-VN")  # type: ignore[arg-type]
        for name, address in (("danh-sach", ""), ("bai-moi", "moi"), ("gui-bai", "gui")):
            page.goto(desk.address + address)
            page.screenshot(path=folder / f"{name}.png")
        page.goto(f"{desk.address}viet/{ARTICLE}")
        page.locator("#text:enabled").press("Control+End")
        page.keyboard.type(FAULT)
        page.locator("#diagnostics li").first.wait_for()
        page.wait_for_timeout(500)  # let the preview frame render
        page.screenshot(path=folder / "viet-bai.png")
        page.locator("[data-form=corrections]").click()
        for field, value in CORRECTION.items():
            page.locator(f"#form_corrections [name={field}]").fill(value)
        page.screenshot(path=folder / "dinh-chinh.png")
        chromium.close()
        desk.server.stop()
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def _with_a_change(content: Path) -> None:
    """Commit all content, then add a new article."""
    git = Git(content)
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Kho")):
        git.run(*command, settings={"user.name": "desk", "user.email": "desk@localhost"})
    (content / ARTICLE).with_name("2019-12-05-giao-ban-quy-iv.md").write_text(NEW, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    take_screenshots(ROOT / "huong-dan")
