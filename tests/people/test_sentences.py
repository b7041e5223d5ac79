"""The labelled texts: how many officials are found, so that no change finds fewer."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from plugins.people.sentences import examine
from tools.bench.people import PRECISION, RECALL, Labelled, held_in, read_texts, score

WAYS: tuple[Callable[[str], str], ...] = (
    "Trời mưa to. {}".format, "{}\nMọi người ra về.".format, "“{}”".format, "({})".format, "- {}".format, "+ {}".format,
    "1. {}".format, "a) {}".format, "«{}»".format, "‘{}’".format, "[{}]".format, "1 | {} | xong".format,
    lambda text: text.removesuffix("."), lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" - ", " – "), lambda text: text.replace(" – ", " — "),
)  # fmt: skip
"""Ways to write a text that change nothing in it."""


def test_precision_and_recall() -> None:
    texts = list(read_texts())
    result = score(texts)
    assert len(texts) >= 200
    assert result.precision >= PRECISION, result.misses
    assert result.recall >= RECALL, result.misses


@pytest.fixture(scope="module")
def right() -> list[Labelled]:
    """A sample of the texts whose officials are all found."""
    plain = [one for one in read_texts() if "\n" not in one.text and " | " not in one.text]
    return [one for one in random.Random(4).sample(plain, 150) if held_in(one.text) == one.held]


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_writing_changes_nothing(way: Callable[[str], str], right: list[Labelled]) -> None:
    for one in right:
        assert held_in(way(one.text)) == one.held, way(one.text)


@pytest.mark.parametrize("before", ["(", "- ", "+ ", "a) ", "“", "«", "[", "1 | "])
@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Bộ trưởng Lộc đáp lời Bộ trưởng Trần Văn Lộc.", {"~Lộc, Bộ trưởng", "Trần Văn Lộc, Bộ trưởng"}),
        ("Bộ trưởng là ông Đào Văn Mẫu.", {"Đào Văn Mẫu, Bộ trưởng"}),
        ("Tiếp Đại sứ Nhật Bản Kenji Mau, Bí thư Thành ủy mong sớm khởi công.", {"Kenji Mau, Đại sứ"}),
    ],
)
def test_a_sign_may_stand_before_a_text(before: str, text: str, held: set[str]) -> None:
    assert held_in(f"{before}{text}") == held


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_wrapped_line_may_begin_with_a_bracket(gap: str) -> None:
    text = f"Bộ Công an: Thiếu tướng Trần Sơn Thử (Cục trưởng) và Đại tá Đỗ Lê Tạm{gap}(Phó Cục trưởng) dự."
    assert [(one.name, one.posts[0].title) for one in examine([text])] == [
        ("Trần Sơn Thử", "Cục trưởng"),
        ("Đỗ Lê Tạm", "Phó Cục trưởng"),
    ]
