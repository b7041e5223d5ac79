"""What is no article, what is hostile, and what the machine refuses."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from filelock import FileLock

from tests.tables import every
from tests.timing import within
from tools.commands import main
from tools.importer import batch
from tools.importer.command import LOCK
from tools.importer.sources import zips

from . import articles
from .kit import drafts, html_page, report_of


def bad_files(folder: Path) -> dict[str, str]:
    """Files that are no articles, and why."""
    article = articles.html(articles.made(1))
    links = "".join(
        f"<li><a href='/{n}'>Tin số {n} về hoạt động của ngành trong tuần</a> (1{n % 9}/3/2014)</li>" for n in range(12)
    )
    traversal = articles.packed({"../../thoat.html": article.encode()})
    files: dict[str, tuple[bytes, str]] = {
        "rong.html": (b"", "empty"),
        "trang.txt": (b" \n\n\t\n", "empty"),
        "nhi-phan.html": (bytes(range(256)) * 40, "binary"),
        "anh.html": (articles.picture(), "binary"),
        "hong.docx": (b"PK\x03\x04" + b"\0" * 90, "damaged"),
        "cu.doc": (b"\xd0\xcf\x11\xe0", "word-old"),
        "ban.pdf": (b"%PDF-1.4", "pdf"),
        "tin.csv": ("id,tieu_de\n1,Giao ban quý I\n".encode(), "data"),
        "SAO-LUU.SQL": (b"INSERT INTO tin VALUES (1);", "data"),
        "trang.rar": (b"Rar!\x1a\x07\0", "archive"),
        "sao-luu.sql.gz": (b"\x1f\x8b\x08\0", "archive"),
        "khung.html": (b"<html><frameset><frame src='a.html'><frame src='b.html'></frameset></html>", "frames"),
        "dang-nhap.html": ((
            "<html><body><h1>Đăng nhập</h1><form>Tên <input name=a> Mật khẩu <input type=password></form>"
            "</body></html>"
        ).encode(), "login"),
        "loi.html": ((
            "<html><head><title>404 - Không tìm thấy</title></head><body><h1>Không tìm thấy trang</h1><p>"
            "Trang bạn yêu cầu không tồn tại.</p></body></html>"
        ).encode(), "error"),
        "may-chu.html": ((
            b"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1>"
            b"</body></html>"
        ), "error"),
        "ma.html": (b"<html><body><div id=root></div><script src=app.js></script></body></html>", "scripts"),
        "danh-sach.html": (f"<title>Tin tức</title><body><h2>Tin tức</h2><ul>{links}</ul></body>".encode(), "list"),
        "hong.zip": (b"PK\x05\x06", "damaged"),
        "thoat.zip": (traversal, "traversal"),
        "hong.warc.gz": (b"\x1f\x8b\x08\0\0", "damaged"),
    }  # fmt: skip
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {name: reason for name, (_, reason) in files.items()}


def test_what_is_no_article_is_refused_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nguon"
    folder.mkdir()
    expected = bad_files(folder)
    (folder / "lien-ket.html").symlink_to(folder / "rong.html")
    report = tmp_path / "r.json"
    assert main(["import", str(folder), "--into", str(tmp_path / "kho"), "--report", str(report)]) == 1
    told = {page["name"].split("/")[0]: page["reason"] for page in report_of(report)["articles"]}
    assert told == {**expected, "lien-ket.html": "symlink"}
    assert "trang đăng nhập" in capsys.readouterr().err
    assert not list((tmp_path / "kho").rglob("*.md"))
    for page in report_of(report)["articles"]:
        for line in page.get("lines", ()):
            assert line["kind"] == "dropped"


def test_zips_that_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = articles.html(articles.made(1)).encode()
    inner = articles.packed({"bai.html": article})
    twice = articles.packed({"trong.zip": articles.packed({"trong.zip": inner}), "phinh.html": b"<p>a</p>" * 1_000_000})
    (tmp_path / "a.zip").write_bytes(twice)
    (tmp_path / "b.zip").write_bytes(articles.packed({"trong.zip": inner}))
    report = tmp_path / "r.json"
    assert (
        main(
            [
                "import",
                str(tmp_path / "a.zip"),
                str(tmp_path / "b.zip"),
                "--into",
                str(tmp_path / "kho"),
                "--report",
                str(report),
            ]
        )
        == 1
    )
    assert sorted(page["reason"] for page in report_of(report)["articles"]) == ["", "bomb", "bomb"]
    monkeypatch.setattr(zips, "_MOST_IN_ALL", 1000)
    assert main(["import", str(tmp_path / "b.zip"), "--into", str(tmp_path / "kho-2")]) == 1


@pytest.mark.slow
def test_hostile_html_is_only_text(tmp_path: Path) -> None:
    deep = (
        "<div>" * 20_000
        + "Chữ ở nơi sâu nhất của trang này vẫn phải giữ được, dù trang lồng nhau hai vạn lần."
        + "</div>" * 20_000
    )
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("bí mật", "utf-8")
    entity = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><h1>Bộ tổ chức Hội nghị giao '
        f"ban quý ba</h1><p>&x; Hội nghị được tổ chức trực tuyến.</p></body></html>"
    )
    cut = articles.html(articles.made(3))[:-700]
    folder = tmp_path / "nguon"
    folder.mkdir()
    (folder / "sau.html").write_text(f"<h1>Bộ tổ chức Hội nghị giao ban quý hai</h1>{deep}", "utf-8")
    (folder / "thuc-the.html").write_text(entity, "utf-8")
    (folder / "cut.html").write_text(cut, "utf-8")
    into = tmp_path / "kho"
    assert main(["import", str(folder), "--into", str(into)]) == 0
    text = "".join(drafts(into).values())
    assert "Chữ ở nơi sâu nhất" in text
    assert articles.made(3).paragraphs[0] in text
    assert "bí mật" not in text


def test_a_page_of_fifty_megabytes(tmp_path: Path) -> None:
    (tmp_path / "to.html").write_bytes(b"<p>" + b"a" * (zips.MOST_BYTES + 1))
    assert main(["import", str(tmp_path / "to.html"), "--into", str(tmp_path / "kho")]) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights(source: Path, tmp_path: Path) -> None:
    source.chmod(0)
    assert main(["import", str(source), "--into", str(tmp_path / "kho")]) == 1
    source.chmod(0o700)


def test_a_full_disk_keeps_what_was_written(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "kho"
    write, written = batch.write_whole, []

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".md" and len(written) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        written.extend([path] if path.suffix == ".md" else [])
        write(path, data)

    monkeypatch.setattr(batch, "write_whole", full)
    assert main(["import", str(source), "--into", str(into)]) == 3
    assert "chạy lại" in capsys.readouterr().err
    assert len(drafts(into)) == 2
    monkeypatch.undo()
    assert main(["import", str(source), "--into", str(into)]) == 0
    assert len(drafts(into)) == 4


def test_two_imports_at_once(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "kho"
    into.mkdir()
    with FileLock(into / LOCK):
        assert main(["import", str(source), "--into", str(into)]) == 3
    assert "chờ nó xong" in capsys.readouterr().err
    assert main(["import", str(source), "--into", str(into)]) == 0


@every("markup", ["<embed " * 30_000, f"<iframe src='//{'facebook.com/' * 15_000}'></iframe>"])
def test_a_page_that_repeats_the_start_of_what_it_embeds_is_read_in_time(markup: str) -> None:
    with within(1.5, markup[:20]):
        html_page(f"<p>Bài</p>{markup}")
