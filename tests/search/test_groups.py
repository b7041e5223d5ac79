"""Groups of shards: where they begin depends on their lines alone, not on history."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.cache import Cache
from plugins.search.groups import LARGEST, Groups, Sizes, is_long, runs
from plugins.search.index import Row
from plugins.search.patching import Family
from plugins.search.shards import APART, Line, pair_line, weight
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


def groups_of(lines: dict[str, int], kept: Store) -> Groups:
    some = [line(term, size) for term, size in sorted(lines.items())]
    long = {one.term: kept.put([one], SIZES.shard) for one in some if is_long(weight(one), SIZES.shard)}
    short = [one for one in some if one.term not in long]
    return Groups(tuple(kept.put(run, SIZES.shard) for run in runs(short, SIZES)), long)


@given(LINES, CHANGES)
def test_changed_groups_are_those_that_are_made_from_nothing(before: dict[str, int], changes: dict[str, int]) -> None:
    kept = store()
    family = Family(groups_of(before, kept), SIZES, kept)
    for term, size in sorted(changes.items()):
        family.put(line(term, size), empty=not size)
    after = {term: size for term, size in {**before, **changes}.items() if size}
    assert family.regrouped() == groups_of(after, kept)


def test_two_neighbours_share_a_name_and_the_files_of_a_long_line_do_not() -> None:
    kept = store()
    (group,) = groups_of(dict.fromkeys([term for term in TERMS if not SIZES.begins(term)], 400), kept).short
    assert len({digest for *_, digest in group.shards}) == 1
    large = kept.put([line(term, LARGEST) for term in TERMS[:5]], LARGEST)
    one, two, three, four, five = (digest for *_, digest in large.shards)
    assert one == two != three == four != five
    parted = kept.put([pair_line("a b", Row(1, "\x04"), "\x01", Row(APART, "\x02" * APART))], LARGEST)
    title, rest = (digest for *_, digest in parted.shards)
    assert title != rest


def test_a_long_line_stands_apart_and_parts_no_neighbours() -> None:
    kept = store()
    plain = [term for term in TERMS if not SIZES.begins(term)][:3]
    before = groups_of(dict(zip(plain, (SHORT, LONG, SHORT), strict=True)), kept)
    assert [shard[:2] for group in before.short for shard in group.shards] == [(plain[0], plain[2])]
    assert [*before.long] == [plain[1]]
    family = Family(before, SIZES, kept)
    assert family.get(plain[1]) == line(plain[1], LONG)
    family.put(line(plain[1], SHORT), empty=False)
    assert family.regrouped() == groups_of(dict.fromkeys(plain, SHORT), kept)
    assert family.get(plain[1]) == line(plain[1], SHORT)
