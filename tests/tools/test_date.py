"""The `date` command."""

import json
from datetime import date

import pytest

from tools.date import run

KEYS = ["text", "start", "end", "precision", "limit", "weekday", "quarter", "lunar", "fault", "warning"]


def facts(
    capsys: pytest.CaptureFixture[str], *texts: str, anchor: date | None = None
) -> tuple[int, list[list[object]]]:
    status = run(list(texts), output_format="json", anchor=anchor)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(row) == KEYS for row in rows)
    return status, [list(row.values()) for row in rows]


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = facts(capsys, "Thứ năm, 05/09/2019 12:50", "05/09/2019", "tháng 7/2020", "Quý III/2019", "năm 2014")
    moment = "2019-09-05T12:50:00+07:00"
    lunar = "mùng 7 tháng Tám năm Kỷ Hợi"
    assert status == 0
    assert rows == [
        ["Thứ năm, 05/09/2019 12:50", moment, moment, "minute", None, "Thứ Năm", "Quý III/2019", lunar, None, None],
        ["05/09/2019", "2019-09-05", "2019-09-05", "day", None, "Thứ Năm", "Quý III/2019", lunar, None, None],
        ["tháng 7/2020", "2020-07-01", "2020-07-31", "month", None, None, "Quý III/2020", None, None, None],
        ["Quý III/2019", "2019-07-01", "2019-09-30", "quarter", None, None, "Quý III/2019", None, None, None],
        ["năm 2014", "2014-01-01", "2014-12-31", "year", None, None, None, None, None, None],
    ]


def test_faults_and_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = facts(capsys, "31/02/2020", "ngày 5/9", "26/2/2029", anchor=date(2021, 6, 22))
    assert status == 1
    assert rows[0][1:8] == [None] * 7
    assert "29 ngày" in str(rows[0][8])
    assert rows[1][1] == "2021-09-05"
    assert "muộn hơn" in str(rows[2][9])


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ("đến hết ngày 30/6/2022", "until", "đến hết"),
        ("kể từ ngày 30/6/2022", "from", "kể từ"),
        ("trước 17h ngày 30/6/2022", "before", "trước"),
        ("sau ngày 30/6/2022", "after", "sau"),
    ],
)
def test_limits(capsys: pytest.CaptureFixture[str], text: str, limit: str, words: str) -> None:
    _, rows = facts(capsys, text)
    assert rows[0][4] == limit
    assert run([text], output_format="text", anchor=None) == 0
    assert f"giới hạn: {words} thời điểm này" in capsys.readouterr().out


def test_text_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["9 tháng năm 2020", "24/7"], output_format="text", anchor=None) == 1
    assert capsys.readouterr().out.splitlines() == [
        "“9 tháng năm 2020”: Từ tháng 01 đến tháng 9 năm 2020",
        "   từ 01/01/2020 đến hết 30/09/2020",
        "“24/7”: lỗi: “24/7” có thể là phân số, cũng có thể là ngày: nếu là ngày, ghi thêm chữ “ngày” ở trước hoặc "
        "ghi đủ năm",
    ]
