"""Pasted tables: reported, with what they would become."""

from __future__ import annotations

import json
import re

import pytest

from plugins.content.checks.pasted_tables import find_tables
from plugins.core.diagnostics import as_json
from tests.content.kit import BODY_LINE, article, codes, html, read
from tests.tables import every
from tests.timing import within
from tools.desk.cures import cured

TABS = "Chữ.\n\nNăm\tSố máy\tTỷ lệ\n2019\t1.200\t10,76%\n2020\t\t30,86%\n\nChữ."
BARS = "Tháng | Khiếu nại\nTháng 7 | 2.075\nTháng 8 | 2.094"
CELLS = (
    "Năm\nDanh hiệu\nthi đua\nSố quyết định\n2016\nLao động tiên tiến\n479/QĐ-BTTTT\n"
    "2017\nChiến sĩ thi đua\n1109/QĐ-BTTTT"
)


@every(
    "text, code, line, table",
    [
        (
            TABS,
            "table-by-tabs",
            3,
            "| Năm | Số máy | Tỷ lệ |\n| --- | ---: | ---: |\n| 2019 | 1.200 | 10,76% |\n| 2020 |  | 30,86% |",
        ),
        (
            "Số hiệu: | 12/QĐ |\nCơ quan: | Huyện Mẫu |\nHiệu lực: | Còn |\nHUYỆN MẪU |\nSố: 12/QĐ |\nMẫu, 02/3/2018 |",
            "table-by-bars",
            1,
            "| Số hiệu: | 12/QĐ |\n| --- | --- |\n| Cơ quan: | Huyện Mẫu |\n| Hiệu lực: | Còn |",
        ),
        (BARS, "table-by-bars", 1, "| Tháng | Khiếu nại |\n| --- | ---: |\n| Tháng 7 | 2.075 |\n| Tháng 8 | 2.094 |"),
        (
            CELLS,
            "table-by-lines",
            1,
            "| Năm | Danh hiệu thi đua | Số quyết định |\n| --- | --- | --- |\n"
            "| 2016 | Lao động tiên tiến | 479/QĐ-BTTTT |\n| 2017 | Chiến sĩ thi đua | 1109/QĐ-BTTTT |",
        ),
        (
            "STT   Đơn vị          Số máy\n1     Sở Y tế         120\n2     Sở Nội vụ       85",
            "table-by-spaces",
            1,
            "| STT | Đơn vị | Số máy |\n| ---: | --- | ---: |\n| 1 | Sở Y tế | 120 |\n| 2 | Sở Nội vụ | 85 |",
        ),
        (
            "STT,Huyện,Thuê bao\n1,Mẫu Sơn,12.500\n2,Thử Hà,9.870",
            "table-by-commas",
            1,
            "| STT | Huyện | Thuê bao |\n| ---: | --- | ---: |\n| 1 | Mẫu Sơn | 12.500 |\n| 2 | Thử Hà | 9.870 |",
        ),
        ("TT;Xã;Điểm\n1;Mẫu;9,5\n2;Thử;8", "table-by-commas", 1, None),
        ("Xã;Thuê bao;Tỷ lệ\nMẫu;120;78,2%\nThử;98;65%", "table-by-commas", 1, None),
        (
            "SỞ MẪU      CỘNG HÒA\nVĂN PHÒNG      Độc lập\n-----      ------\nSố: 1      Mẫu, ngày",
            "table-by-spaces",
            1,
            None,
        ),
        (
            "Nội dung,Số lượng,Đơn giá\nTài liệu,150,35\nNước uống,150,20\nCộng,,55",
            "table-by-commas",
            1,
            "| Nội dung | Số lượng | Đơn giá |\n| --- | ---: | ---: |\n| Tài liệu | 150 | 35 |\n"
            "| Nước uống | 150 | 20 |\n| Cộng |  | 55 |",
        ),
        (
            "(Kèm theo Thông báo)\nSTT\nHọ và tên\nVị trí\nĐiểm\n1\nTrần Mẫu\nVăn thư\n82,5\n2\nLê Thử\nKế toán\n79",
            "table-by-lines",
            2,
            "| STT | Họ và tên | Vị trí | Điểm |\n| ---: | --- | --- | ---: |\n| 1 | Trần Mẫu | Văn thư | 82,5 |\n"
            "| 2 | Lê Thử | Kế toán | 79 |",
        ),
        (CELLS.replace("\n", "\n\n"), "table-by-lines", 1, None),
        ("Tỉnh\n\nSố máy\n\nHà Nội\n\n120\n\nHuế\n\n95", "table-by-lines", 1, None),
        (
            "TT\n\nVị trí\n\nMã số\n\n1\n\nVăn thư\n(hợp đồng)\n\n02.007\n\n2\n\nKế toán\n\nV.06\n\n"
            "3\n\nLái xe\n\n01.010",
            "table-by-lines",
            1,
            "| TT | Vị trí | Mã số |\n| ---: | --- | --- |\n| 1 | Văn thư (hợp đồng) | 02.007 |\n"
            "| 2 | Kế toán | V.06 |\n| 3 | Lái xe | 01.010 |",
        ),
    ],
)
def test_a_pasted_table_is_told_with_what_it_would_be(text: str, code: str, line: int, table: str | None) -> None:
    (fault,) = [fault for fault in read(article(text=text)).diagnostics if fault.code.startswith("table")]
    assert (fault.code, fault.line, fault.level) == (code, BODY_LINE + line - 1, "warning")
    assert table is None or fault.suggestion == table
    assert json.loads(as_json([fault]))["suggestion"] == fault.suggestion
    columns = fault.suggestion.partition("\n")[0].count("|") - 1
    assert f" |{' --- |' * columns}" in f" {fault.message}"
    assert html(fault.suggestion).count("<tr>") == fault.suggestion.count("\n")
    assert [code for _, code in codes(read(article(text=fault.suggestion)).diagnostics)] == []


SAME_TITLES = "Mở.\n\nNăm\tSố máy\n2019\t5\n2020\t6\n\nGiữa.\n\nNăm\tSố máy\n2021\t7\n2022\t8\n\nCuối."


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (SAME_TITLES, [(3, 3), (9, 3)]),
        ("Kết quả:\nNăm\tSố máy\n2019\t5\n2020\t6\nNguồn: Sở Mẫu.", [(2, 3)]),
        ("Đơn vị\tQuý I\tQuý II\nA\t\t5\nB\t6\t\nC\t\t\nCuối.", [(1, 4)]),
        ("Tỉnh\n\nSố hộ\n\nHuế\n(cũ)\n\n12\n\nVinh\n\n13\n\nSau bảng là câu.", [(1, 12)]),
        ("Kết quả\n\nTỉnh\n\nHộ\n\nLào Cai\n\n12\n\nSơn La\n\n13\n\nSau bảng là câu.", [(3, 11)]),
        ("TT   Đơn vị    Số máy\n---   ------    ------\n1     Y tế     120\n2     Nội vụ   85", [(1, 4)]),
        (f"Mở.\n{CELLS}\nNguồn: Sở Mẫu.", [(2, 10)]),
        ("STT,Huyện,Thuê bao\n1,Mẫu,12500\n2,Thử,9870\nCuối.", [(1, 3)]),
    ],
)
def test_a_suggestion_takes_the_place_of_its_lines_and_nothing_is_lost(
    text: str, places: list[tuple[int, int]]
) -> None:
    source = article(text=text)
    found = [fault for fault in read(source).diagnostics if fault.suggestion]
    assert [(fault.line - BODY_LINE + 1, fault.lines) for fault in found] == places
    after = source
    for fault in reversed(found):
        after = cured(after, fault) or ""
    assert re.findall(r"\w+", after) == re.findall(r"\w+", source)
    assert html(after).count("<table>") == len(places)
    assert not any(fault.code.startswith("table") for fault in read(after).diagnostics)


def test_a_diagnostic_without_a_suggestion_has_none_in_json() -> None:
    (fault,) = read(article(text="*Báo chí: một")).diagnostics
    assert "suggestion" not in json.loads(as_json([fault]))


@every(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "a | b\n--- | ---\n1 | 2",
        "Tên|Giá",
        "một\n\nhai\n\nba",
        "1. Một\n2. Hai\n3. Ba",
        "Ngày 5/9/2019\n\nHọp giao ban.\n\nNgày 6/9/2019\n\nHọp báo.",
        "2019\n\n2020\n\n2021",
        "- a\n- b\n- c\n- 4\n- 5\n- 6",
        "Chữ có\ttab một dòng.",
        "I.\tTình hình\n1.\tThuận lợi\n-\tMột;\na)\tHai",
        "§\tMột\no\tHai",
        "Xã An, xã Bình, xã Chánh\nđạt 5, 6, 7 điểm\nvà 8, 9, 10 điểm",
        "Họ và  tên có  hai dấu cách.\nDòng nữa  cũng vậy.",
        "Hà Nội\n\nHuế\n\nĐà Nẵng\n\nCần Thơ\n\nVinh\n\nNha Trang",
    ],
)
def test_what_is_no_table_is_left_alone(text: str) -> None:
    assert [*find_tables(text)] == []


NUMBERED = "TT\nTên việc\nGhi chú\n1\nHọp giao ban\nsáng\n2\nTiếp dân\n3\nHọp báo\nchiều\nphòng 2\n\nHết."


def test_a_table_with_rows_of_unlike_many_cells_is_told_without_a_suggestion() -> None:
    (fault,) = read(article(text=NUMBERED.replace("\n", "\n\n"))).diagnostics
    assert (fault.code, fault.line, fault.suggestion) == ("table-uneven", BODY_LINE + 6, "")
    assert "3 hàng" in fault.message


@every(
    "text",
    [
        "Đoạn văn.\n\n1\n\nĐoạn văn.\n\nMột câu.\n\n2\n\nĐoạn văn.\n\nMột câu.\n\n3\n\nCuối.",
        "Xã\n\nĐiểm\n\n1\n\n2\n\n3\n\n4",
        NUMBERED.partition("3\n")[0],
    ],
)
def test_numbers_that_number_no_rows(text: str) -> None:
    assert "table-uneven" not in [code for _, code in codes(read(article(text=text)).diagnostics)]


def test_many_short_lines_are_looked_through_at_once() -> None:
    source = "\n".join(["Xã Mẫu"] * 20_000 + ["12", "Xã", "13", "Xã"])
    with within(2):
        assert [*find_tables(source)]
