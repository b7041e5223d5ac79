"""Warnings about dates in a text: typing errors, and papers whose number and date disagree; none about plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile
from tests.tables import every

PAGES = Path(__file__).with_name("later_dates.txt")
PATH = "bai-viet/2019/2019-09-05-giao-ban.md"
SLIP = re.compile(r"\{([^{}]+)\}")
CODES = ("text-date-later", "text-date", "number-date")


def told(text: str, *, title: str = "Bài", date: str = "05/09/2019", more: str = "") -> list[tuple[str, str]]:
    """The code and the message of each warning about a date."""
    source = f"---\ntitle: {title}\ndate: {date}\ncategory: giao-ban\n{more}---\n\n{text}\n"
    result, _ = read_file(SourceFile(PATH, source.encode()), Rules())
    return [(one.code, one.message) for one in result.diagnostics if one.code in CODES]


def pages() -> Iterator[tuple[str, str, str]]:
    """The title, date and text of each pasted page."""
    for page in PAGES.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, text = page.partition("\n")
        title, _, date = heading.rpartition(" · ")
        yield title, date, text.strip()


def test_pasted_pages() -> None:
    """At most three false warnings in fifty pages, and every error reported."""
    harmless, missed = [], []
    for title, date, text in pages():
        slips = SLIP.findall(text)
        hints = [message for _, message in told(SLIP.sub(r"\1", text), title=title, date=date)]
        missed += [slip for slip in slips if not any(slip in hint for hint in hints)]
        harmless += [hint for hint in hints if not any(slip in hint for slip in slips)]
    assert len(list(pages())) >= 50
    assert missed == []
    assert len(harmless) <= 3, harmless


@every(
    "text, code",
    [
        ("Hội nghị họp ngày 06/09/2019.", None),
        ("Cơ quan đóng cửa ngày 06/09/2019.", None),  # near
        ("Hà Nội, ngày 06/09/2019", "text-date-later"),
        ("Sáng 06/09/2019, đoàn đã về.", "text-date-later"),
        ("Đã xong ngày 12/05/2021.", "text-date-later"),
        ("Quyết định số 12/QĐ-BTTTT ngày 12/05/2021 quy định việc sẽ làm.", "text-date-later"),
        ("Sẽ xong ngày 12/05/2021.", None),
        ("Đón Tết Nguyên đán Canh Tý 2020.", None),  # its name confirms the year
        ("Xong trước ngày 12/05/2021.", None),
        ("Nhận đến hết ngày 12/05/2021.", None),
        ("Kể từ ngày 12/05/2021, giá mới.", None),
        ("Dự kiến ngày 12/05/2021.", None),
        ("Ngày 12/09/2019 tới, đoàn đi.", None),
        ("Hội thi khai mạc ngày 12/09/2019.", None),
        ("Hội thi khai mạc ngày 12/09/2029.", "text-date-later"),
        ("Đoàn về ngày 12/9.", None),  # no year that could be mistyped
        ("Đoàn đã về ngày 12/9.", "text-date-later"),
        ("Sở đã cho tạm đóng phòng đọc từ ngày 12/9.", None),  # what was decided, not what was done
        ("Sáng nay nước dâng, đến chiều 6/9 thì rút.", None),
        ("Trường đã cho học sinh ở nhà từ 6 đến 8/9.", None),
        ("Tính đến ngày 12/9, đã có 40 ý kiến.", "text-date-later"),
        ("Sở đã đóng phòng đọc từ ngày 12/05/2021.", "text-date-later"),
        ("Trong giai đoạn 2025-2021.", "text-date"),
        ("Năm học 2023-2023.", "text-date"),
        ("Niên khóa 2015/2015.", "text-date"),
        ("Nhiệm kỳ 2015 — 2010 đã qua.", "text-date"),
        ("Kế hoạch giai đoạn từ năm 2025 đến năm 2021.", "text-date"),
        ("Giai đoạn từ 2020 đến 2016 có 3 dự án.", "text-date"),
        ("Từ tháng 9/2018 đến tháng 6/2018.", "text-date"),
        ("Từ quý III/2018 đến quý I/2018.", "text-date"),
        ("Năm Giáp Tuất 1875, triều đình ký hiệp ước.", "text-date"),
        ("Năm Giáp Tuất 1874, triều đình ký hiệp ước.", None),
        ("Ông mất ngày 27/10/1868 (tức 12 tháng 9 năm Mậu Thìn).", None),
        ("Ông mất ngày 27/10/1868 (tức 12 tháng 9 năm Kỷ Tỵ).", "text-date"),
        ("Mừng năm Nhầm Dần.", "text-date"),
        ("Nghị định 41/2005/NĐ-CP ngày 5-5-2015.", "number-date"),
        ("Nghị định số 41/2005/NĐ-CP của Chính phủ, ban hành ngày 5/5/2015, nêu rõ.", "number-date"),
        ("Nghị định 41/2005/NĐ-CP ngày 5-5-2005.", None),
        ("Nghị định 41/2005/NĐ-CP có hiệu lực từ ngày 1/1/2006.", None),
        ("Nghị định 41/2005/NĐ-CP ngày 5-5.", None),
        ("Luật số 24/2017/QH14 ngày 12/6/2017 và Nghị định 5/2018/NĐ-CP ngày 1/2/2018.", None),
    ],
)
def test_what_is_told(text: str, code: str | None) -> None:
    assert [found for found, _ in told(text)] == ([code] if code else [])


@pytest.mark.parametrize("answer", ["41/2005/NĐ-CP", "[41/2005/NĐ-CP, 5/QĐ-TTg]"])
def test_a_number_of_another_year_is_answered_in_the_head(answer: str) -> None:
    assert told("Nghị định 41/2005/NĐ-CP ngày 5-5-2015.", more=f"instruments_as_printed: {answer}\n") == []
    assert told("Nghị định 42/2005/NĐ-CP ngày 5-5-2015.", more=f"instruments_as_printed: {answer}\n") != []


def test_a_day_is_told_once() -> None:
    text = "Theo tin ngày 12/05/2021. Theo bài ngày 12/05/2021.\n\nTheo ảnh ngày 12/05/2021, ngày 13/05/2021."
    assert [found for found, _ in told(text)] == ["text-date-later"] * 2


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("event_date: 12/05/2021\n", "Bài"),
        ("notice:\n  closes: 12/05/2021\n", "Bài"),
        ("notice:\n  closes: ngày 12 tháng 5 năm 2021\n", "Bài"),
        ("", "Kế hoạch công tác"),
        ("", "Thông báo tuyển dụng"),
        ("", "Lịch tiếp công dân"),
    ],
)
def test_what_is_known_to_lie_ahead_is_not_told(more: str, title: str) -> None:
    assert told("Theo tin ngày 12/05/2021.", title=title, more=more) == []
    assert [code for code, _ in told("Theo tin ngày 12/05/2021.")] == ["text-date-later"]
    paper = "Theo Quyết định số 5/QĐ-BTTTT ngày 13/06/2022."
    assert [code for code, _ in told(paper, title=title, more=more)] == ["text-date-later"]
