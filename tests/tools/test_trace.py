"""What an operator finds of a text that was to be removed. Invented people."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.core.cache import Cache
from tests.documents.files import pdf
from tools.commands import main
from tools.trace import Search

TEXT = "12 Phố Mẫu"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@luutru.gov.vn")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A repository that once held the text, and says so in a message."""
    folder = tmp_path / "kho" / "content"
    folder.mkdir(parents=True)
    git(folder.parent, "init")
    article = folder / "tin.md"
    for text, message in (
        ("ở 12 [Phố](https://mau.gov.vn) **Mẫu**", "Thêm"),
        ("đã gỡ", "Gỡ 12 phố mẫu"),
        ("mới", "Sửa"),
    ):
        article.write_text(text, encoding="utf-8")
        git(folder.parent, "add", ".")
        git(folder.parent, "commit", "-m", message)
    return folder


def test_history_is_searched_in_files_and_messages(content: Path) -> None:
    blob, message = sorted(Search(TEXT).history(content), key=lambda line: "lời ghi" in line)
    assert "content/tin.md" in blob
    assert "lời ghi của commit" in message
    assert [*Search("34 Phố Khác").history(content)] == []


def test_content_is_searched_line_by_line_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "12-pho-mau.md").write_text("một\n\nở 12&nbsp;Ph&#7889; Mẫu\n", encoding="utf-8")
    (tmp_path / "khac.md").write_text("ở 13 Phố Mẫu\n", encoding="utf-8")
    assert [*Search(TEXT).content(tmp_path)] == ["tên tệp: 12-pho-mau.md", "nội dung: 12-pho-mau.md:3"]


def test_the_cache_is_searched_entry_by_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "store.sqlite")
    cache.room("read").put({"a.md": (b"1", "ở 12 Phố Mẫu".encode()), "b.md": (b"1", "khác".encode())})
    cache.close()
    (tmp_path / "other.bin").write_bytes("12 PHỐ MẪU".encode())
    found = [*Search(TEXT).files(tmp_path, "trace-cache")]
    assert found == ["bộ nhớ đệm: other.bin", "bộ nhớ đệm: store.sqlite: read, a.md"]


@pytest.mark.slow
def test_what_is_printed_never_holds_the_text(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "nay.md").write_text("ở 12 Phố Mẫu", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>12 Ph<b>ố</b> Mẫu</p>", encoding="utf-8")
    argv = ["--content", str(content), "--output", str(tmp_path / "site")]
    assert main(["trace", TEXT, *argv]) == 1
    printed = capsys.readouterr().out
    assert "nội dung: nay.md:1" in printed
    assert "trang đã dựng: index.html" in printed
    assert "Phố" not in printed
    assert main(["trace", "34 Phố Không Đâu Có", *argv]) == 0
    assert main(["trace", "Hà", *argv]) == 2


def test_attached_files_are_searched_page_by_page(tmp_path: Path) -> None:
    pdf(tmp_path / "tep/2024/a.pdf", "Trang dau khong co gi", "So dien thoai 0987612345")
    assert [*Search("0987 612 345").content(tmp_path)] == ["nội dung: tep/2024/a.pdf:2"]
