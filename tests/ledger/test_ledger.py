"""The ledger of addresses: what vanishes is reported, what was deleted says so, and publishing adds what is new."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.content.raw import Raw
from plugins.content.targets import Page
from plugins.core.diagnostics import Diagnostics
from plugins.ledger.ledger import MESSAGES, added, addresses_of, deleted, lines_of, published_lines, read
from plugins.ledger.pages import ledger_targets
from tests import archives, sample
from tests.sample import NOW, news

BOOK = "dia-chi.txt"
IN = f"./{BOOK}"
"""Its path for the sample, which takes plain file names for articles."""
FILES = {
    "2024-03-01-mot.md": news("aliases: [/cu.html, '/x.aspx?id=1']"),
    "2024-03-02-hai.md": news(title="Tin hai", date="02/03/2024", body="Nội dung khác."),
}
ALL = ["/2024/03/hai/", "/2024/03/mot/", "/cu.html", "/x.aspx?id=1"]


def told(folder: Path, book: str, files: dict[str, str] = FILES, now: datetime = NOW) -> list[tuple[str, int, str]]:
    _, diagnostics = sample.read(folder, {**files, IN: book}, now=now)
    return [(one.file, one.line, one.code) for one in diagnostics if one.level == "error"]


def test_what_is_there_is_no_fault_and_neither_is_what_is_new(tmp_path: Path) -> None:
    assert told(tmp_path, "\n".join(ALL) + "\n") == []
    assert told(tmp_path, "/2024/03/MOT/\n") == []
    assert told(tmp_path, "") == []


@pytest.mark.parametrize("address", ["/2024/03/ba/", "/cu-nua.html", "/x.aspx?id=2", "/2023/03/mot/"])
def test_an_address_that_would_vanish_is_told_with_its_cure(tmp_path: Path, address: str) -> None:
    _, diagnostics = sample.read(tmp_path, {**FILES, IN: f"/2024/03/mot/\n{address}\n"})
    (fault,) = [one for one in diagnostics if one.level == "error"]
    assert (fault.file, fault.line, fault.code) == (BOOK, 2, "address-gone")
    assert address in fault.message
    assert "aliases" in fault.message
    assert "đã xóa 23/11/2026" in fault.message


def test_articles_that_were_deleted_are_known_with_their_day(tmp_path: Path) -> None:
    book = "/2023/03/mot/ đã xóa 20/11/2026\n/2024/03/hai/ đã xóa 20/11/2026\n/cu-nua.html đã xóa 20/11/2026\n"
    archive, _ = sample.read(tmp_path, {**FILES, IN: f"{book}/2023/04/ba/ thôi giữ\n"})
    assert {address: when.text for address, when in deleted(archive).items()} == {"/2023/03/mot/": "20/11/2026"}


def test_a_draft_of_what_was_public_is_told_at_its_file(tmp_path: Path) -> None:
    files = {**FILES, "2024-03-02-hai.md": news("status: draft", date="02/03/2024")}
    assert told(tmp_path, "/2024/03/hai/\n", files) == [("bai-viet/2024/2024-03-02-hai.md", 1, "address-draft")]


PAGE = "---\ntitle: Liên hệ\nsummary: Nơi liên hệ.\n{head}---\n\nPhòng 12.\n"
ENGLISH = "---\nlang: en\ntranslates: 2024-03-02-hai.md\ntitle: Second\nsummary: News.\n{head}---\n\nMore news.\n"


@pytest.mark.parametrize(
    ("file", "address", "at"),
    [
        ("trang/lien-he.md", "/lien-he/", "trang/lien-he.md"),
        ("2024-03-02-second.md", "/en/2024/03/second/", "bai-viet/2024/2024-03-02-second.md"),
        ("2024-03-02-hai.md", "/en/2024/03/second/", "bai-viet/2024/2024-03-02-hai.md"),
    ],
    ids=["page", "translation", "original"],
)
def test_a_page_that_becomes_a_draft_is_told_too(tmp_path: Path, file: str, address: str, at: str) -> None:
    draft = "status: draft\n"
    files = {
        **FILES,
        "trang/lien-he.md": PAGE.format(head=draft if file == "trang/lien-he.md" else ""),
        "2024-03-02-second.md": ENGLISH.format(head=draft if file == "2024-03-02-second.md" else ""),
        "2024-03-02-hai.md": news(draft if file == "2024-03-02-hai.md" else "", title="Tin hai", date="02/03/2024"),
    }
    assert told(tmp_path, f"{address}\n", files) == [(at, 1, "address-draft")]
    assert told(tmp_path, f"{address} thôi giữ\n", files) == []


def test_what_is_not_yet_public_at_an_earlier_day_has_its_address(tmp_path: Path) -> None:
    assert told(tmp_path, "\n".join(ALL), now=datetime(2024, 3, 1, 12)) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2024/03/ba/", "line-bad"), ("/2024/03/ba/ gỡ rồi", "line-bad"), ("/2024/03/ba/ đã xóa", "line-date"),
        ("/2024/03/ba/ đã xóa 31/02/2026", "line-date"), ("/2024/03/ba/ đã xóa hôm nào đó", "line-date"),
    ],
)  # fmt: skip
def test_bad_lines(tmp_path: Path, line: str, code: str) -> None:
    assert told(tmp_path, f"/2024/03/mot/\n{line}\n") == [(BOOK, 2, code)]


def test_a_book_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, {**FILES, IN: ""})
    (folder / BOOK).write_bytes(b"/2024/\xff/\n")
    assert sample.codes(archives.check(folder, now=NOW)[1]) == ["unreadable"]


def test_marks_of_a_merge_and_double_lines_do_no_harm(tmp_path: Path) -> None:
    book = "# ghi chú\n<<<<<<< HEAD\n/2024/03/hai/\n=======\n/2024/03/mot/\n>>>>>>> nhanh khac\n/2024/03/mot/\r\n"
    assert told(tmp_path, book) == []
    archive, _ = sample.read(tmp_path, {})
    assert added(book, addresses_of(archive.records)) == "# ghi chú\n" + "\n".join(ALL) + "\n"


def test_what_was_deleted_says_so(tmp_path: Path) -> None:
    book = "/2024/03/bon/ thoi giu\n/2024/03/ba/ đã xóa 28/11/2026\n"
    book += "/2024/03/mot/ da xoa 1/2/2026\n/x.aspx?id=9 đã xóa 28/11/2026\n"
    archive, diagnostics = sample.read(tmp_path, {**FILES, IN: book})
    assert sample.codes(diagnostics) == []
    made = [*ledger_targets(archive, archives.site_of(archive))]
    (page,) = (one for one in made if isinstance(one, Page))  # the others have an article, or are promised no more
    assert (page.address, page.indexed) == ("/2024/03/ba/", False)


def test_the_book_is_sorted_and_written_only_for_what_is_new(tmp_path: Path) -> None:
    archive, _ = sample.read(tmp_path, FILES)
    all_of_them = [*addresses_of(archive.records)]
    assert added("", all_of_them) == "\n".join(ALL) + "\n"
    assert added("\n".join(reversed(ALL)), all_of_them) is None
    kept = "/2024/01/xưa/ đã xóa 28/11/2026"
    assert added(kept, all_of_them) == "\n".join(sorted([*ALL, kept])) + "\n"


def test_the_site_has_the_book_but_for_what_is_promised_no_more(tmp_path: Path) -> None:
    book = (
        "/2024/03/MOT/\n/a/ da xoa 1/2/2026\n/b/ đã xóa tháng 5/2026\n/c/ đang sửa\n/d/ thôi giữ\n/cu.html thôi giữ\n"
    )
    archive, diagnostics = sample.read(tmp_path, {**FILES, IN: book})
    assert sample.codes(diagnostics) == []
    lines = lines_of(archive)
    assert lines == (
        "/2024/03/MOT/", "/2024/03/hai/", "/a/ đã xóa 01/02/2026", "/b/ đã xóa tháng 5 năm 2026", "/c/", "/cu.html",
        "/x.aspx?id=1",
    )  # fmt: skip
    assert published_lines("".join(f"{line}\n" for line in lines).encode()) == [*lines]
    assert published_lines(b"") == []


@pytest.mark.parametrize(
    "data", [b"<!doctype html>\n<p>", b"/a/\n\n/b/\n", b"/a/ hm\n", b"\xff", b"/* x\n", b"/a/\n/a/\n"]
)
def test_what_is_no_book_of_a_site(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of any kind
        published_lines(data)


def test_a_book_of_a_hundred_thousand_is_read() -> None:
    text = "".join(f"/2024/03/bai-{number}/\n" for number in range(100_000))
    diagnostics = Diagnostics(BOOK, MESSAGES)
    assert len(read(Raw(text), diagnostics)) == 100_000
    assert diagnostics.all == ()


def test_two_who_add_are_merged_by_git(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b.vn"]
    book = tmp_path / "content" / BOOK

    def commit(text: str) -> None:
        book.parent.mkdir(parents=True, exist_ok=True)
        book.write_text(text, "utf-8")
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "x"], check=True)

    subprocess.run([*git, "init", "-qb", "main"], check=True)
    (tmp_path / ".gitattributes").write_text((root / ".gitattributes").read_text())
    commit("/a/\n/z/\n")
    subprocess.run([*git, "checkout", "-qb", "other"], check=True)
    commit("/a/\n/m/\n/z/\n")
    subprocess.run([*git, "checkout", "-q", "main"], check=True)
    commit("/a/\n/n/\n/z/\n")
    subprocess.run([*git, "merge", "-q", "other", "-m", "x"], check=True, capture_output=True)
    assert sorted(book.read_text().split()) == ["/a/", "/m/", "/n/", "/z/"]


@pytest.mark.slow
def test_publish_writes_the_book_and_a_deleted_article_has_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tools.commands import main

    monkeypatch.setenv("SITEURL", "https://luutru.vn")
    ministry = (archives.CONTENT / "du-lieu" / "co-quan.yaml").read_text("utf-8")
    ministry = ministry.replace("\ncontact:", "\ncontact: giu-kho@luutru.vn")
    content = sample.write(tmp_path / "c", {**FILES, "du-lieu/co-quan.yaml": ministry})
    publish = ["publish", "--content", str(content), "--output", str(tmp_path / "site")]
    assert main(publish) == 0
    assert (content / BOOK).read_text("utf-8").split() == ALL
    assert main(publish) == 0
    source = content / "bai-viet/2024/2024-03-02-hai.md"
    source.unlink()
    capsys.readouterr()
    assert main(publish) == 1
    assert f"{BOOK}:1:" in capsys.readouterr().err
    book = (content / BOOK).read_text("utf-8")
    (content / BOOK).write_text(book.replace("/hai/", "/hai/ đã xóa 28/11/2026"), "utf-8")
    assert main(publish) == 0
    assert "đã được bên giữ kho xóa" in (tmp_path / "site/2024/03/hai/index.html").read_text("utf-8")
    assert "/2024/03/hai/" not in (tmp_path / "site/sitemap.xml").read_text("utf-8")


@pytest.mark.slow
def test_an_address_that_readers_know_is_missed_though_nobody_committed_the_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tools.commands import main

    monkeypatch.setenv("SITEURL", "https://luutru.vn")
    monkeypatch.setattr("tools.verify.copies.TRIES", 1)
    ministry = (archives.CONTENT / "du-lieu" / "co-quan.yaml").read_text("utf-8")
    ministry = ministry.replace("\ncontact:", "\ncontact: giu-kho@luutru.vn")
    content = sample.write(tmp_path / "c", {**FILES, "du-lieu/co-quan.yaml": ministry})
    online, book = tmp_path / "online", content / BOOK

    def publish(*words: str, into: str = "site") -> int:
        book.unlink(missing_ok=True)
        return main(["publish", "--content", str(content), "--output", str(tmp_path / into), *words])

    assert publish("--previous", str(online), into="online") == 0, "nothing is there yet"
    assert published_lines((online / BOOK).read_bytes()) == ALL
    (content / "bai-viet/2024/2024-03-02-hai.md").unlink()
    folder, other = ["--previous", str(online)], ["--previous", str(content / "du-lieu")]
    assert publish() == 0, "nobody knows"
    assert publish(*folder) == 1
    assert "/2024/03/hai/ đã công bố" in capsys.readouterr().err
    assert publish(*folder, "--set-aside") == 4
    assert "đang được sửa" in (tmp_path / "site/2024/03/hai/index.html").read_text("utf-8")
    assert published_lines((tmp_path / "site" / BOOK).read_bytes()) == ALL, "so that it is told tomorrow, too"
    assert publish(*other) == 0, "a folder without a book"
    nowhere = tmp_path / "khong-co"
    assert main(["publish", "--content", str(nowhere), *folder]) == 2
    assert not nowhere.exists()
    with hosted(online) as address:
        assert publish("--previous", address) == 1
        assert publish("--previous", f"{address}/2024/03/mot") == 0, "nothing was ever published there"
    capsys.readouterr()
    assert publish("--previous", address) == 3
    assert f"đang công khai ở {address} (" in capsys.readouterr().err
    assert publish("--previous", address, "--set-aside") == 4, "the rest goes online all the same"
    (online / BOOK).write_text("<!doctype html>")
    assert publish(*folder) == 3
    assert "chứ không phải sổ địa chỉ" in capsys.readouterr().err


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder; yields its address."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
