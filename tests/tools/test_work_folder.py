"""A read-only project writes nothing into its folder, and says where it stores files."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.site import work_folder as module
from tools.site.build import overrides


@pytest.fixture(autouse=True)
def found_anew() -> Iterator[None]:
    module.work_folder.cache_clear()
    yield
    module.work_folder.cache_clear()


def deny(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)


def test_a_project_that_can_be_written_keeps_in_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert module.work_folder() == module.ROOT / ".build"
    assert "ARCHIVE_CACHE" not in overrides()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_what_can_only_be_read_is_left_alone_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    deny(monkeypatch, number)
    folder = module.work_folder()
    assert folder.parent == tmp_path
    assert overrides()["ARCHIVE_CACHE"] == str(folder / "cache")
    told = capsys.readouterr().err
    assert told.count("chỉ đọc được") == 1
    assert str(folder) in told


def test_a_full_disk_is_no_reason_to_go_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, errno.ENOSPC)
    assert module.work_folder() == module.HERE


@pytest.mark.parametrize(("platform", "name"), [("win32", "Local"), ("darwin", "Caches"), ("linux", ".cache")])
def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr(module.sys, "platform", platform)
    for variable in ("LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    deny(monkeypatch, errno.EACCES)
    assert module.work_folder().parent.name == name
