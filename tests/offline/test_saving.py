"""An article as one file, opened from a disk without a network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.sample import news, write
from tests.serving import served
from tools.site.build import overrides, run

pytestmark = pytest.mark.slow
BODY = "Chữ có [liên kết](#cuoi).\n\n![Một ô màu](/anh/2024/o.png)\n\n## Cuối {#cuoi}\n\nHết, xem [trang đầu](/)."


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """An article with a picture, served."""
    content = write(tmp_path / "content", {"2024-03-01-mot.md": news(body=BODY)})
    (content / "anh" / "2024").mkdir(parents=True)
    Image.new("RGB", (640, 360), "teal").save(content / "anh" / "2024" / "o.png")
    settings = overrides(content, tmp_path / "output", now=datetime(2024, 5, 1))
    report = run({**settings, "ARCHIVE_CACHE": str(tmp_path / "cache")})
    assert [one for one in report.diagnostics if one.level == "error"] == []
    with served(tmp_path / "output") as address:
        yield f"{address}/2024/03/mot/"


def test_the_file_holds_all_that_the_page_shows(chromium: Any, address: str, tmp_path: Path) -> None:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(address)
    page.locator(".article__body img").scroll_into_view_if_needed()
    text = page.locator(".article__body").inner_text()
    colour = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    with page.expect_download() as download:
        page.locator("[data-tool=save]").click()
    assert download.value.suggested_filename == "mot.html"
    saved = tmp_path / "bai.html"
    download.value.save_as(saved)
    context.set_offline(True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    assert page.locator(".article__body").inner_text() == text
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == colour
    seen = page.evaluate("[...document.images].map((image) => image.complete && image.naturalWidth > 0)")
    assert set(seen) == {True}
    assert page.locator("script").count() == 0
    assert page.evaluate("[...document.links].every((link) => /^(https?:|mailto:|file:.*#)/.test(link.href))")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()
