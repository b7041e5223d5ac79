"""`search QUESTION` on a built site: what it prints, and its exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import MadeByOne
from tests.search.conftest import realistic_site
from tools.commands import main


@pytest.fixture(scope="module")
def output(made_by_one: MadeByOne) -> Path:
    return realistic_site(made_by_one)


def asked(output: Path, question: str, *options: str) -> int:
    return main(["search", *question.split(), "--output", str(output), *options])


def test_results_are_shown_best_first(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(output, "giaobanquy3/2018", "--most", "1") == 0
    said = capsys.readouterr().out
    assert "Đang tìm: giao ban quy 3/2018" in said
    assert "Hội nghị giao ban quản lý nhà nước Quý III/2018" in said
    assert re.search(r"^  \d\d/\d\d/\d{4}  ", said, re.MULTILINE), "days first, as everywhere"


def test_as_json(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(output, "giao ban quý I/2016", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["complete"], found["missing_period"]) == (0, "Quý I/2016")
    assert found["near"] >= len(found["results"]) > 0
    assert all(result["complete"] is False and result["score"] > 0 for result in found["results"])


@pytest.mark.parametrize(
    ("question", "code", "said"),
    [
        ("999/2031/NĐ-CP", 1, "Không bài nào có “999/2031/NĐ-CP”."),
        ("12/12/2031", 1, "Ngày 12/12/2031: kho không có bài."),
        ("x", 2, "ít nhất hai chữ cái"),
    ],
)
def test_nothing_and_too_little(
    output: Path, question: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(output, question) == code
    assert said in "".join(capsys.readouterr())


def test_a_folder_without_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(tmp_path, "chào cờ") == 3
    assert "tasks.py build" in capsys.readouterr().err
