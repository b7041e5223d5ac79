import os
import random
from pathlib import Path

import pytest
from PIL import Image

from plugins.core import files
from plugins.core.diagnostics import Fault
from plugins.images import survey as module
from plugins.images.facts import Facts
from plugins.images.survey import survey

from .conftest import Save, photograph

PATHS = ("anh/a.jpg", "anh/b.jpg")


class Counted:
    """Stands for a function and counts its calls."""

    def __init__(self, function: object) -> None:
        self.function, self.paths = function, []

    def __call__(self, path: Path) -> object:
        self.paths.append(path.name)
        return self.function(path)  # type: ignore[operator]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(module._key)
    monkeypatch.setattr(module, "_key", counted)
    return counted


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(module._examine)
    monkeypatch.setattr(module, "_examine", counted)
    return counted


@pytest.fixture
def content(save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    save(photograph(320, 240), "a.jpg")
    save(photograph(100, 80), "b.jpg")
    monkeypatch.setattr(files, "MOMENT", -1)  # the files were written long ago
    return tmp_path


def test_what_has_not_changed_is_not_read(content: Path, read: Counted, decoded: Counted) -> None:
    first = survey(content, PATHS, content / "cache")
    assert [facts.width for facts in first.values() if isinstance(facts, Facts)] == [320, 100]
    assert survey(content, PATHS, content / "cache") == first
    assert read.paths == ["a.jpg", "b.jpg"]
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_what_was_only_touched_is_not_decoded(content: Path, read: Counted, decoded: Counted) -> None:
    survey(content, PATHS, content / "cache")
    os.utime(content / "anh/a.jpg", (1, 1))
    survey(content, PATHS, content / "cache")
    assert read.paths == ["a.jpg", "b.jpg", "a.jpg"]
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_a_change_that_keeps_size_and_time_is_seen(content: Path) -> None:
    path = content / "anh/a.jpg"
    survey(content, PATHS, content / "cache")
    before, stat = path.read_bytes(), path.stat()
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    found = survey(content, PATHS, content / "cache")["anh/a.jpg"]
    assert not isinstance(found, Facts) or found.digest != survey(content, PATHS, content / "other")["anh/b.jpg"]
    assert path.stat().st_mtime_ns == stat.st_mtime_ns


def test_what_changed_within_a_moment_is_read_again(
    content: Path, read: Counted, decoded: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOMENT", 3600 * 10**9)
    survey(content, PATHS, content / "cache")
    survey(content, PATHS, content / "cache")
    assert read.paths == ["a.jpg", "b.jpg"] * 2
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_faults_are_remembered_too(content: Path, decoded: Counted) -> None:
    (content / "anh/a.jpg").write_bytes(b"words")
    codes = []
    for _ in range(2):
        wrong = survey(content, PATHS, content / "cache")["anh/a.jpg"]
        assert isinstance(wrong, Fault)
        codes.append((wrong.code, wrong.values))
    assert codes == [("unknown", {"kind": "", "suffix": ".jpg"})] * 2
    assert decoded.paths == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"files": {}}', '{"files": {"anh/a.jpg": 1}, "found": {}}'])
def test_a_damaged_memory_is_forgotten(content: Path, damage: str) -> None:
    first = survey(content, PATHS, content / "cache")
    (memory,) = (content / "cache").glob("*.json")
    memory.write_text(damage)
    assert survey(content, PATHS, content / "cache") == first


def test_one_flipped_bit_of_the_memory_gives_no_other_facts(content: Path) -> None:
    first = survey(content, PATHS, content / "cache")
    (memory,) = (content / "cache").glob("*.json")
    whole = memory.read_bytes()
    chance = random.Random(3)
    for _ in range(200):
        place = chance.randrange(len(whole))
        memory.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        assert survey(content, PATHS, content / "cache") == first


def test_a_missing_file_is_left_out(content: Path) -> None:
    assert list(survey(content, [*PATHS, "anh/none.jpg"], content / "cache")) == list(PATHS)


def test_a_cache_that_cannot_be_written_does_no_harm(content: Path) -> None:
    (content / "cache").write_text("a file where a folder should be")
    assert len(survey(content, PATHS, content / "cache")) == 2


def test_many_images_are_read_by_several_processes(save: Save, tmp_path: Path) -> None:
    paths = [f"anh/{number}.png" for number in range(6)]
    for number, path in enumerate(paths):
        save(Image.new("RGB", (10 + number, 10)), Path(path).name)
    found = survey(tmp_path, paths, tmp_path / "cache")
    assert [facts.width for facts in found.values() if isinstance(facts, Facts)] == [10, 11, 12, 13, 14, 15]
