"""The index begun while pages are made: there when it is asked for, and no fault of it lost."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.search import ahead, building, indexing
from plugins.search.ahead import Ahead
from plugins.search.making import Maker
from tests.search import sample

ARTICLES = sample.articles(60)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive of these tests counts as a large one, on a machine with several cores."""
    monkeypatch.setattr(ahead, "SMALL", len(ARTICLES))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(sample.analyzer(), tmp_path)


def begun(maker: Maker) -> Maker:
    """The maker after what is begun ahead has ended."""
    Ahead(maker, [ARTICLES]).wait()
    return maker


def refusing(*_: object) -> None:
    raise ValueError("counted after all")


needs_fork = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="there is no forking here"
)


@needs_fork
def test_what_was_begun_is_not_made_again(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(maker)
    monkeypatch.setattr(building, "build", refusing)
    made = {file.address: sample.content(file) for file in indexing.files(ARTICLES, maker, {})}
    monkeypatch.undo()
    alone = indexing.files(ARTICLES, Maker(sample.analyzer()), {})
    assert made == {file.address: sample.content(file) for file in alone}


@needs_fork
def test_a_fault_is_told_where_the_index_is_asked_for(
    maker: Maker, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(building, "build", refusing)
    assert not begun(maker).knows(ARTICLES)
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ValueError, match="counted after all"):
        maker.segment(ARTICLES)


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setattr(os, "cpu_count", lambda: 1),
        lambda patch: patch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"]),
        lambda patch: patch.setattr(ahead, "SMALL", len(ARTICLES) + 1),
    ],
    ids=["one core", "no forking", "few articles"],
)
def test_nothing_is_begun_without_gain(
    maker: Maker, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    change(monkeypatch)
    assert not begun(maker).knows(ARTICLES)


def test_nothing_is_begun_that_is_there(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    maker.segment(ARTICLES)
    monkeypatch.setattr(ahead, "_make", refusing)
    assert Ahead(maker, [ARTICLES])._process is None
