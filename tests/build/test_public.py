"""What a build for a public host adds: a checked address, compressed copies, the same bytes everywhere."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import brotli
import pytest

from plugins.build.compression import TEXTS, compress, stage_compressed
from plugins.build.publish import Output
from plugins.build.report import Report
from plugins.content.targets import UNSERVED
from plugins.core.cache import Cache
from plugins.core.files import files_below
from tests.sample import news, write
from tools.site.build import overrides, run

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 23, 9, 0)
FILES = {f"2024-03-0{day}-tin-{day}.md": news(f"aliases: /cu.aspx?id={day}", title=f"Tin {day}") for day in range(1, 5)}


def build(content: Path, output: Path, **settings: object) -> Report:
    cache = {"ARCHIVE_CACHE": str(output.parent / "cache"), "SITEURL": "https://luutru.vn", "SOCIAL_CARDS": False}
    return run({**overrides(content, output, now=NOW), **cache, **settings}, conf="publishconf.py")


def codes(report: Report) -> set[str]:
    return {one.code for one in report.diagnostics if one.level == "error"}


def downloads(output: Path) -> list[str]:
    """The downloads of the whole archive to which a built site links."""
    return re.findall(r'href="/(tai-du-lieu/[^"]+\.gz)"', (output / "tai-du-lieu/index.html").read_text("utf-8"))


def publish(folder: Path, files: dict[str, bytes], cache: Cache) -> Report:
    report = Report()
    with Output(folder) as output:
        for path, data in files.items():
            if not output.keep(f"/{path}", data.hex()):
                output.stage(f"/{path}", data.hex(), output.write(f"/{path}", data))
        before = report.made
        stage_compressed(output, cache, 1, report)
        assert report.made >= before
        output.commit()
    return report


def test_compressed_copies_are_there_where_they_are_smaller_and_kept_by_content(tmp_path: Path) -> None:
    folder, cache = tmp_path / "site", Cache(tmp_path / "cache.sqlite")
    text, page = b"ch\xc6\xb0a " * 100, b"<p>trang</p>" * 50
    files = {"a.txt": text, "b/index.html": page, "x.png": bytes(1000), "tiny.txt": b"q", "empty.txt": b""}
    files |= {path + ("nginx.conf" if path.endswith("/") else ""): text for path in UNSERVED}
    assert publish(folder, files, cache).made == 4
    copies = {"a.txt.br", "a.txt.gz", "b/index.html.br", "b/index.html.gz"}
    assert {*files_below(folder)} == {*files, *copies}
    assert brotli.decompress((folder / "a.txt.br").read_bytes()) == text
    assert gzip.decompress((folder / "b/index.html.gz").read_bytes()) == page
    assert publish(folder, files, cache).made == 0
    files["a.txt"] = b"q"  # compressed copies would be larger
    assert publish(folder, files, cache).made == 0
    assert {*files_below(folder)} == {*files, "b/index.html.br", "b/index.html.gz"}
    del files["b/index.html"]
    publish(folder, files, cache)
    assert {*files_below(folder)} == {*files}
    cache.close()


def test_gzip_names_no_time() -> None:
    assert compress(b"a" * 99, ".gz")[4:8] == bytes(4)


@pytest.mark.slow
def test_a_public_build_compresses_what_it_serves_and_seals_it(tmp_path: Path) -> None:
    output = tmp_path / "site"
    report = build(write(tmp_path / "c", FILES), output)
    assert codes(report) == set()
    names = {*files_below(output)}
    seals = {"manifest.json", "SHA256SUMS"}
    texts = {name for name in names if name.endswith(TEXTS)} - seals
    for name in texts:
        data, copy = (output / name).read_bytes(), output / f"{name}.br"
        assert copy.is_file() == (len(compress(data, ".br")) < len(data)), name
        if copy.is_file():
            assert brotli.decompress(copy.read_bytes()) == data
    listed = {line.partition("  ")[2] for line in (output / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert names - listed == {"SHA256SUMS"}
    offered = downloads(output)
    assert len(offered) == 4
    assert names.issuperset(offered)
    assert build(tmp_path / "c", output).made == 0
    assert build(tmp_path / "c", output, ARCHIVE_PUBLIC=False).deleted > 0
    assert not [name for name in files_below(output) if name.endswith((".br", ".gz"))]
    assert downloads(output) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://luu-tru.example", "siteurl-example"), ("https://a:b@luutru.vn", "siteurl-credentials"),
        ("https://luutru.vn/a b", "siteurl-bad"), ("https://luutru.vn//a", "siteurl-path"),
    ],
)  # fmt: skip
def test_a_public_build_refuses_an_address_that_is_none(tmp_path: Path, url: str, code: str) -> None:
    content = write(tmp_path / "c", FILES)
    report = build(content, tmp_path / "site", SITEURL=url)
    assert codes(report) == {code}
    assert "a:b@" not in str(report.diagnostics)
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_an_address_of_other_letters_is_ascii_for_machines(tmp_path: Path) -> None:
    assert codes(build(write(tmp_path / "c", FILES), tmp_path / "site", SITEURL="https://Lưutrữ.vn/Kho")) == set()
    for name in ("sitemap.xml", "robots.txt", "2024/03/tin-1/index.html"):
        text = (tmp_path / "site" / name).read_text("utf-8")
        assert "https://xn--lutr-qib9306b.vn/Kho/" in text
        assert "lưutrữ.vn" not in text.lower()


@pytest.mark.slow
def test_plain_pelican_refuses_the_example(tmp_path: Path) -> None:
    content, output = write(tmp_path / "c", FILES), tmp_path / "site"
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", str(ROOT / "publishconf.py")]
    environment = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, text=True, check=False)
    assert done.returncode != 0
    assert "luu-tru.example" in done.stdout + done.stderr
    assert not output.exists()


@pytest.mark.slow
def test_two_clones_give_the_same_bytes(tmp_path: Path) -> None:
    """In other folders, with another time zone, hash seed, locale and umask."""
    origin, made = tmp_path / "origin", []
    for name in ("plugins", "theme", "content/du-lieu"):
        shutil.copytree(ROOT / name, origin / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, origin / name)
    git = ["git", "-C", str(origin), "-c", "user.name=a", "-c", "user.email=a@b.vn"]
    subprocess.run([*git, "init", "-q"], check=True)
    for body in ("Bản đầu.", "Bản sau."):  # a change, which the pages show
        write(origin / "content", FILES | {"2024-03-05-tin-5.md": news(title="Tin 5", date="05/03/2024", body=body)})
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "x"], check=True)
    for number, (umask, more) in enumerate((
        (0o077, {"TZ": "America/New_York", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
        (0o002, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77", "LANG": "C.UTF-8"}),
    )):  # fmt: skip
        clone = tmp_path / f"clone-{number}" / ("x" * number)
        subprocess.run(["git", "clone", "-q", str(origin), str(clone)], check=True, umask=umask)
        base = {name: value for name, value in os.environ.items() if name not in ("TZ", "LANG", "LC_ALL")}
        environment = {**base, **more, "SITEURL": "https://luutru.vn", "SOURCE_DATE_EPOCH": "1764320400"}
        command = [sys.executable, "-m", "pelican", "-s", "publishconf.py"]
        subprocess.run(command, cwd=clone, check=True, capture_output=True, env=environment, umask=umask)
        made.append({name: (clone / "output" / name).read_bytes() for name in files_below(clone / "output")})
    assert made[0].keys() == made[1].keys()
    assert [name for name, data in made[0].items() if made[1][name] != data] == []
    assert "2024/03/tin-1/index.html.br" in made[0]
    assert "Lịch sử thay đổi (2)" in made[0]["2024/03/tin-5/index.html"].decode()
