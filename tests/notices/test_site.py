"""Whole builds: personal data removed without a trace, states that change between builds. All people are invented."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest

from tests.archives import VALIDATION
from tests.notices.test_checks import head
from tests.sample import news, notice, write

pytestmark = pytest.mark.slow
BEFORE, AFTER = datetime(2024, 12, 30), datetime(2025, 1, 1)
BIRTH, HOME, PHONE = "13/07/1951", "29 phố Xuỳnh Quợp", "0987 612 345"
TRACES = ("1951", "Xuỳnh", "Quợp", "xuynh", "quop", "612345", "612 345", "612.345", "987612")
"""Strings that reveal the data in any form: as typed, without marks, with other digit grouping."""
PERSONAL = f"""personal:
  - {{text: '{BIRTH}', reason: Theo mẫu báo cáo, until: 31/12/2024}}
  - {{text: '{HOME}', reason: Theo mẫu báo cáo, until: 31/12/2024}}
  - {{text: '{PHONE}', reason: Người được hỏi đồng ý, until: 31/12/2024}}
tags: [Khen thưởng, {HOME}]
place: {HOME}
authors: [Người viết ở {HOME}]
corrections:
  - {{date: 02/03/2024, wrong: sinh ngày 13/7/1951, right: sinh ngày {BIRTH}, note: 'Gọi {PHONE}'}}
source: {{title: Báo cáo của người ở {HOME}, note: 'Điện thoại {PHONE}'}}
"""
BODY = f"""Bà sinh ngày [13/7/1951](dinh-chinh:1 "{BIRTH}"), ở {HOME.upper()}, điện thoại 0987.612.345.

## Nơi thường trú

Gọi [bà](tel:0987612345).

Bảng 1. Người ở {HOME}

| Họ tên | Ngày sinh |
|---|---|
| Bà Mẫu | 13-7-1951 |

![Nhà số {HOME}](lost:nha.jpg "Nhà {HOME}, chụp ngày 13 tháng 7 năm 1951")

/// dau-van-ban
    co-quan: {HOME}
    dia-danh: {HOME}
    ngay: ngày 13 tháng 7 năm 1951
///

- Phố Xuỳnh\n  Quợp không có số thì thôi: 29 phố\n  Xuỳnh Quợp.
"""


def build(folder: Path, now: datetime, **more: object) -> dict[str, bytes]:
    """Build the content/ of a folder into its site/; the contents of every file by path."""
    from tools.site.build import overrides, run

    settings = {"ARCHIVE_CACHE": str(folder / "cache"), "SOCIAL_CARDS": True, **more}
    report = run({**overrides(folder / "content", folder / "site", now=now), **settings})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in files}


CHECKSUM = re.compile(rb"[0-9a-f]{40,}")
"""Left out of the search, since four given digits occur in a checksum by chance."""


def traces(files: dict[str, bytes]) -> set[tuple[str, str]]:
    """The traces in names and contents of files, in every encoding that a file may use."""
    found = set()
    for path, content in files.items():
        text = (path + "\n").encode() + CHECKSUM.sub(b"", content.lower())
        for trace in TRACES:
            low = trace.lower()
            forms = (low, quote(low).lower(), low.encode("unicode_escape").decode(), re.sub(r"\s", "-", low))
            if any(form.encode() in text for form in forms):
                found.add((path, trace))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("expiry")
    body = BODY.replace("- Phố Xuỳnh\n  Quợp không có số thì thôi: ", "- ")
    title = f"Bà Mẫu ở {HOME}, gọi {PHONE}"
    files = {
        "2024-03-01-ba-mau.md": news(PERSONAL, title=title, body=body).replace("Tin của Bộ", f"Sinh {BIRTH}, {HOME}"),
        "2024-03-02-khac.md": news(title="Bài khác", date="02/03/2024", body="Xem [bài kia](2024-03-01-ba-mau.md)."),
    }
    write(folder / "content", files)
    return folder


def test_not_a_trace_is_left(folder: Path) -> None:
    """With the same output and cache, as in nightly builds."""
    before = build(folder, BEFORE)
    shown = {trace for _, trace in traces(before)}
    assert {"1951", "Xuỳnh", "xuynh", "612.345"} <= shown
    after = build(folder, AFTER)
    assert traces(after) == set()
    assert "(thông tin cá nhân đã gỡ)" in after["2024/03/ba-mau/index.html"].decode()
    cards = [{path for path in files if path.endswith(".png") and "/the/" not in path} for files in (before, after)]
    assert cards[0] - cards[1], "the social card shows the title"
    assert cards[1] - cards[0]


def test_a_cold_build_gives_the_same(folder: Path, tmp_path: Path) -> None:
    warm = build(folder, AFTER)
    write(tmp_path / "content", {})
    for path in (folder / "content").rglob("*.md"):
        target = tmp_path / "content" / path.relative_to(folder / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    assert build(tmp_path, AFTER) == warm


NOTICES = {
    "2024-03-01-mo.md": notice(head()),
    "2024-03-02-sap.md": notice(head(opens="20/03/2024"), name="ông Lê Sắp", date="02/03/2024"),
}
FEED = "feeds/lay-y-kien.atom.xml"


def test_states_turn_from_build_to_build_and_nothing_else_does(tmp_path: Path) -> None:
    """Three builds in one process: the same output until the deadline, then the changes of the 15th."""
    write(tmp_path / "content", NOTICES)
    first = build(tmp_path, datetime(2024, 3, 5, 8))
    assert build(tmp_path, datetime(2024, 3, 14, 23, 59, 59)) == first
    second = build(tmp_path, datetime(2024, 3, 15))
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {
        "index.html", "2024/03/mo/index.html", "lay-y-kien/index.html", "lay-y-kien/2024/index.html", FEED,
        "manifest.json", "SHA256SUMS",
    }  # fmt: skip
    titles = [[entry.title for entry in feedparser.parse(files[FEED]).entries] for files in (first, second)]
    assert [title.partition(":")[0] for title in titles[1]] == ["Hết hạn góp ý", "Mở lấy ý kiến"]
    assert titles[0] == titles[1][1:]


def test_feeds_are_atom(tmp_path: Path) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(VALIDATION / "atom.rng"))
    correction = "corrections: [{date: 02/01/2024, wrong: a & <b>, right: b}]\n"
    withdrawn = "withdrawn: {date: 15/3/2024, reason: Đăng nhầm, by: Văn phòng}\n"
    write(tmp_path / "content", {
        **NOTICES, "2024-01-01-tin.md": news(correction, date="01/01/2024"),
        "2024-01-01-rut.md": news(correction + withdrawn, title="Bài rút", date="01/01/2024", body="Khác hẳn."),
        "2024-03-01-mo-rut.md": NOTICES["2024-03-01-mo.md"].replace("notice:", f"{withdrawn}notice:", 1),
    })  # fmt: skip
    files = build(tmp_path, datetime(2024, 3, 15))
    for path in (FEED, "feeds/dinh-chinh.atom.xml"):
        document = etree.fromstring(files[path])
        assert schema.validate(document), schema.error_log
        assert len(feedparser.parse(files[path]).entries) >= 1
        assert document.findtext("{*}updated") == "2024-03-15T00:00:00+07:00"
        gone = {each.attrib["ref"].partition("/2024/")[2] for each in document.iterfind("{*}deleted-entry")}
        assert gone == ({"03/mo-rut/#mo", "03/mo-rut/#dong"} if path == FEED else {"01/rut/#dinh_chinh_1"})
