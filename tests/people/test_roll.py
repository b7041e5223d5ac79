"""Identifying officials by name, post and date; whoever asked to be removed is nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.people.data import Tenure
from plugins.people.pages import official_lookups
from plugins.people.posts import posts_in
from plugins.people.roll import Bodies, read_roll, unknown_officials
from tests.sample import codes, news, read
from tests.tables import every

DATA = """
- name: Trần Văn Mẫu
  also: [Trần Mẫu]
  posts:
    - {title: Bộ trưởng, body: Bộ Y tế, from: 01/01/2013, until: 31/12/2015, sources: [Quyết định mẫu]}
    - {title: Thứ trưởng, body: Bộ Y tế, from: 01/01/2010, until: 31/12/2012, sources: [Quyết định mẫu]}
- name: Trần Văn Mẫu
  slug: tran-van-mau-2
  posts:
    - {title: Bộ trưởng, body: Bộ Y tế, from: 01/01/2019, sources: [Quyết định mẫu]}
"""


def archive_of(folder: Path, date: str, body: str, data: str = DATA):  # type: ignore[no-untyped-def]
    files = {"du-lieu/nhan-vat.yaml": data, f"{date[-4:]}-{date[3:5]}-{date[:2]}-tin.md": news(date=date, body=body)}
    return read(folder, files)


@pytest.mark.parametrize(
    ("date", "body", "slug"),
    [
        ("05/03/2014", "Bộ trưởng Trần Văn Mẫu họp.", "tran-van-mau"),
        ("05/03/2020", "Bộ trưởng Trần Văn Mẫu họp.", "tran-van-mau-2"),
        ("05/03/2011", "Thứ trưởng Trần Mẫu họp.", "tran-van-mau"),
        ("05/03/2014", "Bộ trưởng Mẫu họp.", "tran-van-mau"),
    ],
)
def test_namesakes_are_told_apart_by_the_day(tmp_path: Path, date: str, body: str, slug: str) -> None:
    archive, diagnostics = archive_of(tmp_path, date, body)
    assert [*read_roll(archive).named] == [slug]
    assert codes(diagnostics) == []


def test_a_post_that_the_data_do_not_give(tmp_path: Path) -> None:
    _, diagnostics = archive_of(tmp_path, "05/03/2014", "Bộ trưởng Trần Văn Mẫu và nguyên Thứ trưởng Trần Mẫu.")
    assert codes(diagnostics) == []
    _, diagnostics = archive_of(tmp_path, "05/03/2014", "Thứ trưởng Trần Mẫu họp.")
    assert codes(diagnostics) == ["person-post"]
    _, diagnostics = archive_of(tmp_path / "former", "05/03/2011", "Nguyên Thứ trưởng Trần Mẫu họp.")
    assert codes(diagnostics) == ["person-former"]
    body = "Năm 2011, khi còn là Thứ trưởng Bộ Y tế, ông Trần Văn Mẫu đã ký. Bộ trưởng Trần Mẫu (khi đó là Thứ trưởng)."
    _, diagnostics = archive_of(tmp_path / "then", "05/03/2014", body)
    assert codes(diagnostics) == []


@pytest.mark.parametrize(
    ("date", "body", "slugs"),
    [
        ("05/03/2014", "Bộ trưởng Bộ Y tế yêu cầu các bệnh viện làm ngay.", ["tran-van-mau"]),
        ("05/03/2014", "Bộ trưởng yêu cầu các bệnh viện làm ngay.", []),  # of which ministry?
        ("05/03/2014", "Anh nhận Bằng khen của Bộ trưởng Bộ Y tế.", []),
        ("05/03/2014", "Các Bộ trưởng Bộ Y tế trước nay đều vậy.", []),
        ("05/03/2014", "Nguyên Bộ trưởng Bộ Y tế kể lại.", []),
        ("05/03/2014", "Bộ trưởng Bộ Tài chính yêu cầu.", []),
        ("05/03/2017", "Bộ trưởng Bộ Y tế yêu cầu.", []),  # between the two tenures
        ("05/03/2020", "Bộ trưởng Bộ Y tế yêu cầu.", []),  # the end of the second tenure is unknown
    ],
)
def test_a_post_without_a_name_is_whose_it_was_that_day(tmp_path: Path, date: str, body: str, slugs: list[str]) -> None:
    archive, diagnostics = archive_of(tmp_path, date, body)
    assert ([*read_roll(archive).named], [*unknown_officials(archive)]) == (slugs, [])
    assert codes(diagnostics) == []


@every(
    "title, body, text, same",
    [
        ("Bộ trưởng Bộ Y tế", "", "Bộ trưởng Bộ Y tế", True),
        ("Bộ trưởng Bộ Y tế", "", "Bộ trưởng Bộ Nội vụ", False),
        ("Quyền Bộ trưởng", "Bộ Y tế", "Quyền Bộ trưởng Bộ Y tế", True),
        ("Ủy viên Ban Chấp hành Trung ương Đảng", "", "Ủy viên Trung ương Đảng", True),
        ("Phó Trưởng Ban Tuyên giáo Trung ương", "", "Phó Trưởng Ban Tuyên giáo Trung ương", True),
        ("Đại sứ đặc mệnh toàn quyền", "Việt Nam tại Lào", "Đại sứ Việt Nam tại Lào", True),
        ("Đại sứ", "Việt Nam tại Lào", "Đại sứ Việt Nam tại Nga", False),
        ("Thứ trưởng Thường trực", "Bộ Nội vụ", "Thứ trưởng Bộ Nội vụ", True),
        ("Chủ tịch", "UBND thành phố Hà Nội", "Chủ tịch UBND TP. Hà Nội", True),
        ("Chủ tịch", "UBND tỉnh Hà Giang", "Chủ tịch UBND tỉnh", True),
        ("Chủ tịch", "UBND tỉnh Hà Giang", "Chủ tịch UBND huyện", False),
        ("Chủ tịch", "UBND tỉnh Hà Giang", "Chủ tịch HĐND tỉnh Hà Giang", False),
        ("Giám đốc", "Sở Thông tin và Truyền thông tỉnh Nghệ An", "Giám đốc Sở TT&TT Nghệ An", True),
        ("Giám đốc", "Sở Thông tin và Truyền thông tỉnh Nghệ An", "Giám đốc Sở TT&TT Hà Tĩnh", False),
        ("Cục trưởng", "Cục Phát thanh, truyền hình và thông tin điện tử", "Cục trưởng Cục PTTH&TTĐT", True),
        ("Hiệu trưởng", "Trường Đại học Bách khoa Hà Nội", "Hiệu trưởng ĐH Bách khoa Hà Nội", True),
    ],
)
def test_posts_are_the_same_however_written(title: str, body: str, text: str, same: bool) -> None:
    short = {
        "TT&TT": ("Thông tin và Truyền thông",),
        "PTTH": ("phát thanh truyền hình",),
        "TTĐT": ("thông tin điện tử",),
    }
    [placed] = posts_in(text)
    assert Bodies(short).same(Tenure(title, body, None, None, ("Quyết định mẫu",)), placed.post) == same


def test_another_post_is_another_person(tmp_path: Path) -> None:
    archive, _ = archive_of(tmp_path, "05/03/2014", "Chủ tịch UBND xã Mẫu Trần Văn Mẫu họp.")
    assert read_roll(archive).named == {}
    assert [named.name for _, named in unknown_officials(archive)] == ["Trần Văn Mẫu"]


def test_who_asked_to_be_taken_out_is_nowhere(tmp_path: Path) -> None:
    archive, _ = archive_of(tmp_path, "05/03/2014", "Bộ trưởng Trần Văn Mẫu họp.")
    assert [one.title for one in official_lookups(archive)] == ["Trần Văn Mẫu"]
    without = replace(archive, removed=lambda text: text == "Trần Văn Mẫu")
    assert read_roll(without).people == ()
    assert [*official_lookups(without)] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("- name: Mẫu\n  posts: [{title: Bộ trưởng, sources: [x]}]", "person-name"),
        ("- name: Trần Mẫu", "person-no-post"),
        ("- name: ông Trần Mẫu\n  posts: [{title: Bộ trưởng, sources: [x]}]", "person-titled"),
        ("- name: PGS.TS. Trần Mẫu\n  posts: [{title: Bộ trưởng, sources: [x]}]", "person-titled"),
        ("- name: 王 毅\n  posts: [{title: Bộ trưởng, sources: [x]}]", "person-slug"),
        ("- name: Trần Mẫu\n  posts: [{title: Bộ trưởng}]", "person-no-source"),
        ("- name: Trần Mẫu\n  posts: [{title: Bộ trưởng, sources: [{title: A}]}]", "not-list"),
        ("- name: Trần Mẫu\n  posts: [{title: Bộ trưởng, from: 2019, until: 2015, sources: [x]}]", "person-backwards"),
        ("- name: Trần Mẫu\n  post: []", "unknown-key"),
        (DATA.replace("  slug: tran-van-mau-2\n", ""), "person-twice"),
    ],
)
def test_faults_of_the_data_are_told(tmp_path: Path, data: str, code: str) -> None:
    _, diagnostics = archive_of(tmp_path, "05/03/2014", "Tin.", data)
    assert code in codes(diagnostics)


@pytest.mark.parametrize("name", ["Ông Ích Mẫu", "Đỗ Bá Mẫu", "Cố Thị Mẫu", "Anna Mau"])
def test_family_names_are_no_titles(tmp_path: Path, name: str) -> None:
    data = f"- name: {name}\n  posts: [{{title: Bộ trưởng, sources: [x]}}]"
    assert codes(archive_of(tmp_path, "05/03/2014", "Tin.", data)[1]) == []


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("Thứ trưởng Trần Mẫu họp.", "Trần Mẫu"),
        ("Thứ trưởng Trần Mẫu họp.", "TRẦN MẪU"),
        ("Thứ trưởng Trần Văn Mẫu họp. Thứ trưởng Mẫu nói.", "Trần Văn Mẫu"),
        ("Thứ trưởng Trần Văn Mẫu họp. Thứ trưởng Trần Mẫu nói.", "Trần Văn Mẫu"),
        ("THỨ TRƯỞNG TRẦN VĂN MẪU HỌP", "Trần Văn Mẫu"),
    ],
)
def test_as_printed_answers_the_check(tmp_path: Path, body: str, answer: str) -> None:
    assert {*codes(archive_of(tmp_path / "asked", "05/03/2014", body)[1])} == {"person-post"}
    article = news(f"people_as_printed: [{answer}]", date="05/03/2014", body=body)
    _, diagnostics = read(tmp_path / "answered", {"du-lieu/nhan-vat.yaml": DATA, "2014-03-05-tin.md": article})
    assert codes(diagnostics) == []


def test_as_printed_names_somebody_in_the_text(tmp_path: Path) -> None:
    article = news("people_as_printed: [Lê Mẫu]", date="05/03/2014", body="Thứ trưởng Trần Mẫu họp.")
    _, diagnostics = read(tmp_path, {"du-lieu/nhan-vat.yaml": DATA, "2014-03-05-tin.md": article})
    assert codes(diagnostics) == ["as-printed-nobody", "person-post"]
