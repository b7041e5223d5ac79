from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from icalendar import Calendar

from plugins.notices.calendar_file import calendar_file
from plugins.notices.judging import judged_notices
from tests.notices.test_checks import head
from tests.sample import notice, read

URL = "https://luutru.vn/2024/03/mau/"


def file_of(folder: Path, front: str, *, name: str = "bà Trần Thị Mẫu") -> bytes | None:
    archive, _ = read(folder, {"2024-03-01-mau.md": notice(front, name=name)}, now=datetime(2024, 3, 2))
    (entry,) = judged_notices(archive)
    return calendar_file(entry, URL)


def test_another_program_reads_the_deadline(tmp_path: Path) -> None:
    content = file_of(tmp_path, head(candidate="'bà Trần, Thị; Mẫu \\ \"x\"'"))
    assert content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2024, 3, 14, 16, 59, 59, tzinfo=UTC)  # 23:59:59 in Hanoi
    assert event["summary"] == 'Hạn góp ý: Huân chương Lao động hạng Ba cho bà Trần, Thị; Mẫu \\ "x"'
    assert event["uid"] == f"{URL}#han-gop-y"
    assert [alarm.decoded("trigger").days for alarm in event.walk("VALARM")] == [-1]


def test_lines_are_short_and_letters_whole(tmp_path: Path) -> None:
    content = file_of(tmp_path, head(award="Huân chương " + "Độc lập hạng Nhất và " * 20))
    assert content
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in lines:
        line.decode()
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert "Độc lập hạng Nhất và Độc lập" in event["summary"]


def test_no_file_without_the_very_day(tmp_path: Path) -> None:
    assert file_of(tmp_path, head(period=None, closes="tháng 3/2024")) is None
    assert file_of(tmp_path, head(period=None, missing="[closes]")) is None


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path) -> None:
    assert file_of(tmp_path, head()) == file_of(tmp_path, head())


def test_february(tmp_path: Path) -> None:
    content = file_of(tmp_path, head(opens="29/02/2024", period="1"))
    assert content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event.decoded("dtstart").date() == date(2024, 2, 29)
