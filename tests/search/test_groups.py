"""Groups of shards: where they begin follows from their lines alone, however these came there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.cache import Cache
from plugins.search.groups import Group, Sizes, runs
from plugins.search.patching import Family
from plugins.search.shards import Line
from plugins.search.store import Store

SIZES = Sizes(shard=600, every=4)
SHORT, LONG = 10, 5000
TERMS = [f"{first}{second}" for first in "abcdefgh" for second in "abcd"]
LINES = st.dictionaries(
    st.sampled_from(TERMS), st.sampled_from([SHORT, SHORT + 1, LONG, LONG + 1]), max_size=len(TERMS)
)
CHANGES = st.dictionaries(st.sampled_from(TERMS), st.sampled_from([0, SHORT, LONG, LONG + 2]), max_size=6)


def line(term: str, size: int) -> Line:
    return Line(term, "", ("x" * size,))


def store() -> Store:
    cache = Cache(Path("/dev/null/none"))  # which cannot be: all is kept in memory
    return Store(cache, b"")


def groups_of(lines: dict[str, int], kept: Store) -> tuple[Group, ...]:
    some = [line(term, size) for term, size in sorted(lines.items())]
    return tuple(kept.put(run, SIZES.shard) for run in runs(some, SIZES))


@given(LINES, CHANGES)
def test_changed_groups_are_those_that_are_made_from_nothing(before: dict[str, int], changes: dict[str, int]) -> None:
    kept = store()
    family = Family(groups_of(before, kept), SIZES, kept)
    for term, size in sorted(changes.items()):
        family.put(line(term, size), empty=not size)
    after = {term: size for term, size in {**before, **changes}.items() if size}
    assert family.regrouped() == groups_of(after, kept)


@given(LINES)
def test_a_long_line_stands_alone(lines: dict[str, int]) -> None:
    some = [line(term, size) for term, size in sorted(lines.items())]
    found: Sequence[list[Line]] = [*runs(some, SIZES)]
    assert [each for run in found for each in run] == some
    for run in found:
        assert len(run) == 1 or not any(map(SIZES.is_long, run))


def test_what_follows_a_long_line_joins_the_others_once_it_is_short() -> None:
    kept = store()
    plain = [term for term in TERMS if not SIZES.begins(term)][:3]
    before = dict(zip(plain, (SHORT, LONG, SHORT), strict=True))
    assert len(groups_of(before, kept)) == 3
    family = Family(groups_of(before, kept), SIZES, kept)
    family.put(line(plain[1], SHORT), empty=False)
    assert family.regrouped() == groups_of(dict.fromkeys(plain, SHORT), kept)
    assert len(family.regrouped()) == 1
