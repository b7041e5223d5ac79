"""The command line in Vietnamese: help, errors, and day-first dates.

The texts are here instead of messages.yaml, since a bare Python cannot read YAML.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date, datetime
from typing import Any, NoReturn

DAY, FOLDER = "NGÀY", "THƯ-MỤC"
YEARS = range(1900, 2500)
"""Years allowed in dates, far enough from datetime's limits to add and subtract days."""
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T,]+(\d{1,2})[:hg](\d{2})?)?")
_NOT_A_DAY = '«{text}» không phải là ngày đọc được: viết ngày trước, tháng sau, ví dụ 5/9/2026 hoặc "5/9/2026 14:30"'
_FAULTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", "còn thiếu {0}"),
    (r"unrecognized arguments: (.*)", "không có tham số {0}"),
    (r"ambiguous option: (.*) could match (.*)", "{0} có thể là {1}: viết đủ tên"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", "{0}: không có {1}; chọn một trong: {2}"),
    (r"argument (.*?): invalid int value: (.*)", "{0}: {1} không phải là số"),
    (r"argument (.*?): invalid \S+ value: (.*)", "{0}: không hiểu {1}"),
    (r"argument (.*?): expected one argument", "sau {0} còn thiếu giá trị"),
    (r"argument (.*?): expected at least one argument", "sau {0} còn thiếu giá trị"),
    (r"argument (.*?): ignored explicit argument (.*)", "{0} không nhận giá trị {1}"),
    (r"argument (.*?): not allowed with argument (.*)", "{0} không dùng cùng với {1}"),
    (r"argument (.*?): (.*)", "{0}: {1}"),
)
"""Patterns of argparse's messages and their translations; the first match counts."""
_HEADINGS = {"positional arguments": "tham số", "options": "tùy chọn"}


def day(text: str) -> date:
    """Parse a date: day first, or YYYY-MM-DD."""
    return moment(text).date()


def moment(text: str) -> datetime:
    """Parse a date with an optional time: "5/9/2026", "5/9/2026 14:30", "2026-09-05"."""
    try:
        if match := _DAY_FIRST.fullmatch(text.strip()):
            days, months, years, hours, minutes = (int(part or 0) for part in match.groups())
            found = datetime(years, months, days, hours, minutes)
        else:
            found = datetime.fromisoformat(text.strip())
        if found.year not in YEARS:
            raise ValueError(text)
        return found
    except ValueError:
        raise argparse.ArgumentTypeError(_NOT_A_DAY.format(text=text)) from None


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


class Parser(argparse.ArgumentParser):
    """A parser that reports errors in Vietnamese and exits with code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": _Help, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="hiện các dòng hướng dẫn này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error, then exit."""
        self.print_usage()
        self.exit(2, f"Lệnh viết chưa đúng: {in_vietnamese(message)}. Thêm --help để xem cách dùng.\n")

    def print_usage(self, file: Any = None) -> None:
        """Print the usage, by default to stderr, since it accompanies an error."""
        super().print_usage(file or sys.stderr)


def in_vietnamese(message: str) -> str:
    """Translate an argparse error; unchanged if no pattern matches."""
    for pattern, said in _FAULTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(*match.groups())
    return message
