"""The index against lunr.py's, its files, and what publishing one more article changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import codes, index
from plugins.search.index import build
from plugins.search.shards import cut, lines
from plugins.search.terms import article_source
from tests.search import sample
from tests.search.lunr_form import lunr_form


def test_the_index_is_lunrs_byte_for_byte() -> None:
    terms = sample.terms(sample.articles(60))
    ours, theirs = lunr_form(build(terms)), sample.lunr_index(terms)
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
    for name, some in lines(build(sample.terms(sample.articles(60)))).items():
        shards = [*cut(some, 500)]
        starts = list(codes.separators((shard[0].term, shard[-1].term) for shard in shards))
        for number, shard in enumerate(shards):
            assert starts[number] <= shard[0].term, name
            assert number + 1 == len(shards) or shard[-1].term < starts[number + 1], name


def test_several_processes_make_the_same_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 0)
    monkeypatch.setattr(index, "CHUNK", 7)
    sources = [article_source(article) for article in sample.articles(60)]
    several = index.build_from(sources, 60, sample.analyzer(), processes=2)
    assert several == build(sample.terms(sample.articles(60)))
    assert several == index.build_from(iter(sources), 60, sample.analyzer(), processes=1)
