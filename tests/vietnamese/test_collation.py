"""Alphabetical order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.collation import name_key, sort_key
from plugins.vietnamese.text import nfc
from tests.tables import every

ORDERED = [
    [*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"],
    [*"aàảãáạăằẳẵắặâầẩẫấậbeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"],
    ["ma", "mà", "mả", "mã", "má", "mạ"],
    ["ác", "ách", "ang", "anh", "apatit", "apxe"],
    ["ba", "bà", "bả", "ba ba", "bà ba", "bà con", "bán"],
    ["cha", "Cha", "chan"],
    ["dân", "đan", "đàn", "đạn", "đân"],
    ["Hạ Long", "Hà Nội", "Hải Phòng"],
    ["Nghị định 2", "Nghị định 10", "Nghị định 100"],
    ["15/2020/NĐ-CP", "47/2020/NĐ-CP", "119/2020/NĐ-CP"],
    ["2019", "Bưu chính", "“Chuyển đổi số”", "Viễn thông"],
    ["TT-TT", "TT&TT 2", "TTTT"],
    ["ươm", "ướm", "vươn"],
]


@every("words", ORDERED)
def test_order(words: list[str]) -> None:
    shuffled = words[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == words


def test_names_by_given_name_then_middle_then_family() -> None:
    names = [
        "Hoàng Vĩnh Bảo",
        "Vũ Đức Đam",
        "Hùng",
        "Phạm Hùng",
        "Nguyễn Mạnh Hùng",
        "Phạm Mạnh Hùng",
        "Nguyễn Phi Hùng",
        "Nguyễn Bắc Son",
        "Phan Tâm",
        "Phạm Anh Tuấn",
    ]
    assert sorted(sorted(names), key=name_key) == names


def test_an_empty_name_has_a_key() -> None:
    assert name_key("") == name_key("  ")


words = st.text(st.sampled_from("aàạăâdđeêoôơuưAĐÂ 19-/“b"), max_size=8).map(nfc)


@given(words, words, words)
def test_total_order(one: str, other: str, third: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
    if sort_key(one) <= sort_key(other) <= sort_key(third):
        assert sort_key(one) <= sort_key(third)


@pytest.mark.slow
@given(st.lists(st.text()))
def test_any_text_can_be_sorted(texts: list[str]) -> None:
    assert len(sorted(texts, key=sort_key)) == len(texts)
