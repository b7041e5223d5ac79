"""Searchable text: lookalike characters, and numbers written in groups."""

from __future__ import annotations

import pytest

from plugins.search.searchable import joined_numbers, searchable
from tests.tables import every


@every(
    "text, joined",
    [
        ("gọi 0965 121 919 nhé", "0965121919"),
        ("số 02563.816341.", "02563816341"),
        ("024 3943 5602", "02439435602"),
        ("0912 34 56 78 15 phút", "0912345678"),
        ("ngày 05-09-2019 08 giờ", ""),
        ("2.075 bài, 10.000.000 đồng", "2075 10000000"),
        ("2.075 và 2.075", "2075"),
        ("ngày 15.05.2019, 5/9/2019", ""),
        ("1.234,5 và 3.5 và 12.3456", "1234"),
        ("12.500,25 ha, 3,9.000", "12500"),
        ("123456.789", ""),
        ("năm 2019 2020", ""),
        ("", ""),
    ],
)
def test_numbers_that_are_written_apart_are_joined(text: str, joined: str) -> None:
    assert joined_numbers(text) == joined


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("47/2020/NĐ\u2011CP", "47/2020/NĐ-CP"),
        ("47/2020/NĐ \u2013 CP", "47/2020/NĐ-CP"),
        ("1087/QĐ - TTg", "1087/QĐ-TTg"),
        ("\ufb01nal Quý \u2162/2011", "final Quý III/2011"),
        ("+84 981 84 84 84", "0981 84 84 84"),
        ("Hà Nội \u2013 Huế", "Hà Nội \u2013 Huế"),
        ("giai đoạn 2016 - 2020", "giai đoạn 2016 - 2020"),
    ],
)
def test_signs_that_look_alike_are_one(text: str, searched: str) -> None:
    assert searchable(text) == searched
