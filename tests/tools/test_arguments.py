"""The command line in Vietnamese, with dates day first."""

from __future__ import annotations

import argparse
import inspect
import re
from datetime import date, datetime

import pytest

from tools.arguments import day, moment
from tools.commands import function_of, main, parser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5/9/2026", datetime(2026, 9, 5)),
        ("05-09-2026", datetime(2026, 9, 5)),
        ("5.9.2026", datetime(2026, 9, 5)),
        ("5/9/2026 14:30", datetime(2026, 9, 5, 14, 30)),
        ("5/9/2026 8h05", datetime(2026, 9, 5, 8, 5)),
        ("2026-09-05", datetime(2026, 9, 5)),
        ("2026-09-05T12:00", datetime(2026, 9, 5, 12)),
        ("29/2/2024", datetime(2024, 2, 29)),
    ],
)
def test_dates_are_day_first(text: str, expected: datetime) -> None:
    assert moment(text) == expected
    assert day(text) == expected.date()
    assert isinstance(day(text), date)


@pytest.mark.parametrize(
    "text", ["31/2/2026", "9/31/2026", "hôm nay", "", "29/2/2023", "5/9", "5/9/2026 25:00", "1/1/0000"]
)
def test_what_is_no_day_is_told_with_an_example(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="5/9/2026"):
        moment(text)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nothing"],
        ["build", "--what"],
        ["check", "--format", "xml"],
        ["site", "--port", "x"],
        ["site", "--demo", "0"],
        ["search", "chào", "cờ", "--most", "-3"],
        ["search", "chào", "cờ", "--most", "x"],
        ["build", "--now"],
        ["build", "--now", "31/2/2026"],
        ["date"],
        ["bench", "nothing"],
        ["site", "--drafts=1"],
        ["date", "--an", "x", "y"],
    ],
)
def test_wrong_usage_is_told_in_vietnamese(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert "Lệnh viết chưa đúng" in error
    assert "cách dùng:" in error
    assert not re.search(r"\b(?:usage|error|argument|invalid|required|expected|choose|unrecognized)\b", error)


def test_help_is_in_vietnamese() -> None:
    text = parser().format_help()
    assert "cách dùng:" in text
    assert not re.search(r"\b(?:usage|options|positional|show this help)\b", text)


@pytest.mark.parametrize("text", ["99999", "65536", "-1", "x", "8000.5", ""])
@pytest.mark.parametrize("name", ["site", "desk"])
def test_what_is_no_port_is_told_with_an_example(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name, f"--port={text}"])
    assert stopped.value.code == 2
    assert "--port: cổng là một số từ 0 đến 65535, ví dụ 8000" in capsys.readouterr().err


def test_every_command_has_a_function_that_takes_its_arguments() -> None:
    (commands,) = (action for action in parser()._actions if action.choices)
    for command in commands.choices.values():
        function = function_of(command.get_default("run"))
        names = {action.dest for action in command._actions} - {"help"}
        inspect.signature(function).bind(**dict.fromkeys(names))
