"""`new` with any title: an article without faults, or a message that says why not."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from plugins.content.folder import find_files
from plugins.content.front_matter import read
from plugins.content.messages import MESSAGES
from plugins.core.diagnostics import Diagnostics
from tests.examples import examples
from tools.commands import parser
from tools.new import new_article

DAY = datetime(2019, 12, 5)


def written(folder: Path, title: str) -> tuple[int, list[Path]]:
    shutil.rmtree(folder, ignore_errors=True)
    code = new_article("giao-ban", title, folder, day=DAY)
    return code, list(folder.rglob("*.md"))


TITLES = [
    "Giao ban", "chữ " * 75, "a" * 300, "Giao ban " * 500, 'Nháy " và \\ và {title} và \n xuống dòng',
    "A\x1b[31mB\u202eC", "a" + "\u0301\u0316" * 200, "- - - giao ban", "Đ" * 119,
    "x" + " y" * 60, "#!: [a] {b} & *c* %d",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_an_article_without_a_fault(tmp_path: Path, title: str) -> None:
    code, (path,) = written(tmp_path / "c", title)
    assert code == 0
    diagnostics = Diagnostics("bai-viet/2019/x.md", MESSAGES)
    head = read(path.read_text(encoding="utf-8"), diagnostics)
    assert head is not None
    assert head.values is not None
    assert (diagnostics.all, bool(head.values["title"])) == ((), True)
    assert find_files(tmp_path / "c", ()).diagnostics == []
    assert path.name.startswith("2019-12-05-")


@pytest.mark.parametrize("title", ["", "   ", "2019", "???", "\u200b\u202e", "\x1b"])
def test_a_title_without_a_letter_is_told(tmp_path: Path, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert written(tmp_path / "c", title) == (2, [])
    assert "Tiêu đề" in capsys.readouterr().err


@given(st.text(max_size=400))
@example("LPT1")  # Windows refuses a folder of this name
@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_title(tmp_path: Path, title: str) -> None:
    code, paths = written(tmp_path / "c", title)
    assert code == (0 if paths else 2)
    assert find_files(tmp_path / "c", ()).diagnostics == [] or not paths


def test_a_disk_that_refuses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "c").write_text("a file where a folder should be")
    assert new_article("giao-ban", "Giao ban", tmp_path / "c", day=DAY) == 3
    assert "Không ghi được" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv",
    [
        ["build", "--now", "0001-01-01"], ["build", "--now", "9999-12-31"],
        ["check", "--now", "9999-12-31T23:59+14:00"],
        ["date", "x", "--anchor", "0001-01-01"], ["new", "a", "b", "--now", "10000-01-01"], ["site", "--port", "70000"],
        ["site", "--port", "-1"], ["publish", "--now", "2021-13-01"],
    ],
)  # fmt: skip
def test_the_ends_of_time_and_of_ports_are_wrong_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(argv)
    assert stopped.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "title", "period"),
    [
        ("giao-ban", "Giao ban Quý III/2026", "Quý III/2026"),
        ("chao-co", "Lễ chào cờ tháng 1/2021", "tháng 1/2021"),
        ("giao-ban", "Giao ban tháng 1/2021", None),
        ("tin-tuc", "Kết quả Quý III/2026", None),
    ],
)
def test_the_period_is_taken_from_the_title(tmp_path: Path, kind: str, title: str, period: str | None) -> None:
    assert new_article(kind, title, tmp_path, day=DAY) == 0
    (path,) = tmp_path.rglob("*.md")
    head = read(path.read_text(encoding="utf-8"), Diagnostics("x.md", MESSAGES))
    assert head is not None
    assert (head.values or {}).get("period") == period
