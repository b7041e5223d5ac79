"""A whole content folder: what is shown, and what is reported across files."""

from __future__ import annotations

import os
import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.content.addresses import content_path
from plugins.content.model import Archive
from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import ContentErrors, Diagnostic, as_json, errors
from plugins.core.nearest import Nearest, bare_name
from tests.archives import PLAIN, check
from tests.content.kit import NOW, PATH, Files, archive, article, read
from tests.tables import every

A, B = "bai-viet/2019/2019-09-05-mot.md", "bai-viet/2019/2019-09-06-hai.md"


def told(diagnostics: list[Diagnostic]) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.code) for fault in diagnostics]


def test_articles_come_oldest_first_and_pages_by_address(tmp_path: Path) -> None:
    made, diagnostics = archive(tmp_path / "c", {
        B: article("Hai", "06/09/2019"), A: article("Một"),
        "bai-viet/2013/2013-12-26-cu.md": article("Cũ", "26/12/2013"),
        "trang/tro-giup.md": "---\ntitle: Trợ giúp\n---\nChữ.\n",
        "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nChữ.\n",
    })  # fmt: skip
    assert told(diagnostics) == []
    assert [one.title for one in made.articles] == ["Cũ", "Một", "Hai"]
    assert [one.address for one in made.pages] == ["/gioi-thieu/", "/tro-giup/"]


@pytest.mark.parametrize(
    ("date", "status", "drafts", "shown"),
    [
        ("05/09/2019", "published", False, True), ("05/09/2019", "draft", False, False),
        ("05/09/2019", "draft", True, True),
        ("02/01/2026", "published", False, False), ("02/01/2026", "published", True, True),
        ("01/01/2026", "published", False, True),
        ("01/01/2026 12:00", "published", False, True), ("01/01/2026 12:01", "published", False, False),
        ("02/01/2026", "draft", False, False),
        ("tháng 1/2026", "published", False, True), ("tháng 2/2026", "published", False, False),
    ],
)  # fmt: skip
def test_drafts_and_scheduled_articles_wait(tmp_path: Path, date: str, status: str, drafts: bool, shown: bool) -> None:
    now = datetime(2026, 1, 1, 12)
    made, diagnostics = archive(
        tmp_path / "c", {"bai-viet/a.md": article(date=date, status=status)}, drafts=drafts, now=now
    )
    assert bool(made.articles) == shown
    later = ("02/01/2026", "01/01/2026 12:01", "tháng 2/2026")
    assert [(fault.code, fault.level) for fault in diagnostics] == (
        [("scheduled", "warning")] if date in later and status == "published" else []
    )


def test_the_clock_is_hanois(tmp_path: Path) -> None:
    files: Files = {"bai-viet/a.md": article(date="02/01/2026 06:00")}
    utc = datetime(2026, 1, 1, 23, 30, tzinfo=UTC)
    assert archive(tmp_path / "c", files, now=utc)[0].articles
    assert not archive(tmp_path / "c", files, now=utc - timedelta(hours=1))[0].articles


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({A: article(), "bai-viet/2019/2019-09-20-mot.md": article(date="20/09/2019")},
         [("bai-viet/2019/2019-09-20-mot.md", 1, "address-taken")]),
        ({"bai-viet/2019/2019-09-05-một.md": article(), A: article()},
         [("bai-viet/2019/2019-09-05-một.md", 1, "address-taken"),
         ("bai-viet/2019/2019-09-05-một.md", 1, "file-name")]),
        ({"bai-viet/mot.md": article(), "bai-viet/2019-09-mot.md": article()},
        [("bai-viet/mot.md", 1, "address-taken")]),
        ({A: article(aliases="[/cu/1.html]"), B: article(date="06/09/2019", aliases="[/cu/1.html]")},
        [(B, 5, "alias-taken")]),
        ({A: article(aliases="[/CU/1.html]"), B: article(date="06/09/2019", aliases="[/cu/1.html]")},
        [(B, 5, "alias-taken")]),
        ({A: article(aliases="[/cu]"), B: article(date="06/09/2019", aliases="[/cu/index.html]")},
        [(B, 5, "alias-taken")]),
        ({A: article(aliases="[/cu/a%20b.html]"), B: article(date="06/09/2019", aliases="['/cu/a b.html']")},
         [(A, 5, "alias-malformed"), (B, 5, "alias-malformed")]),
        ({A: article(), B: article(date="06/09/2019", aliases="[/2019/09/mot/]")}, [(B, 5, "alias-taken")]),
        ({A: article(aliases="[/con/, /cu/NUL.html, /Com1/x.html, /COM¹.aspx]")}, [(A, 5, "alias-device")] * 4),
        ({A: article(aliases="[/cu./, /tin/bai.%2E/x.html]")}, [(A, 5, "alias-dot")] * 2),
        ({A: article(aliases="[/2019/09/mot/]")}, [(A, 5, "alias-own")]),
        ({A: article(aliases="[/2019/09/mot/index.html]")}, [(A, 5, "alias-own")]),
        ({A: article(aliases="[/a.html, /a.html/b/]")}, [(A, 5, "alias-taken")]),
        ({A: article(aliases="[/cu, /cu/, /cu/index.html]")}, [(A, 5, "alias-taken"), (A, 5, "alias-taken")]),
        ({A: article(aliases="[/2019/09/MOT/]")}, [(A, 5, "alias-taken")]),
        ({A: article(aliases="[/2019/09/mot/index.json]")}, [(A, 5, "alias-taken")]),
        ({A: article(aliases="[/cu/, /cu/1.html, /cu/2/]"), B: article(date="06/09/2019", aliases="[/cu/2/3.html]")},
        []),
        ({A: article(aliases="[/ANH/1.html]")}, [(A, 5, "address-reserved")]),
        ({A: article(aliases="[/a.html/b/, /a.html]")}, [(A, 5, "alias-folder")]),
        ({A: article(aliases="[cu.html, /, /a//b, /../x, /a?, '/a#b', '/a?b c', 'x?b', '/a?b#c', '/a?<b>']")},
         [(A, 5, "alias-malformed")] * 10),
        ({A: article(aliases="[/x.aspx?id=1, /x.aspx?id=2, /x.aspx, /?p=7]"),
          B: article(date="06/09/2019", aliases="[/X.ASPX?id=3, '/x.aspx?a=1&id=1', /?p=8]")}, []),
        ({A: article(aliases="[/x.aspx?id=1, /?p=7]"),
          B: article(date="06/09/2019", aliases="[/x.aspx?ID=1, /?P=7, /2019/09/mot/?a=1, /anh/?id=1]")},
         [(B, 5, "address-reserved"), *[(B, 5, "alias-taken")] * 3]),
        ({A: article(aliases="[/x.html, /x.html/y?id=1]")}, [(A, 5, "alias-taken")]),
        ({A: article(aliases="[/anh/x.jpg, /2019/, /2019/09/, /2019/quy-3/, /sitemap-1.xml, /feeds/a]")},
         [(A, 5, "address-reserved")] * 6),
        ({A: article(), "trang/tim-kiem.md": "---\ntitle: a\n---\nb\n"},
        [("trang/tim-kiem.md", 1, "address-reserved")]),
        ({A: article(), "trang/2019.md": "---\ntitle: a\n---\nb\n"}, [("trang/2019.md", 1, "address-reserved")]),
        ({A: article(), "trang/a.md": "---\ntitle: a\n---\nb\n", "trang/nhom/a.md": "---\ntitle: a\n---\nb\n"},
         [("trang/nhom/a.md", 1, "address-taken")]),
    ],
)  # fmt: skip
def test_no_two_things_at_one_address(tmp_path: Path, files: Files, expected: list[tuple[str, int, str]]) -> None:
    assert told(archive(tmp_path / "c", files)[1]) == expected


def test_a_draft_holds_its_address_too(tmp_path: Path) -> None:
    files: Files = {A: article(), "bai-viet/2019/2019-09-20-mot.md": article(date="20/09/2019", status="draft")}
    assert [fault.code for fault in archive(tmp_path / "c", files)[1]] == ["address-taken"]


@pytest.mark.parametrize(
    ("found", "meant"), [("giao-bam", "giao-ban"), ("Giao ban", "giao-ban"), ("GIAO-BAN", "giao-ban"), ("xyzzy", "")]
)
def test_an_unknown_category_is_told_with_the_nearest(tmp_path: Path, found: str, meant: str) -> None:
    made, (fault,) = archive(tmp_path / "c", {A: article(category=found)})
    assert (fault.file, fault.line, fault.code) == (A, 4, "unknown-category")
    assert ("có phải" in fault.message) == bool(meant)
    assert made.articles == ()


LINKS = {
    "": None, "2019-09-06-hai.md": None, "../2019/2019-09-06-hai.md": None, "2019-09-06-hai.md#muc": None,
    "#muc-cua-toi": None,
    "/2019/09/hai/": None, "/2019/09/hai/#muc": None, "/": None, "/2019/": None, "/2019/09/": None,
    "/2019/quy-3/": None,
    "/tac-gia/": None, "/tac-gia/dang-quy/": None, "/the/giao-ban/": None, "/chuoi/giao-ban-quy/": None,
    "/tac-gia/dang-qui/": "link-missing", "/the/khac/": "link-missing", "/chuoi/khac/": "link-missing",
    "/anh/": "link-missing",
    "/chuyen-muc/giao-ban/": None, "/chuyen-muc/giao-ban/2019/": None, "/tim-kiem/?q=a": None, "/cu/1.html": None,
    "../../anh/2019/a.jpg": None, "/anh/2019/a.jpg": None, "../../trang/gioi-thieu.md": None, "/gioi-thieu/": None,
    "2019-09-06-hay.md": "link-missing", "2019-09-06-hai": "link-missing", "hai.md": "link-missing",
    "..\\2019\\x.md": "link-missing", "trang 5": "link-words", "k": "link-words",
    "/2019/09/hay/": "link-missing", "/2020/": "link-missing", "/2019/10/": "link-missing",
    "/chuyen-muc/khac/": "link-missing",
    "/2019/09/hai": "link-missing", "/bai-viet/2019/2019-09-06-hai.md": "link-missing", "../../../x.md": "link-leaves",
    "2019-09-06-hai.md#mục": "anchor-missing", "#khong-co": "anchor-missing", "/2019/09/hai/#khong": "anchor-missing",
    "../2019/2019-09-07-nhap.md": "link-hidden", "/2019/09/nhap/": "link-hidden",
    "../../anh/2019/b.jpg": "link-missing",
    "../../anh/2019/A.jpg": "link-missing", "ghi-chu.docx": "link-missing",
}  # fmt: skip


@pytest.mark.parametrize(("target", "code"), [(target, code) for target, code in LINKS.items() if target])
def test_links(tmp_path: Path, target: str, code: str | None) -> None:
    made, diagnostics = archive(tmp_path / "c", {
        A: article(text=f"## Mục của tôi\n\n[chữ](<{target}>)\n"),
        B: article(date="06/09/2019", text="## Mục\n\nChữ.\n", aliases="[/cu/1.html]", authors="Đăng Quý",
        tags="giao ban"),
        "bai-viet/2019/2019-09-07-nhap.md": article(date="07/09/2019", status="draft"),
        "anh/2019/a.jpg": b"x", "trang/gioi-thieu.md": "---\ntitle: a\n---\nb\n",
    })  # fmt: skip
    found = [one for one in told(diagnostics) if one[2] != "path-backslash"]
    assert found == ([(A, 8, code)] if code else [])
    assert isinstance(made, Archive)


def test_a_missing_image_is_not_told_with_one_that_only_stands_in_a_like_folder(tmp_path: Path) -> None:
    text = "![Hội trường](../../anh/2019/khong.jpg)\n"
    _, diagnostics = archive(tmp_path, {A: article(text=text), "anh/2019/hoi-truong.jpg": b"x"})
    (missing,) = (fault for fault in diagnostics if fault.code == "image-missing")
    assert "có phải" not in missing.message


def test_an_attached_file_is_no_image(tmp_path: Path) -> None:
    text = "![Báo cáo](../../tep/2019/bao-cao.pdf)\n"
    _, diagnostics = archive(tmp_path, {A: article(text=text), "tep/2019/bao-cao.pdf": b"x"})
    assert [one[2] for one in told(diagnostics) if one[0] == A] == ["image-attached"]


def test_a_missing_name_is_told_with_the_nearest_there_is(tmp_path: Path) -> None:
    _, diagnostics = archive(tmp_path / "c", {
        A: article(text="[a](2019-09-06-hay.md) [b](2019-09-06-hai.md#mc) ![c](../../anh/2019/anh1.jpg)\n",
        lead_image="anh/2019/anh1.png"),
        B: article(date="06/09/2019", text="## Mục\n\nChữ.\n"), "anh/2019/anh-1.jpg": b"x",
    })  # fmt: skip
    messages = {fault.code: fault.message for fault in diagnostics}
    assert "«2019-09-06-hai.md»" in messages["link-missing"]
    assert "«muc»" in messages["anchor-missing"]
    assert "«/anh/2019/anh-1.jpg»" in messages["image-missing"]
    assert [fault.line for fault in diagnostics if fault.code == "image-missing"] == [5, 7]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("2019-09-06-le-chao-co.md", ""),  # all that is alike is the folder and the month
        ("/2019/09/le-chao-co/", ""),
        ("2019-09-05-giao-ban.md", "2019-09-06-giao-ban.md"),
        ("../2018/2018-12-06-giao-bann.md", "2019-09-06-giao-ban.md"),
        ("/2018/12/giao-ban/", "/2019/09/giao-ban/"),
    ],
)
def test_a_missing_page_is_told_with_one_whose_own_name_is_alike(tmp_path: Path, target: str, meant: str) -> None:
    here = "bai-viet/2019/2019-09-08-hoi-thao.md"
    _, diagnostics = archive(tmp_path, {
        here: article(date="08/09/2019", text=f"[a]({target})\n"),
        "bai-viet/2019/2019-09-06-giao-ban.md": article(date="06/09/2019"),
    })  # fmt: skip
    (missing,) = (fault for fault in diagnostics if fault.code == "link-missing")
    assert (f"«{meant}»" in missing.message) if meant else "có phải" not in missing.message


def test_links_are_checked_under_a_head_that_makes_no_record(tmp_path: Path) -> None:
    headless = "---\ntitle: a\n---\n[a](b.md) [hai](2019-09-06-hai.md)\n"
    _, diagnostics = archive(tmp_path / "c", {A: headless, B: article(date="31/02/2019")})
    assert told(diagnostics) == [(A, 1, "missing-key"), (A, 1, "missing-key"), (A, 4, "link-missing"), (B, 3, "date")]


def test_drafts_may_link_to_drafts(tmp_path: Path) -> None:
    files: Files = {
        A: article(status="draft", text="[a](2019-09-06-hai.md)\n"),
        B: article(date="06/09/2019", status="draft"),
    }
    assert told(archive(tmp_path / "c", files)[1]) == []


@every(
    "path, date, code",
    [
        ("bai-viet/2019/2019-09-05-a.md", "05/09/2019", None), ("bai-viet/2019/2019-09-a.md", "05/09/2019", None),
        ("bai-viet/2019/2019-09-a.md", "tháng 9/2019", None), ("bai-viet/2019/a.md", "05/09/2019", None),
        ("bai-viet/2019/2019-05-05-a.md", "05/05/2019", None),
        ("bai-viet/2019/2019-05-09-a.md", "05/09/2019", "name-month-first"),
        ("bai-viet/2019/2019-09-05-a.md", "2019-05-09", "name-month-first"),
        ("bai-viet/2019/2019-09-06-a.md", "05/09/2019", "name-date"),
        ("bai-viet/2019/2019-10-a.md", "05/09/2019", "name-date"),
        ("bai-viet/2019/2019-13-13-a.md", "13/12/2019", "name-date"),
        ("bai-viet/2019/2019-09-05-a.md", "tháng 9/2019", "name-date"),
        ("bai-viet/2018/2019-09-05-a.md", "05/09/2019", "folder-year"),
    ],
)  # fmt: skip
def test_dates_in_names(path: str, date: str, code: str | None) -> None:
    result = read(article(date=date), path)
    assert [(fault.line, fault.code) for fault in result.diagnostics] == ([(3, code)] if code else [])
    assert {fault.level for fault in result.diagnostics} <= {"error" if code == "name-month-first" else "warning"}


@every(
    "text, code",
    [
        ("Quyết định số 217/QĐ-BTTTT ngày 26/2/2029", "text-date-later"), ("ngày 06/09/2019", "text-date-later"),
        ("sáng 31/02/2018", "text-date"), ("ngày 05/09/2019", None), ("ngày 4/9", None), ("đến năm 2030", None),
        ("giai đoạn 2021-2025", None), ("tháng 12/2020", None), ("họp 24/7, 4/5 Tiểu ban, thứ 2 Asean, 80,2%", None),
        ("Nghị định 47/2020/NĐ-CP", None), ("nhiệm kỳ 2020-2025", None),
    ],
)  # fmt: skip
def test_dates_in_the_text(text: str, code: str | None) -> None:
    diagnostics = read(article(text=f"Chữ.\n\n{text}.\n")).diagnostics
    assert [(fault.line, fault.code, fault.level) for fault in diagnostics] == ([(8, code, "warning")] if code else [])


def test_faults_as_text_and_as_json() -> None:
    diagnostics = list(read("---\ntitle: 'Bài \"a\"'\ntitel: x\n---\nChữ.\n").diagnostics)
    assert str(ContentErrors(diagnostics)).split("\n")[2] == (
        f"{PATH}:3: không có khóa «titel» (có phải ý bạn là «title»?): sửa tên khóa hoặc xóa dòng này"
    )
    assert as_json(diagnostics).split("\n")[2] == (
        f'{{"file": "{PATH}", "line": 3, "code": "unknown-key", "message": "không có khóa «titel» (có phải ý bạn là '
        '«title»?): sửa tên khóa hoặc xóa dòng này", "level": "error"}'
    )
    assert errors(diagnostics) == diagnostics


def test_reading_is_a_function_of_the_source_alone() -> None:
    file = SourceFile(PATH, article(text="## Mục\n\n[a](#muc) *b\n").encode())
    first, second = read_file(file, Rules()), read_file(file, Rules())
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first


@every(
    "target, path",
    [
        ("b.md", "bai-viet/2019/b.md"), ("../b.md", "bai-viet/b.md"), ("../../anh/a.jpg", "anh/a.jpg"),
        ("/anh/a.jpg", "anh/a.jpg"),
        ("./b.md", "bai-viet/2019/b.md"), ("../../../b.md", None), ("../../../../b.md", None),
        ("a%20b.md", "bai-viet/2019/a b.md"),
        ("..\\b.md", "bai-viet/b.md"), ("/../b.md", "b.md"), ("%2e%2e/%2e%2e/%2e%2e/b.md", None),
    ],
)  # fmt: skip
def test_content_paths(target: str, path: str | None) -> None:
    assert content_path("bai-viet/2019/a.md", target) == path


def test_the_nearest_of_many() -> None:
    nearest = Nearest(
        [f"bai-viet/2019/2019-09-{day:02}-hoi-nghi-{day}.md" for day in range(1, 31)] + ["trang/giới-thiệu.md"]
    )
    assert nearest.to("bai-viet/2019/2019-09-07-hoi-nghi-7.mdx") == "bai-viet/2019/2019-09-07-hoi-nghi-7.md"
    assert nearest.to("trang/gioi-thieu.md") == "trang/giới-thiệu.md"
    assert nearest.to("xyz") is None
    assert nearest.to("") is None
    assert Nearest([]).to("a") is None


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("tep/2018/bien-ban.pdf", "tep/2019/bien-ban.docx"),
        ("tep/2019/Báo cáo.pdf", "tep/2019/bao-cao-1.pdf"),
        ("tep/2019/ke-hoach.pdf", None),
        ("tep/2019/la.rar", None),
        ("bai-viet/2019/lich-tuan.md", None),
        ("bai-viet/2018/2019-09-05-giao-ban.md", "bai-viet/2019/2019-09-05-giao-ban.md"),
    ],
)
def test_files_are_alike_by_their_names_alone(path: str, meant: str | None) -> None:
    files = [
        "tep/2019/bien-ban.docx",
        "tep/2019/bao-cao-1.pdf",
        "tep/2019/hong.pdf",
        "tep/2019/mau.pdf",
        "bai-viet/2019/2019-09-01-bai-1.md",
        "bai-viet/2019/2019-09-05-giao-ban.md",
    ]
    assert Nearest(files, bare_name).to(path) == meant


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_plain_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    archive(folder, {A: article(period="Quý III/2019")})
    (tmp_path / "outside.md").write_text(article())
    (folder / "bai-viet/2019/lien-ket.md").symlink_to(tmp_path / "outside.md")
    (folder / "bai-viet/ngoai").symlink_to(tmp_path)
    os.mkfifo(folder / "bai-viet/ong.md")
    made, diagnostics = check(folder, now=NOW, capabilities=PLAIN)
    assert told(diagnostics) == [
        (f"bai-viet/{name}", 1, "not-a-file") for name in ("2019/lien-ket.md", "ngoai", "ong.md")
    ]
    assert len(made.articles) == 1
