"""Doubtful citations, how editors resolve them, and what the data file may contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample import codes, news, read

OLD = "01/03/2012"
TWO_DATES = "Quyết định số 362/QĐ-TTg ngày 03/4/2011. Nhắc lại Quyết định số 362/QĐ-TTg ngày 04/4/2011."
BACKWARDS = "Quyết định số 265/QĐ-BTTTT ngày 4/3/2011 và Quyết định số 270/QĐ-BTTTT ngày 2/3/2011."
YEARS_APART = "Quyết định số 265/QĐ-BTTTT ngày 4/3/2010 và Quyết định số 266/QĐ-BTTTT ngày 4/3/2011."


def told(folder: Path, bodies: list[str], head: str = "", data: str = "[]\n", date: str = OLD) -> list[str]:
    day, month, year = date.split("/")
    files = {
        f"{year}-{month}-{day}-bai-{number}.md": news(head, title=f"Bài {number}", date=date, body=body)
        for number, body in enumerate(bodies)
    }
    return codes(read(folder, {**files, "du-lieu/van-ban.yaml": data})[1])


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        (["Nghị định số 43/2011/NĐ-CP ngày 13/6/2011."], []),
        ([TWO_DATES], ["date-differs"]),
        (
            ["Nghị định số 43/2011/NĐ-CP ngày 13/6/2011.", "Nghị định số 43/2011/NĐ-CP ngày 14/6/2011."],
            ["date-differs"],
        ),
        (["Nghị định số 43/2015/NĐ-CP quy định."], ["number-later"]),
        (["Nghị quyết số 43/2011/NĐ-CP quy định."], ["kind-differs"]),
        (["Quy định số 43-QyĐ/TW, Lệnh số 12/2010/L-CTN, Chương trình phối hợp số 2/CTr-BTTTT."], []),
        (["Luật số 12/2010/L-CTN."], ["kind-differs"]),
        (["Thông báo Kết luận số 43-TB/TW ngày 28/12/2011, Quy định số 47-QĐ/TW ngày 1/11/2011."], []),
        ([BACKWARDS], ["out-of-order"]),
        ([YEARS_APART], ["neighbours-apart"]),
        (["Quyết định số 265/QĐ-BTTTT ngày 4/3/2010 và Quyết định số 1109/QĐ-BTTTT ngày 4/3/2011."], []),
        (["Kế hoạch số 45/KH-UBND ngày 3/3/2011.", "Kế hoạch số 45/KH-UBND ngày 6/4/2011."], []),
        (["Kế hoạch số 45/KH-UBND ngày 3/3/2011; Kế hoạch số 45/KH-UBND ngày 6/4/2011."], ["date-differs"]),
        (["Báo cáo số 21/BC-STTTT ngày 3/3/2011.", "Báo cáo số 30/BC-STTTT ngày 6/2/2011."], []),
        (["Chỉ thị số 5-CT/TW ngày 15/5/2006 và Chỉ thị số 7-CT/TW ngày 5/1/2012."], []),
        (["Nghị định số 64/2011/NĐ-CP.", "Nghị định số 64/2007/NĐ-CP ngày 10/4/2007."], ["likely-slip"]),
        (["Nghị định số 64/2011/NĐ-CP ngày 1/8/2011.", "Nghị định số 64/2007/NĐ-CP ngày 10/4/2007."], []),
        (["Kế hoạch số 12/KH-BCĐ ngày 3/2/2011 của Ban Chỉ đạo 1237.", "Kế hoạch số 12/KH-BCĐ ngày 6/4/2011."], []),
        (["Nghị quyết số 05-NQ/BCSĐ ngày 3/2/2011.", "Nghị quyết số 05-NQ/BCSĐ ngày 8/2/2011."], []),
        (["Quyết định số 12/QĐ-HĐT ngày 3/2/2011.", "Quyết định số 12/QĐ-HĐT ngày 9/3/2011."], []),
        (
            ["Quyết định số 2/QĐ-UBND ngày 3/2/2011 của UBND TP Huế, 2/QĐ-UBND ngày 3/3/2011 của UBND thành phố Huế."],
            ["date-differs"],
        ),
        (["Đề án 06/QĐ-TTg, Chương trình số 49/QĐ-TTg và Quy chế số 88/QĐ-BTTTT."], []),
        (["Chỉ thị số 12/QĐ-TTg ngày 3/1/2011."], ["kind-differs"]),
        (["Chỉ thị số 52-CT/TW ngày 9/1/2011 và Chỉ thị số 05-CT/TW ngày 15/5/2011."], []),
        (["Nghị quyết số 45/NQ-HĐND ngày 20/4/2011 và Nghị quyết số 02/NQ-HĐND ngày 10/6/2011."], []),
        (["Kết luận số 40-KL/TW ngày 5/8/2008 và Kết luận số 30-KL/TW ngày 9/10/2008."], ["out-of-order"]),
        (["Nghị quyết số 01/NQ-CP ngày 01/01/2010 và Nghị quyết số 02/NQ-CP ngày 01/01/2011."], []),
        (["Quyết định số 505/QĐ-TTg ngày 22/4/2011; Quyết định số 506/QĐ-TTg ngày 28/10/2009."], []),
        (["Công văn số 850/BTTTT-VP ngày 12/5/2010 và 852/BTTTT-VP ngày 2/5/2011."], ["neighbours-apart"]),
        (
            [
                "Nghị định số 10/2009/NĐ-CP về vận tải bằng ô tô.",
                "Nghị định số 10/2007/NĐ-CP ngày 11/1/2007 về chữ ký số.",
            ],
            [],
        ),
        (
            [
                "Nghị định số 10/2009/NĐ-CP quy định về chữ ký số.",
                "Nghị định số 10/2006/NĐ-CP ngày 11/1/2006 về giống cây.",
                "Nghị định số 10/2007/NĐ-CP ngày 11/1/2007 về chữ ký số.",
            ],
            ["likely-slip"],
        ),
    ],
)
def test_what_is_doubtful(tmp_path: Path, bodies: list[str], expected: list[str]) -> None:
    assert told(tmp_path, bodies) == expected


def test_each_is_told_once_an_article(tmp_path: Path) -> None:
    body = "Nghị định số 43/2015/NĐ-CP; Nghị định 43/2015/NĐ-CP; Theo Nghị định số 43/2015/NĐ-CP."
    _, faults = read(tmp_path, {"2012-03-01-tin.md": news(date=OLD, body=body)})
    assert [fault.code for fault in faults] == ["number-later"]


def test_the_right_date_is_that_of_most_articles(tmp_path: Path) -> None:
    right = news(title="Đúng", date=OLD, body="Quyết định số 362/QĐ-TTg ngày 03/4/2011.")
    wrong = "Quyết định số 362/QĐ-TTg ngày 04/3/2011"
    files = {
        "2012-03-01-dung.md": right,
        "2012-03-01-sai.md": news(title="Sai", date=OLD, body=f"{wrong}. Nhắc {wrong}, {wrong}."),
        "2012-03-01-tin.md": right.replace("Đúng", "Tin"),
    }
    _, faults = read(tmp_path, files)
    assert [(fault.code, Path(fault.file).name) for fault in faults] == [("date-differs", "2012-03-01-sai.md")]


def test_each_is_answered_in_the_head(tmp_path: Path) -> None:
    assert told(tmp_path, [TWO_DATES], head="instruments_as_printed: [362/QĐ-TTg]") == []
    assert told(tmp_path, [TWO_DATES], head="instruments_as_printed: [363/QĐ-TTg]") == [
        "as-printed-nothing", "date-differs",
    ]  # fmt: skip
    assert told(tmp_path, [f"{TWO_DATES} Theo số 2/QĐ-TTg."], head="instruments_as_printed: [2/QĐ-TTg]") == [
        "date-differs"
    ]
    assert told(tmp_path, [TWO_DATES], head="instruments_as_printed: 362/QĐ-TTg") == []
    assert told(tmp_path, ["Chữ."], head="instruments_as_printed: {a: b}") == ["as-printed-form"]


NEW = "20/11/2026"


@pytest.mark.parametrize(
    ("body", "code", "answer", "date"),
    [
        ("Quyết định số 0362/QĐ-TTg ngày 3/4/2011, 362/QĐ-TTg ngày 4/4/2011.", "date-differs", "362/QĐ-TTg", OLD),
        (TWO_DATES, "date-differs", "Quyết định số 362/QĐ-TTg", OLD),
        ("Chỉ thị số 01/CT-TTg ngày 3/4/2011, số 1/CT-TTg ngày 4/4/2011.", "date-differs", "01/CT-TTg", OLD),
        ("Quyết định 362/QĐ–TTg ngày 3/4/2011, 362 / QĐ – TTg ngày 4/4/2011.", "date-differs", "362/QĐ-TTg", OLD),
        ("Kết luận số 71-KL/TW ngày 5/8/2011, số 71-KL/TW ngày 6/8/2011.", "date-differs", "71 - KL/TW", OLD),
        ("Nghị định số 43/2015/NĐ-CP. Nghị định 43 quy định.", "number-later", "43/2015/NĐ-CP", OLD),
        ("Nghị quyết số 43/2011/NĐ-CP quy định.", "kind-differs", "43/2011/NĐ-CP", OLD),
        ("Nghị quyết số 43/2011/NĐ-CP quy định.", "kind-differs", "Nghị định số 43/2011/NĐ-CP", OLD),
        (BACKWARDS, "out-of-order", "270/QĐ-BTTTT", OLD),
        (BACKWARDS, "out-of-order", "265/QĐ-BTTTT", OLD),
        (YEARS_APART, "neighbours-apart", "266/QĐ-BTTTT", OLD),
        (YEARS_APART, "neighbours-apart", "265/QĐ-BTTTT", OLD),
        ("Theo Nghị định số 47/2020/NĐ-CP.", "incomplete", "47/2020/NĐ-CP", NEW),
        ("THEO NGHỊ ĐỊNH SỐ 47/2020/NĐ-CP.", "incomplete", "47/2020/nđ-cp", NEW),
    ],
)
def test_an_answer_may_be_written_in_any_way(tmp_path: Path, body: str, code: str, answer: str, date: str) -> None:
    assert told(tmp_path / "asked", [body], date=date) == [code]
    assert told(tmp_path / "answered", [body], head=f"instruments_as_printed: [{answer}]", date=date) == []


def test_a_new_article_is_advised_to_name_an_instrument_in_full(tmp_path: Path) -> None:
    short = "Theo Nghị định số 47/2020/NĐ-CP."
    full = "Theo Nghị định số 47/2020/NĐ-CP ngày 09/4/2020 của Chính phủ về quản lý dữ liệu số."
    assert told(tmp_path / "short", [short], date="20/11/2026") == ["incomplete"]
    assert told(tmp_path / "full", [full, "Luật Báo chí năm 2016."], date="20/11/2026") == []
    assert told(tmp_path / "old", [short], date="20/11/2020") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Chỉ thị số 5/CT-TTg ngày 1/3/2026 của Thủ tướng Chính phủ tăng cường bảo đảm an toàn thông tin.", []),
        ("Quyết định số 12/QĐ-ĐHBK ngày 1/3/2026 của Hiệu trưởng Đại học Bách khoa Hà Nội về học phí.", []),
        ("Công điện số 12/CĐ-TTg ngày 9/4/2026 của Thủ tướng Chính phủ yêu cầu ứng phó bão.", []),
        (
            "Các Nghị định số 43/2011/NĐ-CP ngày 13/6/2011, số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ về dữ liệu.",
            [],
        ),
        ("Ngày 2/11/2026, Bộ trưởng ký Quyết định số 98/QĐ-BTTTT điều chỉnh kế hoạch.", []),
        ("Thông tư liên tịch số 1/2013/TTLT-BYT-BTC ngày 3/4/2013 của liên Bộ Y tế, Tài chính hướng dẫn chi.", []),
        ("Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị “Về đột phá phát triển”.", []),
        ("Quyết định số 99/QĐ-BTTTT ngày 1/11/2026 về việc khen thưởng.", ["incomplete"]),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, tỉnh chi 3 %.", ["incomplete"]),
    ],
)
def test_what_names_an_instrument_in_full(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert told(tmp_path, [f"Theo {body}"], date="20/11/2026") == expected


SOURCE = "  sources:\n    - title: Công báo\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  subject: A\n{SOURCE}", []),
        ("- instrument: Nghị định số 43/2011/NĐ-CP\n  subject: A\n", ["data-source"]),
        (f"- instrument: gì đó\n{SOURCE}", ["data-instrument"]),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  status: còn hiệu lực\n{SOURCE}", ["data-status-day"]),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  status: còn hiệu lực\n  as_of: 1/3/2012\n{SOURCE}", []),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  replaced_by: [abc]\n{SOURCE}", ["data-instrument"]),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  tinh_trang: x\n{SOURCE}", ["unknown-key"]),
        (f"- instrument: 43/2011/NĐ-CP\n{SOURCE}- instrument: Nghị định 43/2011/NĐ-CP\n{SOURCE}", ["data-twice"]),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  date: 14/6/2011\n{SOURCE}", ["date-differs"]),
        (f"- instrument: Nghị định số 43/2011/NĐ-CP\n  date: 13/6/2012\n{SOURCE}", ["data-year", "date-differs"]),
        (f"- instrument: Quyết định số 362/QĐ-TTg\n  date: 03/4/2011\n{SOURCE}", []),
    ],
)
def test_the_data_file(tmp_path: Path, data: str, expected: list[str]) -> None:
    assert told(tmp_path, ["Nghị định số 43/2011/NĐ-CP ngày 13/6/2011."], data=data) == expected
