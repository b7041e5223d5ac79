"""`import` as operators call it: what it writes, says and leaves alone."""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import SEEDS
from tools.commands import main
from tools.importer import batch
from tools.importer.command import LOCK
from tools.importer.sources import archives

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


def drafts(into: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(into.rglob("*.md"))}


def report_of(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def test_articles_photographs_and_report(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into, report = tmp_path / "kho", tmp_path / "bao-cao.json"
    assert (
        main(
            [
                "import",
                str(source),
                "--into",
                str(into),
                "--report",
                str(report),
                "--keep-originals",
                str(tmp_path / "goc"),
            ]
        )
        == 0
    )
    assert "Đã viết 4 bài nháp" in capsys.readouterr().out
    assert len(drafts(into)) == 4
    assert len(list((into / "anh").rglob("*.jpg"))) == 4
    assert {path.read_bytes() for path in (tmp_path / "goc").iterdir()} == {
        path.read_bytes() for path in source.glob("*.html")
    }
    told = report_of(report)
    assert told["pages"] == {"written": 4}
    assert told["lines"]["all"] == sum(len(page["lines"]) for page in told["articles"])
    for page in told["articles"]:
        assert page["totals"]["all"] == sum(
            page["totals"][kind] for kind in ("kept", "moved", "dropped", "personal", "unsure")
        )
        draft = (into / page["file"]).read_text("utf-8").split("\n")
        for line in page["lines"]:
            if line["kind"] == "kept" and line["text"] and not line["text"].startswith("["):
                assert line["text"].split()[0].strip("*") in draft[int(line["where"].removeprefix("dòng ")) - 1]
    shown = report.with_suffix(".html").read_text("utf-8")
    assert articles.made(2).title in shown
    assert main(["check", "--content", str(into)]) == 0


def test_importing_again_leaves_what_editors_did(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "kho"
    main(["import", str(source), "--into", str(into)])
    edited, deleted, *_ = sorted(into.rglob("*.md"))
    renamed = edited.with_name("2010-01-01-ten-khac.md")
    renamed.write_text(edited.read_text("utf-8").replace("title: ", "title: Sửa: "), "utf-8")
    edited.unlink()
    before = drafts(into)
    capsys.readouterr()
    assert main(["import", str(source), "--into", str(into)]) == 0
    assert capsys.readouterr().out == "4 trang đã nhập từ trước\n"
    assert drafts(into) == before
    deleted.unlink()
    main(["import", str(source), "--into", str(into)])
    assert deleted.exists(), "an import that was interrupted goes on where it was"


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(source), "--into", str(tmp_path / "kho"), "--dry-run"]) == 0
    assert not (tmp_path / "kho").exists()
    assert "Sẽ viết 4 bài nháp" in capsys.readouterr().out


def test_doubles_are_told_and_not_written(source: Path, tmp_path: Path) -> None:
    article = articles.made(1)
    (source / "bai-1-ban-in.txt").write_text(articles.text(article), "utf-8")  # same title and day
    moved = (
        articles.text(article)
        .replace(article.title, "Tin đã đưa")
        .replace("\n\n" + article.date, "\n\n01/01/2020 08:00")
    )
    (source / "bai-1-di-dong.txt").write_text(moved, "utf-8")
    shutil.copy(source / "bai-2.html", source / "bai-2-chep.html")
    into, report = tmp_path / "kho", tmp_path / "r.json"
    assert main(["import", str(source), "--into", str(into), "--report", str(report)]) == 0
    doubles = {page["name"]: page["reason"] for page in report_of(report)["articles"] if page["status"] == "duplicate"}
    assert sorted(doubles.values()) == ["same", "text", "title"]
    assert len(drafts(into)) == 4


def test_many_pages_in_other_processes(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cong.zip", "w") as archive:
        for number in range(60):
            archive.writestr(f"tin/{number}.html", articles.html(articles.made(number)))
            archive.writestr(f"tin/{articles.made(number).picture}", articles.picture(number))
    one, two = tmp_path / "mot", tmp_path / "hai"
    assert main(["import", str(tmp_path / "cong.zip"), "--into", str(one), "--processes", "2"]) == 0
    assert main(["import", str(tmp_path / "cong.zip"), "--into", str(two), "--processes", "1"]) == 0
    assert len(drafts(one)) == 60
    assert drafts(one) == drafts(two)
    assert len(list(one.rglob("*.jpg"))) == 60


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
        "khung.html": (b"<html><frameset><frame src='a.html'><frame src='b.html'></frameset></html>", "frames"),
        "dang-nhap.html": ("<html><body><h1>Đăng nhập</h1><form>Tên <input name=a> Mật khẩu <input type=password></form></body></html>".encode(), "login"),
        "loi.html": ("<html><head><title>404 - Không tìm thấy</title></head><body><h1>Không tìm thấy trang</h1><p>Trang bạn yêu cầu không tồn tại.</p></body></html>".encode(), "error"),
        "may-chu.html": (b"<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>", "error"),
        "ma.html": (b"<html><body><div id=root></div><script src=app.js></script></body></html>", "scripts"),
        "danh-sach.html": (f"<html><head><title>Tin tức</title></head><body><h2>Tin tức</h2><ul>{links}</ul></body></html>".encode(), "list"),
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
    monkeypatch.setattr(archives, "_MOST_IN_ALL", 1000)
    assert main(["import", str(tmp_path / "b.zip"), "--into", str(tmp_path / "kho-2")]) == 1


def test_hostile_html_is_only_text(tmp_path: Path) -> None:
    deep = (
        "<div>" * 20_000
        + "Chữ ở nơi sâu nhất của trang này vẫn phải giữ được, dù trang lồng nhau hai vạn lần."
        + "</div>" * 20_000
    )
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("bí mật", "utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><h1>Bộ tổ chức Hội nghị giao ban quý ba</h1><p>&x; Hội nghị được tổ chức trực tuyến.</p></body></html>'
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
    (tmp_path / "to.html").write_bytes(b"<p>" + b"a" * (archives.MOST_BYTES + 1))
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


@pytest.mark.parametrize("argv", [[], ["khong-co"], ["."]])
def test_wrong_usage(
    argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    into = ["--into", str(tmp_path)] if argv else []
    assert main(["import", *argv, *into]) == 2
    assert capsys.readouterr().err
    assert main(["import", str(SEEDS)]) == 2


def test_explain_shows_which_rule_took_which_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("Skip Ribbon Commands\n" + articles.text(articles.made(1)), "utf-8")
    assert main(["import", "--explain", str(path)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert any("duong-tat" in line and "Skip Ribbon" in line for line in lines)
    assert any("ngay-dang" in line and articles.made(1).date in line for line in lines)


def test_a_profile_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("CỔNG RIÊNG CỦA SỞ MẪU\n" + articles.text(articles.made(1)), "utf-8")
    own = tmp_path / "so-mau.yaml"
    own.write_text(
        "name: so-mau\nextends: chung\nrecognise:\n  lines: [CỔNG RIÊNG CỦA SỞ MẪU]\ndrop:\n  - name: bien-hieu\n    lines: [CỔNG RIÊNG CỦA SỞ MẪU]\n",
        "utf-8",
    )
    assert main(["import", "--explain", str(path), "--profile", str(own)]) == 0
    out = capsys.readouterr().out
    assert "so-mau" in out
    assert "bien-hieu" in out


@pytest.mark.parametrize(
    "text",
    ["- a\n", "nam: x\n", "drop:\n  - {name: a, lines: ['(']}\n", "drop:\n  - {name: a, where: giua}\n", "a: [\n"],
)
def test_a_profile_that_is_wrong(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "sai.yaml"
    own.write_text(text, "utf-8")
    assert main(["import", str(SEEDS), "--into", str(tmp_path / "kho"), "--profile", str(own)]) == 2
    assert "sai.yaml" in capsys.readouterr().err
