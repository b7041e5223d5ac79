"""Personal data that an editor declared public until a date. All people are invented."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.content.messages import REMOVED
from plugins.content.source import SourceFile
from plugins.privacy.declarations import Declaration
from plugins.privacy.removal import Removal
from tests.archives import html_of
from tests.sample import codes, news, read
from tests.tables import every

UNTIL = "31/12/2024"
BEFORE, LAST, AFTER = datetime(2024, 12, 30), datetime(2024, 12, 31, 23, 59), datetime(2025, 1, 1)


def declared(*texts: str, until: str = UNTIL) -> str:
    return "personal:\n" + "".join(f"  - {{text: '{text}', reason: Theo quy chế, until: {until}}}\n" for text in texts)


def source(head: str, body: str) -> SourceFile:
    return SourceFile("bai-viet/2024/2024-03-01-tin.md", news(head, body=body).encode())


@every(
    "text, written",
    [
        ("01/02/1990", "sinh ngày 01/02/1990."),
        ("01/02/1990", "sinh ngày 1-2-1990, tức 1.2.1990"),
        ("01/02/1990", "sinh ngày 01 tháng 02 năm 1990"),
        ("01/02/1990", "sinh ngày 1990-02-01"),
        ("0912 345 678", "gọi 0912.345.678 hoặc 0912345678"),
        ("12 Phố Mẫu, phường Thử", "ở 12 Phố\nMẫu, **phường** Thử"),
        ("12 Phố Mẫu", "ở 12 PHỐ MẪU"),
        ("12 Phố Mẫu", "ở 12 Ph**ố** *Mẫu*"),
        ("0912 345 678", "[0912.345.678](tel:0912345678), [gọi](tel:0912345678)"),
        ("12 Phố Mẫu", "ở 12&nbsp;Ph&#7889; M&#x1EAB;u"),
        ("27 ngách 12/5 Phố Mẫu", "ở 27 ngách 12/5 Phố Mẫu, 27 ngách 12-5 phố **Mẫu**"),
        ("12/5/3 Phố Mẫu", "ở 12/5/3 PHỐ MẪU"),
        ("01/02/1990", "sinh ngày 1\\-2\\-1990, 01&#47;02/1990"),
        ("12 Phố Mẫu", "ở 12 Phố\u00a0Mẫu"),
        ("12 Phố Mẫu", "ở 12\u200b Phô\u0301 Mâ\u0303u".replace("Phô\u0301", "Phố").replace("Mâ\u0303u", "Mẫu")),
    ],
)
def test_nothing_is_left_however_it_is_written(text: str, written: str) -> None:
    out = Removal(AFTER.date())(source(declared(text), written)).data.decode()
    assert REMOVED in out
    for trace in ("1990", "0912", "345", "Mẫu,", "Phố", "PHỐ"):
        assert trace not in out


def test_a_number_in_parts_is_not_the_whole_number() -> None:
    file = source(declared("12/5 Phố Mẫu"), "ở 125 Phố Mẫu")
    assert REMOVED not in Removal(AFTER.date())(file).data.decode().split("---")[2]


def test_a_mark_opened_in_a_value_on_two_lines_still_closes() -> None:
    out = Removal(AFTER.date())(source(declared("12 Phố Mẫu"), "ở 12 Phố\n**Mẫu** nhé")).data.decode()
    assert f"ở \n**{REMOVED}** nhé" in out


def test_lines_keep_their_numbers() -> None:
    file = source(declared("12 Phố Mẫu, phường Thử"), "ở 12 Phố\nMẫu, phường\nThử nhé\n\nhết")
    lines = [Removal(day)(file).data.count(b"\n") for day in (BEFORE.date(), AFTER.date())]
    assert lines[0] == lines[1]


def test_until_the_end_of_the_last_day() -> None:
    file = source(declared("12 Phố Mẫu"), "ở 12 Phố Mẫu")
    assert Removal(LAST.date())(file) is file
    assert Removal(AFTER.date())(file) is not file


UNREADABLE = (b"\xff\xfepersonal:", b"personal: [", b"---\npersonal: x\n---\n", b"---\npersonal:\n")


@pytest.mark.parametrize("data", UNREADABLE)
def test_a_source_that_cannot_be_read_is_passed_on(data: bytes) -> None:
    file = SourceFile("bai-viet/2024/x.md", data)
    assert Removal(AFTER.date())(file) is file


def test_other_dates_and_words_stay() -> None:
    body = "ngày 11/02/1990, 01/02/19901, 12 Phố Mẫu số 3"
    assert body in Removal(AFTER.date())(source(declared("01/02/1990"), body)).data.decode()
    assert not Declaration("0912 345 678", date(2024, 1, 1), 1).value.stands_in("0912 345 679")


BODY = "Sinh ngày 01/02/1990. Nơi thường trú: 12 Phố Mẫu, phường Thử."


@pytest.mark.parametrize(
    ("head", "now", "expected"),
    [
        ("", BEFORE, ["personal-found"]),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử"), BEFORE, []),
        (declared("1/2/1990", "12 Phố Mẫu, phường Thử"), BEFORE, []),
        (declared("01/02/1990"), BEFORE, ["personal-found"]),
        (declared("01/02/1990", "phường Thử"), BEFORE, ["personal-found"]),
        (declared("01/02/1990", "12 Phố Mẫu"), BEFORE, ["personal-found"]),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử", "Bà Không Còn"), BEFORE, ["personal-stale"]),
        (declared("01/02/1990", "12 Phố Mẫu", "phường Thử"), BEFORE, []),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử", "31/12/2024"), AFTER, ["personal-expired"]),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử") + "place: Bà Mẫu\n", BEFORE, []),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử", until="không thời hạn"), AFTER, []),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử"), LAST, []),
        (declared("01/02/1990", "12 Phố Mẫu, phường Thử"), AFTER, ["personal-expired"]),
        (declared("01/02/1990", until="bao giờ cũng được"), BEFORE, ["personal-found", "personal-until"]),
        ("personal:\n  - {text: 01/02/1990, reason: x}\n", BEFORE, ["personal-found", "personal-no-until"]),
        ("personal:\n  - {text: 01/02/1990, until: 31/12/2024}\n", BEFORE, ["missing-key", "personal-found"]),
        (declared("Tin"), BEFORE, ["personal-found", "personal-short"]),
        ("personal: 01/02/1990\n", BEFORE, ["data-not-list", "personal-found"]),
    ],
)
def test_what_editors_are_told(tmp_path: Path, head: str, now: datetime, expected: list[str]) -> None:
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head, body=BODY)}, now=now)
    assert codes(diagnostics) == expected


def test_messages_say_why_and_never_what(tmp_path: Path) -> None:
    text = news(body=BODY)
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": text})
    assert all("1990" not in fault.message and "Phố" not in fault.message for fault in diagnostics)
    assert ["sinh ngày" in diagnostics[0].message, "nơi thường trú" in diagnostics[1].message] == [True, True]
    assert {fault.level for fault in diagnostics} == {"error"}
    assert {text.split("\n")[fault.line - 1] for fault in diagnostics} == {BODY}


def test_an_unsure_find_is_a_reminder(tmp_path: Path) -> None:
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(body="Nhà văn sinh năm 1960.")})
    assert [(fault.code, fault.level) for fault in diagnostics] == [("personal-found", "warning")]


def test_front_matter_is_looked_through(tmp_path: Path) -> None:
    head = "corrections: [{date: 02/03/2024, wrong: a, right: 'Ngày sinh: 01/02/1990'}]\n"
    text = news(head, title="Tin 0912 345 678")
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": text})
    assert [fault.code for fault in diagnostics].count("personal-found") == 2


@pytest.mark.parametrize("head", ["status: draft\n", "event_date: 01/01/2030\n"])
def test_drafts_too(tmp_path: Path, head: str) -> None:
    date = "01/03/2024" if "draft" in head else "01/03/2028"
    archive, diagnostics = read(
        tmp_path, {"2024-03-01-tin.md": news(head, body=BODY, date=date), "2024-03-02-b.md": news()}
    )
    assert len(archive.articles) == 1
    assert "personal-found" in codes(diagnostics)


def test_what_a_picture_shows_too(tmp_path: Path) -> None:
    body = "![Nhà, di động 0912 345 678](lost:nha.jpg)"
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(body=body)})
    assert codes(diagnostics) == ["personal-found"]


def test_fixed_pages_too(tmp_path: Path) -> None:
    page = f"---\ntitle: Trang\n---\n\n{BODY}\n"
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(), "trang/trang.md": page})
    assert codes(diagnostics) == ["personal-found"]
    page = f"---\ntitle: Trang\n{declared('01/02/1990', '12 Phố Mẫu, phường Thử')}---\n\n{BODY}\n"
    archive, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(), "trang/trang.md": page}, now=AFTER)
    assert codes(diagnostics) == ["personal-expired"]
    assert "1990" not in html_of(archive, archive.pages[0].body)


@pytest.mark.parametrize(
    ("name", "head", "more"),
    [
        ("2024-03-01-12-pho-mau-phuong-thu.md", "", ""),
        ("2024-03-01-tin.md", "aliases: [/12-pho-mau-phuong-thu/]\n", ""),
        ("2024-03-01-tin.md", "event_date: 1/2/1990\n", ""),
        ("2024-03-01-tin.md", "", "\n\n## Nhà 12 Phố Mẫu, phường Thử"),
    ],
)
def test_what_cannot_be_taken_out_is_told_before(tmp_path: Path, name: str, head: str, more: str) -> None:
    text = news(head + declared("01/02/1990", "12 Phố Mẫu, phường Thử"), body=BODY + more)
    _, diagnostics = read(tmp_path, {name: text}, now=BEFORE)
    assert "personal-typed" in codes(diagnostics)


def test_names_and_old_addresses_go_as_a_whole(tmp_path: Path) -> None:
    head = "authors: [Bà Mẫu Thử, Đăng Quý]\ntags: [Nhà bà Mẫu Thử, Bưu chính]\naliases: [/tin/ba-mau-thu.html, /cu/]\n"
    page = news(head + declared("Bà Mẫu Thử"), body="Bà Mẫu Thử nói.")
    archive, diagnostics = read(tmp_path, {"2024-03-01-tin.md": page}, now=AFTER)
    assert codes(diagnostics) == ["personal-expired"]
    (article,) = archive.articles
    assert (article.authors, article.tags, article.aliases) == (("Đăng Quý",), ("Bưu chính",), ("/cu/",))


def test_the_place_is_marked(tmp_path: Path) -> None:
    text = news(declared("01/02/1990", "12 Phố Mẫu, phường Thử"), body=BODY)
    archive, _ = read(tmp_path, {"2024-03-01-tin.md": text}, now=AFTER)
    html = html_of(archive, archive.articles[0].body)
    assert html.count(f'<span class="removed">{REMOVED}</span>') == 2
