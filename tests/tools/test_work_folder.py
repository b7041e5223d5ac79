"""A project that can only be read keeps nothing in itself, and says where it keeps things."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.site import keeping
from tools.site.build import overrides


@pytest.fixture(autouse=True)
def found_anew() -> Iterator[None]:
    keeping.keeping.cache_clear()
    yield
    keeping.keeping.cache_clear()


def deny(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)


def test_a_project_that_can_be_written_keeps_in_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert keeping.keeping() == keeping.ROOT / ".build"
    assert "ARCHIVE_CACHE" not in overrides()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_what_can_only_be_read_is_left_alone_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    monkeypatch.setattr(keeping.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    deny(monkeypatch, number)
    folder = keeping.keeping()
    assert folder.parent == tmp_path
    assert overrides()["ARCHIVE_CACHE"] == str(folder / "cache")
    told = capsys.readouterr().err
    assert told.count("chỉ đọc được") == 1
    assert str(folder) in told


def test_a_full_disk_is_no_reason_to_go_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, errno.ENOSPC)
    assert keeping.keeping() == keeping.HERE


@pytest.mark.parametrize(("platform", "name"), [("win32", "Local"), ("darwin", "Caches"), ("linux", ".cache")])
def test_each_system_has_its_place(monkeypatch: pytest.MonkeyPatch, platform: str, name: str) -> None:
    monkeypatch.setattr(keeping.sys, "platform", platform)
    for variable in ("LOCALAPPDATA", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    deny(monkeypatch, errno.EACCES)
    assert keeping.keeping().parent.name == name
