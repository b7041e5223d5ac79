"""One-click cures: offered only if there is no choice."""

from __future__ import annotations

import pytest

from plugins.core.diagnostics import Diagnostic
from tools.desk.cures import cured

HEAD = "---\ntitle: Tên\nsummary: nối 66 điểm cầu\n---\n\n"
MARK = 'viết [66 điểm cầu](dinh-chinh:1 "67 điểm cầu") ngay tại chỗ ấy'


def found(code: str, line: int, message: str = "") -> Diagnostic:
    return Diagnostic("bai-viet/2019/a.md", line, code, message)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Bộ nối 66 điểm cầu.\n", 'Bộ nối [66 điểm cầu](dinh-chinh:1 "67 điểm cầu").\n'),
        ("Bộ nối 66 điểm cầu. Có 66 điểm cầu.\n", None),
        ("Bộ nối 66 điểm cầu.\n\nCó 66 điểm cầu.\n", None),
        ('![Bản đồ 66 điểm cầu](../../anh/a.jpg "66")\n', None),
        ("Bộ nối **66** điểm cầu.\n", None),
    ],
)
def test_what_was_wrong_is_marked_where_it_is_one_place(body: str, after: str | None) -> None:
    assert cured(HEAD + body, found("correction-unmarked", 2, MARK)) == (None if after is None else HEAD + after)


def test_line_ends_are_kept_by_a_key_in_the_head() -> None:
    assert cured(f"{HEAD}a\nb\n", found("line-breaks", 6)) == f"{HEAD}a\nb\n".replace(
        "---\n\n", "breaks: true\n---\n\n"
    )
    assert cured("a\nb\n", found("line-breaks", 1)) is None


@pytest.mark.parametrize(
    ("code", "row", "message", "after"),
    [
        (
            "path-backslash",
            "![A](anh\\a.jpg)",
            "đường dẫn «anh\\a.jpg» có dấu \\: viết dấu /, thành «anh/a.jpg»",
            "![A](anh/a.jpg)",
        ),
        ("unknown-key", "titel: A", "không có khóa «titel» (có phải «title»?): sửa", "title: A"),
        ("unknown-key", "xyz: A", "không có khóa «xyz»: sửa", None),
        ("yaml-space", "summary:Tóm tắt", "", "summary: Tóm tắt"),
        ("yaml-colon", "title: Hội nghị: nhìn lại", "", 'title: "Hội nghị: nhìn lại"'),
        ("yaml-curly", "title: “Hội nghị: nhìn lại”", "", 'title: "Hội nghị: nhìn lại"'),
        ("yaml-dash", "  -Bưu chính", "", "  - Bưu chính"),
        ("heading-space", "##Phần hai", "", "## Phần hai"),
    ],
)
def test_a_line_is_mended_where_its_cure_is_certain(code: str, row: str, message: str, after: str | None) -> None:
    assert cured(f"---\n{row}\n", found(code, 2, message)) == (None if after is None else f"---\n{after}\n")
