"""The output folder: published as a whole or not at all, and only files made by a build are replaced or deleted."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.build.publish import ForeignFiles, Output, path_of, unsafe_output
from plugins.core.files import files_below, without_checksum

ASSETS, PAGES, OVERVIEWS = 0, 1, 2
Files = dict[str, bytes]


def publish(folder: Path, files: Files) -> tuple[int, int]:
    with Output(folder) as output:
        output.distrust(output.altered())
        stage(output, files)
        return output.commit()


def stage(output: Output, files: Files) -> None:
    for address, content in files.items():
        if not output.keep(address, content.hex()):
            output.stage(address, content.hex(), output.write(address, content), phase_of(address))


def phase_of(address: str) -> Any:
    return ASSETS if address.startswith("/theme/") else OVERVIEWS if address == "/sitemap.xml" else PAGES


def published(folder: Path) -> Files:
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/2019/09/", "2019/09/index.html"),
        ("/404.html", "404.html"),
        ("/feeds/x.xml", "feeds/x.xml"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_path_of_an_address(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize("address", ["/../x/", "/a//b/", "/a/./b", "/a\\..\\b", "/a/..", "//", "/.", "/..", "//a"])
def test_an_address_never_leaves_the_folder(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        path_of(address)


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert publish(site, {"/": b"1", "/a/": b"2"}) == (2, 0)
    before = (site / "index.html").stat().st_mtime_ns
    assert publish(site, {"/": b"1", "/a/": b"3"}) == (1, 0)
    assert (site / "index.html").stat().st_mtime_ns == before
    assert published(site) == {"index.html": b"1", "a/index.html": b"3"}


def test_what_is_no_longer_made_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/b/": b"2"})
    (site / "CNAME").write_bytes(b"host")
    assert publish(site, {"/": b"1"}) == (0, 1)
    assert published(site) == {"index.html": b"1", "CNAME": b"host"}
    assert not (site / "a").exists()


def test_two_files_at_one_address_are_refused(tmp_path: Path) -> None:
    with Output(tmp_path / "site") as output:
        output.keep("/", "1")
        with pytest.raises(ValueError, match="two files"):
            output.keep("/index.html", "1")


def test_files_that_were_altered_are_mended(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/": b"2", "/b/": b"3"})
    (site / "index.html").write_bytes(b"spoilt")
    (site / "a/index.html").unlink()
    assert publish(site, {"/": b"1", "/a/": b"2", "/b/": b"3"}) == (2, 0)
    assert published(site) == {"index.html": b"1", "a/index.html": b"2", "b/index.html": b"3"}


def test_many_files_are_kept_unseen_only_if_all_are_as_they_were(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/": b"2", "/b/": b"3"})
    (site / "b/index.html").write_bytes(b"spoilt")
    with Output(site) as output:
        output.distrust(output.altered())
        assert not output.keep_unseen(["index.html", "b/index.html"])
        assert not output.keep_unseen(["index.html", "c/index.html"])
        assert output.keep_unseen(["index.html", "a/index.html"])
        assert not output.keep_unseen(["index.html"])  # kept already
        assert [each.path for each in output.published()] == ["a/index.html", "index.html"]


def test_a_build_that_fails_midway_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"old", "/a/": b"old"})
    with pytest.raises(RuntimeError), Output(site) as output:
        stage(output, {"/": b"new"})
        raise RuntimeError
    assert published(site) == {"index.html": b"old", "a/index.html": b"old"}
    publish(site, {"/": b"newer"})
    assert published(site) == {"index.html": b"newer"}


class Killed(BaseException):
    """Simulates the death of the process between two system calls."""


@contextmanager
def killed_after(calls: int, monkeypatch: pytest.MonkeyPatch, site: Path, look: Callable[[], None]) -> Iterator[None]:
    """Raise Killed after this many calls that touch the output or its state; before each call, run `look`."""
    left = [calls]

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *rest: Any, **options: Any) -> Any:
            if str(site.parent) in os.fspath(first):
                look()
                if not left[0]:
                    raise Killed
                left[0] -= 1
            return real(first, *rest, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "rmdir", "mkdir", "rename"):
            patch.setattr(os, name, watched(getattr(os, name)))
            if hasattr(Path, name):
                patch.setattr(Path, name, watched(getattr(Path, name)))
        yield


OLD: Files = {
    "/": b"page theme/1",
    "/a/": b"page theme/1",
    "/gone/": b"page theme/1",
    "/theme/1": b"style",
    "/sitemap.xml": b"/ /a/ /gone/",
}
NEW: Files = {
    "/": b"page theme/2",
    "/a/": b"page theme/2",
    "/b/": b"page theme/2",
    "/theme/2": b"style",
    "/sitemap.xml": b"/ /a/ /b/",
}


def whole(site: Path) -> None:
    """Assert that each page has its style sheet, and each address in the sitemap its page."""
    for name, content in published(site).items():
        kind, _, needs = content.decode().partition(" ")
        if kind == "page":
            assert (site / needs).is_file(), f"{name} needs {needs}"
    for address in (site / "sitemap.xml").read_text().split():
        assert (site / path_of(address)).is_file(), f"the sitemap names {address}"


@pytest.mark.parametrize("calls", range(40))
def test_whenever_a_build_is_killed_readers_see_whole_pages_and_the_next_build_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: int
) -> None:
    site = tmp_path / "site"
    publish(site, OLD)
    with killed_after(calls, monkeypatch, site, lambda: whole(site)), suppress(Killed):
        publish(site, NEW)
    whole(site)
    old, new = ({path_of(address): content for address, content in files.items()} for files in (OLD, NEW))
    with Output(site):
        assert published(site) in (old, new)
    publish(site, NEW)
    assert published(site) == new


@pytest.mark.parametrize(
    ("foreign", "address"),
    [
        ("404.html/help.txt", "/404.html"),  # a folder in the place of a file
        ("2019", "/2019/09/a/"),  # a file in the place of a folder
        ("index.html", "/"),
        ("theme", "/theme/1/main.css"),
        (".git/config", "/.git/config/"),
        ("CNAME", "/CNAME/"),
    ],
)
def test_foreign_files_are_named_and_left(tmp_path: Path, foreign: str, address: str) -> None:
    site = tmp_path / "site"
    publish(site, {"/own/": b"1"})
    path = site / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"foreign")
    with pytest.raises(ForeignFiles) as refused:
        publish(site, {"/own/": b"2", address: b"ours"})
    assert refused.value.paths == [foreign]
    assert path.read_bytes() == b"foreign"
    assert (site / "own/index.html").read_bytes() == b"1"


@pytest.mark.parametrize("new", [{"/": b"1", "/a/": b"2"}, {"/": b"1"}], ids=["written", "deleted"])
def test_nothing_is_written_or_deleted_where_a_link_leads(tmp_path: Path, new: Files) -> None:
    site, away = tmp_path / "site", tmp_path / "away"
    publish(site, {"/": b"1", "/a/": b"1"})
    (site / "a").rename(away)
    (site / "a").symlink_to(away)
    (away / "index.html").write_bytes(b"foreign")
    with pytest.raises(ForeignFiles) as refused:
        publish(site, new)
    assert refused.value.paths == ["a"]
    assert published(away) == {"index.html": b"foreign"}


def test_what_is_in_a_folder_that_took_the_place_of_our_file_is_left(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a.xml": b"1"})
    (site / "a.xml").unlink()
    (site / "a.xml").mkdir()
    publish(site, {"/": b"1", "/a.xml": b"2"})  # an empty folder may be replaced
    (site / "a.xml").unlink()
    (site / "a.xml").mkdir()
    (site / "a.xml" / "help.txt").write_bytes(b"foreign")
    with pytest.raises(ForeignFiles) as refused:
        publish(site, {"/": b"1", "/a.xml": b"3"})
    assert refused.value.paths == ["a.xml/help.txt"]
    assert published(site) == {"index.html": b"1", "a.xml/help.txt": b"foreign"}


def test_our_own_files_give_way_to_folders_and_the_other_way_round(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/a": b"file", "/b/c/": b"folder"})
    publish(site, {"/a/": b"folder", "/b": b"file"})
    assert published(site) == {"a/index.html": b"folder", "b": b"file"}


def test_a_lost_record_is_replaced_by_the_published_checksums(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sums = "".join(f"{'0' * 64}  {name}\n" for name in ("a/index.html", "index.html", "../outside", "manifest.json"))
    publish(site, {"/": b"1", "/a/": b"2", "/SHA256SUMS": sums.encode()})
    (site / "CNAME").write_bytes(b"host")
    shutil.rmtree(tmp_path / ".site.luu-tru")
    (tmp_path / "outside").write_bytes(b"not ours")
    publish(site, {"/": b"1"})
    assert published(site) == {"index.html": b"1", "CNAME": b"host"}
    assert (tmp_path / "outside").read_bytes() == b"not ours"


def test_without_record_and_checksums_what_is_there_is_counted(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_bytes(b"host")
    with Output(site) as output:
        assert output.unrecorded == 1
    with Output(tmp_path / "new") as output:
        assert output.unrecorded == 0


def test_the_record_of_an_earlier_version_is_taken_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/": b"2"})
    record = tmp_path / ".site.luu-tru" / "made.json"
    made = {
        path: ["fingerprint of another version", *rest]
        for path, (_, *rest) in orjson.loads(without_checksum(record.read_bytes())).items()
    }
    record.write_bytes(orjson.dumps(made))
    assert publish(site, {"/": b"1"}) == (0, 1)
    assert published(site) == {"index.html": b"1"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\0" * 100])
def test_a_damaged_record_deletes_nothing(tmp_path: Path, damage: bytes) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/": b"2"})
    (tmp_path / ".site.luu-tru" / "made.json").write_bytes(damage)
    with Output(site) as output, pytest.raises(ForeignFiles):
        stage(output, {"/": b"2"})
        output.commit()
    assert published(site) == {"index.html": b"1", "a/index.html": b"2"}


@pytest.mark.slow
def test_one_flipped_bit_of_the_record_neither_leaves_a_file_nor_spoils_a_checksum(tmp_path: Path) -> None:
    def summed(files: Files) -> None:
        with Output(site) as output:
            output.distrust(output.altered())
            stage(output, files)
            sums = "".join(f"{one.sha256}  {one.path}\n" for one in output.published())
            stage(output, {"/SHA256SUMS": sums.encode()})
            output.commit()

    site = tmp_path / "site"
    record = tmp_path / ".site.luu-tru" / "made.json"
    old, new = {"/": b"1", "/a/": b"2", "/b/": b"3"}, {"/": b"1", "/a/": b"4"}
    summed(new)
    right = published(site)
    chance = random.Random(1)
    for _ in range(100):
        summed(old)
        whole = record.read_bytes()
        place = chance.randrange(len(whole))
        record.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        summed(new)
        assert published(site) == right


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("content", "output-content"), ("content/x", "output-content"), (".", "output-content"),
        ("clone", "output-clone"), ("site", None), ("content-2", None),
    ],
)  # fmt: skip
def test_folders_that_no_build_may_write_to(tmp_path: Path, output: str, code: str | None) -> None:
    (tmp_path / "clone" / ".git").mkdir(parents=True)
    (tmp_path / "content").mkdir()
    assert unsafe_output(tmp_path / output, tmp_path / "content") == code


def test_neither_the_root_nor_the_home_may_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert unsafe_output(Path("/"), tmp_path / "content") is not None
    assert unsafe_output(tmp_path / "home", tmp_path / "content") == "output-home"


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    told = threading.Event()
    with Output(tmp_path / "site") as first:
        stage(first, {"/": b"first"})
        second = threading.Thread(target=lambda: Output(tmp_path / "site", told.set).__enter__())
        second.start()
        assert told.wait(10)
        first.commit()
    second.join(10)
    assert published(tmp_path / "site") == {"index.html": b"first"}


def test_a_full_disk_leaves_the_last_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"old", "/a/": b"old"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plugins.build.publish._write", full)
    with pytest.raises(OSError, match="No space"):
        publish(site, {"/": b"new", "/a/": b"new"})
    assert published(site) == {"index.html": b"old", "a/index.html": b"old"}


@given(
    st.lists(st.dictionaries(st.sampled_from(["/", "/a/", "/a", "/a/b/", "/c.xml"]), st.binary(max_size=3)), max_size=4)
)
def test_after_any_builds_the_folder_is_what_the_last_one_made(builds: list[Files]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        for files in builds:
            if "/a" in files and len(files.keys() & {"/a/", "/a/b/"}):
                files = {address: content for address, content in files.items() if address != "/a"}
            publish(site, files)
            assert published(site) == {path_of(address): content for address, content in files.items()}


def test_a_file_that_somebody_holds_for_a_moment_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Moving or deleting each file fails twice, as on Windows during a virus scan."""
    refused: dict[tuple[str, str], int] = {}

    def held(act: Callable[..., None]) -> Callable[..., None]:
        def attempt(path: Any, *rest: Any, **options: Any) -> None:
            key = act.__name__, os.fspath(path)
            refused[key] = refused.get(key, 0) + 1
            if refused[key] <= 2:
                raise PermissionError(13, "held")
            act(path, *rest, **options)

        return attempt

    folder = tmp_path / "output"
    publish(folder, {"/a/": b"1", "/b/": b"1"})
    with monkeypatch.context() as patch:
        patch.setattr("plugins.core.files.time.sleep", lambda _: None)
        patch.setattr(os, "replace", held(os.replace))
        patch.setattr(os, "unlink", held(os.unlink))
        assert publish(folder, {"/a/": b"2", "/c/": b"1"}) == (2, 1)
    assert sorted(files_below(folder)) == ["a/index.html", "c/index.html"]
    assert (folder / "a/index.html").read_bytes() == b"2"
    assert {act for act, _ in refused} == {"replace", "unlink"}
