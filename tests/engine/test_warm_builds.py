"""A warm build's output equals a cold build's, byte for byte, after any edits; and parallel equals serial."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from plugins.engine.output import files_below
from plugins.engine.report import Report
from tools.site.build import overrides, run

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 1, 1)
ARTICLE = """---
title: Bài {number} {word}
date: {day:02}/{month:02}/{year}
category: {category}
summary: Tóm tắt bài {number}.
authors: [Người {author}]
tags: [Thẻ {tag}]
---

## Mở đầu

Nội dung bài {number}: {word}.{link}
"""


@dataclass
class Bench:
    """A content folder and a theme of their own, with one output that is built warm."""

    root: Path
    rng: random.Random
    settings: dict[str, object] = field(default_factory=dict)
    count: int = 0

    def __post_init__(self) -> None:
        self.content, self.theme, self.warm = self.root / "content", self.root / "theme", self.root / "warm"
        shutil.copytree(ROOT / "content" / "du-lieu", self.content / "du-lieu")
        shutil.copytree(ROOT / "theme", self.theme)
        (self.content / "trang").mkdir()
        for _ in range(6):
            self.add()

    def articles(self) -> list[Path]:
        return sorted((self.content / "bai-viet").rglob("*.md"))

    def text(self, number: int, link: str = "") -> tuple[str, str]:
        rng = self.rng
        values = {
            "number": number, "word": rng.choice(["một", "hai", "ba"]), "day": rng.randint(1, 28),
            "month": rng.choice([1, 4, 9]), "year": rng.choice([2019, 2020]), "author": rng.randint(1, 2),
            "tag": rng.randint(1, 2), "category": rng.choice(["giao-ban", "tin-tuc", "hoi-nghi"]), "link": link,
        }  # fmt: skip
        day = f"{values['year']}-{values['month']:02}-{values['day']:02}"
        return f"bai-viet/{values['year']}/{day}-bai-{number}.md", ARTICLE.format(**values)

    def add(self) -> None:
        self.count += 1
        name, text = self.text(self.count)
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def build(self, output: Path, cache: Path, **settings: object) -> Report:
        own = {"ARCHIVE_CACHE": str(cache), **self.settings, **settings}
        return run({**overrides(self.content, output, self.theme, now=NOW), **own})

    def assert_warm_equals_cold(self) -> None:
        report = self.build(self.warm, self.root / "cache")
        assert [str(fault) for fault in report.faults if fault.level == "error"] == []
        cold = self.root / "cold"
        for folder in (cold, self.root / ".cold.luu-tru", self.root / "cold-cache"):
            shutil.rmtree(folder, ignore_errors=True)
        self.build(cold, self.root / "cold-cache")
        assert tree(self.warm) == tree(cold)


def tree(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_below(folder)}


def replace_in(path: Path, old: str, new: str, *, keep_time: bool = False) -> None:
    status = path.stat()
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    if keep_time:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def change(bench: Bench) -> None:
    replace_in(bench.rng.choice(bench.articles()), "Nội dung", f"Nội dung {bench.rng.random()} của")


def change_and_keep_time(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    old, new = ("Mở đầu", "Mở lời") if "Mở đầu" in path.read_text(encoding="utf-8") else ("Mở lời", "Mở đầu")
    replace_in(path, old, new, keep_time=True)


def add(bench: Bench) -> None:
    bench.add()


def delete(bench: Bench) -> None:
    articles = [path for path in bench.articles() if "](" not in path.read_text(encoding="utf-8")]
    linked = {line for path in bench.articles() for line in path.read_text(encoding="utf-8").split("](")[1:]}
    free = [path for path in articles if not any(path.name in line for line in linked)]
    if len(free) > 2:
        bench.rng.choice(free).unlink()


def rename(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    new = path.with_name(path.name.replace("bai-", f"tin-{bench.rng.randint(1, 99)}-"))
    for other in bench.articles():  # links follow, as an editor would have them
        other.write_text(other.read_text(encoding="utf-8").replace(path.name, new.name), encoding="utf-8")
    path.rename(new)


def retag(bench: Bench) -> None:
    path = bench.rng.choice(bench.articles())
    replace_in(path, "tags: [", f"tags: [Thẻ {bench.rng.randint(3, 5)}, ")


def link(bench: Bench) -> None:
    path, target = bench.rng.sample(bench.articles(), 2)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nXem [bài kia](../{target.parent.name}/{target.name}).\n")


def change_category_data(bench: Bench) -> None:
    path = bench.content / "du-lieu" / "chuyen-muc.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(index for index, line in enumerate(lines) if "title:" in line)
    indent = lines[number].split("title:")[0]
    lines[number] = f"{indent}title: Chuyên mục {bench.rng.randint(1, 99)}\n"
    path.write_text("".join(lines), encoding="utf-8")


def change_setting(bench: Bench) -> None:
    bench.settings["SITENAME"] = f"Lưu Trữ {bench.rng.randint(1, 99)}"


def change_template(bench: Bench) -> None:
    path = bench.rng.choice([bench.theme / "templates" / name for name in ("article.html", "home.html", "base.html")])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n<!-- {bench.rng.random()} -->\n")


def change_style(bench: Bench) -> None:
    with (bench.theme / "static" / "css" / "base.css").open("a", encoding="utf-8") as file:
        file.write(f"\n/* {bench.rng.random()} */\n")


def change_markdown_extensions(bench: Bench) -> None:
    known = ["plugins.figures.markdown"]
    now = bench.settings.get("MARKDOWN_EXTENSIONS", known)
    bench.settings["MARKDOWN_EXTENSIONS"] = known if now != known else [*known, "markdown.extensions.smarty"]


def touch(bench: Bench) -> None:
    for path in bench.articles():
        path.touch()


def damage_the_output(bench: Bench) -> None:
    pages = sorted(bench.warm.rglob("*.html"))
    if pages:
        bench.rng.choice(pages).write_text("spoilt", encoding="utf-8")
        bench.rng.choice(pages).unlink()


def damage_the_cache(bench: Bench) -> None:
    for path in (bench.root / "cache").rglob("*.sqlite"):
        path.write_bytes(path.read_bytes()[:5000] + b"\0" * 500)


EDITS: tuple[Callable[[Bench], None], ...] = (
    change, change_and_keep_time, add, delete, rename, retag, link, change_category_data, change_setting,
    change_template, change_style, change_markdown_extensions, touch, damage_the_output, damage_the_cache,
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_each_kind_of_edit(tmp_path: Path, edit: Callable[[Bench], None]) -> None:
    bench = Bench(tmp_path, random.Random(edit.__name__))
    link(bench)
    bench.build(bench.warm, tmp_path / "cache")
    edit(bench)
    bench.assert_warm_equals_cold()


@pytest.mark.parametrize("seed", range(3))
def test_after_any_sequence_of_edits(tmp_path: Path, seed: int) -> None:
    bench = Bench(tmp_path, random.Random(seed))
    for _ in range(4):
        for edit in bench.rng.sample(EDITS, bench.rng.randint(1, 3)):
            edit(bench)
        bench.assert_warm_equals_cold()


def test_parallel_equals_serial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(tmp_path, random.Random(7))
    bench.build(tmp_path / "one", tmp_path / "cache-one", ARCHIVE_PROCESSES=1)
    monkeypatch.setattr("plugins.engine.reading.FEW", 0)
    monkeypatch.setattr("plugins.engine.rendering.FEW", 0)
    bench.build(tmp_path / "two", tmp_path / "cache-two", ARCHIVE_PROCESSES=2)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    bench = Bench(tmp_path, random.Random(8))
    bench.build(bench.warm, tmp_path / "cache")
    report = bench.build(bench.warm, tmp_path / "cache")
    assert (report.written, report.deleted) == (0, 0)


class TestFaultsOfPelicansCache:
    """What stock Pelican's cache gets wrong, case by case."""

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

    def test_a_stored_class_that_is_gone(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("plugins.engine.store.code_version", lambda: "another version of the code")
        bench.assert_warm_equals_cold()
