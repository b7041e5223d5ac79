"""Fixtures for the desk's tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.kit import ARTICLE, NOW, OUTSIDE, TEXT, Place, git
from tools.desk.command import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def make_place(folder: Path) -> Place:
    bare, tree = folder / "bare.git", folder / "kho"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(folder, "clone", "--quiet", str(bare), str(tree))
    file = tree / "content" / ARTICLE
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    git(tree, "checkout", "--quiet", "-B", "main")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "--message", "Bài đầu")
    git(tree, "push", "--quiet", "--set-upstream", "origin", "main")
    return Place(tree, bare)


def serve(place: Place, folder: Path) -> Iterator[Running]:
    desk = Running(place.content, folder, 0, now=NOW)
    desk.server.start()
    desk.build()
    yield desk
    desk.server.stop()


@pytest.fixture(scope="session")
def first_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a place that tests copy but never modify."""
    folder = tmp_path_factory.mktemp("first")
    make_place(folder)
    return folder


@pytest.fixture
def place(first_place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    for name, value in OUTSIDE.items():
        monkeypatch.setenv(name, value)
    shutil.copytree(first_place, tmp_path, dirs_exist_ok=True)
    config = tmp_path / "kho" / ".git" / "config"
    config.write_text(config.read_text().replace(str(first_place), str(tmp_path)))
    return Place(tmp_path / "kho", tmp_path / "bare.git")


@pytest.fixture
def running(place: Place, tmp_path: Path) -> Iterator[Running]:
    """A fresh desk, for tests that write."""
    yield from serve(place, tmp_path / "desk")


@pytest.fixture(scope="session")
def shared_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A shared desk, for tests that only read."""
    folder = tmp_path_factory.mktemp("shared")
    yield from serve(make_place(folder), folder / "desk")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    yield context.new_page()
    context.close()
