"""Publishing with faulty sources: no fault delays changes or removals elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from copy import copy
from datetime import date
from pathlib import Path

import pytest

from tests import archives, sample
from tests.documents.files import pdf
from tests.sample import news
from tools.commands import main
from tools.site import build as building
from tools.site.versions import same_promises, title_only

pytestmark = pytest.mark.slow
GIT = {
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
SECRET = "0987 612 345"
PERSONAL = f"personal:\n  - {{text: '{SECRET}', reason: Người ấy đồng ý, until: 31/12/2024}}"
ONE, TWO, THREE = (f"bai-viet/2024/2024-03-0{day}-{name}.md" for day, name in enumerate(("mot", "hai", "ba"), 1))
FILES = {
    ONE: news(title="Tin một", body="Bản tốt của bài một."),
    TWO: news(title="Tin hai", date="02/03/2024", body="Xem [một](2024-03-01-mot.md)."),
    THREE: news(PERSONAL, title="Tin ba", date="03/03/2024", body=f"Điện thoại {SECRET}."),
    "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nTrang tốt.\n",
}
BEFORE, AFTER = "30/12/2024", "2/1/2025"


class Site:
    """A content folder in a repository, to be published once without faults."""

    def __init__(self, root: Path, *, commit: bool = True) -> None:
        self.content, self.output = root / "kho" / "content", root / "site"
        ministry = (archives.CONTENT / "du-lieu" / "co-quan.yaml").read_text("utf-8")
        ministry = ministry.replace("\ncontact:", "\ncontact: giu-kho@luutru.vn")
        sample.write(self.content, {**FILES, "du-lieu/co-quan.yaml": ministry})
        if commit:
            self.git("init", "-q")
            self.commit()

    def git(self, *words: str) -> None:
        subprocess.run(["git", "-C", str(self.content.parent), *words], check=True, env={**os.environ, **GIT})

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def write(self, path: str, text: str) -> None:
        sample.write(self.content, {path if "/" in path else f"./{path}": text})

    def publish(self, day: str, *more: str) -> int:
        return main(["publish", "--content", str(self.content), "--output", str(self.output), "--now", day, *more])

    def page(self, name: str) -> str:
        return (self.output / "2024" / "03" / name / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site published once, with a copy beside it."""
    root = tmp_path_factory.mktemp("published") / "root"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEURL", "https://luutru.vn")
        made = Site(root)
        assert made.publish(BEFORE) == 0
    assert SECRET in made.page("ba")
    made.commit()  # with the ledger
    shutil.copytree(root, root.with_name("copy"), symlinks=True)
    return made


@pytest.fixture
def site(published: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The published site as it was at first."""
    root = published.output.parent
    shutil.rmtree(root)
    shutil.copytree(root.with_name("copy"), root, symlinks=True)
    monkeypatch.setenv("SITEURL", "https://luutru.vn")
    return copy(published)


def is_gone(site: Site) -> bool:
    """Whether the expired data in another article were removed."""
    return not any(SECRET in path.read_text("utf-8", "replace") for path in site.output.rglob("*.html"))


def _replaced(path: Path) -> Path:
    path.unlink()
    return path


FAULTS: dict[str, Callable[[Site], object]] = {
    "date": lambda site: site.write(ONE, FILES[ONE].replace("01/03/2024", "31/02/2024")),
    "head": lambda site: site.write(ONE, "---\ntitle: [\n---\nBản hỏng."),
    "not-text": lambda site: (site.content / ONE).write_bytes(b"\xff\xfe\x00\xd8\xff"),
    "empty": lambda site: (site.content / ONE).write_bytes(b""),
    "key": lambda site: site.write(ONE, FILES[ONE].replace("summary", "sumary")),
    "link": lambda site: site.write(ONE, FILES[ONE].replace("Bản tốt", "Bản hỏng [x](khong-co.md). Bản tốt")),
    "image": lambda site: site.write(ONE, FILES[ONE].replace("Bản tốt", "![x](../../anh/x.jpg)\n\nBản tốt")),
    "link-of-the-disk": lambda site: _replaced(site.content / ONE).symlink_to("/etc/passwd"),
    "draft": lambda site: site.write(ONE, FILES[ONE].replace("summary", "status: draft\nsummary")),
}


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("kind", FAULTS)
def test_the_last_good_version_is_published(
    site: Site, kind: str, committed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    FAULTS[kind](site)
    if committed:
        site.commit()
    assert site.publish(AFTER) == 1
    assert not is_gone(site)
    capsys.readouterr()
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "Bản tốt của bài một" in site.page("mot")
    assert "Bản hỏng" not in site.page("mot")
    told = capsys.readouterr().err
    assert "LỖI" in told
    assert f"  {ONE}: dùng bản tốt gần nhất, commit " in told


def test_a_good_day_is_a_publish_like_any_other(site: Site) -> None:
    assert site.publish(AFTER, "--set-aside") == 0
    assert is_gone(site)


def test_once_mended_the_new_version_is_published(site: Site) -> None:
    FAULTS["date"](site)
    assert site.publish(AFTER, "--set-aside") == 4
    assert site.publish(AFTER, "--set-aside") == 4
    assert site.publish(AFTER) == 1
    site.write(ONE, FILES[ONE].replace("Bản tốt", "Bản mới"))
    assert site.publish(AFTER, "--set-aside") == 0
    assert "Bản mới" in site.page("mot")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("31/12/2024", "hôm nào"), ("until: 31/12/2024", "den: 31/12/2024"), (PERSONAL, "personal:\n  - [\n"),
        (f"{PERSONAL}\n", ""),
    ],
)  # fmt: skip
def test_a_fault_in_what_must_go_takes_the_page_down_to_its_title(
    site: Site, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILES[THREE].replace(old, new)
    site.write(THREE, text if new else text.replace("03/03/2024", "31/02/2024"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "<h1" in site.page("ba")
    assert "Tin ba" in site.page("ba")
    assert "đang được sửa" in site.page("ba")
    assert f"{THREE}: chỉ còn tên bài" in capsys.readouterr().err
    assert not any(b"612" in path.read_bytes() for path in (site.output / "2024/03/ba").iterdir())


def test_a_fault_beside_what_must_go_leaves_the_good_version_without_it(site: Site) -> None:
    site.write(THREE, FILES[THREE].replace("03/03/2024", "31/02/2024"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "Điện thoại" in site.page("ba")


def test_a_withdrawal_with_a_fault_takes_the_page_down_to_its_title(site: Site) -> None:
    site.write(ONE, FILES[ONE].replace("summary", "withdrawn: {date: hôm qua, reason: Nhầm}\nsummary"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert "Bản tốt" not in site.page("mot")
    assert "Tin một" in site.page("mot")


def test_what_must_go_and_stands_in_another_article_takes_that_down(site: Site) -> None:
    site.write(TWO, FILES[TWO].replace("Xem", f"Gọi {SECRET}. Xem"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)


def test_a_new_article_that_was_never_good_is_away_or_its_title(site: Site) -> None:
    site.write("bai-viet/2024/2024-03-09-moi.md", "---\ntitle: [\n---\nHỏng.")
    site.write("bai-viet/2024/2024-03-08-moi-nua.md", news(title="Mới", date="08/03/2024").replace("summary", "x"))
    site.write("bai-viet/2024/ghi-chu.docx", "x")
    site.write("bai-viet/2024/Tên Xấu.md", news(title="Xấu", date="09/03/2024"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert not (site.output / "2024/03/moi").exists()
    assert "đang được sửa" in site.page("moi-nua")


def test_a_data_file_is_taken_as_it_was(site: Site) -> None:
    for text in ("name: [", ""):
        site.write("du-lieu/co-quan.yaml", text)
        assert site.publish(AFTER, "--set-aside") == 4
        assert is_gone(site)
        assert "giu-kho@luutru.vn" in (site.output / "thong-tin-ca-nhan/index.html").read_text("utf-8")


CATEGORIES = (archives.CONTENT / "du-lieu" / "chuyen-muc.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", ["missing", "no-contact"])
def test_without_a_contact_the_last_one_stands(site: Site, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.content / "du-lieu/co-quan.yaml"
    text = path.read_text("utf-8")
    path.unlink()
    line = 1
    if kind == "no-contact":
        site.write("du-lieu/co-quan.yaml", text.replace("contact: giu-kho@luutru.vn", "contact:"))
        line = text.splitlines().index("contact: giu-kho@luutru.vn") + 1
        assert line > 1
    assert site.publish(AFTER) == 1
    assert f"du-lieu/co-quan.yaml:{line}: " in capsys.readouterr().err
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "giu-kho@luutru.vn" in (site.output / "thong-tin-ca-nhan/index.html").read_text("utf-8")


def test_a_data_file_that_was_never_good_is_not_used(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("du-lieu/la.yaml", "x: 1")
    site.write("du-lieu/tinh-thanh.yaml", "x: 1")
    site.write("du-lieu/nhan-vat.yaml", "- slug: [\n")
    (site.content / "du-lieu/chuyen-muc.yaml").symlink_to("/etc/passwd")
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "du-lieu/la.yaml: tạm không dùng" in capsys.readouterr().err
    assert "Bản tốt" in site.page("mot")


@pytest.mark.parametrize("committed", [False, True])
def test_a_category_that_articles_need_is_kept(
    site: Site, committed: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("du-lieu/chuyen-muc.yaml", CATEGORIES)
    site.commit()
    site.write("du-lieu/chuyen-muc.yaml", CATEGORIES.replace("slug: tin-tuc", "slug: tin"))
    if committed:
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2040-01-01T00:00:00Z")  # later than the commits of this second
        site.commit()
    capsys.readouterr()
    assert site.publish(AFTER, "--set-aside") == 4
    assert "Bản tốt" in site.page("mot")
    told = capsys.readouterr().err
    assert "du-lieu/chuyen-muc.yaml: dùng bản tốt gần nhất" in told
    assert f"{ONE}: " not in told[told.index("CHÚ Ý") :]


@pytest.mark.parametrize(("path", "head"), [
    ("anh/2024/x.jpg", "![x](../../anh/2024/x.jpg)"), ("tep/2024/x.pdf", "[x](../../tep/2024/x.pdf)"),
])  # fmt: skip
def test_a_broken_file_that_an_article_uses_is_away(site: Site, path: str, head: str) -> None:
    (site.content / path).parent.mkdir(parents=True)
    (site.content / path).write_bytes(b"%PDF-1.4 no such thing")
    site.write(THREE, FILES[THREE] + f"\n{head}\n")
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "Điện thoại" in site.page("ba")


def test_a_link_that_leads_outside_is_neither_read_nor_written(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("/ma-khoa: 1\nmat-khau\n")
    for path in ("dia-chi.txt", "du-lieu/chuoi.yaml"):
        (site.content / path).unlink(missing_ok=True)
        (site.content / path).symlink_to(secret)
    assert site.publish(AFTER) == 1
    assert site.publish(AFTER, "--set-aside", "--previous", str(site.output)) == 4
    assert is_gone(site)
    told = "".join(capsys.readouterr())
    assert "ma-khoa" not in told
    assert "mat-khau" not in told
    assert (site.content / "dia-chi.txt").is_symlink()
    assert secret.read_text() == "/ma-khoa: 1\nmat-khau\n"


@pytest.mark.parametrize("lost", [True, False])
def test_an_article_stays_without_a_file_that_is_lost_or_broken(site: Site, lost: bool) -> None:
    path = "tep/2024/x.pdf"
    (site.content / "tep/2024").mkdir(parents=True)
    pdf(site.content / path, "Báo cáo.")
    site.write(ONE, FILES[ONE].replace("summary", f"documents: [{{file: {path}, title: Báo cáo}}]\nsummary"))
    site.write(TWO, FILES[TWO] + f"\nXem [tệp](../../{path}).\n")
    site.commit()
    assert site.publish(BEFORE) == 0
    assert path in site.page("mot")
    (site.content / path).write_bytes(b"%PDF-1.4 no such thing")
    if lost:
        (site.content / path).unlink()
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    for name, text in (("mot", "Bản tốt"), ("hai", "Xem")):
        assert text in site.page(name)
        assert f'href="/{path}"' not in site.page(name)


def test_a_ledger_that_is_no_text_or_has_bad_lines_holds_nothing_back(site: Site) -> None:
    book = site.content / "dia-chi.txt"
    kept = book.read_bytes()
    for content in (b"\xff\xfe\x00", kept + b"2024/03/khac\n/2024/03/kia/ hom nao\n"):
        book.write_bytes(content)
        assert site.publish(AFTER, "--set-aside") == 4
        assert is_gone(site)
        assert book.read_bytes() == content
    assert "đang được sửa" in site.page("kia")


def test_what_follows_from_another_fault_is_not_set_aside(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(_replaced(site.content / ONE))  # its address and the link to it are then missing
    assert site.publish(AFTER, "--set-aside") == 4
    told = capsys.readouterr().err
    assert "chưa dùng bản mới nhất của 1 tệp" in told


def test_what_must_go_is_looked_for_though_only_the_title_is_left(site: Site) -> None:
    site.write(TWO, FILES[TWO].replace("Xem", f"Gọi {SECRET}. Xem"))
    site.write(THREE, FILES[THREE].replace("31/12/2024", "hôm nào"))
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)


def test_a_deleted_article_has_a_page_that_says_it_is_away(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (site.content / ONE).unlink()
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "đang được sửa" in site.page("mot")
    assert "Xem" in site.page("hai")  # its link leads nowhere
    assert "dia-chi.txt: 1 địa chỉ" in capsys.readouterr().err
    assert "đang sửa" not in (site.content / "dia-chi.txt").read_text("utf-8")


def test_without_history_the_title_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://luutru.vn")
    site = Site(tmp_path, commit=False)
    assert site.publish(BEFORE) == 0
    FAULTS["key"](site)
    assert site.publish(AFTER, "--set-aside") == 4
    assert "Tin một" in site.page("mot")
    assert "Bản tốt" not in site.page("mot")
    FAULTS["head"](site)
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "đang được sửa" in site.page("mot")  # the ledger knows the address


def test_in_a_shallow_clone_the_title_stays(site: Site, tmp_path: Path) -> None:
    FAULTS["key"](site)
    site.commit()
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{site.content.parent}", str(tmp_path / "nong")], check=True
    )
    site.content = tmp_path / "nong" / "content"
    assert site.publish(AFTER, "--set-aside") == 4
    assert is_gone(site)
    assert "Tin một" in site.page("mot")


def test_what_cannot_be_set_aside_leaves_all_as_it_was(site: Site) -> None:
    shutil.rmtree(site.content / "bai-viet")
    shutil.rmtree(site.content / "trang")
    (site.content / "dia-chi.txt").unlink()
    before = site.page("mot")
    assert site.publish(AFTER, "--set-aside") == 1
    assert site.page("mot") == before


@pytest.mark.parametrize("more", [(), ("--set-aside",)])
def test_a_template_at_fault_leaves_all_as_it_was(
    site: Site,
    more: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    theme = shutil.copytree(archives.ROOT / "theme", tmp_path / "theme")
    place = theme / "templates/article.html"
    line = len(place.read_text("utf-8").splitlines()) + 1
    with place.open("a", encoding="utf-8") as file:
        file.write("{% if %}\n")
    read = building.read_settings
    monkeypatch.setattr(
        building, "read_settings", lambda *given, **named: {**read(*given, **named), "THEME": str(theme)}
    )
    before = site.page("mot")
    assert site.publish(AFTER, *more) == 1
    assert f"{place}:{line}: giao diện có chỗ viết sai" in capsys.readouterr().err
    assert site.page("mot") == before


def test_promises_are_compared_word_for_word() -> None:
    one = news(PERSONAL).encode()
    assert same_promises(one, news(PERSONAL, title="Khác", body="Khác").encode())
    assert same_promises(news().encode(), b"---\ntitle: [\n---\n")
    for other in (news(), news(PERSONAL.replace("2024", "2025")), news(PERSONAL + "\nwithdrawn: {}")):
        assert not same_promises(one, other.encode())
    assert not same_promises(news().encode(), news('"perso\\u006eal": x').encode())


def test_the_title_itself_holds_nothing_declared() -> None:
    text = news(PERSONAL, title=f"Gọi {SECRET}").encode()
    titled = title_only(ONE, text, text, date(2024, 6, 1))
    assert titled is not None
    assert b"612" not in titled
    titled = title_only(ONE, news(title=f"Gọi {SECRET}").encode(), text, date(2024, 6, 1))
    assert titled is not None
    assert b"612" not in titled
    assert title_only(ONE, b"---\ntitle: [\n---\n", b"", date(2024, 6, 1)) is None
