"""Whole builds: cards, lists, data, search, personal data, and builds stopped by a file."""

from __future__ import annotations

import json
import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.build.report import Report
from tests.documents.files import pdf, word, zipped
from tests.sample import news, write
from tools.trace import Search

pytestmark = pytest.mark.slow
NOW = datetime(2026, 11, 23, 9, 0)
HEAD = """documents:
  - file: tep/2024/bao-cao.pdf
    title: Báo cáo quý I
    number: 15/BC-BTTTT
    date: 01/02/2024
    issuer: Bộ Thông tin và Truyền thông
    signer: Thứ trưởng Mẫu
    summary: Báo cáo gửi hội nghị.
    language: vi
  - {title: Phụ lục số liệu, requested: no}
  - {title: Băng ghi hình, url: "https://example.vn/hoi-nghi.mp4"}
"""


def build(folder: Path, **more: object) -> Report:
    """Build the content/ of a folder into its site/."""
    from tools.site.build import overrides, run

    settings = {"ARCHIVE_CACHE": str(folder / "cache"), "ARCHIVE_NOW": NOW, **more}
    return run({**overrides(content=folder / "content", output=folder / "site"), **settings})


def codes(report: Report, level: str = "error") -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in report.diagnostics if one.level == level]


def article(folder: Path, head: str = HEAD, body: str = "Nội dung.", name: str = "2024-03-01-tin.md") -> Path:
    """A content folder with one article."""
    return write(folder / "content", {name: news(head, body=body)})


def read(folder: Path, address: str) -> str:
    return (folder / "site" / address).read_text(encoding="utf-8")


def data(folder: Path, address: str) -> Any:
    return json.loads(read(folder, address))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with every kind of attachment."""
    folder = tmp_path_factory.mktemp("documents")
    body = "Đoạn đầu.\n\n[Biên bản họp](../../tep/2024/bien-ban.docx)\n\nXem [số liệu](/tep/2023/so-lieu.zip) nữa."
    content = article(folder, body=body)
    pdf(
        content / "tep/2024/bao-cao.pdf", "Trang dau noi ve buu chinh", "Trang hai noi ve quy hoach", Author="Van thu 7"
    )
    word(content / "tep/2024/bien-ban.docx", "Biên bản về xuyến chi.")
    zipped(content / "tep/2023/so-lieu.zip", {"Bảng 1.xlsx": "x"})
    pdf(content / "tep/2024/chua-dung.pdf", "Khong bai nao dung tep nay ca")
    pdf(content / "tep/2023/bao-cao.pdf", "Cung ten voi tep cua mot nam khac")
    report = build(folder)
    assert codes(report) == []
    return folder


def test_the_article_shows_its_documents(built: Path) -> None:
    page = read(built, "2024/03/tin/index.html")
    for words in ("Báo cáo quý I", "Số 15/BC-BTTTT", "2 trang", "Người ký: Thứ trưởng Mẫu", "Phụ lục số liệu"):
        assert words in page
    assert 'href="/tep/2024/bao-cao.pdf" download="15-bc-btttt-bao-cao-quy-i.pdf"' in page
    assert 'class="document document--linked"' in page
    assert page.count('name="DC.relation"') == 4  # including files linked in the text
    assert 'download="bien-ban-hop.docx"' in page
    assert "Kèm theo: 3 tài liệu" in page
    assert len(page.encode()) < 30_000


def test_the_plain_text_of_an_article_has_no_word_of_a_card(built: Path) -> None:
    assert data(built, "2024/03/tin/index.json")["text"] == "Đoạn đầu.\nBiên bản họp\nXem số liệu nữa."


def test_files_are_published_clean_with_both_checksums(built: Path) -> None:
    from hashlib import sha256

    published = (built / "site/tep/2024/bao-cao.pdf").read_bytes()
    original = (built / "content/tep/2024/bao-cao.pdf").read_bytes()
    assert b"Van thu" in original
    assert b"Van thu" not in published
    (entry,) = [one for one in data(built, "tep/2024/index.json")["documents"] if one.get("number")]
    assert entry["sha256"] == sha256(published).hexdigest()
    assert entry["original_sha256"] == sha256(original).hexdigest()
    assert entry["attached_to"]["address"].endswith("/2024/03/tin/")
    page = read(built, "2024/03/tin/index.html")
    assert entry["sha256"] in page
    assert entry["original_sha256"] in page


def test_what_nothing_shown_attaches_is_not_published(built: Path) -> None:
    assert not (built / "site/tep/2024/chua-dung.pdf").exists()


def test_lists_by_year_and_kind(built: Path) -> None:
    assert "Báo cáo quý I" in read(built, "tep/2024/index.html")
    assert "Báo cáo quý I" in read(built, "tep/pdf/index.html")
    assert "Biên bản họp" in read(built, "tep/word/index.html")
    assert "Bảng 1.xlsx" in read(built, "tep/zip/index.html")
    assert "Phụ lục số liệu" in read(built, "tep/chua-co/index.html")
    assert data(built, "tep/index.json")["years"][0]["year"] == 2024
    assert "/tep/2024/" in read(built, "sitemap.xml")


def test_texts_are_data(built: Path) -> None:
    found = data(built, "tep/2024/bao-cao.pdf.json")
    assert found["texts"] == ["Trang dau noi ve buu chinh", "Trang hai noi ve quy hoach"]
    assert found["numbered"]
    documents = data(built, "2024/03/tin/index.json")["documents"]
    assert documents[0]["text"].endswith("/tep/2024/bao-cao.pdf.json")
    assert [one.get("requested") for one in documents][1] == "no"


def test_attached_texts_are_found(built: Path) -> None:
    from tools.search.published import Published

    with closing(Published(built / "site")) as index:
        for question in ("quy hoach", "xuyến chi", "xuyen chi"):
            assert index.search(question).complete == 1, question


def test_a_warm_build_is_a_cold_one(built: Path, tmp_path: Path) -> None:
    content = built / "content"
    warm = {path.relative_to(built): path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()}
    (tmp_path / "content").symlink_to(content)
    from tools.site.build import overrides, run

    settings = {"ARCHIVE_CACHE": str(tmp_path / "cache"), "ARCHIVE_NOW": NOW}
    run({**overrides(content=content, output=tmp_path / "site"), **settings})
    cold = {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    assert warm == cold


def test_nothing_is_examined_twice(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.documents import survey

    def refuse(*_: object) -> None:
        raise AssertionError("examined again")

    monkeypatch.setattr(survey, "examine_all", refuse)
    source = built / "content/bai-viet/2024/2024-03-01-tin.md"
    source.write_text(source.read_text(encoding="utf-8").replace("Đoạn đầu.", "Đoạn đầu. "), encoding="utf-8")
    assert codes(build(built)) == []


def test_personal_data_in_a_file_stop_a_build(tmp_path: Path) -> None:
    content = article(tmp_path, "documents:\n  - {title: Lý lịch, file: tep/2024/ly-lich.docx}")
    word(content / "tep/2024/ly-lich.docx", "Họ và tên: Trần Thị Mẫu", "Ngày sinh: 13/07/1971")
    report = build(tmp_path)
    assert ("tep/2024/ly-lich.docx", 1, "personal-attached") in codes(report)
    assert not (tmp_path / "site").exists()
    declared = "personal:\n  - {text: 13/07/1971, reason: Người ấy đồng ý, until: 31/12/2026}\n"
    article(tmp_path, declared + "documents:\n  - {title: Lý lịch, file: tep/2024/ly-lich.docx}")
    report = build(tmp_path)
    assert codes(report) == []
    assert "personal-stale" not in [code for _, _, code in codes(report, "warning")]
    assert (tmp_path / "site/tep/2024/ly-lich.docx").exists()
    report = build(tmp_path, ARCHIVE_NOW=datetime(2027, 1, 2))
    assert codes(report) == []
    assert ("tep/2024/ly-lich.docx", 1, "file-withheld") in codes(report, "warning")
    for path in (tmp_path / "site").rglob("*"):
        assert path.suffix != ".docx"
        assert not path.is_file() or b"13/07/1971" not in path.read_bytes(), path
    assert "đã được gỡ" in read(tmp_path, "2024/03/tin/index.html")
    assert [*Search("13/07/1971").files(tmp_path / "cache", "trace-cache")] == []
    assert not [*(tmp_path / "cache").rglob("*.docx")]


def test_faults_name_what_is_wrong(tmp_path: Path) -> None:
    head = """documents:
  - {title: Sai tên, file: tep/2024/bao-coa.pdf}
  - {title: Một lần, file: tep/2024/bao-cao.pdf}
  - {title: Hai lần, file: tep/2024/bao-cao.pdf}
  - {title: Không có gì}
  - {title: Cả hai, file: tep/2024/bao-cao.pdf, url: "https://example.vn/x.pdf"}
  - {title: Ngoài kho, file: ../../../x.pdf}
  - {title: Lạ, file: tep/2024/bao-cao.pdf, lang: vi}
  - {titel: Lạ, requested: no}
  - {title: Tiếng lạ, requested: no, language: xx}
  - {title: Dấu cách, url: "https://example.vn/van ban.pdf"}
  - {title: Về sau, requested: no, date: 05/06/2024}
"""
    content = article(tmp_path, head, "[x](../../tep/2024/bao-coa.pdf)\n\n![Ảnh](../../tep/2024/bao-cao.pdf)")
    pdf(content / "tep/2024/bao-cao.pdf", "Noi dung bao cao day du")
    pdf(content / "tep/2024/ban-sao.pdf", "Noi dung bao cao day du")
    pdf(content / "tep/sai-cho.pdf", "x")
    (content / "tep/2024/rong.pdf").write_bytes(b"")
    report = build(tmp_path)
    found = codes(report)
    file = "bai-viet/2024/2024-03-01-tin.md"
    for line, code in (
        (7, "document-missing"), (10, "document-where"), (11, "document-twofold"), (12, "document-outside"),
        (13, "unknown-key"), (14, "unknown-key"), (15, "data-word"),
        (16, "data-url"),
    ):  # fmt: skip
        assert (file, line, code) in found
    assert (file, 9, "document-twice") in codes(report, "warning")
    assert (file, 17, "document-later") in codes(report, "warning")
    assert any(one.code == "document-missing" and "bao-cao.pdf" in one.message for one in report.diagnostics)
    [missing] = [one.message for one in report.diagnostics if one.code == "link-missing"]
    assert "«../../tep/2024/bao-coa.pdf»" in missing
    assert "bao-cao.pdf" in missing
    assert (file, 22, "image-attached") in found
    assert ("tep/sai-cho.pdf", 1, "file-year") in found
    assert ("tep/2024/rong.pdf", 1, "file-empty") in found
    assert ("tep/2024/bao-cao.pdf", 1, "file-same") in codes(report, "warning")


def test_unused_files_are_named(built: Path) -> None:
    from plugins.documents.survey import unused_documents

    unused = [one.file for one in unused_documents(built / "content")]
    assert unused == ["tep/2023/bao-cao.pdf", "tep/2024/chua-dung.pdf"]


def test_a_hidden_body_takes_its_documents_along(tmp_path: Path) -> None:
    gone = "withdrawn:\n  {date: 02/03/2024, reason: Nhầm, by: Văn phòng, body: hide}\n"
    content = article(tmp_path, "documents:\n  - title: Báo cáo\n    file: tep/2024/bao-cao.pdf\n" + gone)
    pdf(content / "tep/2024/bao-cao.pdf", "Noi dung bao cao day du")
    assert codes(build(tmp_path)) == []
    assert not (tmp_path / "site/tep/2024/bao-cao.pdf").exists()
    assert "Báo cáo" not in read(tmp_path, "2024/03/tin/index.html")
    article(tmp_path, "documents:\n  - title: Báo cáo\n    file: tep/2024/bao-cao.pdf\n" + gone.replace("hide", "keep"))
    assert codes(build(tmp_path)) == []
    assert (tmp_path / "site/tep/2024/bao-cao.pdf").exists()


def test_documents_of_unknown_months_and_of_pages(tmp_path: Path) -> None:
    head = "documents:\n  - {title: Báo cáo năm, date: năm 2023, file: tep/2024/bao-cao.pdf}\n"
    content = article(tmp_path, head)
    pdf(content / "tep/2024/bao-cao.pdf", "Noi dung bao cao day du")
    word(content / "tep/2022/noi-quy.docx", "Nội quy")
    page = "---\ntitle: Giới thiệu\n---\n\n[Nội quy của kho](../tep/2022/noi-quy.docx)\n"
    write(content, {"trang/gioi-thieu.md": page})
    assert codes(build(tmp_path)) == []
    assert "Không rõ tháng" in read(tmp_path, "tep/2023/index.html")
    listed = read(tmp_path, "tep/2022/index.html")
    assert "Nội quy của kho" in listed
    assert 'href="/gioi-thieu/"' in listed
    assert "document--linked" in read(tmp_path, "gioi-thieu/index.html")


def test_what_is_over_goes_under_every_name(tmp_path: Path) -> None:
    head = "personal:\n  - {text: 13/07/1971, reason: Đồng ý, until: 31/12/2025}\n"
    content = article(tmp_path, head + "documents:\n  - {title: Lý lịch, file: tep/2024/ly-lich.docx}")
    for name in ("ly-lich", "ban-sao"):
        word(content / f"tep/2024/{name}.docx", "Ngày sinh: 13/07/1971")
    report = build(tmp_path)
    assert codes(report) == []
    assert len([code for _, _, code in codes(report, "warning") if code == "file-withheld"]) == 2
    assert codes(build(tmp_path)) == []
    assert not [*(tmp_path / "site").rglob("*.docx")]


def test_a_card_in_a_translation_is_in_english(tmp_path: Path) -> None:
    content = article(tmp_path, head="", body="Xem [báo cáo](../../tep/2024/bao-cao.pdf).")
    english = (
        "---\nlang: en\ntranslates: 2024-03-01-tin.md\ntitle: Sample\n---\n\n[The report](../../tep/2024/bao-cao.pdf)\n"
    )
    write(content, {"2024-03-01-sample.md": english})
    (content / "tep" / "2024").mkdir(parents=True)
    pdf(content / "tep" / "2024" / "bao-cao.pdf", "Mot", "Hai")
    assert codes(build(tmp_path)) == []
    shown = read(tmp_path, "en/2024/03/sample/index.html")
    assert "PDF, pages: 2, " in shown
    assert "SHA-256 checksum" in shown
    assert not any(words in shown for words in ("2 trang", "Tải về", "Mã kiểm tra"))


def test_files_that_change_places_are_published_anew_though_size_and_time_are_alike(tmp_path: Path) -> None:
    content = article(tmp_path, "documents: [{file: tep/2024/a.zip, title: A}, {file: tep/2024/b.zip, title: B}]\n")
    places = [zipped(content / f"tep/2024/{name}.zip", {"So lieu.txt": name}) for name in "ab"]
    for place in places:
        os.utime(place, (10**9, 10**9))
    build(tmp_path)
    first, second = (place.read_bytes() for place in places)
    assert len(first) == len(second)
    for place, data in zip(places, (second, first), strict=True):
        place.write_bytes(data)
        os.utime(place, (10**9, 10**9))
    build(tmp_path)
    assert [(tmp_path / f"site/tep/2024/{name}.zip").read_bytes() for name in "ab"] == [second, first]


def test_what_names_the_site_by_its_address_follows_it(tmp_path: Path) -> None:
    content = article(tmp_path, "documents: [{file: tep/2024/a.pdf, title: A}]\n")
    pdf(content / "tep/2024/a.pdf", "Trang dau noi ve buu chinh")
    for url in ("https://mot.example", "https://hai.example/kho"):
        build(tmp_path, SITEURL=url)
        assert data(tmp_path, "tep/2024/a.pdf.json")["address"].startswith(f"{url}/tep/")
