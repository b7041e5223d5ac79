"""The memo: nothing is computed twice from equal inputs, and names are independent."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.cache import Cache, DamagedCache
from plugins.core.memo import Memo


def test_a_value_is_computed_again_only_from_other_inputs(tmp_path: Path) -> None:
    computed: list[int] = []

    def compute() -> tuple[int, ...]:
        computed.append(len(computed))
        return (len(computed),)

    for inputs, value, number in ((1, (1,), 1), (1, (1,), 1), (2, (2,), 2), (1, (3,), 3)):
        cache = Cache(tmp_path / "cache.sqlite")
        assert Memo(cache.room("memo")).get("name", inputs, tuple[int, ...], compute) == value
        cache.close()
        assert len(computed) == number


def test_names_do_not_see_each_other() -> None:
    memo = Memo.in_memory()
    assert memo.get("one", 1, int, lambda: 1) == 1
    assert memo.get("two", 1, int, lambda: 2) == 2
    assert memo.get("one", 1, int, lambda: 3) == 1


def test_what_is_no_such_value_is_damage() -> None:
    memo = Memo.in_memory()
    memo.get("name", 1, int, lambda: 1)
    with pytest.raises(DamagedCache):
        memo.get("name", 1, tuple[str, ...], tuple)


def test_what_follows_from_facts_is_computed_again_where_they_are_others_or_unknown(tmp_path: Path) -> None:
    room = Cache(tmp_path / "cache.sqlite").room("memo")
    computed = iter(range(6))
    known = (b"1", b"1", b"2", b"2", b"", b"")
    found = [Memo(room, facts).of_facts("name", int, lambda: next(computed)) for facts in known]
    assert found == [0, 0, 1, 1, 2, 3]
