"""Fingerprints: equal for equal values, different for different ones, and nothing is loaded for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.build.bodies import BODY, dump, load
from plugins.build.fingerprint import fingerprint
from plugins.build.store import Store
from plugins.content.model import Body
from plugins.content.reading import ReadResult

values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4) | st.frozensets(st.text(max_size=2)),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)


@given(values, values)
def test_different_values_differ(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other) or one == other)


def test_sharing_parts_makes_no_difference() -> None:
    shared = "ministry" * 3
    assert fingerprint((shared, shared)) == fingerprint((shared, "".join(list(shared))))


def test_equal_in_every_process() -> None:
    code = (
        "from plugins.build.fingerprint import fingerprint;"
        "print(fingerprint(frozenset('abcdefgh'), {'a': ('b', 1)}).hex())"
    )
    seeds = ("1", "2")
    root = Path(__file__).resolve().parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, cwd=root, capture_output=True, check=True
        ).stdout
        for seed in seeds
    }
    assert found == {f"{fingerprint(frozenset('abcdefgh'), {'a': ('b', 1)}).hex()}\n".encode()}


def test_a_stored_body_stands_for_itself(tmp_path: Path) -> None:
    result = ReadResult("a.md", Body(("<p>", "</p>"), text="text", sha256="abc"), None, "published", (), {})
    store = Store(tmp_path / "store")
    record, text = dump(result)
    store.put({BODY + b"one": text})
    one, other = load(record, b"one", store), load(record, b"other", store)
    assert fingerprint(one) == fingerprint(load(record, b"one", store)) != fingerprint(other)
    assert store.opened == set()
    assert one.body is not None
    assert (one.body.parts, one.body.text, one.body.sha256) == (("<p>", "</p>"), "text", "abc")
    assert store.opened == {b"one"}
