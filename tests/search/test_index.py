"""The index against lunr.py's, its files, and what publishing one more article changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import building, codes
from plugins.search.counting import gather
from plugins.search.index import Index, Row, posting
from plugins.search.numbering import Numbering
from plugins.search.shards import cut, lines
from plugins.search.terms import Source, article_source, count
from tests.search import sample
from tests.search.lunr_form import lunr_form


def index(number: int, processes: int = 1) -> Index:
    """The index of the first articles of the sample."""
    sources = map(article_source, sample.articles(number))
    return building.build(sources, number, sample.analyzer(), processes)


def test_the_index_is_lunrs_byte_for_byte() -> None:
    ours, theirs = lunr_form(index(60)), sample.lunr_index(sample.terms(sample.articles(60)))
    assert json.dumps(ours).encode() == json.dumps(theirs).encode()


@given(st.lists(st.integers(0, 1_112_063)))
def test_numbers_survive_their_code_points(numbers: list[int]) -> None:
    assert codes.decoded(codes.codes(numbers)) == numbers


def test_separators_part_shards_with_the_fewest_letters() -> None:
    parted = list(codes.separators([("an", "bao"), ("bao chi", "cong"), ("cong an", "cong bo"), ("dang", "y")]))
    assert parted == ["a", "bao ", "cong ", "d"]
    assert codes.printable(parted, ",,,,") == "0a,0bao ,0cong ,0d,"


@pytest.mark.parametrize(("number", "expected"), [(1, "A"), (2, "B"), (3, "B"), (4, "C"), (10_000, "N")])
def test_magnitudes(number: int, expected: str) -> None:
    assert codes.level(number) == expected


def test_every_term_lies_in_the_shard_that_its_separators_name() -> None:
    for name, some in lines(index(60)).items():
        shards = [*cut(some, 500)]
        starts = list(codes.separators((shard[0].term, shard[-1].term) for shard in shards))
        for number, shard in enumerate(shards):
            assert starts[number] <= shard[0].term, name
            assert number + 1 == len(shards) or shard[-1].term < starts[number + 1], name


def test_several_processes_make_the_same_index_of_any_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = index(60)
    monkeypatch.setattr(building, "MANY", 0)
    monkeypatch.setattr(building, "CHUNK", 7)
    assert index(60, processes=2) == whole == index(60)


CHARACTERS = st.text(st.sampled_from("đĐaàbảI19/.-@ \n𝐚\ud800"), max_size=40)
WORDS = st.sampled_from(["5", "tháng", "09", "năm", "2019", "quý", "III", "Thông tin", "và", "Truyền", "thông", "TTTT"])
TEXTS = CHARACTERS | st.lists(WORDS, max_size=12).map(" ".join)
WHEN = st.lists(st.sampled_from(["2019", "@9-2019"]), unique=True).map(tuple)
SOURCES = st.lists(st.builds(Source, TEXTS, TEXTS, WHEN))


@given(SOURCES, st.integers(0, 70_000))
def test_counting_many_at_once_is_counting_each(sources: list[Source], start: int) -> None:
    counted = [count(sample.analyzer(), *source) for source in sources]
    numbering = Numbering(sample.analyzer())
    for place, columns in enumerate(gather(numbering, sources, start)):
        rows = {term: row for term, *row in zip(*columns, strict=True)}
        assert rows.keys() == {term for each in counted for term in each[place]}
        for term, (number, first, times, last, rest) in rows.items():
            held = [(n, each[place][term]) for n, each in enumerate(counted, start) if term in each[place]]
            assert (number, first, times, last) == (len(held), *held[0], held[-1][0])
            assert [*Row(number, first, posting(first + 1, times) + rest).pairs()] == held
    assert gather(numbering, sources, start) == gather(Numbering(sample.analyzer()), sources, start)


def test_what_was_met_is_forgotten_once_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [article_source(article) for article in sample.articles(20)]
    numbering = Numbering(sample.analyzer())
    first = gather(numbering, sources, 0)
    much = len(numbering.names)
    monkeypatch.setattr("plugins.search.numbering.CACHE_SIZE", 10)
    assert gather(numbering, sources[:1], 0) == gather(Numbering(sample.analyzer()), sources[:1], 0)
    assert len(numbering.names) < much
    assert sorted(gather(numbering, sources, 0)[1].terms) == sorted(first[1].terms)
