"""The weight of an article: the page with all it loads except images, compressed as hosts serve it."""

from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

pytestmark = pytest.mark.slow
MOST, FACE = 30_000, 15_000
LOADED = re.compile(r'<(?:script|link)\b(?=[^>]*(?:src=|rel="stylesheet"|rel="preload"))[^>]*(?:src|href)="([^"]+)"')


def weight(file: Path) -> int:
    """The bytes transferred; a web font is already compressed."""
    content = file.read_bytes()
    return len(content) if file.suffix == ".woff2" else len(brotli.compress(content))


def test_an_article_weighs_little(site: Path) -> None:
    pages = [page for page in site.glob("20[0-9][0-9]/[0-9][0-9]/*/index.html") if "quy-" not in page.parts[-3]]
    assert pages
    modules = sum(weight(script) for script in site.glob("theme/*/js/*.js") if script.name != "main.js")
    for page in pages:
        loaded = LOADED.findall(page.read_text(encoding="utf-8"))
        faces = [address for address in loaded if address.endswith(".woff2")]
        assert len(faces) == 1
        assert weight(site / faces[0].lstrip("/")) <= FACE
        others = sum(weight(site / address.lstrip("/")) for address in loaded if address not in faces)
        assert any(address.endswith(".css") for address in loaded)
        assert weight(page) + others + modules <= MOST, page
