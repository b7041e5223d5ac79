from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.sample import codes, news, notice, read

GOOD = {
    "candidate": "bà Trần Thị Mẫu",
    "award": "Huân chương Lao động hạng Ba",
    "opens": "01/03/2024",
    "period": "10 ngày làm việc",
    "send_to": "{email: thidua@mic.gov.vn, address: 18 Nguyễn Du}",
}


def head(**changes: str | None) -> str:
    keys = {**GOOD, **changes}
    return "notice:\n" + "".join(f"  {key}: {value}\n" for key, value in keys.items() if value is not None)


def faults_of(folder: Path, front: str, *, date: str = "01/03/2024") -> list[str]:
    _, diagnostics = read(folder, {"2024-03-01-mau.md": notice(front, date=date)})
    return codes([fault for fault in diagnostics if fault.code not in ("name-date", "folder-year")])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"candidate": None}, ["missing-key"]),
        ({"award": ""}, ["empty-key"]),
        ({"send_to": None}, ["notice-no-send_to"]),
        ({"send_to": "{phone: 024 39435602}"}, ["notice-no-send_to"]),
        ({"send_to": "18 Nguyễn Du, Hà Nội"}, ["notice-no-send_to"]),
        ({"send_to": None, "missing": "[send_to]"}, []),
        ({"missing": "[send_to]"}, ["notice-not-missing"]),
        ({"missing": "[gì đó]"}, ["data-word"]),
        ({"opens": None}, ["notice-no-opens"]),
        ({"opens": None, "missing": "[opens]"}, []),
        ({"period": None}, ["notice-no-closes"]),
        ({"period": None, "closes": "14/03/2024"}, []),
        ({"period": None, "closes": "13/03/2024"}, ["notice-too-short"]),
        ({"period": None, "closes": "29/02/2024"}, ["notice-backwards"]),
        ({"period": None, "closes": "17/03/2024"}, ["notice-closes-off"]),
        ({"opens": "20/01/2024", "period": None, "closes": "10/02/2024"}, ["notice-closes-off"]),  # Tết
        ({"opens": "30/02/2024"}, ["date"]),
        ({"opens": "29/02/2023"}, ["date"]),
        ({"opens": "tháng 3/2024"}, ["notice-period-start"]),
        ({"period": "mười ngày"}, ["notice-period"]),
        ({"period": "0"}, ["notice-period"]),
        ({"period": "9999 ngày làm việc"}, ["notice-period"]),
        ({"closes": "20/03/2024"}, ["notice-period-differs"]),
        ({"period": "5 ngày làm việc"}, ["notice-too-short"]),
        ({"rule": "nd-91-2017"}, []),
        ({"rule": "nd-91-2071"}, ["notice-rule"]),
        ({"candidat": "x"}, ["unknown-key"]),
        ({"send_to": "{email: không phải thư}"}, ["notice-email"]),
        ({"send_to": "{url: 'javascript:alert(1)'}"}, ["data-url", "notice-no-send_to"]),
        ({"outcome": "{date: 10/03/2024, text: Đã tặng}"}, ["notice-early-outcome"]),
        ({"outcome": "{date: 10/05/2024, text: Đã tặng}"}, []),
        ({"outcome": "{date: 10/05/2024}"}, ["missing-key"]),
        ({"opinions": "[{date: 01/02/2024, text: Đồng ý}]"}, ["opinion-early"]),
        ({"opinions": "[{text: Đồng ý, author: A, anonymous: có}]"}, ["opinion-named"]),
        ({"opinions": "[{author: A}]"}, ["missing-key"]),
        ({"opinions": "Đồng ý"}, ["data-not-list"]),
    ],
)
def test_faults(tmp_path: Path, changes: dict[str, str | None], expected: list[str]) -> None:
    assert faults_of(tmp_path, head(**changes)) == expected


def test_a_notice_without_anything(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "") == ["notice-absent"]
    assert faults_of(tmp_path, "notice: chưa rõ") == ["data-not-mapping"]


def test_an_old_notice_is_judged_by_the_law_of_its_day(tmp_path: Path) -> None:
    assert faults_of(tmp_path, head(opens="01/03/2021", period="3"), date="01/03/2021") == []
    assert faults_of(tmp_path, head(opens="01/03/2016"), date="01/03/2016") == ["notice-no-rule"]


def test_a_notice_out_of_place(tmp_path: Path) -> None:
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head())})
    assert codes(diagnostics) == ["notice-misplaced"]


def test_faults_stand_on_their_lines(tmp_path: Path) -> None:
    text = notice(head(closes="29/02/2024", period=None))
    _, diagnostics = read(tmp_path, {"2024-03-01-mau.md": text}, now=datetime(2024, 3, 2))
    (fault,) = diagnostics
    assert (fault.code, text.split("\n")[fault.line - 1].strip()) == ("notice-backwards", "closes: 29/02/2024")
