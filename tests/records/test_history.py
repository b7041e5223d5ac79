from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.content.model import Change
from plugins.core.cache import Cache, DamagedCache
from plugins.records import history
from plugins.records.history import read_history

ENVIRONMENT = {
    **os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
MIDNIGHT = 1_700_000_000


class Repository:
    """A repository with a content folder, committed to by the hour."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content, self.hours = folder, folder / "content", 0
        self.content.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        date = f"{MIDNIGHT + self.hours * 3600} +0000"
        environment = {**ENVIRONMENT, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env=environment, capture_output=True)

    def commit(self, summary: str, **files: str) -> None:
        self.hours += 1
        for name, text in files.items():
            (self.content / f"{name}.md").write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", summary)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repository")
    made.commit("Thêm bài a", a="một\nhai\nba\nbốn\n")
    made.commit("Thêm b, sửa a", a="một\nhai\nba\nnăm\n", b="b")
    return made


def history_of(content: Path, folder: Path) -> Mapping[str, tuple[Change, ...]]:
    """The history of a content folder, kept in a folder from one question to the next."""
    cache = Cache(folder / "cache.sqlite")
    try:
        return read_history(content, cache)
    finally:
        cache.close()


def told(changes: dict[str, tuple[Change, ...]] | object, name: str) -> list[str]:
    return [change.summary for change in changes.get(name, ())]  # type: ignore[attr-defined]


def test_newest_first_with_hanois_time(repository: Repository, tmp_path: Path) -> None:
    found = history_of(repository.content, tmp_path)
    assert told(found, "a.md") == ["Thêm b, sửa a", "Thêm bài a"]
    assert told(found, "b.md") == ["Thêm b, sửa a"]
    assert f"{found['a.md'][1].at.start:%Y-%m-%d %H:%M}" == "2023-11-15 06:13"


def test_one_question_for_the_whole_folder_and_none_until_the_next_commit(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = history._git
    monkeypatch.setattr(history, "_git", lambda folder, *words: asked.append(words[0]) or ask(folder, *words))
    first = history_of(repository.content, tmp_path)
    assert asked == ["rev-parse", "log"]
    assert history_of(repository.content, tmp_path) == first
    assert asked == ["rev-parse", "log", "rev-parse"]
    repository.commit("Sửa b", b="c")
    assert told(history_of(repository.content, tmp_path), "b.md") == ["Sửa b", "Thêm b, sửa a"]


def test_a_cache_that_cannot_be_kept_is_asked_again(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for _ in range(2):
        assert told(history_of(repository.content, tmp_path / "file"), "b.md") == ["Thêm b, sửa a"]


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"key": 1}'])
def test_a_damaged_cache_tells_nothing_false(repository: Repository, tmp_path: Path, text: str) -> None:
    """The build begins again with an empty one where it is no cache at all."""
    (tmp_path / "cache.sqlite").write_text(text)
    try:
        found = history_of(repository.content, tmp_path)
    except DamagedCache:
        Cache(tmp_path / "cache.sqlite").discard()
        found = history_of(repository.content, tmp_path)
    assert told(found, "b.md") == ["Thêm b, sửa a"]


def test_a_renamed_file_keeps_its_history(repository: Repository, tmp_path: Path) -> None:
    repository.git("mv", "content/a.md", "content/bài mới.md")
    repository.commit("Đổi tên")
    repository.commit("Bài khác cùng tên cũ", a="khác hẳn")
    found = history_of(repository.content, tmp_path)
    assert told(found, "bài mới.md") == ["Đổi tên", "Thêm b, sửa a", "Thêm bài a"]
    assert told(found, "a.md") == ["Bài khác cùng tên cũ"]


def test_personal_data_in_a_summary_are_not_shown(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Xóa ngày sinh 01/02/1990", b="d")
    assert told(history_of(repository.content, tmp_path), "b.md") == ["", "Thêm b, sửa a"]


@pytest.mark.parametrize("summary", ["hai\x1fphần\x1eba", "“nháy” & <thẻ>", "x" * 5000])
def test_any_summary(repository: Repository, tmp_path: Path, summary: str) -> None:
    repository.commit(summary, b="e")
    assert told(history_of(repository.content, tmp_path), "a.md") == ["Thêm b, sửa a", "Thêm bài a"]


def test_a_shallow_clone_tells_nothing(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.folder.as_uri(), clone], check=True)
    assert history_of(clone / "content", tmp_path / "cache") == {}


def test_two_clones_tell_the_same(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", repository.folder, clone], check=True)
    assert history_of(clone / "content", tmp_path / "a") == history_of(repository.content, tmp_path / "b")


def test_no_repository_no_git_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "plain"
    folder.mkdir()
    assert history_of(folder, tmp_path) == {}
    empty = Repository(tmp_path / "empty")
    assert history_of(empty.content, tmp_path) == {}
    monkeypatch.setenv("PATH", str(folder))
    assert history_of(empty.content, tmp_path) == {}
