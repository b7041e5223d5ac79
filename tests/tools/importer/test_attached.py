"""Files that pages link to come along, clean ones with their pages; all others are told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.documents.files import pdf, word
from tools.commands import main

from . import articles
from .kit import drafts

LINKS = """<p>Xem <a href="tep/Bao%20cao%20quy%20III.pdf">Báo cáo <b>quý III</b></a> và
<a href="tep/Bao%20cao%20quy%20III.pdf">bản ấy</a>, <a href="phu-luc.doc">Phụ lục</a>,
<a href="mat.pdf">Bản đã mất</a>, <a href="hong.pdf">Bản hỏng</a>, <a href="ly-lich.docx">Lý lịch</a>.</p>"""


@pytest.mark.slow
def test_attached_files(tmp_path: Path) -> None:
    source, into = tmp_path / "cu", tmp_path / "kho"
    report = pdf(source / "tep/Bao cao quy III.pdf", "Noi dung cua bao cao quy III", Author="Van thu").read_bytes()
    (source / "hong.pdf").write_bytes(b"%PDF-1.7\n")
    word(source / "ly-lich.docx", "Họ và tên: Trần Thị Mẫu", "Ngày sinh: 13/07/1971")
    made = articles.made(3)
    page = articles.html(made)
    at = page.index("</p>", page.index(made.paragraphs[1])) + len("</p>")
    (source / "bai.html").write_text(page[:at] + LINKS + page[at:], encoding="utf-8")
    assert main(["import", str(source / "bai.html"), "--into", str(into)]) == 0
    (draft,) = drafts(into).values()
    documents = yaml.safe_load(draft.split("---")[1])["documents"]
    told = {one["title"]: one.get("file", one.get("summary")) for one in documents}
    assert list(told) == ["Báo cáo quý III", "Phụ lục", "Bản đã mất", "Bản hỏng", "Lý lịch"]
    assert (into / told["Báo cáo quý III"]).read_bytes() == report
    assert told["Báo cáo quý III"].startswith("tep/")
    assert told["Phụ lục"].startswith("Không có tệp bên cạnh trang gốc")
    assert told["Bản đã mất"].endswith("mat.pdf")
    assert "hỏng" in told["Bản hỏng"]
    assert "thông tin cá nhân" in told["Lý lịch"]
    assert [path.suffix for path in (into / "tep").rglob("*.*")] == [".pdf"]
    assert main(["check", "--content", str(into)]) == 0
    assert main(["import", str(source / "bai.html"), "--into", str(into)]) == 0
    assert len(drafts(into)) == 1
