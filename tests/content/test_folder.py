"""Files and folders: which are read, which are ignored, and that all others are reported."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from plugins.content.folder import LONGEST_NAME, find_files, load
from tests.archives import PLAIN, check
from tests.content.kit import NOW, archive, article

A = "bai-viet/2019/2019-09-05-mot.md"


@pytest.mark.parametrize(
    ("path", "code", "suggested"),
    [
        ("bai-viet/2019/2019-09-05-giao-bàn.md", "file-name", "2019-09-05-giao-ban.md"),
        ("bai-viet/2019/" + unicodedata.normalize("NFD", "2019-09-05-bàn.md"), "file-name", "2019-09-05-ban.md"),
        ("bai-viet/2019/2019-09-05 giao ban.md", "file-name", "2019-09-05-giao-ban.md"),
        ("bai-viet/2019/2019-09-05-Giao-Ban.md", "file-name", "2019-09-05-giao-ban.md"),
        ("bai-viet/2019/2019-09-05_giao_ban.md", "file-name", "2019-09-05-giao-ban.md"),
        ("bai-viet/2019/2019-09-05--giao.md", "file-name", "2019-09-05-giao.md"),
        ("bai-viet/2019/giao (1).md", "file-name", "giao-1.md"),
        ("bai-viet/2019/giao.MD", "file-name", "giao.md"),
        ("bai-viet/2019/giao.ban.md", "file-name", "giao-ban.md"),
        ("bai-viet/2019/中文.md", "file-name", "ten-tep.md"),
        ("bai-viet/2019/2019-09-05.md", "file-slug", ""),
        ("bai-viet/2019/2019-09-05-nul.md", "name-device", "2019-09-05-nul-1.md"),
        ("bai-viet/2019/2019-09-aux.md", "name-device", "2019-09-aux-1.md"),
        ("bai-viet/2019/com1.md", "name-device", "com1-1.md"),
        ("trang/con.md", "name-device", "con-1.md"),
        ("trang/CON.md", "file-name", "con-1.md"),
        ("bai-viet/2019/2019-09-05-Nul.md", "file-name", "2019-09-05-nul-1.md"),
        ("anh/2019/prn.jpg", "name-device", "prn-1.jpg"),
        ("bai-viet/2019/a" + "b" * LONGEST_NAME + ".md", "file-long", str(LONGEST_NAME)),
        ("trang/Giới thiệu.md", "file-name", "gioi-thieu.md"),
        ("anh/2019/Toàn cảnh.jpg", "file-name", "toan-canh.jpg"),
        ("anh/2019/IMG_1.JPG", "file-name", "img-1.jpg"),
        ("bai-viet/ghi-chu.txt", "file-stray", ".txt"),
        ("tep/bao-cao.pdf", "file-year", "tep/2019/"),
        ("tep/2019/quy-3/bao-cao.pdf", "file-year", "tep/2019/"),
        ("anh/2019/a.heic", "file-stray", "HEIC thì xuất lại thành JPEG"),
        ("tep/2019/bao-cao.doc", "file-stray", "doc, xls, ppt thì lưu lại thành docx"),
        ("tep/2019/bao-cao.docm", "file-stray", ".docm"),
        ("tep/2019/Báo cáo.pdf", "file-name", "bao-cao.pdf"),
        ("bai-viet/2019/bao-cao.docx", "file-stray", ".docx"),
        ("bai-viet/2019/mot.markdown", "file-stray", ".markdown"),
        ("bai-viet/2019/anh.jpg", "file-stray", ".jpg"),
        ("bai-viet/README", "file-stray", "README"),
        ("anh/2019/a.heic", "file-stray", ".heic"),
        ("anh/2019/a.md", "file-stray", ".md"),
        ("mot.md", "file-stray", ".md"),
        ("du-lieu/chuyen_muc.yaml", "data-unknown", "chuyen-muc.yaml"),
        ("du-lieu/chuoi.yml", "data-unknown", "chuoi.yaml"),
        ("du-lieu/con/chuoi.yaml", "data-unknown", "chuoi.yaml"),
    ],
)
def test_a_file_that_is_not_read_or_badly_named_is_told(tmp_path: Path, path: str, code: str, suggested: str) -> None:
    _, diagnostics = archive(tmp_path / "c", {A: article(), path: article("Khác", "06/09/2019")})
    found = [fault for fault in diagnostics if fault.code == code]
    assert [fault.file for fault in found] == [path]
    assert suggested in found[0].message


@pytest.mark.parametrize(
    ("path", "code", "name"),
    [
        ("bai-viet/Năm 2019/a.md", "folder-name", "nam-2019"), ("anh/Ảnh/a.jpg", "folder-name", "anh"),
        ("bai_viet/a.md", "folder-unknown", "bai-viet"), ("Bài viết/a.md", "folder-unknown", "bai-viet"),
    ],
)  # fmt: skip
def test_a_folder_is_told_once(tmp_path: Path, path: str, code: str, name: str) -> None:
    others = dict.fromkeys((path, path.replace("/a.", "/b.")), b"x")
    _, diagnostics = archive(tmp_path / "c", {A: article(), **others})
    found = [fault for fault in diagnostics if fault.code == code]
    assert [fault.file for fault in found] == [path.rsplit("/", 1)[0] + "/"]
    assert name in found[0].message


def test_what_systems_leave_behind_is_left_alone(tmp_path: Path) -> None:
    left = (".DS_Store", ".gitkeep", "bai-viet/Thumbs.db", "bai-viet/desktop.ini", "bai-viet/~$o-cao.docx",
    "bai-viet/a.md~",
            "bai-viet/.a.md.swp", ".git/config", "__MACOSX/a.md", "bai-viet/.obsidian/x.md")  # fmt: skip
    made, diagnostics = archive(tmp_path / "c", {A: article(), **dict.fromkeys(left, b"\xff")})
    assert diagnostics == []
    assert len(made.articles) == 1


def test_images_keep_underscores(tmp_path: Path) -> None:
    _, diagnostics = archive(tmp_path / "c", {A: article(), "anh/2019/img_1-2.jpg": b"x"})
    assert diagnostics == []


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    made, (fault,) = archive(tmp_path / "c", {})
    assert (fault.file, fault.code, made.articles) == ("bai-viet/", "content-empty", ())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, diagnostics = check(tmp_path / "khong", now=NOW, capabilities=PLAIN)
    assert [(fault.file, fault.code) for fault in diagnostics] == [("./", "content-missing")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    archive(tmp_path / "c", {A: article()})
    (tmp_path / "c" / A).chmod(0)
    _, diagnostics = check(tmp_path / "c", now=NOW, capabilities=PLAIN)
    assert [(fault.file, fault.code) for fault in diagnostics] == [(A, "unreadable")]


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    archive(tmp_path / "c", {A: article()})
    files = find_files(tmp_path / "c", ["chuyen-muc.yaml", "chuoi.yaml"])
    (tmp_path / "c" / A).unlink()
    assert list(load(tmp_path / "c", files)) == []
    assert [fault.code for fault in files.diagnostics] == ["unreadable"]


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_a_name_that_is_no_unicode_is_told(tmp_path: Path) -> None:
    archive(tmp_path / "c", {A: article()})
    try:
        (tmp_path / "c/bai-viet").joinpath(os.fsdecode(b"b\xe0n.md")).write_text(article("Khác", "06/09/2019"))
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    _, diagnostics = check(tmp_path / "c", now=NOW, capabilities=PLAIN)
    assert "file-name" in [fault.code for fault in diagnostics]
    assert all(str(fault).encode() for fault in diagnostics)


def test_a_file_of_20_mb_is_told_and_not_read_whole(tmp_path: Path) -> None:
    archive(
        tmp_path / "c",
        {A: article(period="Quý III/2019"), "bai-viet/to.md": (article() + "Chữ. " * 4_000_000).encode()},
    )
    files = find_files(tmp_path / "c", [])
    assert max(len(file.data) for file in load(tmp_path / "c", files)) < 1_100_000
    _, diagnostics = check(tmp_path / "c", now=NOW, capabilities=PLAIN)
    assert [(fault.file, fault.code) for fault in diagnostics] == [("bai-viet/to.md", "too-large")]


def test_a_folder_that_windows_refuses_is_told(tmp_path: Path) -> None:
    _, diagnostics = archive(
        tmp_path / "c", {A: article(), "bai-viet/lpt9/2019-09-06-hai.md": article("Khác", "6/9/2019")}
    )
    (fault,) = [fault for fault in diagnostics if fault.code == "name-device"]
    assert fault.file == "bai-viet/lpt9/"
    assert "«lpt9-1»" in fault.message


@pytest.mark.parametrize("slug", ["con-duong", "duong-con", "com10", "nulo", "com"])
def test_names_that_only_begin_or_end_like_those_are_fine(tmp_path: Path, slug: str) -> None:
    _, diagnostics = archive(tmp_path / "c", {f"bai-viet/2019/2019-09-05-{slug}.md": article()})
    assert [fault for fault in diagnostics if fault.code == "name-device"] == []
