"""What templates, merges and Windows leave in a file is reported on its line, with a fix that works."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.checks.leftovers import PLACEHOLDERS
from tests.content.kit import HEAD, archive, article, codes, read

ROOT = Path(__file__).resolve().parents[2]


def test_what_the_templates_say_is_a_fault_once_published() -> None:
    draft = read(article(text="Viết nội dung bài ở đây.\n", summary="Viết một hai câu tóm tắt ở đây.", status="draft"))
    assert [(one.line, one.code, one.level) for one in draft.diagnostics] == [
        (5, "placeholder", "warning"), (8, "placeholder", "warning"),
    ]  # fmt: skip
    out = read(article(text="Viết nội dung bài ở đây.\n"))
    assert [(one.line, one.code, one.level) for one in out.diagnostics] == [(6, "placeholder", "error")]
    assert read(article(text="Mời bạn viết nội dung bài ở đây.\n")).diagnostics == ()


def test_every_placeholder_of_a_template_is_known() -> None:
    paths = (*(ROOT / "tools").glob("bai-moi*.md"), ROOT / "HUONG-DAN.md")
    templates = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert [phrase for phrase in PLACEHOLDERS if phrase not in templates] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEAD}Một.\n<<<<<<< HEAD\nHai.\n=======\nBa.\n>>>>>>> main\n", 7),
        ("---\ntitle: A\n<<<<<<< HEAD\ndate: 1/9/2019\n=======\ndate: 2/9/2019\n>>>>>>> main\n---\n", 3),
    ],
)
def test_both_sides_of_a_merge_are_one_fault(text: str, line: int) -> None:
    assert codes(read(text).diagnostics) == [(line, "merge-conflict")]


def test_quotes_within_quotes_are_none() -> None:
    assert "merge-conflict" not in [one.code for one in read(f"{HEAD}>> Lời trích.\n").diagnostics]


def test_a_photograph_is_sought_by_its_name_first(tmp_path: Path) -> None:
    images = {"anh/giao-ban/giao-ban-2.jpg": b"", "anh/2019/giao-ban-3.jpg": b""}
    text = "![Hội trường](../../anh/2019/Giao-ban-2.JPG)\n"
    _, told = archive(tmp_path / "c", {"bai-viet/2019/2019-09-05-giao-ban.md": article(text=text), **images})
    (missing,) = [one for one in told if one.code == "image-missing"]
    assert "«/anh/giao-ban/giao-ban-2.jpg»" in missing.message


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("summary:Tóm tắt.\nauthors: [Đăng Quý]\n", (2, "yaml-space")),
        ("tags: [Bưu chính, Viễn thông\nplace: Hà Nội\n", (2, "yaml-unclosed")),
        ("place: Hà Nội\ntags: [Bưu chính, Viễn thông\n", (3, "yaml-unclosed")),
    ],
)
def test_the_line_at_fault_is_named(rows: str, found: tuple[int, str]) -> None:
    assert codes(read(f"---\n{rows}title: A\n---\n\nNội dung.\n").diagnostics) == [found]


def test_a_path_of_windows_is_named() -> None:
    (told,) = read(article(text="[bài](..\\2019\\bai.md) và \\(ngoặc\\).\n")).diagnostics
    assert (told.code, told.line) == ("path-backslash", 6)
    assert "«../2019/bai.md»" in told.message


def test_a_tab_behind_a_sign_shifts_no_line() -> None:
    assert codes(read(article(text="Gồm:\n\n-\tMột\n-\tHai\n\n300.\tBa\n")).diagnostics) == [(11, "list-number")]


def test_utf16_has_a_cure_of_its_own() -> None:
    (told,) = read(article().encode("utf-16")).diagnostics
    assert "Notepad" in told.message
