"""The archive in a bag: opened with standard tools, and the site rebuilt from it, byte for byte."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
from datetime import datetime
from pathlib import Path

import bagit
import pytest
from warcio.archiveiterator import ArchiveIterator

from plugins.content.targets import UNSERVED
from plugins.core.files import files_below
from tests.documents.files import pdf
from tests.sample import news, write
from tools.package import command
from tools.package.command import package
from tools.package.warc import write_warc
from tools.site.build import overrides, run
from tools.verify.command import verify

pytestmark = pytest.mark.slow
URL = "https://luutru.vn/kho"
AT = datetime(2026, 11, 28, 2, 0)
NOW = datetime(2026, 11, 28, 9, 0)
ATTACHED = """tags: [Bưu chính, Viễn thông]
aliases: [/cu.html, '/Pages/in.aspx?id=7']
documents: [{file: tep/2019/bao-cao.pdf, title: Báo cáo}]"""


def build(content: Path, output: Path) -> None:
    settings = {"ARCHIVE_CACHE": str(output.with_name(f"{output.name}-cache")), "SITEURL": URL, "SOCIAL_CARDS": False}
    report = run({**overrides(content, output, now=NOW), **settings}, conf="publishconf.py")
    assert [one for one in report.diagnostics if one.level == "error"] == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A bag, and the published folder from which it was made."""
    folder = tmp_path_factory.mktemp("package")
    content = write(
        folder / "nguon" / "content",
        {
            "2013-05-02-cu.md": news("tags: [Bưu chính]", date="02/05/2013"),
            "2019-09-05-moi.md": news(ATTACHED, date="05/09/2019"),
            "2019-09-05-new.md": "---\nlang: en\ntranslates: 2019-09-05-moi.md\ntitle: New\n---\n\nA text.\n",
            "./dia-chi.txt": "/2019/08/gone/ đã xóa 05/09/2019\n",
            "du-lieu/phong.yaml": "code: P01\nretention: Vĩnh viễn\naccess: Công khai\n",
        },
    )
    (content / "tep/2019").mkdir(parents=True)
    pdf(content / "tep/2019/bao-cao.pdf", "Báo cáo.")
    git = ["git", "-C", str(content.parent), "-c", "user.name=Ban", "-c", "user.email=ban@mau.vn"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Bài đầu"]):
        subprocess.run([*git, *words], check=True)
    build(content, folder / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEURL", URL)
        assert package(folder / "goi", content, folder / "site") == 0
    return folder / "goi", folder / "site"


def test_what_may_no_longer_be_public_and_goes_with_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", URL)
    personal = "personal:\n  - {text: Bà Mẫu Thử, reason: Đồng ý, until: 31/12/2020}\n"
    content = write(tmp_path / "nguon" / "content", {"2019-09-05-moi.md": news(personal, date="05/09/2019")})
    build(content, tmp_path / "site")
    assert package(tmp_path / "goi", content, tmp_path / "site") == 0
    told = capsys.readouterr().err
    assert "bai-viet/2019/2019-09-05-moi.md:7" in told
    assert "Mẫu Thử" not in told


def test_a_bag_is_verified_like_a_site(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag = tmp_path / "goi"
    shutil.copytree(made[0], bag)
    apart = tmp_path / "danh-sach.txt"
    shutil.copy(bag / "tagmanifest-sha256.txt", apart)
    assert (verify(str(bag), None), verify(str(bag), apart)) == (0, 0)
    bundle = bag / "data/content.bundle"
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(content)
    (bag / "data/mo-ta.json").unlink()
    (bag / "data/them.txt").touch()
    capsys.readouterr()
    assert verify(str(bag), apart) == 1
    said = capsys.readouterr().out
    for line in ("khác: data/content.bundle", "thiếu: data/mo-ta.json", "thừa: data/them.txt"):
        assert line in said
    bagit.Bag(str(bag)).save(manifests=True)  # who alters both is found by the list kept apart
    assert (verify(str(bag), None), verify(str(bag), apart)) == (0, 1)
    (bag / "manifest-sha256.txt").write_text("hỏng\n", encoding="utf-8")
    capsys.readouterr()
    assert verify(str(bag), None) == 1
    assert capsys.readouterr().err.startswith("manifest-sha256.txt hỏng ở dòng 1")
    (bag / "manifest-sha256.txt").unlink()
    assert verify(str(bag), None) == 1
    assert "không có tệp manifest-sha256.txt" in capsys.readouterr().err


def files(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in files_below(folder)}


def test_the_bag_is_valid_and_tells_of_a_change(made: tuple[Path, Path], tmp_path: Path) -> None:
    bagit.Bag(str(made[0])).validate()
    other = shutil.copytree(made[0], tmp_path / "khac")
    (other / "data" / "content" / "bai-viet" / "2013" / "2013-05-02-cu.md").write_text("x", encoding="utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(other)).validate()


def test_the_site_comes_out_as_it_was_published(made: tuple[Path, Path]) -> None:
    bag, site = made
    assert files(bag / "data" / "site") == files(site)
    assert verify(str(bag / "data" / "site"), None) == 0


def test_the_site_can_be_built_again_from_the_history(made: tuple[Path, Path], tmp_path: Path) -> None:
    bag, site = made
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(bag / "data" / "content.bundle"), str(clone)], check=True)
    assert files(clone / "content") == files(bag / "data" / "content")
    build(clone / "content", tmp_path / "again")
    again = files(tmp_path / "again")
    assert again == files(site)
    for path in (
        "en/2019/09/new/index.html",
        "tep/2019/bao-cao.pdf",
        "cu.html",
        "2019/08/gone/index.html",
        "dia-chi.txt",
    ):
        assert path in again


def test_the_fonds_and_its_files_are_described(made: tuple[Path, Path]) -> None:
    described = json.loads((made[0] / "data" / "mo-ta.json").read_text(encoding="utf-8"))
    assert described["phong"]["ma_phong"] == "P01"
    assert described["phong"]["thoi_gian_tai_lieu"] == "02/05/2013 – 05/09/2019"
    assert described["phong"]["tong_so_tai_lieu"] == 2
    assert [
        (each["ma_ho_so"], each["thoi_han_luu_tru"], each["muc_do_tiep_can"], each["tu_khoa"], each["tong_so_tai_lieu"])
        for each in described["ho_so"]
    ] == [
        ("2013", "Vĩnh viễn", "Công khai", "Bưu chính", 1),
        ("2019", "Vĩnh viễn", "Công khai", "Bưu chính; Viễn thông", 1),
    ]


def test_the_warc_holds_what_visitors_are_given(made: tuple[Path, Path]) -> None:
    bag, site = made
    with (bag / "data" / "site.warc.gz").open("rb") as file:
        answers = {
            record.rec_headers["WARC-Target-URI"]: (record.http_headers, record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_type == "response"
        }
    paths = files(site)
    twins = {path for path in paths if path.endswith((".br", ".gz")) and path.rpartition(".")[0] in paths}
    visited = {path: data for path, data in paths.items() if path not in twins and not path.startswith(UNSERVED)}
    assert len(answers) == len(visited)
    headers, page = answers[f"{URL}/2013/05/cu/"]
    assert (headers["Content-Type"], page) == ("text/html; charset=utf-8", visited["2013/05/cu/index.html"])
    assert answers[f"{URL}/sitemap.xml"][0]["Content-Type"] == "application/xml; charset=utf-8"


def test_the_same_site_gives_the_same_warc(made: tuple[Path, Path], tmp_path: Path) -> None:
    _, site = made
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_warc(tmp_path / name / "site.warc.gz", site, files_below(site), URL, AT, "kho")
    assert (tmp_path / "a" / "site.warc.gz").read_bytes() == (tmp_path / "b" / "site.warc.gz").read_bytes()


def test_what_cannot_be_packed_is_told_and_nothing_is_left(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag, site = made
    content = bag / "data" / "content"
    assert package(bag, content, site) == 2  # it exists already
    assert package(site / "goi", content, site) == 2
    assert package(tmp_path / "goi", content, tmp_path / "khong-co") == 2
    changed = shutil.copytree(site, tmp_path / "doi")
    (changed / "index.html").write_text("x", encoding="utf-8")
    assert package(tmp_path / "goi", content, changed) == 1
    other = shutil.copytree(content, tmp_path / "khac")
    write(other, {"2013-05-02-cu.md": news("tags: [Bưu chính]", date="02/05/2013", body="Đã sửa.")})
    assert package(tmp_path / "goi", other, site) == 1
    faulty = write(tmp_path / "loi", {"2013-05-02-cu.md": news("la: x", date="02/05/2013")})
    assert package(tmp_path / "goi", faulty, site) == 1
    assert not [path for path in tmp_path.iterdir() if "goi" in path.name]
    assert "chạy check" in capsys.readouterr().err


def test_an_interrupt_leaves_nothing(made: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag, site = made
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(command, "write_warc", lambda *_: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        package(tmp_path / "goi", bag / "data" / "content", site)
    signal.signal(signal.SIGINT, before)
    assert [*tmp_path.iterdir()] == []


def test_content_that_is_not_what_was_published_is_not_packed(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag, site = made
    for name, change in {
        "deleted": lambda content: (content / "bai-viet/2013/2013-05-02-cu.md").unlink(),
        "page": lambda content: (content / "trang/them.md").write_text("---\ntitle: Thêm\n---\n\nTrang.\n", "utf-8"),
        "translation": lambda content: next(content.rglob("*-new.md")).unlink(),
    }.items():
        content = shutil.copytree(bag / "data" / "content", tmp_path / name)
        (content / "trang").mkdir(exist_ok=True)
        change(content)
        assert package(tmp_path / "goi", content, site) == 1, name
        assert "publish" in capsys.readouterr().err


def test_the_address_is_that_of_the_published_site(
    made: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bag, site = made
    monkeypatch.setenv("SITEURL", "https://khac.vn")
    assert package(tmp_path / "goi", bag / "data" / "content", site) == 0
    assert bagit.Bag(str(tmp_path / "goi")).info["External-Identifier"] == URL


def test_what_is_not_committed_is_told(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag, site = made
    clone = tmp_path / "kho"
    subprocess.run(["git", "clone", "-q", bag / "data" / "content.bundle", clone], check=True)
    assert package(tmp_path / "goi", clone / "content", site) == 0
    assert "commit" not in capsys.readouterr().err
    (clone / "content/du-lieu/phong.yaml").write_text("code: P02\n", encoding="utf-8")
    assert package(tmp_path / "goi-2", clone / "content", site) == 0
    assert "commit" in capsys.readouterr().err


def test_a_link_out_of_the_content_is_not_packed(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag, site = made
    content = shutil.copytree(bag / "data" / "content", tmp_path / "content")
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "a.txt").write_text("của người khác", encoding="utf-8")
    for target in (outside, outside / "a.txt"):
        (content / "tep/2019/ngoai").symlink_to(target)
        assert package(tmp_path / "goi", content, site) == 1
        assert "chạy check" in capsys.readouterr().err
        (content / "tep/2019/ngoai").unlink()


def test_a_clone_without_its_history_is_not_packed(
    made: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bag, site = made
    whole, shallow = tmp_path / "kho", tmp_path / "nong"
    subprocess.run(["git", "clone", "-q", bag / "data" / "content.bundle", whole], check=True)
    ours = ["git", "-C", str(whole), "-c", "user.name=Ban", "-c", "user.email=ban@mau.vn"]
    subprocess.run([*ours, "commit", "-q", "--allow-empty", "-m", "Sau"], check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{whole}", shallow], check=True)
    assert package(tmp_path / "goi", shallow / "content", site) == 3
    assert "--unshallow" in capsys.readouterr().err
    assert not (tmp_path / "goi").exists()
