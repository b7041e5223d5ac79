"""Files recognised by their stamps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.core.cache import Cache
from plugins.core.stamps import keys_of


class Reader:
    """Reads keys, and records the files it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, files: Sequence[Path]) -> list[str]:
        self.asked += [file.name for file in files]
        return [file.read_text() for file in files]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("two")
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", -1)  # as if the files were old
    return tmp_path


def test_only_what_changed_is_read(folder: Path) -> None:
    room, read = Cache(folder / "cache").room("seen"), Reader()
    assert keys_of(room, folder, ["a", "b", "none"], read) == {"a": "one", "b": "two"}
    (folder / "b").write_text("other")
    assert keys_of(room, folder, ["a", "b"], read) == {"a": "one", "b": "other"}
    assert read.asked == ["a", "b", "b"]


def test_what_cannot_be_read_is_read_again(folder: Path) -> None:
    room, read = Cache(folder / "cache").room("seen"), Reader()
    (folder / "a").write_text("")  # "" is the key of an unreadable file
    assert keys_of(room, folder, ["a", "b"], read) == {"a": "", "b": "two"}
    assert keys_of(room, folder, ["a", "b"], read) == {"a": "", "b": "two"}
    assert read.asked == ["a", "b", "a"]


def test_what_is_not_asked_for_is_forgotten(folder: Path) -> None:
    room, read = Cache(folder / "cache").room("seen"), Reader()
    keys_of(room, folder, ["a", "b"], read)
    keys_of(room, folder, ["a"], read)
    assert room.names() == {"a"}


def test_what_changed_within_moments_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room, read = Cache(folder / "cache").room("seen"), Reader()
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", 10**15)
    keys_of(room, folder, ["a"], read)
    keys_of(room, folder, ["a"], read)
    assert read.asked == ["a", "a"]
