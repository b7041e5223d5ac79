"""Pages for tests of the import command."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import articles


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "nguon"
    folder.mkdir()
    for number in range(4):
        article = articles.made(number)
        (folder / f"bai-{number}.html").write_text(articles.html(article), "utf-8")
        (folder / article.picture).write_bytes(articles.picture(number))
    return folder
