"""The pages of officials: what articles and attached files say about them, and when they held their posts."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.content.model import Archive, AttachedFile, Attachment, Crumb, Mention, notes_of, pack_notes
from plugins.content.targets import File, Page
from plugins.people.pages import Sentence, official_lookups, official_pages
from plugins.people.roll import read_roll, unknown_officials
from plugins.people.sentences import Named, examine
from plugins.vietnamese.dates import When
from tests.archives import content, context, html_of, site_of, targets
from tests.sample import codes, news, read

DATA = """
- name: Trần Văn Mẫu
  posts:
    - {title: Bộ trưởng, body: Bộ Y tế, from: 01/01/2019, sources: [Quyết định mẫu]}
    - {title: Thứ trưởng, body: Bộ Y tế, from: 01/02/2015, until: 31/12/2018, sources: [Quyết định mẫu]}
    - {title: Vụ trưởng, body: Bộ Y tế, until: 05/2012, sources: [Quyết định mẫu]}
    - {title: Chánh Văn phòng, body: Bộ Y tế, from: 2013, until: 2013, sources: [Quyết định mẫu]}
    - {title: Phó Vụ trưởng, body: Bộ Y tế, sources: [Quyết định mẫu]}
"""


def archive_of(folder: Path, body: str = "Bộ trưởng Trần Văn Mẫu họp.", data: str = DATA) -> Archive:
    files = {"du-lieu/nhan-vat.yaml": data, "2020-03-01-tin.md": news(date="01/03/2020", body=body)}
    archive, diagnostics = read(folder, files)
    assert {*codes(diagnostics)} <= {"line-breaks"}
    return archive


def attached(archive: Archive, *texts: str, numbered: bool = True, date: When | None = None) -> Archive:
    """The archive with a file of these texts attached to its article."""
    notes = pack_notes([*examine(texts)])
    file = AttachedFile("tep/a.pdf", "/tep/a.pdf", "pdf", {"vi": "PDF"}, 9, "", "", numbered=numbered, notes=notes)
    document = Attachment("Báo cáo", file=file, date=date)
    return replace(archive, attachments={archive.articles[0].file: (document,)})


def planned(archive: Archive) -> dict[str, Page | File]:
    return {one.address: one for one in targets(official_pages(archive, site_of(archive)))}  # type: ignore[misc]


def said(archive: Archive) -> tuple[Sentence, ...]:
    """The sentences on the official's page."""
    [year] = context(planned(archive)["/nhan-vat/tran-van-mau/"])["years"]
    [telling] = year.tellings
    return telling.sentences


def test_a_list_says_when_posts_were_held(tmp_path: Path) -> None:
    archive = archive_of(tmp_path)
    posts = (
        "Bộ trưởng Bộ Y tế (từ 2019)",
        "Thứ trưởng Bộ Y tế (2015–2018)",
        "Chánh Văn phòng Bộ Y tế (2013)",
        "Vụ trưởng Bộ Y tế (đến 2012)",
        "Phó Vụ trưởng Bộ Y tế",
    )
    found = planned(archive)
    [entry] = context(found["/nhan-vat/"])["entries"]
    assert entry.posts == posts
    assert json.loads(content(found["/nhan-vat/index.json"]))[0]["posts"] == [*posts]
    [lookup] = official_lookups(archive)
    assert {*lookup.note.split("; ")} == {*posts}


def test_attached_files_name_officials_too_and_the_page_is_told(tmp_path: Path) -> None:
    archive = attached(archive_of(tmp_path), "Không ai.", "Hội nghị do Bộ trưởng Trần Văn\nMẫu chủ trì.\nHết.")
    where = Crumb("trong tệp đính kèm “Báo cáo”, trang 2", "/tep/a.pdf#page=2")
    assert said(archive) == (
        Sentence("Bộ trưởng Trần Văn Mẫu họp."), Sentence("Hội nghị do Bộ trưởng Trần Văn Mẫu chủ trì.", where)
    )  # fmt: skip
    archive = attached(archive, "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nTrần Văn Mẫu", numbered=False)
    assert said(archive)[1] == Sentence("Trần Văn Mẫu", Crumb("trong tệp đính kèm “Báo cáo”", "/tep/a.pdf"))


def test_who_stands_only_in_an_attached_file(tmp_path: Path) -> None:
    archive = attached(archive_of(tmp_path, "Tin."), "Thứ trưởng Trần Văn Mẫu và Thứ trưởng Lê Văn Thử dự.")
    roll = read_roll(archive)
    assert [*roll.named] == ["tran-van-mau"]
    assert (roll.addressed, roll.doubts) == ({}, ())  # the article itself names nobody
    assert [named.name for _, named in unknown_officials(archive)] == ["Lê Văn Thử"]
    gone = replace(archive, removed=lambda text: text in ("Trần Văn Mẫu", "Lê Văn Thử"))
    assert ([*read_roll(gone).named], [*unknown_officials(gone)]) == ([], [])


def test_the_day_of_an_attached_file_tells_who_is_meant(tmp_path: Path) -> None:
    another = "- name: Trần Văn Mẫu\n  slug: khac\n  posts: [{title: Bộ trưởng, until: 2014, sources: [x]}]"
    archive = archive_of(tmp_path, "Tin.", DATA + another)
    day = datetime(2014, 3, 5)
    for date, slug in ((None, "tran-van-mau"), (When(day, day, "day", "05/3/2014"), "khac")):
        assert [*read_roll(attached(archive, "Bộ trưởng Trần Văn Mẫu ký.", date=date)).named] == [slug]


@pytest.mark.parametrize(
    "other",
    ["Ở đường Trần Văn Mẫu, ", "Gần Trường THCS Trần Văn Mẫu.\n\n", "Anh Trần Văn Mẫu, học sinh lớp 12, dự.\n\n"],
)
def test_what_bears_the_name_of_an_official_does_not_lead_there(tmp_path: Path, other: str) -> None:
    archive = archive_of(tmp_path, f"{other}Bộ trưởng Trần Văn Mẫu họp.")
    [article] = archive.articles
    html = html_of(archive, article.body)
    assert "Bộ trưởng  họp." in html, "a placeholder stands where the official is named"
    assert html.count("Trần Văn Mẫu") == 1
    assert len(notes_of(article.body, Named)) == 1


@pytest.mark.parametrize(
    ("body", "line", "linked"),
    [
        ("Do Bộ trưởng Trần Văn Mẫu họp.", 11, True),
        ("Do Bộ trưởng Trần Văn\nMẫu họp.", 11, True),
        ("Do Bộ trưởng\nTrần\nVăn Mẫu họp.", 12, True),
        ("Do Bộ trưởng Trần Văn  \nMẫu họp.", 11, False),
        ("Do Bộ trưởng Trần  \nVăn Mẫu họp.", 11, False),
    ],
)
def test_a_name_that_a_line_end_breaks_is_whole(tmp_path: Path, body: str, line: int, linked: bool) -> None:
    archive = archive_of(tmp_path, f"Chữ.\n\n{body}")
    [article] = archive.articles
    [named] = notes_of(article.body, Named)
    assert (named.name, named.line) == ("Trần Văn Mẫu", line)
    assert (Mention("Trần Văn Mẫu") in article.body.links) is linked
