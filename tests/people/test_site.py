"""Officials in whole builds: pages, links, search, and nobody who asked to be removed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents.files import word
from tests.sample import news, write
from tools.candidates import print_candidates
from tools.site.build import overrides, run
from tools.site.serve import server

pytestmark = pytest.mark.slow
DATA = """
- name: Trần Văn Mẫu
  posts: [{title: Thứ trưởng, body: Bộ Y tế, sources: [Quyết định mẫu]}]
- name: Lê Thị Thử
  posts: [{title: Bộ trưởng, body: Bộ Y tế, sources: [Quyết định mẫu]}]
"""
BODY = "Thứ trưởng Trần Văn Mẫu và Bộ trưởng Lê Thị Thử họp. Ông Trần Văn Mẫu nói."
_TEXTS = (".html", ".json", ".xml", ".txt", ".md", ".bib", ".ris")
ASKED = "personal:\n  - {text: Trần Văn Mẫu, reason: Người ấy xin gỡ., until: 01/04/2024}"


def build(folder: Path, head: str = "", body: str = BODY) -> tuple[Path, set[str]]:
    """A built site of one article, and the codes of its diagnostics."""
    files = {"du-lieu/nhan-vat.yaml": DATA, "2024-03-01-tin.md": news(head, body=body)}
    report = run(overrides(write(folder / "content", files), folder / "site"))
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    return folder / "site", {fault.code for fault in report.diagnostics}


def text_of(site: Path) -> str:
    files = (
        path for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml", ".txt", ".md", ".bib", ".ris")
    )
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_pages_links_and_lookups(tmp_path: Path) -> None:
    site, told = build(tmp_path)
    assert "person-post" not in told
    listed = json.loads((site / "nhan-vat/index.json").read_text("utf-8"))
    assert [one["name"] for one in listed] == ["Trần Văn Mẫu", "Lê Thị Thử"]
    page = (site / "nhan-vat/tran-van-mau/index.html").read_text("utf-8")
    assert "Ông Trần Văn Mẫu nói." in page
    article = (site / "2024/03/tin/index.html").read_text("utf-8")
    assert article.count('class="mention"') == 2
    assert '<a class="mention" href="/nhan-vat/tran-van-mau/">Trần Văn Mẫu</a> và Bộ trưởng' in article
    assert "Trần Văn Mẫu" in (site / "tim-kiem/chi-muc/lookups/0.json").read_text("utf-8")


def test_an_edit_makes_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    build(tmp_path)
    site, _ = build(tmp_path, body="Bộ trưởng Lê Thị Thử họp.")
    assert not (site / "nhan-vat/tran-van-mau").exists()
    anew, _ = build(tmp_path / "anew", body="Bộ trưởng Lê Thị Thử họp.")
    for path in anew.glob("nhan-vat/**/*.*"):
        assert path.read_bytes() == (site / path.relative_to(anew)).read_bytes()


def test_another_attached_file_makes_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    def built(folder: Path, paragraph: str) -> Path:
        word(write(folder / "content", {}) / "tep/2024/bien-ban.docx", paragraph)
        return build(folder, "documents:\n  - {file: tep/2024/bien-ban.docx, title: Biên bản}", "Tin.")[0]

    site = built(tmp_path, "Thứ trưởng Trần Văn Mẫu kết luận.")
    assert "trong tệp đính kèm “Biên bản”" in (site / "nhan-vat/tran-van-mau/index.html").read_text("utf-8")
    built(tmp_path, "Bộ trưởng Lê Thị Thử kết luận.")
    anew = built(tmp_path / "anew", "Bộ trưởng Lê Thị Thử kết luận.")
    made = {path.relative_to(site): path.read_bytes() for path in site.glob("nhan-vat/**/*.*")}
    assert made == {path.relative_to(anew): path.read_bytes() for path in anew.glob("nhan-vat/**/*.*")}


def test_who_asked_to_be_taken_out_is_nowhere(tmp_path: Path) -> None:
    site, told = build(tmp_path, ASKED)
    assert "person-removed" in told
    assert "personal-left" not in told
    left = text_of(site)
    assert "Trần Văn Mẫu" not in left
    assert "tran-van-mau" not in left
    assert "Lê Thị Thử" in left
    assert not (site / "nhan-vat/tran-van-mau").exists()


def test_candidates_are_proposed_but_nobody_who_was_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"du-lieu/nhan-vat.yaml": "", "2024-03-01-tin.md": news(body=BODY)}
    assert print_candidates(write(tmp_path, files), None) == 0
    assert "- name: Trần Văn Mẫu\n  posts:\n  - title: Thứ trưởng\n" in capsys.readouterr().out
    files = {"2024-03-01-tin.md": news(ASKED, body=BODY), "2024-03-02-tin.md": news(date="02/03/2024", body=BODY)}
    assert print_candidates(write(tmp_path, files), None) == 0
    proposed = capsys.readouterr().out
    assert "Trần Văn Mẫu" not in proposed
    assert "Lê Thị Thử" in proposed


def test_candidates_in_attached_files_are_proposed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    attached = "documents:\n  - {file: tep/2024/bien-ban.docx, title: Biên bản}"
    content = write(tmp_path, {"du-lieu/nhan-vat.yaml": "", "2024-03-01-tin.md": news(attached, body="Tin.")})
    word(content / "tep/2024/bien-ban.docx", "Thứ trưởng Bộ Y tế Trần Văn Mẫu kết luận.")
    assert print_candidates(content, None) == 0
    assert "- name: Trần Văn Mẫu\n  posts:\n  - title: Thứ trưởng\n    body: Bộ Y tế\n" in capsys.readouterr().out


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_said_stands_below_its_article(tmp_path: Path, chromium: Browser, width: int) -> None:
    site, _ = build(tmp_path)
    running = server(site, 0)
    running.start()
    page = chromium.new_page(viewport={"width": width, "height": 800})
    try:
        page.goto(f"http://localhost:{running.port}/nhan-vat/tran-van-mau/")
        title = page.locator(".card__title").bounding_box()
        told = [one.bounding_box() for one in page.locator(".telling").all()]
        assert title
        assert [box["x"] for box in told if box] == [title["x"]] * 2
    finally:
        page.close()
        running.stop()
