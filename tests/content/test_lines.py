"""Lines: answers do not depend on earlier queries, and occurrences are selected by number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.lines import Lines, Occurrences
from plugins.content.steps import BLOCK_STEPS, INLINE_STEPS, TREE_STEPS
from tests.content.kit import body


@pytest.mark.parametrize(
    ("text", "occurrence", "line"), [("a", 1, 5), ("a", 2, 6), ("a", 3, 8), ("a", 9, 8), ("x", 1, 5), ("a b", 1, 6)]
)
def test_occurrences(text: str, occurrence: int, line: int) -> None:
    lines = Lines("a\na b\nc\na\n", 5)
    assert lines.line_of(text, occurrence) == line
    assert lines.line_of(text, occurrence) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thứ bảy, 01/10/2022", 2),
        ("ngày 5 tháng 9", 3),
        ("tháng 9 năm 2020 và", 4),
        ("bảy 01", 2),
        ("ngày 6", 1),
        ("()", 1),
    ],
)
def test_spaces_marks_and_ends_of_lines_hide_no_line(text: str, line: int) -> None:
    assert Lines("một\nThứ bảy,  **01/10**/2022\nngày 5\ntháng 9 *năm* 2020 và", 1).line_of(text) == line


def test_a_row_is_a_whole_line() -> None:
    lines = Lines("a b\na\na", 1)
    assert [lines.line_of_row("a", number) for number in (1, 2)] == [2, 3]
    assert lines.line_of_row("a b") == 1


@given(st.lists(st.sampled_from(["a", "b", ""]), max_size=12), st.integers(1, 5))
def test_a_question_asked_twice_has_one_answer(rows: list[str], occurrence: int) -> None:
    lines = Lines("\n".join(rows), 1)
    first = [lines.line_of(text, occurrence) for text in ("a", "b")]
    assert [lines.line_of(text, occurrence) for text in ("b", "a")] == first[::-1]


def test_equal_faults_stand_on_their_own_lines() -> None:
    made = "[a](javascript:x)\n\n*Báo chí: một\n\n[a](javascript:x)\n\n*Báo chí: một\n\n- a\n* b\n\nchữ\n\n- a\n* b"
    assert [line for line, code in body(made)[1] if code == "link-unsafe"] == [1, 5]
    assert [line for line, code in body(made)[1] if code == "mark-left"] == [3, 7]
    assert [line for line, code in body(made)[1] if code == "list-signs"] == [10, 15]


def test_occurrences_count_from_one() -> None:
    seen = Occurrences()
    assert [seen.next("a"), seen.next("b"), seen.next("a")] == [1, 1, 2]


@pytest.mark.parametrize("steps", [BLOCK_STEPS, INLINE_STEPS, TREE_STEPS])
def test_steps_are_in_the_order_of_their_table(steps: dict[str, float]) -> None:
    numbers = list(steps.values())
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers)
