"""The output folder: published whole or not at all, and nothing deleted that the engine did not make."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.build.output import Output, files_below, path_of


def publish(folder: Path, files: dict[str, bytes]) -> tuple[int, int]:
    with Output(folder) as output:
        stage(output, files)
        return output.commit()


def stage(output: Output, files: dict[str, bytes]) -> None:
    for address, content in files.items():
        kept = output.has(address) and output.kept(address, content.hex())
        output.stage(address, content.hex(), kept or output.write(address, content))


def published(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/2019/09/", "2019/09/index.html"),
        ("/404.html", "404.html"),
        ("/feeds/x.xml", "feeds/x.xml"),
    ],
)
def test_path_of_an_address(address: str, path: str) -> None:
    assert path_of(address) == path


@pytest.mark.parametrize("address", ["/../x/", "/a//b/", "/a/./b", "/a\\..\\b", "/a/.."])
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


def test_what_is_no_longer_produced_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"1", "/a/b/": b"2"})
    (site / "CNAME").write_bytes(b"host")
    assert publish(site, {"/": b"1"}) == (0, 1)
    assert published(site) == {"index.html": b"1", "CNAME": b"host"}
    assert not (site / "a").exists()


def test_two_files_at_one_address_are_refused(tmp_path: Path) -> None:
    with Output(tmp_path / "site") as output:
        output.has("/")
        with pytest.raises(ValueError, match="two files"):
            output.has("/index.html")


def test_a_build_that_fails_midway_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"old", "/a/": b"old"})
    with pytest.raises(RuntimeError), Output(site) as output:
        stage(output, {"/": b"new"})
        raise RuntimeError
    assert published(site) == {"index.html": b"old", "a/index.html": b"old"}
    publish(site, {"/": b"newer"})
    assert published(site) == {"index.html": b"newer"}


@pytest.mark.parametrize("moves", range(5))
def test_a_build_killed_while_moving_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    site = tmp_path / "site"
    publish(site, {"/": b"old", "/a/": b"old", "/gone/": b"old"})
    new = {"/": b"new", "/a/": b"new", "/b/": b"new"}
    real, left = Path.replace, [moves + 2]  # the next record and the journal are put in place by moves

    def replace(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with contextlib.suppress(KeyboardInterrupt):
        publish(site, new)
    monkeypatch.setattr(Path, "replace", real)
    with Output(site):
        assert published(site) == {"index.html": b"new", "a/index.html": b"new", "b/index.html": b"new"}


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

    monkeypatch.setattr("plugins.build.output._write", full)
    with pytest.raises(OSError, match="No space"):
        publish(site, {"/": b"new", "/a/": b"new"})
    assert published(site) == {"index.html": b"old", "a/index.html": b"old"}


@given(
    st.lists(st.dictionaries(st.sampled_from(["/", "/a/", "/a", "/a/b/", "/c.xml"]), st.binary(max_size=3)), max_size=4)
)
def test_after_any_builds_the_folder_is_what_the_last_one_made(builds: list[dict[str, bytes]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        for files in builds:
            if "/a" in files and len(files.keys() & {"/a/", "/a/b/"}):
                files = {address: content for address, content in files.items() if address != "/a"}
            publish(site, files)
            assert published(site) == {path_of(address): content for address, content in files.items()}
