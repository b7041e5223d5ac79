"""Broken sites and the exact diagnostics of each: tests/site/faults/NAME/{content/, diagnostics.txt}.

A line of diagnostics.txt is `level file:line code`. After an intended change, `python -m tests.site.test_faults`
rewrites the lists; review the diff.
"""

from __future__ import annotations

import codecs
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from plugins.core.diagnostics import Diagnostic
from tests.archives import PLAIN, ROOT
from tests.archives import check as check_folder
from tests.content.legacy_text import to_1258, to_tcvn3, to_vni
from tests.tables import every

SITES = sorted(path.parent for path in Path(__file__).with_name("faults").glob("*/content"))
NOW = datetime(2026, 1, 1)
TEXT = (
    "---\ntitle: Hội nghị giao ban\ndate: 05/09/2019\ncategory: giao-ban\nperiod: Quý III/2019\n---\n\n"
    "Bộ họp giao ban quý III năm 2019.\n"
)


def check(content: Path) -> list[Diagnostic]:
    return check_folder(content, now=NOW, capabilities=PLAIN)[1]


def listed(content: Path) -> list[str]:
    return [f"{fault.level} {fault.file}:{fault.line} {fault.code}" for fault in check(content)]


@every("site", SITES)
def test_a_broken_site(site: Path) -> None:
    assert listed(site / "content") == (site / "diagnostics.txt").read_text(encoding="utf-8").splitlines()


@every("site", SITES)
def test_its_messages_name_no_place_of_this_machine(site: Path) -> None:
    for fault in check(site / "content"):
        assert str(ROOT) not in str(fault)
        assert not Path(fault.file).is_absolute()


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        (to_tcvn3(TEXT), "not-utf8", "TCVN3"), (to_vni(TEXT), "not-utf8", "VNI"),
        (to_1258(TEXT), "not-utf8", "Windows-1258"),
        (TEXT.encode("utf-16"), "not-utf8-wide", "UTF-16"), (TEXT.encode("utf-16-le"), "not-utf8-wide", "UTF-16"),
        (TEXT.encode() + b"\0", "control-character", "U+0000"),
        (TEXT.encode() + b"x" * 20_000_000, "too-large", "1 MB"),
        (TEXT.encode() + to_tcvn3(TEXT).decode("latin-1").encode(), "mojibake", "TCVN3"),
    ],
    ids=["tcvn3", "vni", "1258", "utf16-bom", "utf16", "nul", "20mb", "mojibake"],
)  # fmt: skip
def test_files_that_are_better_not_kept(tmp_path: Path, data: bytes, code: str, named: str) -> None:
    path = tmp_path / "bai-viet/2019/2019-09-05-giao-ban.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    (fault,) = check(tmp_path)
    assert (fault.code, fault.level) == (code, "error")
    assert named in fault.message


@pytest.mark.parametrize(
    "data",
    [codecs.BOM_UTF8 + TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), unicodedata.normalize("NFD", TEXT).encode()],
    ids=["bom", "crlf", "nfd"],
)
def test_files_that_differ_in_no_letter(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bai-viet/2019/2019-09-05-giao-ban.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    assert check(tmp_path) == []


def test_a_folder_with_names_in_nfd(tmp_path: Path) -> None:
    """macOS used to write names this way."""
    shutil.copytree(next(site for site in SITES if site.name == "ten-tep") / "content", tmp_path / "c")
    for path in sorted((tmp_path / "c").rglob("*"), reverse=True):
        path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    codes = [line.split()[-1] for line in listed(tmp_path / "c")]
    assert sorted(codes) == sorted(line.split()[-1] for line in listed(SITES[0].parent / "ten-tep/content"))


if __name__ == "__main__":
    for folder in SITES:
        lines = "".join(f"{line}\n" for line in listed(folder / "content"))
        (folder / "diagnostics.txt").write_text(lines, encoding="utf-8")
