import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PIL import Image

from plugins.core import stamps
from plugins.core.cache import Cache, DamagedCache
from plugins.core.diagnostics import Fault
from plugins.images import survey as module
from plugins.images.facts import Facts
from plugins.images.survey import FactsOrFault, survey
from plugins.images.version import version_of

from .conftest import Save, photograph

PATHS = ("anh/a.jpg", "anh/b.jpg")


def look(content: Path, paths: Sequence[str], name: str = "cache") -> Mapping[str, FactsOrFault]:
    """What a build finds with the cache of this name."""
    cache = Cache(content / name / "cache.sqlite")
    try:
        return survey(content, paths, cache)
    finally:
        cache.close()


class Counted:
    """Wraps a function and records its calls."""

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
    monkeypatch.setattr(stamps, "CLOCK_STEP", -1)  # as if the files were old
    return tmp_path


def test_what_has_not_changed_is_not_read(content: Path, read: Counted, decoded: Counted) -> None:
    first = look(content, PATHS)
    assert [facts.width for facts in first.values() if isinstance(facts, Facts)] == [320, 100]
    assert look(content, PATHS) == first
    assert read.paths == ["a.jpg", "b.jpg"]
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_what_was_only_touched_is_not_decoded(content: Path, read: Counted, decoded: Counted) -> None:
    look(content, PATHS)
    os.utime(content / "anh/a.jpg", (1, 1))
    look(content, PATHS)
    assert read.paths == ["a.jpg", "b.jpg", "a.jpg"]
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_a_change_that_keeps_size_and_time_is_seen(content: Path) -> None:
    path = content / "anh/a.jpg"
    look(content, PATHS)
    before, stat = path.read_bytes(), path.stat()
    path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    found = look(content, PATHS)["anh/a.jpg"]
    assert not isinstance(found, Facts) or found.digest != look(content, PATHS, "other")["anh/b.jpg"]
    assert path.stat().st_mtime_ns == stat.st_mtime_ns


def test_what_changed_within_a_moment_is_read_again(
    content: Path, read: Counted, decoded: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "CLOCK_STEP", 3600 * 10**9)
    look(content, PATHS)
    look(content, PATHS)
    assert read.paths == ["a.jpg", "b.jpg"] * 2
    assert decoded.paths == ["a.jpg", "b.jpg"]


def test_faults_are_remembered_too(content: Path, decoded: Counted) -> None:
    (content / "anh/a.jpg").write_bytes(b"words")
    codes = []
    for _ in range(2):
        wrong = look(content, PATHS)["anh/a.jpg"]
        assert isinstance(wrong, Fault)
        codes.append((wrong.code, wrong.values))
    assert codes == [("unknown", {"kind": "", "suffix": ".jpg"})] * 2
    assert decoded.paths == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("room", ["images", "image-facts"])
def test_what_is_no_record_is_told(content: Path, room: str) -> None:
    first = look(content, PATHS)
    cache = Cache(content / "cache" / "cache.sqlite")
    kept = cache.room(room, version_of("facts").encode())
    kept.put(dict.fromkeys(kept.names(), (b"", b"[]")))
    with pytest.raises(DamagedCache):
        survey(content, PATHS, cache)
    cache.discard()
    assert survey(content, PATHS, cache) == first
    cache.close()


def test_a_missing_file_is_left_out(content: Path) -> None:
    assert list(look(content, [*PATHS, "anh/none.jpg"])) == list(PATHS)


def test_a_cache_that_cannot_be_written_does_no_harm(content: Path) -> None:
    (content / "cache").write_text("a file where a folder should be")
    assert len(look(content, PATHS)) == 2


def test_many_images_are_read_by_several_processes(save: Save, tmp_path: Path) -> None:
    paths = [f"anh/{number}.png" for number in range(6)]
    for number, path in enumerate(paths):
        save(Image.new("RGB", (10 + number, 10)), Path(path).name)
    found = look(tmp_path, paths)
    assert [facts.width for facts in found.values() if isinstance(facts, Facts)] == [10, 11, 12, 13, 14, 15]
