"""Citations of instruments in running text: the labelled sentences, and what holds of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.citations import cite
from tools.bench.instruments import PRECISION, RECALL, read_sentences, score

SENTENCES = [*read_sentences()]
PIECES = (
    "Nghị định ", "nghị quyết ", "QUYẾT ĐỊNH ", "Chỉ thị", "Luật Báo chí ", "số ", "SỐ", "47", "01", "2020", "/", "-",
    " – ", "NĐ-CP", "QĐ", "TTg", "KL/TW", "QH15", "TTLT-", "ngày ", "9/4/2020", "năm 2016", " của Thủ tướng", ", ",
    " và ", "\n", ".", "(", ")", "này", "24/7", "ß", "İ", "\u0301", "a\u0300", "\x02", "đ", "Ð",
)  # fmt: skip


def test_there_are_sentences_of_every_form() -> None:
    assert len(SENTENCES) >= 300
    assert len({sentence.kind for sentence in SENTENCES}) >= 12


def test_the_labelled_sentences() -> None:
    result = score(SENTENCES)
    assert result.precision >= PRECISION, result.misses
    assert result.recall >= RECALL, result.misses


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=4), st.none() | st.dates())
def test_whatever_is_typed_citations_stand_in_their_text_in_order(blocks: list[str], day: date | None) -> None:
    found = cite(blocks, day)
    assert len(found) == len(blocks)
    for block, some in zip(blocks, found, strict=True):
        ends = [0]
        for one in some:
            assert ends[-1] <= one.start < one.end <= len(block)
            assert one.key
            assert one.key == one.key.strip("-")
            ends.append(one.end)


@pytest.mark.parametrize(
    ("text", "title", "issued"),
    [
        ("Nghị định số 47/2020/ND - CP ngày 9/4/2020", "Nghị định số 47/2020/NĐ-CP", "2020-04-09"),
        ("71/KL-TW ngày 24/3/2020", "Kết luận số 71-KL/TW", "2020-03-24"),
        ("Chỉ thị 1/CT-TTG ngày 14/01/2020", "Chỉ thị số 01/CT-TTg", "2020-01-14"),
        ("Chỉ thị số 725 ngày 17/5/2011 của Thủ tướng", "Chỉ thị số 725", "2011-05-17"),
        ("Luật báo chí năm 2016", "Luật báo chí năm 2016", ""),
        ("Luật Công nghệ thông tin số 67/2006/QH11", "Luật Công nghệ thông tin số 67/2006/QH11", ""),
    ],
)
def test_how_an_instrument_is_rightly_written(text: str, title: str, issued: str) -> None:
    [[found]] = cite([text])
    assert (found.title, found.date) == (title, issued)
