"""How diagnostics are printed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from plugins.core.diagnostics import Diagnostic
from tools.site.listing import MOST_NEW, listing, news, summary

HINT = Diagnostic("bai-viet/a.md", 9, "mark-left", "dấu lẻ: xóa", "warning")
OTHER = Diagnostic("bai-viet/b.md", 2, "quote", "lời trích: sửa", "warning")
ERROR = Diagnostic("bai-viet/a.md", 3, "date", "sai ngày: sửa")


def test_errors_stand_last_each_line_has_a_word_and_kinds_stand_together() -> None:
    many = [HINT, replace(OTHER, file="bai-viet/0.md"), ERROR, replace(HINT, file="bai-viet/z.md")]
    assert list(listing(many)) == [
        "nhắc bai-viet/a.md:9: dấu lẻ: xóa",
        "nhắc bai-viet/z.md:9: dấu lẻ: xóa",
        "nhắc bai-viet/0.md:2: lời trích: sửa",
        "LỖI bai-viet/a.md:3: sai ngày: sửa",
    ]


def test_a_build_tells_what_is_new() -> None:
    known = frozenset((HINT.key,))
    assert list(news([HINT, OTHER, ERROR], known)) == [
        "nhắc bai-viet/b.md:2: lời trích: sửa",
        "(1 lời nhắc đã có từ lần dựng trước: chạy check để xem hết)",
        "LỖI bai-viet/a.md:3: sai ngày: sửa",
    ]
    assert len(list(news([HINT], known))) == 1
    assert list(news([], known)) == []


def test_a_hint_that_moved_is_not_new_and_one_that_changed_is() -> None:
    assert replace(HINT, line=99).key == HINT.key
    assert len({HINT.key, OTHER.key, replace(HINT, message="khác").key, replace(HINT, file="x").key}) == 4


def test_a_build_prints_only_so_many() -> None:
    lines = list(news([replace(HINT, message=f"dấu {number}: xóa") for number in range(100)], frozenset()))
    assert len(lines) == MOST_NEW + 1
    assert str(100 - MOST_NEW) in lines[-1]


def test_more_hints_than_are_printed_are_counted_by_kind_and_kept_in_a_file() -> None:
    hints = [replace(HINT, line=number, message=f"dấu {number}: xóa") for number in range(500)]
    kept: list[Diagnostic] = []
    lines = list(news([*hints, OTHER, ERROR], frozenset(one.key for one in hints), lambda all: kept.extend(all) or "F"))
    assert lines == [
        "nhắc bai-viet/b.md:2: lời trích: sửa",
        "500 lời nhắc cùng kiểu với: bai-viet/a.md:0: dấu 0: xóa",
        "1 lời nhắc cùng kiểu với: bai-viet/b.md:2: lời trích: sửa",
        "(tất cả 501 lời nhắc nằm trong tệp F)",
        "LỖI bai-viet/a.md:3: sai ngày: sửa",
    ]
    assert kept == [*hints, OTHER]


@pytest.mark.parametrize(
    ("diagnostics", "says"),
    [([], "Có thể gửi bài"), ([HINT], "đúng ý thì để nguyên"), ([HINT, ERROR], "chạy check lần nữa")],
)
def test_the_summary_says_what_to_do_next(diagnostics: list[Diagnostic], says: str) -> None:
    assert says in summary(diagnostics, 5)
