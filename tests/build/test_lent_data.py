"""Hints about data files that a content folder borrows from the project are not shown to its editors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.site.build import overrides, run

ROOT = Path(__file__).resolve().parents[2]
NAME = "du-lieu/nhan-vat.yaml"
ARTICLE = (
    "---\ntitle: Hội nghị giao ban\ndate: 05/09/2019\ncategory: tin-tuc\n---\n\n"
    "Bộ trưởng Nguyễn Mạnh Hùng dự hội nghị và phát biểu.\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("own", [True, False])
def test_hints_at_borrowed_data(tmp_path: Path, *, own: bool) -> None:
    content = tmp_path / "content"
    article = content / "bai-viet" / "2019" / "2019-09-05-giao-ban.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, encoding="utf-8")
    if own:
        (content / NAME).parent.mkdir()
        shutil.copy(ROOT / "content" / NAME, content / NAME)
    settings = {"ARCHIVE_CACHE": str(tmp_path / "cache"), "ARCHIVE_CHECK_ONLY": True, **overrides(content)}
    told = {found.code for found in run(settings).diagnostics if found.file == NAME}
    assert told == ({"person-source"} if own else set())
