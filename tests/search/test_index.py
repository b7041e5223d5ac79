"""The index against lunr.py's, its files, and what publishing one more article changes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import codes, segments
from plugins.search.index import build
from plugins.search.shards import families
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
    index = build(sample.terms(sample.articles(60)))
    for name, shards in families(index, 500).items():
        starts = list(codes.separators((shard.first, shard.last) for shard in shards))
        for number, shard in enumerate(shards):
            assert starts[number] <= shard.first, name
            assert number + 1 == len(shards) or shard.last < starts[number + 1], name


def test_a_new_article_leaves_the_earlier_years_as_they_are(tmp_path: Path) -> None:
    articles = sample.articles(80)
    newer = replace(articles[-1], slug="bai-moi", title="Một bài mới")
    before = [segments.kept(tmp_path, run, sample.analyzer()) for run in segments.cut(articles)]
    after = [segments.kept(tmp_path, run, sample.analyzer()) for run in segments.cut((*articles, newer))]
    assert before[0] == after[0]
    assert before[1].name != after[1].name
    assert after[1].documents == before[1].documents + 1


def test_a_kept_segment_is_what_was_made_and_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    articles = sample.articles(20)
    made = segments.kept(tmp_path, articles, sample.analyzer())
    assert segments.kept(tmp_path, articles, sample.analyzer()) == made
    (pack,) = tmp_path.glob("*.pack")
    pack.write_bytes(pack.read_bytes()[:-1] + b"?")
    assert segments.kept(tmp_path, articles, sample.analyzer()) == made
    assert segments.key(articles, sample.analyzer()) == made.name


def test_old_packs_are_swept_but_for_a_few(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.pack").write_bytes(b"")
    segments.sweep(tmp_path, ["3"], most=2)
    assert (tmp_path / "3.pack").exists()
    assert len(list(tmp_path.glob("*.pack"))) == 3


def test_no_articles_no_segments() -> None:
    assert segments.cut(()) == []
