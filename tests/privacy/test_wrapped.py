"""Personal data in the wrapped lines of attached files. All people are invented."""

from __future__ import annotations

import textwrap
from random import Random

import pytest

from plugins.privacy.checks import examine
from tools.bench.personal import read_texts

PROSE = "Sáng nay trời đẹp và gió nhẹ, hội trường mở cửa từ sớm, mọi thứ đã sẵn sàng cho buổi họp đầu tuần của đội."


def kinds(page: str) -> set[tuple[str, bool]]:
    return {(found.kind, found.sure) for found in examine([page])}


def test_wrapped_prose_is_read_as_it_flows() -> None:
    texts = [one.text for one in read_texts() if "\n" not in one.text and "|" not in one.text]
    pages = [f"{PROSE} {text} {PROSE}" for text in Random(41).sample(texts, 200)]
    lost = [page for page in pages if kinds(textwrap.fill(page, 80)) != kinds(page)]
    assert len(lost) <= 4, lost


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"{PROSE[:70]}\n{PROSE[70:]}\nHọ tên: Mai Văn Mẫu\nNăm sinh: 1990", {("birth", True)}),
        ("Trời đẹp và gió nhẹ, hội trường đã mở cửa từ sớm; chủ tọa là ông Mai Văn\nMẫu, 58 tuổi", {("age", True)}),
        (
            "1 Mai Thị Mẫu 12/3/1990 thôn Thử, xã Tạm, huyện Cao, tỉnh Bình, nhận đủ tiền\n"
            "2 Lê Thị Thử 15/4/1991 thôn Thử, xã Tạm, huyện Cao, tỉnh Bình, nhận đủ tiền",
            {("birth", True)},
        ),
    ],
)
def test_lines_of_forms_and_rows_stay_apart(page: str, found: set[tuple[str, bool]]) -> None:
    assert found <= kinds(page)
