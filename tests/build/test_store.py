"""The store: what was put is what is got, whatever happens to its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugins.build.store import DamagedStore, Store, key_of


def keys(count: int) -> list[bytes]:
    return [key_of(str(number)) for number in range(count)]


def test_values_come_back_in_another_run(tmp_path: Path) -> None:
    values = {key: b"v" + key for key in keys(1200)}
    first = Store(tmp_path / "store")
    first.put(values)
    first.close()
    assert Store(tmp_path / "store").get([*values, b"unknown"]) == values


def test_keys_tell_their_parts_apart() -> None:
    assert len({key_of("a", "b"), key_of("ab"), key_of("ab", ""), key_of("", "ab"), key_of(b"a", "b", "")}) == 5


def test_two_builds_may_use_it_at_once(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "store"), Store(tmp_path / "store")
    one.put({b"1": b"one"})
    other.put({b"2": b"two"})
    assert one.get([b"1", b"2"]) == other.get([b"1", b"2"]) == {b"1": b"one", b"2": b"two"}


def test_a_file_that_is_no_database_is_told_and_can_be_discarded(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"not a database" * 1000)
    store = Store(tmp_path / "store")
    with pytest.raises(DamagedStore):
        store.get([b"1"])
    store.discard()
    store.put({b"1": b"one"})
    assert store.get([b"1"]) == {b"1": b"one"}


def test_a_flipped_bit_is_seen(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put({b"1": b"one"})
    store.close()
    with sqlite3.connect(tmp_path / "store") as db:
        db.execute("UPDATE made SET value = value || x'00'")
    with pytest.raises(DamagedStore):
        Store(tmp_path / "store").get([b"1"])


def test_a_store_that_cannot_be_written_keeps_its_values_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    store = Store(tmp_path / "store")
    store.put({b"1": b"one"})
    assert store.get([b"1"]) == {b"1": b"one"}


def test_what_is_unused_is_swept_once_it_is_most(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.put(dict.fromkeys(keys(40), b"x"))
    store.close()
    later = Store(tmp_path / "store")
    later.get(keys(5))
    later.use(keys(6))
    later.sweep()
    assert set(Store(tmp_path / "store").get(keys(40))) == set(keys(6))
