"""Files held for a moment by another process, and names that only one system refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.core import files
from plugins.core.files import WAITS, is_device, patiently, with_checksum, without_checksum, write_whole


class Held:
    """Simulates os.replace or os.unlink on a file held during the first attempts."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        self.left -= 1
        if self.left >= 0:
            raise PermissionError(13, "held")
        return "done"


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waiting times, without actually waiting."""
    found: list[float] = []
    monkeypatch.setattr(files.time, "sleep", found.append)
    return found


@pytest.mark.parametrize("times", range(len(WAITS) + 1))
def test_a_file_that_is_let_go_is_had(times: int, waits: list[float]) -> None:
    assert patiently(Held(times)) == "done"
    assert waits == list(WAITS[:times])


def test_a_file_that_is_never_let_go_is_told(waits: list[float]) -> None:
    held = Held(99)
    with pytest.raises(PermissionError):
        patiently(held)
    assert held.calls == len(WAITS) + 1
    assert sum(waits) < 1


def test_no_other_fault_is_waited_for(tmp_path: Path, waits: list[float]) -> None:
    with pytest.raises(FileNotFoundError):
        patiently((tmp_path / "x").unlink)
    assert waits == []


def test_a_file_is_written_though_it_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    held, replace = Held(2), os.replace

    def slow(*paths: Path) -> None:
        held()
        replace(*paths)

    monkeypatch.setattr(os, "replace", slow)
    write_whole(tmp_path / "a", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert len(waits) == 2


def test_names_of_devices() -> None:
    devices = ["con", "nul", "aux", "prn", "com1", "lpt9", "nul.md", "com¹", "lpt³.html", "conin$", "aux .htm", "con."]
    assert [name for name in (*devices, "com0", "com10", "com⁴", "cons", "", "conn.md") if is_device(name)] == devices


def test_a_line_that_was_damaged_is_told_by_its_checksum() -> None:
    whole = with_checksum(b'{"a": 1}')
    assert without_checksum(whole) == without_checksum(b'{"a": 1}') == b'{"a": 1}'
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        if place == whole.index(b"\n"):
            assert without_checksum(damaged) == damaged  # no longer a line with a checksum
        else:
            with pytest.raises(ValueError, match="checksum"):
                without_checksum(damaged)
