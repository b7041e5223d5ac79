"""An editor at the desk in a real browser: from an empty form to a published briefing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.kit import Place, git, photograph
from tools.bench.editor import ALT, CAPTION, NOTE, PATH, send, write_briefing
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def page(chromium: Browser) -> Page:
    opened = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()
    opened.set_default_timeout(20_000)
    return opened


def test_a_briefing_with_a_photograph_and_a_table_is_published(
    running: Running, place: Place, page: Page, tmp_path: Path
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda told: errors.append(f"{told.text} {told.location}") if told.type == "error" else None)
    (tmp_path / "Hội trường 1.JPG").write_bytes(photograph())

    write_briefing(page, running.address, tmp_path / "Hội trường 1.JPG")
    shown = page.frame_locator("#page").get_by_alt_text(ALT)
    assert shown.evaluate("image => image.naturalWidth") == 900
    text = (place.content / PATH).read_text(encoding="utf-8")
    assert "status: draft" not in text
    assert f'![{ALT}](../../anh/2026/hoi-truong-1.jpg "{CAPTION}")' in text
    running.build()
    send(page)

    assert errors == []
    assert git(place.bare, "log", "-1", "--format=%s", "main").strip() == NOTE
    listed = git(place.bare, "ls-tree", "-r", "--name-only", "main").split()
    assert "content/anh/2026/hoi-truong-1.jpg" in listed
    assert f"content/{PATH}" in listed
