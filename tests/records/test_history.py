from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from plugins.content.model import Change
from plugins.core.cache import Cache, DamagedCache
from plugins.records import history
from plugins.records.history import history_fault, read_history
from tests.tables import every

ENVIRONMENT = {
    **os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
MIDNIGHT = 1_700_000_000
History = Mapping[str, tuple[Change, ...]]


class Repository:
    """A repository with a content folder and one commit per hour."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content, self.hours = folder, folder / "content", 0
        self.content.mkdir(parents=True, exist_ok=True)
        if not (folder / ".git").exists():
            self.git("init", "-q", "-b", "main", "--template=")

    def copied_to(self, folder: Path) -> Repository:
        """Copy the repository to another folder."""
        shutil.copytree(self.folder, folder)
        copy = Repository(folder)
        copy.hours = self.hours
        return copy

    def git(self, *arguments: str) -> None:
        date = f"{MIDNIGHT + self.hours * 3600} +0000"
        environment = {**ENVIRONMENT, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env=environment, capture_output=True)

    def commit(self, words: str, **files: str) -> None:
        """Commit with these words for readers, and others that no reader may see."""
        self.hours += 1
        for name, text in files.items():
            (self.content / f"{name}.md").write_text(text)
        self.git("add", "-A")
        self.git(
            "commit", "-q", "-m", f"Lời cho nhau\n\nKhông cho ai khác.\n\nBan-doc: {words}\nSigned-off-by: x <x@y>"
        )


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("committed") / "repository")
    made.commit("Thêm bài a", a="một\nhai\nba\nbốn\n")
    made.commit("Thêm b, sửa a", a="một\nhai\nba\nnăm\n", b="b")
    return made


@pytest.fixture(scope="module")
def before(committed: Repository, tmp_path_factory: pytest.TempPathFactory) -> History:
    """The history of the repository as committed."""
    return history_of(committed.content, tmp_path_factory.mktemp("before"))


@pytest.fixture
def repository(committed: Repository, tmp_path: Path) -> Repository:
    """A copy of the repository that a test may change."""
    return committed.copied_to(tmp_path / "repository")


def history_of(content: Path, folder: Path) -> History:
    """The history of a content folder, with its cache in another folder."""
    cache = Cache(folder / "cache.sqlite")
    try:
        return read_history(content, cache)
    finally:
        cache.close()


def told(changes: dict[str, tuple[Change, ...]] | object, name: str) -> list[str]:
    return [change.words for change in changes.get(name, ())]  # type: ignore[attr-defined]


def test_newest_first_with_hanois_time(repository: Repository, tmp_path: Path) -> None:
    found = history_of(repository.content, tmp_path)
    assert told(found, "a.md") == ["Thêm b, sửa a", "Thêm bài a"]
    assert told(found, "b.md") == ["Thêm b, sửa a"]
    assert [change.kind for change in found["a.md"]] == ["edited", "added"]
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
    """If the file is no cache at all, the build starts again with an empty one."""
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
    assert [change.kind for change in found["bài mới.md"]] == ["moved", "edited", "added"]


def test_a_file_that_was_taken_away_and_came_back(repository: Repository, tmp_path: Path) -> None:
    repository.git("rm", "-q", "content/b.md")
    repository.commit("Gỡ b")
    repository.commit("Đưa b trở lại", b="bê")
    found = history_of(repository.content, tmp_path)
    assert [change.kind for change in found["b.md"]] == ["added", "removed", "added"]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Sửa theo ý anh Ba", ""),
        ("Ban-doc: chỉ là dòng đầu", ""),
        ("Sửa b\n\nBan-doc: Ở giữa lời.\n\nCòn nữa.", ""),
        ("Sửa b\n\nban-doc: Sửa số liệu ở đoạn hai.", "Sửa số liệu ở đoạn hai."),
        ("Sửa b\n\nBan-doc: Sửa số liệu\n  ở đoạn hai.", "Sửa số liệu ở đoạn hai."),
        ("Sửa b\n\nBan-doc: Sửa số liệu.\nBan-doc: Thêm ảnh.", "Sửa số liệu. Thêm ảnh."),
        ("Sửa b\n\nBan-doc:", ""),
    ],
)
def test_only_words_written_for_readers_are_shown(
    repository: Repository, tmp_path: Path, message: str, words: str
) -> None:
    (repository.content / "b.md").write_text("x")
    repository.git("commit", "-q", "-a", "-m", message)
    (change, _) = history_of(repository.content, tmp_path)["b.md"]
    assert (change.kind, change.words) == ("edited", words)


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


SETTINGS = {
    "log.showSignature": "true", "log.showRoot": "false", "log.follow": "true", "log.decorate": "full",
    "log.mailmap": "true", "log.excludeDecoration": "*", "log.date": "relative", "log.diffMerges": "separate",
    "i18n.logOutputEncoding": "ISO-8859-1", "core.quotePath": "true", "core.pager": "false", "core.abbrev": "4",
    "color.ui": "always", "diff.renames": "copies", "diff.renameLimit": "1", "diff.external": "false",
    "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.relative": "true", "diff.orderFile": "no-such-file",
    "diff.ignoreSubmodules": "all", "format.pretty": "full", "core.fsmonitor": "false", "core.attributesFile": "x",
    "notes.displayRef": "*", "core.logAllRefUpdates": "true", "pager.log": "false", "tar.umask": "user",
    "core.commentChar": "S", "trailer.separators": "=", "trailer.x.key": "Ban-doc",
    "merge.log": "true", "status.short": "true", "core.precomposeUnicode": "true", "core.ignoreCase": "true",
}  # fmt: skip
VARIABLES = {
    "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere", "GIT_INDEX_FILE": "/nowhere", "GIT_NAMESPACE": "other",
    "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_COMMON_DIR": "/nowhere", "GIT_EXTERNAL_DIFF": "false",
    "GIT_PAGER": "false", "GIT_LITERAL_PATHSPECS": "1", "GIT_GLOB_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1",
    "GIT_TRACE": "2", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "log.showRoot", "GIT_CONFIG_VALUE_0": "false",
    "GIT_CONFIG_PARAMETERS": "'log.showroot'='false'", "GIT_SHALLOW_FILE": "/nowhere", "LANG": "vi_VN.UTF-8",
    "LC_ALL": "vi_VN.TCVN", "LANGUAGE": "vi", "TZ": "America/Lima", "GIT_DEFAULT_HASH": "sha256",
}  # fmt: skip


@pytest.mark.slow
@every("place, name", product(("--local", "--global"), SETTINGS))
def test_no_setting_of_git_changes_what_is_told(
    repository: Repository, before: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, name: str
) -> None:
    config, own = tmp_path / "gitconfig", repository.folder / ".git/config"
    config.write_text("")
    first = own.read_bytes()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    subprocess.run(["git", "config", place, name, SETTINGS[name]], cwd=repository.folder, check=True)
    found = history_of(repository.content, tmp_path / f"after{place}-{name}")
    own.write_bytes(first)
    assert found == before


@pytest.mark.slow
@every("name", VARIABLES)
def test_no_variable_of_the_environment_does(
    repository: Repository, before: History, tmp_path: Path, name: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in VARIABLES.items():
            if variable == name or (name.startswith("GIT_CONFIG_") and variable.startswith("GIT_CONFIG_")):
                patch.setenv(variable, value)
        assert history_of(repository.content, tmp_path / f"after-{name}") == before


def test_a_program_that_a_clone_names_is_not_run(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {trap}\n")
    program.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "gpg.program", "core.pager", "core.sshCommand", "diff.x.textconv"):
        repository.git("config", name, str(program))
    repository.git("config", "log.showSignature", "true")
    (repository.folder / ".gitattributes").write_text("*.md diff=x\n")
    assert told(history_of(repository.content, tmp_path), "b.md") == ["Thêm b, sửa a"]
    assert not trap.exists()


def test_a_replaced_or_grafted_commit_is_told_as_it_was(
    repository: Repository, before: History, tmp_path: Path
) -> None:
    repository.git("replace", "--graft", "HEAD")
    assert history_of(repository.content, tmp_path / "after") == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_repository_of_another_owner_is_read(repository: Repository, before: History, tmp_path: Path) -> None:
    for path in (repository.folder, *repository.folder.rglob("*")):
        os.chown(path, 12345, 12345)
    assert history_of(repository.content, tmp_path / "after") == before
    assert before


UNSEEN = "\x1b\u202e\u2066\u200b\u200f\ufeff\x07\x9b\u2028\x85\xad"


@pytest.mark.parametrize("char", UNSEEN, ids=lambda char: f"U+{ord(char):04X}")
def test_nothing_unseen_of_a_commit_reaches_a_page(repository: Repository, tmp_path: Path, char: str) -> None:
    repository.commit(f"Sửa {char}b{char}[31m", b="f")
    assert told(history_of(repository.content, tmp_path), "b.md")[0].replace(" ", "") == "Sửab[31m"


def test_a_summary_in_another_encoding_is_read(repository: Repository, tmp_path: Path) -> None:
    (repository.content / "b.md").write_text("g")
    repository.git("add", "-A")
    message = tmp_path / "message"
    message.write_bytes("Sua\n\nBan-doc: Sua tên Hà".encode("latin-1"))
    repository.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-F", str(message))
    assert told(history_of(repository.content, tmp_path), "b.md")[0] == "Sua tên Hà"


@pytest.mark.parametrize("seconds", ["0", "1", "99999999999", "253402300800"])
def test_a_clock_gone_wrong_stops_nothing(repository: Repository, tmp_path: Path, seconds: str) -> None:
    (repository.content / "b.md").write_text("h")
    dates = {"GIT_AUTHOR_DATE": f"@{seconds} +0000", "GIT_COMMITTER_DATE": f"@{seconds} +0000"}
    subprocess.run(["git", "add", "-A"], cwd=repository.folder, check=True)
    subprocess.run(
        ["git", "commit", "-q", "-m", "Sửa", "-m", "Ban-doc: Sửa b"],
        cwd=repository.folder,
        check=True,
        env={**ENVIRONMENT, **dates},
    )
    assert told(history_of(repository.content, tmp_path), "b.md")[0] == "Sửa b"


def test_what_cannot_be_read_is_told(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(folder: Path) -> str:
        fault = history_fault(folder)
        return fault.code if fault else ""

    plain = tmp_path / "plain"
    plain.mkdir()
    assert (code(repository.content), code(plain)) == ("", "")
    assert code(Repository(tmp_path / "empty").content) == ""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.folder.as_uri(), clone], check=True)
    assert code(clone / "content") == "history-shallow"
    (clone / ".git/HEAD").unlink()
    assert code(clone / "content") == "history-unreadable"
    monkeypatch.setenv("PATH", str(plain))
    assert code(repository.content) == "history-no-git"
