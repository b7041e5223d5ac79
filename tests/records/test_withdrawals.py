from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.model import Crumb
from plugins.records.withdrawals import WITHDRAWN, view_of
from tests.sample import codes, news, read

GONE = "withdrawn: {date: 05/04/2024, reason: Đăng nhầm bản nháp.}"
FILES = {
    "2024-03-01-rut.md": news(GONE, title="Bài rút", body="Điều bí mật."),
    "2024-03-02-con-lai.md": news(title="Bài còn", date="02/03/2024"),
}


def test_it_leaves_the_lists_and_keeps_its_place(tmp_path: Path) -> None:
    archive, diagnostics = read(tmp_path, FILES)
    assert diagnostics == []
    assert [article.title for article in archive.articles] == ["Bài rút", "Bài còn"]
    assert [article.title for article in archive.listed] == ["Bài còn"]


@pytest.mark.parametrize("target", ["2024-03-01-rut.md", "/2024/03/rut/", "2024-03-01-rut.md#x"])
def test_who_links_to_it_is_told(tmp_path: Path, target: str) -> None:
    files = {**FILES, "2024-03-03-dan.md": news(date="03/03/2024", body=f"Xem [bài]({target}).")}
    _, diagnostics = read(tmp_path, files)
    assert "withdrawn-linked" in codes(diagnostics)
    (fault,) = (fault for fault in diagnostics if fault.code == "withdrawn-linked")
    assert (fault.file, fault.line, fault.level) == ("bai-viet/2024/2024-03-03-dan.md", 9, "warning")


@pytest.mark.parametrize("other", ["/2024/03/con-lai/", "bai-viet/2024/2024-03-02-con-lai.md"])
def test_what_takes_its_place(tmp_path: Path, other: str) -> None:
    head = f"withdrawn: {{date: 05/04/2024, reason: Nhầm., by: Văn phòng, replaced_by: {other}}}"
    archive, diagnostics = read(tmp_path, {**FILES, "2024-03-01-rut.md": news(head, title="Bài rút")})
    assert diagnostics == []
    withdrawal = WITHDRAWN.of(archive.articles[0])
    assert withdrawal
    shown = view_of(withdrawal, archive)
    assert (shown.by, shown.replaced_by) == ("Văn phòng", Crumb("Bài còn", "/2024/03/con-lai/"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("withdrawn: {date: 05/04/2024}", ["missing-key"]),
        ("withdrawn: {reason: Nhầm}", ["missing-key"]),
        ("withdrawn: có", ["data-not-mapping"]),
        ("withdrawn: {date: 05/02/2024, reason: Nhầm}", ["withdrawn-early"]),
        ("withdrawn: {date: 05/02/2030, reason: Nhầm}", ["withdrawn-later"]),
        ("withdrawn: {date: năm 2024, reason: Nhầm}", ["withdrawn-vague"]),
        ("withdrawn: {date: 05/04/2024, reason: Nhầm, body: xóa}", ["withdrawn-body"]),
        ("withdrawn: {date: 05/04/2024, reason: Nhầm, replaced_by: /2024/03/khong-co/}", ["withdrawn-replaced"]),
        ("withdrawn: {date: 05/04/2024, reason: Nhầm, lydo: x}", ["unknown-key"]),
    ],
)
def test_faults(tmp_path: Path, head: str, expected: list[str]) -> None:
    _, diagnostics = read(tmp_path, {"2024-03-01-rut.md": news(head)})
    assert codes(diagnostics) == expected


def test_a_hidden_body_is_never_read(tmp_path: Path) -> None:
    head = "withdrawn:\n  date: 05/04/2024\n  reason: Nhầm\n  body: hide\n"
    body = "Điều bí mật.\n\n## Mục\n\nNgày sinh: 1/2/1990"
    archive, diagnostics = read(tmp_path, {"2024-03-01-rut.md": news(head, body=body)})
    assert diagnostics == []
    assert archive.text(archive.articles[0].body).plain == "Nội dung của bài đã được gỡ."
