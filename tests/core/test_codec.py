"""Records as bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from plugins.core.codec import DIGEST_SIZE, NOT_DECODED, decode, digest, encode
from plugins.vietnamese.when import When


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    number: int


class Record(Struct, frozen=True, array_like=True):
    title: str
    when: When | None
    places: tuple[Place, ...]
    names: frozenset[str]
    values: dict[str, int]


WHENS = st.builds(
    When, st.datetimes(), st.datetimes(), st.sampled_from(["day", "month"]), st.text(), st.tuples(st.text())
)
RECORDS = st.builds(
    Record,
    st.text(),
    st.none() | WHENS,
    st.lists(st.builds(Place, st.text(), st.integers(-(2**63), 2**63 - 1)), max_size=3).map(tuple),
    st.frozensets(st.text(), max_size=5),
    st.dictionaries(st.text(), st.integers(0, 9), max_size=5),
)


@given(RECORDS)
def test_what_is_decoded_is_what_was_encoded(record: Record) -> None:
    assert decode(encode(record), Record) == record


@given(RECORDS)
def test_equal_values_have_equal_bytes_however_they_were_put_together(record: Record) -> None:
    values = dict(reversed(record.values.items()))
    other = Record(record.title, record.when, record.places, frozenset(sorted(record.names, reverse=True)), values)
    assert encode(other) == encode(record)
    assert digest(other) == digest(record)


def test_a_digest_tells_values_apart() -> None:
    values: list[object] = [
        "",
        "a",
        ("a",),
        ("a", ""),
        ("", "a"),
        None,
        0,
        False,
        datetime(2019, 9, 5),
        {"a": "b"},
        [["a"]],
    ]
    assert len({digest(value) for value in values}) == len(values)
    assert {len(digest(value)) for value in values} == {DIGEST_SIZE}


def test_a_value_that_knows_its_digest_stands_for_it() -> None:
    class Known:
        digest = b"0123456789abcdef"

    assert encode((Known(), 1)) == encode((Known.digest, 1))


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be encoded"):
        encode(object())


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x91", encode(("a",)), encode("a") + b"x", b"\xc1"])
def test_bytes_that_hold_no_such_record(data: bytes) -> None:
    with pytest.raises(NOT_DECODED):
        decode(data, Record)
