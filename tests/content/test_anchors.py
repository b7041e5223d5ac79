"""Anchors depend only on a heading and its ancestors, so that one inserted elsewhere changes none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.body.anchors import Named, anchors
from tests.content.kit import body


def of(*headings: str) -> list[str]:
    """The anchors of headings given as "## Text", "### Text {#given}"."""
    return [heading.anchor for heading in body("\n\n".join(headings))[0].headings]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("## Một", "### Kết quả", "## Hai"), ["mot", "ket-qua", "hai"]),
        (("## Một", "### Kết quả", "## Hai", "### Kết quả"), ["mot", "ket-qua-mot", "hai", "ket-qua-hai"]),
        (("## Kết quả", "## Hai", "### Kết quả"), ["ket-qua", "hai", "ket-qua-hai"]),
        (("## Đường", "## Dương"), ["đường", "dương"]), (("## Đường", "## Khác"), ["duong", "khac"]),
        (("## A", "### B", "#### C", "## D", "### B", "#### C"), ["a", "b-a", "c-b-a", "d", "b-d", "c-b-d"]),
        (("## A", "### C", "### C"), ["a", "c", "c-2"]),
        (("## Kết quả {#ket-qua-chung}", "## Kết quả"), ["ket-qua-chung", "ket-qua"]),
        (("## Một", "## Hai {#mot}"), ["một", "mot"]),
    ],
)  # fmt: skip
def test_anchors(headings: tuple[str, ...], expected: list[str]) -> None:
    assert of(*headings) == expected


def test_a_heading_inserted_above_moves_no_other() -> None:
    before = ["## Bưu chính", "### Kết quả", "## Viễn thông", "### Kết quả"]
    after = ["## Báo chí", "### Kết quả", *before]
    assert of(*after)[2:] == of(*before)


LEVELS = st.lists(
    st.tuples(st.integers(2, 4), st.sampled_from(["Kết quả", "Đường", "Dương", "Việc", "Khác"])), max_size=8
)


@given(LEVELS)
def test_every_anchor_is_one_headings_own(headings: list[tuple[int, str]]) -> None:
    made = anchors([Named(level, text) for level, text in headings])
    assert len(set(made)) == len(made) == len(headings)


@given(LEVELS)
def test_an_anchor_never_comes_to_mean_another_heading(headings: list[tuple[int, str]]) -> None:
    """A part inserted at the start: its headings are new, so no old anchor may lead to them."""
    old = [Named(2, "Trước"), *(Named(max(level, 3), text) for level, text in headings)]
    new = [Named(2, "Mới"), Named(3, "Kết quả"), Named(3, "Đường"), *old]
    assert not set(anchors(old)) & set(anchors(new)[1:3])


def test_an_anchor_that_follows_from_the_order_alone_is_told_with_the_cure() -> None:
    twins = "## Một\n\n### Kết quả\n\n### Kết quả"
    assert body(twins)[1] == [(5, "heading-again")]
    assert body(f"{twins} {{#ket-qua-mot-2}}\n\n## Hai\n\n### Kết quả")[1] == []
    assert body("## Kết quả 2\n\n## Kết quả\n\n## Đường\n\n## Dương")[1] == []


def test_a_given_anchor_is_no_text_and_given_once() -> None:
    made, told = body("## Kết quả {#kq}\n\n## Khác {#kq}\n\n## Tập {a} {#!}")
    assert [heading.text for heading in made.headings] == ["Kết quả", "Khác", "Tập {a} {#!}"]
    assert told == [(3, "anchor-twice")]


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [("KetQua", "ketqua"), ("Ket_Qua", "ket-qua"), ("Kết Quả", "ket-qua"), ("năm 2019", "nam-2019")],
)
def test_a_given_anchor_is_written_as_all_are(typed: str, anchor: str) -> None:
    made, told = body(f"## Kết quả {{#{typed}}}")
    assert [(heading.text, heading.anchor) for heading in made.headings] == [("Kết quả", anchor)]
    assert told == [(1, "anchor-form")]
