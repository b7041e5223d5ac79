"""The traces of a removed text that an operator finds. All people are invented."""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

import brotli
import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from plugins.core.cache import Cache
from plugins.search.shards import NONE, body_line
from plugins.search.shards import content as content_of
from tests.documents.files import changed, pdf, word, zipped
from tools import trace
from tools.commands import main
from tools.trace import Search

TEXT = "12 Phố Mẫu"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@luutru.gov.vn")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the text in an earlier version and in a commit message."""
    settings = trace.read_settings(str(trace.ROOT / trace.CONF)) | {"ARCHIVE_CACHE": str(tmp_path / "cache")}
    monkeypatch.setattr(trace, "read_settings", lambda _path: settings)  # the project's own cache is large
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


def test_history_is_searched_wherever_words_and_names_stand(content: Path) -> None:
    where = content.parent
    for name, more in (("12-pho-mau.md", ()), ("cu.md", ("12-pho-mau.md",))):
        if more:
            git(where, "mv", *more, name)
        else:
            (where / name).write_text("Chữ.", encoding="utf-8")
            git(where, "add", ".")
        git(where, "commit", "-m", "Đổi")
    git(where, "tag", "-a", "ban-1", "-m", "Bản có 12 Phố Mẫu")
    git(where, "branch", "go-12-pho-mau")
    git(where, "-c", "user.name=12 Phố Mẫu", "commit", "--allow-empty", "-m", "Sửa")
    (content / "tin.md").write_text("cất đi: 12 Phố Mẫu", encoding="utf-8")
    git(where, "stash")
    (content / "tin.md").write_text("chưa lưu: 12 Phố Mẫu", encoding="utf-8")
    git(where, "add", ".")
    (content / "tin.md").write_text("gỡ rồi", encoding="utf-8")
    git(where, "add", ".")
    found = [*Search(TEXT).history(content)]
    for kind, number in (
        ("người lưu commit", 1),
        ("refs/tags/ban-1", 1),
        ("refs/heads/go-12-pho-mau", 1),
        ("tên tệp 12-pho-mau.md, trong commit", 1),
        ("content/tin.md, trong commit", 2),
        ("không nhánh nào còn dẫn tới", 1),
    ):
        assert sum(kind in line for line in found) == number, (kind, found)
    assert not any(line.endswith("trong commit ") for line in found)


def test_a_file_that_is_only_staged_is_named(content: Path) -> None:
    git(content.parent, "checkout", "--orphan", "khac")
    (content / "moi.md").write_text("Nhà ở 12 Phố Mẫu", encoding="utf-8")
    git(content.parent, "add", ".")
    (content / "moi.md").unlink()
    assert sum("vùng chờ của Git: content/moi.md" in line for line in Search(TEXT).history(content)) == 1


def test_a_large_history_is_read_in_parts(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [*Search(TEXT).history(content)]
    monkeypatch.setattr(trace, "_PART", 1)
    assert whole == [*Search(TEXT).history(content)]


@pytest.mark.parametrize("left", [b"xx", None])
def test_a_broken_object_of_git_is_told(content: Path, left: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "khac.md").write_text("Chữ khác", encoding="utf-8")
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-m", "Thêm")
    listed = ("git", "rev-parse", "HEAD:content/khac.md")
    name = subprocess.run(listed, cwd=content.parent, check=True, capture_output=True, text=True).stdout.strip()
    broken = content.parent / ".git" / "objects" / name[:2] / name[2:]
    broken.unlink()
    if left:
        broken.write_bytes(left)
    search = Search(TEXT)
    assert len([*search.history(content)]) == 2
    assert not search.is_complete
    assert "Không đọc được" in capsys.readouterr().err


@pytest.mark.slow
def test_what_files_say_of_themselves_is_searched(tmp_path: Path) -> None:
    image = Image.new("RGB", (9, 9))
    png, exif, windows = PngInfo(), image.getexif(), image.getexif()
    png.add_itxt("Author", TEXT)
    exif[0x010E], windows[0x9C9D] = "12 Pho Mau", TEXT.encode("utf-16-le")  # ImageDescription, XPAuthor
    image.save(tmp_path / "a.png", pnginfo=png)
    image.save(tmp_path / "b.jpg", exif=exif)
    image.save(tmp_path / "c.jpg", exif=windows)
    image.save(tmp_path / "d.jpg", comment=TEXT.encode())
    pdf(tmp_path / "e.pdf", "Trang", Author=TEXT)
    changed(pdf(tmp_path / "f.pdf", "Trang"), _bookmark)
    zipped(tmp_path / "f.zip", {"a.docx": "", "b.png": (tmp_path / "a.png").read_bytes()})
    word(tmp_path / "g.docx", "Chữ", **{"docProps__core.xml": f"<a><creator>{TEXT}</creator></a>"})
    tag = b"TPE1\0\0\0\x20\0\0\x01" + TEXT.encode("utf-16")
    (tmp_path / "h.mp3").write_bytes(b"ID3\x04\0\0\0\0\0" + bytes([len(tag)]) + tag + b"\xff\xfb")
    (tmp_path / "i.png").write_bytes(b"broken")
    found = [*Search(TEXT).content(tmp_path)]
    assert [line[10:15].rstrip(",") for line in found] == [
        "a.png", "b.jpg", "c.jpg", "d.jpg", "e.pdf", "f.pdf", "f.zip", "g.doc", "h.mp3",
    ]  # fmt: skip


def _bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(TEXT, 0))


def test_compressed_copies_are_searched_unless_they_are_faithful(tmp_path: Path) -> None:
    page = f"<p>ở {TEXT}</p>".encode()
    for name, now, copied in (("cu", b"moi", page), ("nay", page, page), ("khong", None, page), ("khac", b"x", b"x")):
        if now is not None:
            (tmp_path / f"{name}.html").write_bytes(now)
        (tmp_path / f"{name}.html.gz").write_bytes(gzip.compress(copied))
        (tmp_path / f"{name}.html.br").write_bytes(brotli.compress(copied))
    found = [line.rpartition(" ")[2] for line in Search(TEXT).files(tmp_path, "trace-output")]
    assert found == ["cu.html.br", "cu.html.gz", "khong.html.br", "khong.html.gz", "nay.html"]


def test_a_copy_that_cannot_be_unpacked_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hong.gz").write_bytes(b"no gzip at all")
    search = Search(TEXT)
    assert [*search.files(tmp_path, "trace-output")] == []
    assert not search.is_complete
    assert "hong.gz" in capsys.readouterr().err


def test_a_text_in_wide_letters_is_searched(content: Path) -> None:
    table = content / "bang.csv"
    table.write_bytes(TEXT.encode("utf-16"))
    git(content.parent, "add", ".")
    git(content.parent, "commit", "-m", "Bảng")
    (line,) = Search(TEXT).content(content)
    assert "bang.csv:1" in line
    assert any("bang.csv" in line for line in Search(TEXT).history(content))


def test_a_document_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    assert [*Search(TEXT).content(tmp_path)] == []
    assert "Không đọc được chữ trong a.pdf" in capsys.readouterr().err


@pytest.mark.slow
def test_what_was_not_all_read_is_no_proof(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def answer(folder: Path, text: str) -> tuple[int, str]:
        code = main(["trace", text, "--content", str(folder), "--output", str(tmp_path / "out")])
        return code, capsys.readouterr().out

    assert answer(content, "34 Phố Khác Hẳn")[0] == 0
    shallow, bare = tmp_path / "nong", tmp_path / "khong-git" / "content"
    git(tmp_path, "clone", "--depth", "1", f"file://{content.parent}", str(shallow))
    bare.mkdir(parents=True)
    for folder in (shallow / "content", bare):
        code, told = answer(folder, "34 Phố Khác Hẳn")
        assert code == 3
        assert "chưa đọc được hết" in told
        assert "1 dấu vết" not in told
    (content / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    assert answer(content, "34 Phố Khác Hẳn")[0] == 3
    assert answer(content, TEXT)[0] == 1


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


def test_the_search_index_is_searched_where_numbers_share_their_start(tmp_path: Path) -> None:
    shard = tmp_path / "tim-kiem/chi-muc/0/3-abc.txt"
    shard.parent.mkdir(parents=True)
    shard.write_bytes(content_of([body_line(term, NONE) for term in ("0912345611", "0912345699", "pho mau")]))
    for text, code in (("0912 345 699", 1), ("0912 345 678", 0), ("Phố Mẫu", 1)):
        assert len([*Search(text).files(tmp_path, "trace-output")]) == code


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


@pytest.mark.slow
def test_attached_files_are_searched_page_by_page(tmp_path: Path) -> None:
    pdf(tmp_path / "tep/2024/a.pdf", "Trang dau khong co gi", "So dien thoai 0987612345")
    assert [*Search("0987 612 345").content(tmp_path)] == ["nội dung: tep/2024/a.pdf:2"]
