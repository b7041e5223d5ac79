"""The commands as users call them: what they print, and their exit codes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.build.site_url import ascii_url, fault_of
from plugins.core.files import files_below
from tests.tables import every
from tools.commands import main
from tools.site.build import check, disk_fault

ROOT = Path(__file__).resolve().parents[2]
GOOD = """---
title: Giao ban Quý III/2019
date: Thứ năm, 05/09/2019 12:50
category: giao-ban
period: Quý III/2019
summary: Tóm tắt.
---

Nội dung.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    article = folder / "bai-viet" / "2019" / "2019-09-05-giao-ban.md"
    article.parent.mkdir(parents=True)
    article.write_text(GOOD, encoding="utf-8")
    return folder


def spoil(content: Path) -> None:
    article = next(content.rglob("*.md"))
    article.write_text(GOOD.replace("Thứ năm", "Thứ tư"), encoding="utf-8")


@pytest.mark.slow
def test_a_folder_without_data_is_built_with_the_projects_own(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    assert main(["build", "--content", str(content), "--output", str(output)]) == 0
    assert (output / "2019" / "09" / "giao-ban" / "index.html").is_file()
    assert (output / "404.html").is_file()


@pytest.mark.slow
def test_a_fault_leaves_the_last_site_as_it_was(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "site"
    main(["build", "--content", str(content), "--output", str(output)])
    before = {name: (output / name).stat().st_mtime_ns for name in files_below(output)}
    spoil(content)
    assert main(["build", "--content", str(content), "--output", str(output)]) == 1
    assert {name: (output / name).stat().st_mtime_ns for name in files_below(output)} == before
    error = capsys.readouterr().err
    assert "bai-viet/2019/2019-09-05-giao-ban.md:3: " in error
    assert "thứ Năm" in error


@pytest.mark.slow
@pytest.mark.parametrize("name", ["2019-09-20-giao-ban.md", "中文.md"])
def test_a_file_without_an_address_of_its_own_is_told_like_any_fault(
    content: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (content / "bai-viet/2019" / name).write_text(GOOD, encoding="utf-8")
    assert main(["check", "--content", str(content), "--format", "json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(fault["file"], fault["code"]) for fault in told} >= {
        (f"bai-viet/2019/{name}", "file-name" if name == "中文.md" else "address-taken")
    }


def test_check_says_the_same_to_programs(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(content), "--format", "json"]) == 0
    assert capsys.readouterr().out == ""
    spoil(content)
    assert main(["check", "--content", str(content), "--format", "json"]) == 1
    (fault,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (fault["file"], fault["line"]) == ("bai-viet/2019/2019-09-05-giao-ban.md", 3)
    assert {"file", "line", "code", "message"} <= fault.keys()


@pytest.mark.slow
def test_a_later_date_waits_for_its_time(content: Path, tmp_path: Path) -> None:
    page = tmp_path / "site" / "2019" / "09" / "giao-ban" / "index.html"
    build = ["build", "--content", str(content), "--output", str(tmp_path / "site")]
    assert main([*build, "--now", "2019-09-05T12:00"]) == 0
    assert not page.exists()
    assert main([*build, "--now", "2019-09-06"]) == 0
    assert page.exists()


def test_a_missing_folder_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--content", str(tmp_path / "none")]) == 2
    assert main(["check", "--content", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err


def test_a_theme_that_is_none_is_wrong_usage(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in (tmp_path / "none", tmp_path):
        argv = ["build", "--content", str(content), "--output", str(tmp_path / "site"), "--theme", str(folder)]
        assert main(argv) == 2
        assert "không phải một giao diện" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "argv", [[], ["nothing"], ["build", "--what"], ["check", "--format", "xml"], ["site", "--port", "x"]]
)
def test_wrong_usage_exits_with_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_new_writes_a_draft_that_has_no_fault(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["new", "giao-ban", 'Giao ban "Quý IV/2019": kết quả', "--content", str(content), "--date", "5/12/2019"]
    assert main(argv) == 0
    path = content / "bai-viet" / "2019" / "2019-12-05-giao-ban-quy-iv-2019-ket-qua.md"
    assert 'title: "Giao ban \\"Quý IV/2019\\": kết quả"' in path.read_text(encoding="utf-8")
    assert main(["check", "--content", str(content), "--now", "2020-01-01"]) == 0
    assert main(argv) == 2, "the name is taken"
    assert main(["new", "giao-bam", "Tiêu đề", "--content", str(content)]) == 2
    assert "giao-ban" in capsys.readouterr().err


@every(
    "url, code",
    [
        ("https://luutru.gov.vn", None),
        ("https://luutru.gov.vn/kho/", None),
        ("http://10.1.2.3:8080", None),
        ("https://luu-tru.example", "siteurl-example"),
        ("http://localhost:8000", "siteurl-example"),
        ("https://www.example.com", "siteurl-example"),
        ("", "siteurl-bad"),
        ("luutru.gov.vn", "siteurl-bad"),
        ("ftp://luutru.gov.vn", "siteurl-bad"),
        ("https://luutru.gov.vn/?x=1", "siteurl-bad"),
        ("https://[bad", "siteurl-bad"),
        ("https://a b.vn", "siteurl-bad"),
        ("https://luutru.gov.vn/a b", "siteurl-bad"),
        ("https://luutru.gov.vn\n", "siteurl-bad"),
        ("https://luutru.gov.vn?", "siteurl-bad"),
        ("https://luutru.gov.vn:99999", "siteurl-bad"),
        ("https://-a-.vn", "siteurl-bad"),
        ("https://admin:mật@luutru.gov.vn", "siteurl-credentials"),
        ("https://@luutru.gov.vn", "siteurl-credentials"),
        ("https://luutru.gov.vn//kho", "siteurl-path"),
        ("https://luutru.gov.vn/kho//", "siteurl-path"),
        ("https://luutru.gov.vn/../kho", "siteurl-path"),
        ("https://luutru.gov.vn/l%C6%B0u", "siteurl-path"),
        ("https://luutru.gov.vn/lưu-trữ", "siteurl-path"),
        ("HTTPS://LUU-TRU.EXAMPLE", "siteurl-example"),
        ("https://luu-tru.example.", "siteurl-example"),
        ("http://127.0.0.2", "siteurl-example"),
        ("http://[::1]:80", "siteurl-example"),
        ("http://0.0.0.0", "siteurl-example"),
        ("http://[::ffff:127.0.0.1]", "siteurl-example"),
        ("http://127.0.0.1.", "siteurl-example"),
        ("http://127.1", "siteurl-bad"),
        ("http://2130706433", "siteurl-bad"),
        ("http://0x7f000001", "siteurl-bad"),
        ("https://luutru.1", "siteurl-bad"),
        ("https://1.gov.vn", None),
        ("https://lưutrữ.vn/kho", None),
        ("https://luutru.gov.vn:8443/kho/2026", None),
    ],
)
def test_addresses_for_publishing(url: str, code: str | None) -> None:
    assert fault_of(url) == code


def test_an_address_in_the_form_for_machines() -> None:
    assert ascii_url("https://Lưutrữ.vn/Kho/") == "https://xn--lutr-qib9306b.vn/Kho"
    assert ascii_url("http://[::1]:8000/") == "http://[::1]:8000"
    for written in (
        "HTTPS://Luutru.GOV.vn:443/",
        "https://luutru.gov.vn.",
        "https://luutru.gov.vn.:0443",
        "https://luutru.gov.vn:",
    ):
        assert (fault_of(written), ascii_url(written)) == (None, "https://luutru.gov.vn")
    assert ascii_url("http://luutru.gov.vn:80/kho/") == "http://luutru.gov.vn/kho"
    assert ascii_url("http://luutru.gov.vn:443") == "http://luutru.gov.vn:443"
    assert ascii_url("http://[2001:db8::1]:80") == "http://[2001:db8::1]"
    assert ascii_url("http://localhost:8000") == "http://localhost:8000"


@pytest.mark.slow
def test_publish_takes_its_address_from_the_environment(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    argv = ["publish", "--content", str(content), "--output", str(output)]
    assert main(argv) == 2
    assert not output.exists()
    monkeypatch.setenv("SITEURL", "https://luutru.gov.vn/kho/")
    assert main(argv) == 1  # no contact for requests about personal data
    assert not output.exists()
    data = content / "du-lieu" / "co-quan.yaml"
    data.parent.mkdir(exist_ok=True)
    shipped = (ROOT / "content" / "du-lieu" / "co-quan.yaml").read_text(encoding="utf-8")
    data.write_text(shipped.replace("\ncontact:", "\ncontact: giu-kho@luutru.gov.vn"), encoding="utf-8")
    assert main(argv) == 0
    assert "mailto:giu-kho@luutru.gov.vn" in (output / "thong-tin-ca-nhan" / "index.html").read_text(encoding="utf-8")
    page = (output / "2019" / "09" / "giao-ban" / "index.html").read_text(encoding="utf-8")
    assert 'rel="canonical" href="https://luutru.gov.vn/kho/2019/09/giao-ban/"' in page
    assert 'href="/kho/2019/"' in page
    assert "localhost" not in page


@pytest.mark.slow
def test_the_site_stays_out_of_pelicans_way(content: Path, tmp_path: Path) -> None:
    """`pelican` itself builds an identical site from the same settings."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    assert main(["build", "--content", str(content), "--output", str(ours)]) == 0
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(theirs), "-s", str(ROOT / "pelicanconf.py")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    names = list(files_below(ours))
    assert names == list(files_below(theirs))
    assert [name for name in names if (ours / name).read_bytes() != (theirs / name).read_bytes()] == []


def run_door(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    base = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), *argv],
        cwd=ROOT.parent, env={**base, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_door_works_from_anywhere_and_in_any_locale() -> None:
    result = run_door("date", "Quý III/2019", "--format", "json", LC_ALL="C", LANG="C")
    assert result.returncode == 0
    assert json.loads(result.stdout)["start"] == "2019-07-01"


@pytest.mark.slow
def test_invoke_knows_every_command() -> None:
    invoke = [sys.executable, "-m", "invoke"]
    listing = subprocess.run([*invoke, "--list"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in ("site", "build", "check", "date", "new", "publish", "test", "lint"):
        assert f"  {name} " in listing
    result = subprocess.run(
        [*invoke, "date", "05/09/2019", "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(result.stdout)["weekday"] == "Thứ Năm"


@pytest.mark.skipif(not shutil.which("env"), reason="needs a shell's env to hide the environment")
def test_a_machine_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    """A copy of tasks.py without .venv, run by a Python whose venv module fails."""
    for name in ("tasks.py", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "venv.py").write_text("raise ImportError('no venv here')\n")
    result = subprocess.run(
        [sys.executable, "-X", "utf8", str(tmp_path / "tasks.py"), "check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 3
    assert "python3-venv" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("number", "expected"),
    [(errno.ENOSPC, "Đĩa đầy, không ghi được a/b.html"), (errno.EACCES, "Không có quyền đọc hoặc ghi a/b.html"),
     (errno.EIO, "Không đọc hoặc ghi được a/b.html (")],
)  # fmt: skip
def test_what_the_disk_refuses_is_told_in_words(number: int, expected: str) -> None:
    assert disk_fault(OSError(number, os.strerror(number), "a/b.html")).startswith(expected)


def test_a_fault_of_the_disk_without_a_path_is_told() -> None:
    assert "một tệp (hỏng)" in disk_fault(OSError("hỏng"))


def test_a_time_of_the_environment_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm nay")
    assert check(None, "text", now=None) == 3
    assert "SOURCE_DATE_EPOCH=hôm nay không phải là thời điểm" in capsys.readouterr().err
