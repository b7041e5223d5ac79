"""Renaming a source: its old address is kept, and no link breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import archives, sample
from tests.sample import NOW, news
from tools.commands import main
from tools.move import with_alias

OLD, NEW = "bai-viet/2024/2024-03-01-mot.md", "bai-viet/2024/2024-03-01-moi.md"
TWO = "## Mục\n\nXem [một](2024-03-01-mot.md), [lại](<2024-03-01-mot.md>)."
THREE = "Xem [một](../2024/2024-03-01-mot.md); `2024-03-01-mot.md` là tên."
FILES = {
    "2024-03-01-mot.md": news(body="Xem [hai](2024-03-02-hai.md#muc) và [chính bài](2024-03-01-mot.md)."),
    "2024-03-02-hai.md": news(date="02/03/2024", body=TWO),
    "2023-03-02-ba.md": news(date="02/03/2023", body=THREE),
    "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n[một](../bai-viet/2024/2024-03-01-mot.md)\n",
}  # fmt: skip


def move(folder: Path, old: str, new: str) -> int:
    return main(["move", old, new, "--content", str(folder)])


def faults(folder: Path) -> list[str]:
    return [str(one) for one in archives.check(folder, now=NOW)[1]]


@pytest.mark.parametrize("written", ["content", "disk"])
def test_the_old_address_stays_and_links_are_mended(tmp_path: Path, written: str) -> None:
    folder = sample.write(tmp_path, FILES)
    (folder / "dia-chi.txt").write_text("/2024/03/mot/\n")
    before = f"{folder}/" if written == "disk" else ""
    assert faults(folder) == []
    assert move(folder, before + OLD, before + NEW) == 0
    assert not (folder / OLD).exists()
    assert "aliases: [/2024/03/mot/]" in (folder / NEW).read_text("utf-8")
    assert "`2024-03-01-mot.md` là tên" in (folder / "bai-viet/2023/2023-03-02-ba.md").read_text("utf-8")
    assert faults(folder) == []
    assert move(folder, NEW, OLD) == 0
    assert "aliases: [/2024/03/moi/]" in (folder / OLD).read_text("utf-8")
    assert faults(folder) == []


def test_links_of_what_moves_to_another_folder_are_mended(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, FILES)
    assert move(folder, OLD, "bai-viet/2024/thang-3/2024-03-01-mot.md") == 0
    text = (folder / "bai-viet/2024/thang-3/2024-03-01-mot.md").read_text("utf-8")
    assert "[hai](../2024-03-02-hai.md#muc)" in text
    assert "aliases" not in text  # the address is the same
    assert "(thang-3/2024-03-01-mot.md)" in (folder / "bai-viet/2024/2024-03-02-hai.md").read_text("utf-8")
    assert faults(folder) == []


def test_a_translation_follows_what_it_translates(tmp_path: Path) -> None:
    english = "---\nlang: en\ntranslates: {}\ntitle: One\n---\n\nA text.\n"
    folder = sample.write(tmp_path, {**FILES, "2024-03-01-one.md": english.format("2024-03-01-mot.md")})
    assert move(folder, OLD, NEW) == 0
    assert (folder / "bai-viet/2024/2024-03-01-one.md").read_text("utf-8") == english.format("2024-03-01-moi.md")
    assert move(folder, "bai-viet/2024/2024-03-01-one.md", "bai-viet/2024/thang-3/2024-03-01-one.md") == 0
    assert faults(folder) == []


def test_an_address_that_was_never_public_leaves_nothing(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, {"2024-03-01-mot.md": news("status: draft")})
    assert move(folder, OLD, NEW) == 0
    assert "aliases" not in (folder / NEW).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("bai-viet/2024/khong-co.md", NEW, 2), (OLD, "bai-viet/2024/2024-03-02-hai.md", 2), (OLD, OLD, 2),
        (OLD, "trang/mot.md", 2), (OLD, "../x.md", 2), ("../x.md", NEW, 2), (OLD, "bai-viet/2024/Tên Mới.md", 2),
        (OLD, "bai-viet/2024/2024-03-01-moi.txt", 2), (OLD, "bai-viet/2024/con.md", 2), (OLD, "anh/2024/x.jpg", 2),
        (OLD, "bai-viet/Năm 2024/2024-03-01-moi.md", 2), ("bai-viet/2024/2024-03-03-hong.md", NEW, 1),
        (OLD, "bai-viet/2024/2024-03-09-hai.md", 2),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_stays_as_it_is(tmp_path: Path, old: str, new: str, code: int) -> None:
    folder = sample.write(tmp_path, {**FILES, "2024-03-03-hong.md": "---\ntitle: [\n---\n"})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert move(folder, old, new) == code
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("aliases: /a.html\n", "aliases: [/a.html, /cu/]\n"),
        ("aliases: [/a.html, '/b.aspx?x=1,2']\n", 'aliases: [/a.html, "/b.aspx?x=1,2", /cu/]\n'),
        ("aliases:\n  - /a.html\n  # chú thích\n  - /b.html\n", "aliases: [/a.html, /b.html, /cu/]\n"),
        ("aliases: [\n  /a.html,\n  /b.html\n]\n", "aliases: [/a.html, /b.html, /cu/]\n"),
        ("aliases: [/cu/, /moi/]\n", "aliases: [/cu/]\n"),
        ("aliases:\n", "aliases: [/cu/]\n"),
    ],
)
def test_an_alias_joins_those_that_there_are(head: str, expected: str) -> None:
    text = f"---\ntitle: a\n{head}# ghi chú\nsummary: b\n---\n\nChữ.\n"
    assert with_alias(text, "/cu/", "/moi/") == text.replace(head, expected)
    bare = "---\ntitle: a\n---\n\nChữ.\n"
    assert with_alias(bare, "/cu/", "/moi/") == "---\ntitle: a\naliases: [/cu/]\n---\n\nChữ.\n"
