"""Where a site may be deployed, and the headers of its files; without any server."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from plugins.core.codec import NOT_DECODED
from tests.tables import every
from tools.deploy.bucket import Record
from tools.deploy.errors import DeployError
from tools.deploy.files import FOR_EVER, SHORT, cache_of, phase_of, type_of
from tools.deploy.place import Releases
from tools.deploy.targets import BucketTarget, FolderTarget, SshTarget, Target, read_target


def read(text: str, folder: Path) -> Target:
    return read_target(text, output=folder / "kho/output", content=folder / "kho/content")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ssh://máy/srv/trang", None),
        ("ssh://web.gov.vn/srv/trang/", SshTarget("web.gov.vn", "/srv/trang")),
        ("ssh://lan@web.gov.vn:2222/srv/luu%20tru", SshTarget("web.gov.vn", "/srv/luu tru", "lan", 2222)),
        ("s3://kho-luu-tru", BucketTarget("kho-luu-tru")),
        ("s3://kho-luu-tru/trang/", BucketTarget("kho-luu-tru", "trang/")),
    ],
)
def test_addresses(text: str, target: Target | None, tmp_path: Path) -> None:
    if target is None:
        with pytest.raises(DeployError):
            read(text, tmp_path)
    else:
        assert read(text, tmp_path) == target


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "ssh://", "ssh:///srv", "ssh://web.gov.vn", "ssh://web.gov.vn/", "ssh://-oProxyCommand=x/srv",
        "ssh://-x@web.gov.vn/srv", "ssh://lan:mat-khau@web.gov.vn/srv", "ssh://web.gov.vn/srv/../..",
        "ssh://web.gov.vn:99999/srv", "ssh://web.gov.vn/srv%0arm", "ssh://web.gov.vn/srv?x=1", "s3://", "s3://A_b/x",
        "s3://khoa:bi-mat@kho", "ftp://web.gov.vn/srv", "https://web.gov.vn/srv", "a\nb",
    ],
)  # fmt: skip
def test_what_cannot_be_meant(text: str, tmp_path: Path) -> None:
    with pytest.raises(DeployError) as fault:
        read(text, tmp_path)
    assert fault.value.exit_code == 2


@pytest.mark.parametrize(
    "place", ["kho/output", "kho/output/trang", "kho", "kho/content", "kho/content/trang", "kho/clone"]
)
def test_folders_where_no_release_may_lie(place: str, tmp_path: Path) -> None:
    (tmp_path / "kho/clone/.git").mkdir(parents=True)
    with pytest.raises(DeployError) as fault:
        read(str(tmp_path / place), tmp_path)
    assert fault.value.code == "target-unsafe"
    assert read(str(tmp_path / "trang"), tmp_path) == FolderTarget((tmp_path / "trang").resolve())


@pytest.mark.parametrize("place", ["/", "~", "/tmp/..", "~/x/.."])
def test_neither_root_nor_home(place: str, tmp_path: Path) -> None:
    with pytest.raises(DeployError) as fault:
        read(place, tmp_path)
    assert fault.value.code == "target-unsafe"


def test_names_of_releases_need_no_clock() -> None:
    names = tuple(f"{number:06}-{'ab' * 8}" for number in (1, 2, 3))
    releases = Releases(names[1], names)
    assert releases.next("cd" * 32) == f"000004-{'cd' * 8}"
    assert releases.earlier == names[0]
    assert releases.spare("000004-x", 2) == (names[0], names[2])
    assert Releases("", names).spare("000004-x", 3) == names[:1]  # the link is lost, without a rollback
    assert Releases().next("cd" * 32) == f"000001-{'cd' * 8}"
    assert (Releases().earlier, Releases().spare("000001-x", 1)) == ("", ())


@every(
    "path, kind, cache, phase",
    [
        ("index.html", "text/html; charset=utf-8", SHORT, 2),
        ("404.html", "text/html; charset=utf-8", SHORT, 2),
        ("theme/0123456789/css/main.css", "text/css; charset=utf-8", FOR_EVER, 0),
        ("theme/0123456789/fonts/a.woff2", "font/woff2", FOR_EVER, 0),
        ("anh/0123456789abcdef-360.avif", "image/avif", FOR_EVER, 0),
        ("tim-kiem/chi-muc/3/1f0a-xyz.txt", "text/plain; charset=utf-8", SHORT, 0),
        ("tim-kiem/chi-muc/cards/cards-0.json", "application/json; charset=utf-8", SHORT, 1),
        ("tim-kiem/chi-muc/manifest.json", "application/json; charset=utf-8", SHORT, 1),
        ("feeds/tat-ca.atom.xml", "application/atom+xml; charset=utf-8", SHORT, 1),
        ("2019/09/trich-dan.bib", "application/x-bibtex; charset=utf-8", SHORT, 1),
        ("SHA256SUMS", "text/plain; charset=utf-8", SHORT, 3),
        ("SHA256SUMS.minisig", "application/octet-stream", SHORT, 3),
        ("manifest.json", "application/json; charset=utf-8", SHORT, 3),
        ("sitemap.xml", "application/xml; charset=utf-8", SHORT, 3),
        ("2019/index.html.br", "application/octet-stream", SHORT, 1),
        ("tai-du-lieu/2019.jsonl.gz", "application/gzip", SHORT, 1),
        ("tai-du-lieu/dcat.jsonld", "application/ld+json; charset=utf-8", SHORT, 1),
        ("anh-that-lac/index.html", "text/html; charset=utf-8", SHORT, 2),
        ("theme/khac/main.css", "text/css; charset=utf-8", SHORT, 1),
    ],
)
def test_what_a_host_is_told_of_a_file(path: str, kind: str, cache: str, phase: int) -> None:
    assert (type_of(path), cache_of(path), phase_of(path)) == (kind, cache, phase)


def test_a_record_comes_back_as_it_was() -> None:
    record = Record({"index.html": ("ab", '"tag"')}, {"theme/x": 1.5})
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
    for damaged in (b"", b"[]", b"{}", b'{"format": "khac"}', b"\xff"):
        with pytest.raises(NOT_DECODED):
            msgspec.json.decode(damaged, type=Record)
