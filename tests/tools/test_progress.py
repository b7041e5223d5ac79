"""What a long build shows: progress bars on a terminal, lines elsewhere, and at the end its work and time."""

from __future__ import annotations

import io
import random
import sys
from pathlib import Path

import pytest

from plugins.build.report import Report
from tests.build.edits import Bench
from tools.site.progress import SOON, ProgressReport, timings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_now_and_then_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = ProgressReport()
    shown.progress("read", 1, 900)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("tools.progress.EVERY", -1.0)
    shown.progress("read", 2, 900)
    shown.progress("make", 2, SOON - 1)
    shown.progress("images", 1, 5)
    shown.end()
    assert capsys.readouterr().err == "Đọc bài: 2/900\nLàm ảnh: 1/5\n"


def test_bars_with_the_time_left_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    shown = ProgressReport()
    for done in range(1, 301):
        shown.progress("make", done, 300)
    shown.end()
    text = terminal.getvalue()
    assert "Dựng trang" in text
    assert "300/300" in text
    assert "0:00:00" in text
    assert text.endswith("\x1b[2K")  # the line is erased at the end


def test_the_seconds_of_each_stage_and_what_was_done() -> None:
    report = Report(articles=5, read_anew=2, files=40, made=7, seconds={"read": 1.234, "make": 0.5})
    assert timings(report).splitlines() == [
        "Đọc bài: 1,23 giây",
        "Dựng trang: 0,50 giây",
        "Đọc mới 2 tệp nguồn; dựng lại 7 tệp trong 40, các tệp khác giữ nguyên.",
    ]


@pytest.mark.slow
def test_a_build_tells_all_its_stages(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(1))
    lines = timings(bench.build(bench.warm, tmp_path / "cache")).splitlines()
    stages = [line.partition(":")[0] for line in lines[:-1]]
    assert stages == ["Đọc bài", "Lập kế hoạch", "Kiểm tra", "Làm ảnh", "Dựng trang", "Đưa vào thư mục"]
    assert lines[-1].startswith("Đọc mới 7 tệp nguồn; dựng lại ")
