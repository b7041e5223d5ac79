"""A warm build's output equals a cold build's, byte for byte, after any edits."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.build import scan
from plugins.content.folder import Files, load
from plugins.content.source import SourceFile
from plugins.core import stamps
from tests.build.edits import (
    EDITS,
    Bench,
    add_a_notice,
    change,
    change_a_page,
    change_and_keep_time,
    change_markdown_extensions,
    damage_the_cache,
    damage_the_output,
    link,
    move_lines,
    rename,
    replace_in,
    schedule,
    touch,
    tree,
)  # fmt: skip

pytestmark = pytest.mark.slow
SOON = 20_000_000
"""Nanoseconds; shorter than in production, which allows for the coarsest file system clock."""


@pytest.fixture(autouse=True)
def sources_soon_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these quick builds, too, read only the sources that may have changed."""
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", SOON)


@pytest.mark.parametrize("part", range(4))
def test_after_each_kind_of_edit(tmp_path: Path, part: int, subtests: pytest.Subtests) -> None:
    bench = Bench(tmp_path, random.Random(part))
    link(bench)
    bench.build(bench.warm, tmp_path / "cache")
    for edit in EDITS[part::4]:
        edit(bench)
        with subtests.test(edit=edit.__name__):
            bench.assert_warm_equals_cold()


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_edits(tmp_path: Path, seed: int) -> None:
    bench = Bench(tmp_path, random.Random(seed))
    for _ in range(4):
        for edit in bench.rng.sample(EDITS, bench.rng.randint(1, 3)):
            edit(bench)
        bench.assert_warm_equals_cold()


@pytest.mark.parametrize("edit", [change, change_a_page, move_lines, touch])
def test_after_an_edit_of_a_text_little_is_made(tmp_path: Path, edit: Callable[[Bench], None]) -> None:
    bench = Bench(tmp_path, random.Random(3))
    bench.build(bench.warm, tmp_path / "cache")
    for _ in range(3):
        edit(bench)
        report = bench.build(bench.warm, tmp_path / "cache")
        assert report.read_anew <= 1
        assert report.made < report.files / 2
        assert report.files == len(tree(bench.warm))
        assert report.articles == len(bench.articles())
    bench.assert_warm_equals_cold()


def test_a_changed_component_makes_the_pages_that_show_it(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(5))
    add_a_notice(bench)
    bench.build(bench.warm, tmp_path / "cache")
    with (bench.theme / "templates/components/notice.html").open("a", encoding="utf-8") as file:
        file.write("\n{# changed #}\n")
    report = bench.build(bench.warm, tmp_path / "cache")
    assert report.made == sum('class="notice"' in path.read_text("utf-8") for path in bench.warm.rglob("*.html"))


def test_after_a_translation_came_changed_and_went(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(2))
    bench.build(bench.warm, tmp_path / "cache")
    original = bench.articles()[0]
    english = original.with_name(f"{original.name[:10]}-english.md")
    english.write_text(
        f"---\nlang: en\ntranslates: {original.name}\ntitle: English\n---\n\nA text.\n", encoding="utf-8"
    )
    bench.assert_warm_equals_cold()
    replace_in(original, "title: ", "title: Tin khác ")
    replace_in(english, "title: English", "title: In English")
    bench.assert_warm_equals_cold()
    english.unlink()
    bench.assert_warm_equals_cold()


def lose_the_store(bench: Bench) -> None:
    for path in (bench.root / "cache").rglob("*.sqlite*"):
        path.unlink()


def lose_the_cache(bench: Bench) -> None:
    shutil.rmtree(bench.root / "cache")


def lose_it_and_build_elsewhere(bench: Bench) -> None:
    lose_the_cache(bench)
    bench.build(bench.root / "elsewhere", bench.root / "cache", SITEURL="https://elsewhere.example")


@pytest.mark.parametrize("loss", [lose_the_store, lose_the_cache, lose_it_and_build_elsewhere, damage_the_cache])
def test_what_was_lost_is_missed_but_once(tmp_path: Path, loss: Callable[[Bench], None]) -> None:
    bench = Bench(tmp_path, random.Random(8))
    whole = bench.build(bench.warm, tmp_path / "cache")
    loss(bench)
    change(bench)
    again = bench.build(bench.warm, tmp_path / "cache")
    assert again.made < whole.made / 2  # the output's record has the digests of published files
    for _ in range(3):
        change(bench)
        assert bench.build(bench.warm, tmp_path / "cache").read_anew == 1
    bench.assert_warm_equals_cold()


@pytest.mark.skipif(not stamps.TELLS_CHANGES, reason="this system does not tell when a file was changed")
def test_a_source_that_goes_away_between_two_looks_has_the_build_begin_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, random.Random(5))
    looks: list[int] = []

    def vanishing(*about: Any) -> Iterator[SourceFile]:
        looks.append(len(looks))
        if len(looks) == 2:
            bench.articles()[0].unlink()
        return load(*about)

    monkeypatch.setattr(scan, "load", vanishing)
    report = bench.build(bench.warm, tmp_path / "cache")
    assert report.articles == len(bench.articles())
    monkeypatch.setattr(scan, "load", load)
    bench.assert_warm_equals_cold()


def test_sources_that_cannot_have_changed_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(tmp_path, random.Random(5))
    bench.build(bench.warm, tmp_path / "cache")  # the sources are so recent that they may change unseen
    time.sleep(2 * SOON / 1e9)
    read: list[list[str]] = []

    def spy(content: Path, files: Files, paths: list[str], *more: Any) -> Iterator[SourceFile]:
        read.append([*paths])
        return load(content, files, paths, *more)

    monkeypatch.setattr(scan, "load", spy)
    bench.build(bench.warm, tmp_path / "cache")
    bench.build(bench.warm, tmp_path / "cache")
    change_and_keep_time(bench)
    bench.assert_warm_equals_cold()
    assert [len(paths) for paths in read[1:4]] == [0, 1, 1]  # found by its digest, then read


def test_a_source_changed_while_a_build_began_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a", encoding="utf-8")
    stamp = stamps.stamp_of(path)
    assert stamp
    now = max(stamp[1:3])
    assert not stamps.is_settled(stamp, now)
    assert not stamps.is_settled(stamp, now + SOON)
    assert stamps.is_settled(stamp, now + SOON + 1)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("damage", [damage_the_output, lambda bench: shutil.rmtree(bench.warm)], ids=["some", "all"])
def test_a_spoilt_output_is_mended_by_the_edit_of_a_text(
    tmp_path: Path, processes: int, damage: Callable[[Bench], None]
) -> None:
    bench = Bench(tmp_path, random.Random(5), {"ARCHIVE_PROCESSES": processes})
    bench.build(bench.warm, tmp_path / "cache")
    change(bench)
    damage(bench)
    bench.assert_warm_equals_cold()


def test_a_cold_build_trusts_nothing_that_was_kept(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(6))
    whole = bench.build(bench.warm, tmp_path / "cache")
    replace_in(bench.warm / "index.html", "Bài", "Bói", keep_time=True)
    assert bench.build(bench.warm, tmp_path / "cache").written == 0  # a change that keeps size and time goes unnoticed
    report = bench.build(bench.warm, tmp_path / "cache", ARCHIVE_COLD=True)
    assert (report.read_anew, report.made, report.written) == (whole.read_anew, whole.files, 1)
    assert bench.build(bench.warm, tmp_path / "cache").read_anew == 0
    bench.assert_warm_equals_cold()


def test_a_notice_closes_and_an_article_comes_out_by_themselves(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(4))
    schedule(bench)
    add_a_notice(bench)
    bench.build(bench.warm, tmp_path / "cache")
    for minutes in (1, 3, 3, 9, 20, 20):
        bench.now += timedelta(minutes=minutes)
        bench.assert_warm_equals_cold()


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(8))
    bench.build(bench.warm, tmp_path / "cache")
    report = bench.build(bench.warm, tmp_path / "cache")
    assert (report.written, report.deleted) == (0, 0)


def test_the_images_of_what_comes_out_with_time_are_shown(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(9))
    schedule(bench)
    bench.build(bench.warm, tmp_path / "cache")
    assert not (bench.warm / "anh").exists()
    bench.now += timedelta(hours=1)
    bench.assert_warm_equals_cold()
    assert (bench.warm / "anh").is_dir()


class TestFaultsOfPelicansCache:
    """Cases that stock Pelican's cache gets wrong."""

    @pytest.fixture
    def bench(self, tmp_path: Path) -> Bench:
        bench = Bench(tmp_path, random.Random(9))
        bench.build(bench.warm, tmp_path / "cache")
        return bench

    def test_change_of_addresses(self, bench: Bench) -> None:
        bench.settings["SITEURL"] = "https://luutru.gov.vn/kho"
        bench.assert_warm_equals_cold()

    def test_change_of_markdown_extensions(self, bench: Bench) -> None:
        change_markdown_extensions(bench)
        bench.assert_warm_equals_cold()

    def test_change_of_a_summary(self, bench: Bench) -> None:
        replace_in(bench.articles()[0], "summary: Tóm tắt", "summary: Tóm lược")
        bench.assert_warm_equals_cold()

    def test_change_of_a_linked_slug(self, bench: Bench) -> None:
        link(bench)
        bench.build(bench.warm, bench.root / "cache")
        rename(bench)
        bench.assert_warm_equals_cold()

    def test_an_edit_that_keeps_the_time(self, bench: Bench) -> None:
        replace_in(bench.articles()[0], "Nội dung", "Nội dunh", keep_time=True)
        bench.assert_warm_equals_cold()

    def test_pages_of_deleted_articles(self, bench: Bench) -> None:
        article = bench.articles()[0]
        slug = article.stem[len("2019-09-05-") :]
        article.unlink()
        bench.assert_warm_equals_cold()
        assert not list(bench.warm.rglob(f"{slug}/index.html"))

    def test_code_that_has_changed(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("plugins.build.pipeline.code_digest", lambda *_: b"another version of the code")
        monkeypatch.setattr("plugins.build.read.code_digest", lambda *_: b"another version of the code")
        bench.assert_warm_equals_cold()
