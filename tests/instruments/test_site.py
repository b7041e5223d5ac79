"""Instruments in whole builds: citations in attached files come and go with the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.documents.files import word
from tests.sample import news, write
from tools.site.build import overrides, run

pytestmark = pytest.mark.slow
HEAD = "documents:\n  - {file: tep/2024/bien-ban.docx, title: Biên bản}"


def build(folder: Path, *paragraphs: str) -> Path:
    """The built site of one article with an attached file of these paragraphs."""
    content = write(folder / "content", {"2024-03-01-tin.md": news(HEAD, body="Nghị định số 47/2020/NĐ-CP.")})
    word(content / "tep/2024/bien-ban.docx", *paragraphs)
    report = run({**overrides(content, folder / "site"), "ARCHIVE_CACHE": str(folder / "cache")})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    return folder / "site"


def test_another_file_makes_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    site = build(tmp_path, "Căn cứ Nghị định số 43/2011/NĐ-CP;", "Theo Nghị định số 47/2020/NĐ-CP, Bộ báo cáo.")
    page = (site / "van-ban/47-2020-nd-cp/index.html").read_text("utf-8")
    assert "trong tệp đính kèm “Biên bản”" in page
    assert (site / "van-ban/43-2011-nd-cp/index.html").is_file()
    build(tmp_path, "Căn cứ Nghị định số 64/2007/NĐ-CP.")
    anew = build(tmp_path / "anew", "Căn cứ Nghị định số 64/2007/NĐ-CP.")
    made = {path.relative_to(site): path.read_bytes() for path in site.glob("van-ban/**/*.*")}
    assert made == {path.relative_to(anew): path.read_bytes() for path in anew.glob("van-ban/**/*.*")}
    assert Path("van-ban/43-2011-nd-cp/index.html") not in made


def test_a_page_that_no_article_leads_to_counts_none(tmp_path: Path) -> None:
    files = {"2024-03-01-tin.md": news(), "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nTheo 30/2021/QH15.\n"}
    content = write(tmp_path / "content", files)
    run({**overrides(content, tmp_path / "site"), "ARCHIVE_CACHE": str(tmp_path / "cache")})
    page = (tmp_path / "site/van-ban/30-2021-qh15/index.html").read_text("utf-8")
    assert "trang của kho Lưu Trữ nhắc đến" in page
    assert "Nơi nhắc đến" in page
    assert "0 bài" not in page


def test_a_time_line_of_many_years_names_every_other(tmp_path: Path) -> None:
    years = (2010, 2012, 2021)
    files = {
        f"{year}-03-01-tin.md": news(title=f"Tin {year}", date=f"01/03/{year}", body="Nghị định số 43/2009/NĐ-CP.")
        for year in years
    }
    content = write(tmp_path / "content", files)
    run({**overrides(content, tmp_path / "site"), "ARCHIVE_CACHE": str(tmp_path / "cache")})
    drawing = re.search("<svg.*?</svg>", (tmp_path / "site/van-ban/43-2009-nd-cp/index.html").read_text("utf-8"), re.S)
    assert drawing
    assert re.findall(">(20..)<", drawing[0]) == ["2011", "2013", "2015", "2017", "2019", "2021"]
    assert int(re.findall('width="([0-9]+)"', drawing[0])[0]) < 328  # the width available on a phone of 360 pixels
