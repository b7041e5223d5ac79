"""The cache: never a stale or wrong value, and nothing left of what it dropped."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
from pathlib import Path

import pytest

from plugins.core import cache as module
from plugins.core.cache import MANY, Cache, DamagedCache

Values = dict[str, tuple[bytes, bytes]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "cache.sqlite"


def kept(path: Path, values: Values, version: bytes = b"1") -> None:
    cache = Cache(path)
    cache.room("room", version).put(values)
    cache.close()


def found(path: Path, wanted: dict[str, bytes], version: bytes = b"1") -> dict[str, bytes]:
    cache = Cache(path)
    try:
        return cache.room("room", version).read(wanted, bytes)
    finally:
        cache.close()


@pytest.mark.parametrize("number", [1, MANY + 10])
def test_what_was_kept_is_found_with_its_digest_alone(path: Path, number: int) -> None:
    kept(path, {f"{name}": (b"digest", b"%d" % name) for name in range(number)})
    wanted = {f"{name}": b"digest" for name in range(number)}
    assert found(path, wanted) == {f"{name}": b"%d" % name for name in range(number)}
    assert found(path, dict.fromkeys(wanted, b"another")) == {}
    assert found(path, {"unknown": b"digest"}) == {}


def test_rooms_do_not_see_each_other(path: Path) -> None:
    cache = Cache(path)
    one, two = cache.room("one"), cache.room("two")
    one.put({"a": (b"", b"1")})
    two.put({"a": (b"", b"2")})
    assert (one.one("a"), two.one("a")) == (b"1", b"2")
    one.keep_only(())
    assert (one.one("a"), two.one("a")) == (None, b"2")


def test_another_version_of_the_code_finds_nothing(path: Path) -> None:
    kept(path, {"a": (b"", b"1")})
    assert found(path, {"a": b""}, version=b"2") == {}
    assert found(path, {"a": b""}) == {}


def test_a_new_value_takes_the_place_of_the_old(path: Path) -> None:
    kept(path, {"a": (b"old", b"secret-of-yesterday" * 100), "b": (b"", b"2")})
    kept(path, {"a": (b"new", b"1")})
    assert found(path, {"a": b"old", "b": b""}) == {"b": b"2"}
    assert b"secret-of-yesterday" not in path.read_bytes()


def test_what_is_forgotten_is_gone_from_the_file(path: Path) -> None:
    kept(path, {f"{number}": (b"", b"secret-%d" % number * 1000) for number in range(50)})
    cache = Cache(path)
    room = cache.room("room", b"1")
    room.keep_only({"7"})
    assert room.names() == {"7"}
    cache.close()
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"secret-7" in left
    assert not any(b"secret-%d" % number in left for number in range(50) if number != 7)


def test_one_flipped_bit_anywhere_never_gives_a_wrong_value(path: Path) -> None:
    values = {f"{number}": (b"digest", bytes(random.Random(number).randbytes(300))) for number in range(40)}
    kept(path, values)
    whole = path.read_bytes()
    chance = random.Random(1)
    for _ in range(300):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        try:
            answers = found(path, dict.fromkeys(values, b"digest"))
        except DamagedCache:
            continue
        assert all(values[name][1] == value for name, value in answers.items())


@pytest.mark.slow
def test_after_one_flipped_bit_a_cache_keeps_again_what_is_put(path: Path) -> None:
    """Any bit in the header of the file, or in its schema."""
    values = {f"{number}": (b"digest", b"%d" % number) for number in range(20)}
    kept(path, values)
    whole = path.read_bytes()
    schema = range(whole.index(b"CREATE TABLE rooms") - 60, int.from_bytes(whole[16:18]))
    chance = random.Random(2)
    for place in (*range(100), *chance.sample(schema, 150)):
        for bit in range(8):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << bit]) + whole[place + 1 :])
            for _ in range(3):
                try:
                    missing = values.keys() - found(path, dict.fromkeys(values, b"digest"))
                    if not missing:
                        break
                    kept(path, {name: values[name] for name in missing})
                except DamagedCache:
                    Cache(path).discard()
                    kept(path, values)
            else:
                pytest.fail(f"bit {bit} of byte {place}")


@pytest.mark.parametrize("damage", [b"", b"no database", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_cache_is_thrown_away(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    cache = Cache(path)
    try:
        cache.room("room")
    except DamagedCache:
        cache.discard()
    room = cache.room("room")
    room.put({"a": (b"", b"1")})
    assert room.one("a") == b"1"


def test_a_cache_cut_short_is_told_or_works(path: Path) -> None:
    kept(path, {f"{number}": (b"", b"x" * 1000) for number in range(200)})
    whole = path.read_bytes()
    for size in range(0, len(whole), len(whole) // 20):
        path.write_bytes(whole[:size])
        try:
            answers = found(path, {f"{number}": b"" for number in range(200)})
        except DamagedCache:
            continue
        assert set(answers.values()) <= {b"x" * 1000}


def test_another_format_is_told_each_time(path: Path) -> None:
    kept(path, {})
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {module.FORMAT + 1}")
    db.close()
    cache = Cache(path)
    for _ in range(2):
        with pytest.raises(DamagedCache):
            cache.room("room")


def test_a_cache_that_cannot_be_written_keeps_its_values_in_memory(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    room = Cache(path).room("room")
    room.put({"a": (b"1", b"value"), "b": (b"1", b"value")})
    room.forget(["b"])
    assert room.read({"a": b"1", "b": b"1"}, bytes) == {"a": b"value"}
    assert room.read({"a": b"2"}, bytes) == {}


def test_a_cache_in_memory_does_without_its_file(path: Path) -> None:
    kept(path, {"a": (b"", b"1")})
    cache = Cache(path)
    cache.use_memory()
    room = cache.room("room", b"1")
    assert room.one("a") is None
    room.put({"a": (b"", b"2")})
    assert room.one("a") == b"2"
    assert not path.exists()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system does not fork")
def test_a_forked_process_reads_with_a_connection_of_its_own(path: Path) -> None:
    cache = Cache(path)
    room = cache.room("room")
    room.put({"a": (b"", b"1")})
    process = os.fork()
    if not process:
        os._exit(0 if room.one("a") == b"1" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    assert room.one("a") == b"1"


def test_what_other_code_left_is_not_taken_where_the_file_cannot_be_written(path: Path) -> None:
    kept(path, {"a": (b"digest", b"by old code")}, b"old")
    cache = Cache(path)
    cache.run(lambda db: db.execute("PRAGMA query_only = ON"), None)
    room = cache.room("room", b"new")
    assert (room.one("a", b"digest"), room.names()) == (None, set())
    room.put({"a": (b"digest", b"by new code")})
    assert room.one("a", b"digest") == b"by new code"
