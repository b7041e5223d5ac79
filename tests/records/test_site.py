"""Whole builds: withdrawn articles remain only on their page, corrections are shown, the manifest matches."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.sample import news, write

pytestmark = pytest.mark.slow
NOW = datetime(2024, 6, 1)
GONE = (
    "withdrawn: {date: 05/04/2024, reason: Đăng nhầm bản nháp., replaced_by: /2024/03/con-lai/}\nauthors: [Người Rút]\n"
)
FILES = {
    "2024-02-01-rut.md": news(GONE, title="Bài đã rút Xkwzqa", date="01/02/2024", body="Điều bí mật Xkwzqa."),
    "2024-03-02-con-lai.md": news(title="Bài còn", date="02/03/2024", body="Xem [bài kia](2024-02-01-rut.md)."),
    "2024-03-03-sua.md": news(
        "corrections: [{date: 04/03/2024, wrong: 26/2/2029, right: 26/2/2019, note: Theo bản gốc.}]",
        title="Bài có đính chính", date="03/03/2024", body='Ngày [26/2/2029](dinh-chinh:1 "26/2/2019").',
    ),
}  # fmt: skip


def build(content: Path, site: Path, cache: Path) -> Path:
    from tools.site.build import overrides, run

    report = run({**overrides(content, site, now=NOW), "ARCHIVE_CACHE": str(cache)})
    assert [str(fault) for fault in report.diagnostics if fault.level == "error"] == []
    return site


def holding(site: Path, text: str) -> set[str]:
    """The files that contain a text, ignoring case."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix() for path in files if text.encode().lower() in path.read_bytes().lower()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    return build(write(folder / "content", FILES), folder / "site", folder / "cache")


def test_a_withdrawn_article_is_on_its_page_alone(site: Path) -> None:
    page = site / "2024/02/rut/index.html"
    text = page.read_text(encoding="utf-8")
    assert "Bài này đã được rút" in text
    assert "Đăng nhầm bản nháp." in text
    assert 'href="/2024/03/con-lai/"' in text
    assert holding(site, "Xkwzqa") <= {"2024/02/rut/index.html", "2024/02/rut/index.json"}
    linking = {
        "2024/03/con-lai/index.html",
        "feeds/tat-ca.atom.xml",
        "feeds/chuyen-muc/tin-tuc.atom.xml",
        "dia-chi.txt",
    }
    assert holding(site, "/2024/02/rut/") == {"2024/02/rut/index.html", "2024/02/rut/index.json", *linking}
    assert not (site / "2024/02/index.html").exists()
    assert not (site / "tac-gia/nguoi-rut").exists()


def test_robots_leave_it_out(site: Path) -> None:
    assert '<meta name="robots" content="noindex">' in (site / "2024/02/rut/index.html").read_text(encoding="utf-8")
    assert "noindex" not in (site / "2024/03/con-lai/index.html").read_text(encoding="utf-8")


def test_corrections_stand_above_beside_and_in_their_list(site: Path) -> None:
    page = (site / "2024/03/sua/index.html").read_text(encoding="utf-8")
    assert page.index('id="dinh_chinh_1"') < page.index('id="cho-dinh-chinh-1"')
    assert 'href="/2024/03/sua/#dinh_chinh_1"' in (site / "dinh-chinh/2024/index.html").read_text(encoding="utf-8")
    assert "Đã ghi: 26/2/2029. Đúng là: 26/2/2019." in (site / "feeds/dinh-chinh.atom.xml").read_text(encoding="utf-8")


def test_the_site_is_what_its_manifest_says(site: Path) -> None:
    from tools.verify.command import verify

    assert verify(str(site), None) == 0
    manifest = json.loads((site / "manifest.json").read_bytes())
    assert manifest["count"] == sum(path.is_file() for path in site.rglob("*")) - 2


def test_the_digest_is_that_of_the_text(site: Path) -> None:
    import hashlib

    text = "Xem bài kia."
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert digest in (site / "2024/03/con-lai/index.html").read_text(encoding="utf-8")
    data = json.loads((site / "2024/03/con-lai/index.json").read_bytes())
    assert text in json.dumps(data, ensure_ascii=False)


@pytest.mark.skipif(shutil.which("git") is None, reason="no Git on this machine")
def test_clones_build_alike_and_shallow_ones_tell_no_history(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    write(origin / "content", FILES)
    identity = ["-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-q", "-m", "Thêm bài"]):
        subprocess.run(["git", *words], cwd=origin, check=True)
    write(origin / "content", {"2024-03-02-con-lai.md": news(title="Bài còn", date="02/03/2024", body="Khác.")})
    subprocess.run(
        ["git", *identity, "commit", "-q", "-a", "-m", "Lời cho nhau", "-m", "Ban-doc: Sửa bài còn"],
        cwd=origin,
        check=True,
    )
    for name, depth in (("one", []), ("two", []), ("shallow", ["--depth", "1"])):
        subprocess.run(["git", "clone", "-q", *depth, origin.as_uri(), tmp_path / name], check=True)
        build(tmp_path / name / "content", tmp_path / f"site-{name}", tmp_path / f"cache-{name}")
    one, two, shallow = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (tmp_path / "site-one", tmp_path / "site-two", tmp_path / "site-shallow")
    )
    assert one == two
    page = one["2024/03/con-lai/index.html"].decode()
    assert ": Sửa bài – Sửa bài còn</li>" in page
    assert ": Đưa vào kho</li>" in page
    assert "Lời cho nhau" not in page
    assert "Lịch sử thay đổi" not in shallow["2024/03/con-lai/index.html"].decode()
    assert "Sửa bài còn" not in one["2024/03/sua/index.html"].decode()
