"""The index against lunr.py's, its files, and what publishing one more article changes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.articles.model import Article, Body
from plugins.search import codes, packs, segments
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
    before = [segments.segment(run, sample.analyzer(), tmp_path) for run in segments.cut(articles)]
    after = [segments.segment(run, sample.analyzer(), tmp_path) for run in segments.cut((*articles, newer))]
    assert before[0] == after[0]
    assert before[1].index.name != after[1].index.name
    assert after[1].documents == before[1].documents + 1


def edited(articles: tuple[Article, ...]) -> dict[str, tuple[Article, ...]]:
    """What editors do to an archive, by its name."""
    middle, last = articles[20], articles[-1]
    other = replace(middle, title="Tên khác hẳn", body=Body((), text="Chữ mới, có từ chưatừng thấy. Số 5/2030/NĐ-CP."))
    new = replace(last, slug="moi", title="Bài mới", body=Body((), text="Một câu."))
    return {
        "one edited": (*articles[:20], other, *articles[21:]),
        "one emptied": (*articles[:20], replace(middle, body=Body(())), *articles[21:]),
        "two exchanged": (*articles[:20], articles[21], articles[20], *articles[22:]),
        "one more": (*articles, new),
        "one edited, one more": (*articles[:5], other, *articles[6:], new),
        "the last left out": articles[:-1],
        "the first left out": articles[1:],
        "nothing": articles,
    }


@pytest.mark.parametrize("edit", list(edited(sample.articles(50))))
def test_a_patched_index_is_what_would_be_made_anew(edit: str, tmp_path: Path) -> None:
    articles = sample.articles(50)
    segments.segment(articles, sample.analyzer(), tmp_path)
    changed = edited(articles)[edit]
    assert segments.segment(changed, sample.analyzer(), tmp_path) == segments.segment(changed, sample.analyzer())


def test_a_patch_makes_nothing_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sample.articles(50)
    segments.segment(articles, sample.analyzer(), tmp_path)
    monkeypatch.setattr(segments, "build", lambda _: pytest.fail("built from nothing"))
    segments.segment(edited(articles)["one edited, one more"], sample.analyzer(), tmp_path)


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    articles = sample.articles(50)
    made = segments.segment(articles, sample.analyzer(), tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert segments.segment(articles, sample.analyzer(), tmp_path) == made
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    changed = edited(articles)["one edited"]
    assert segments.segment(changed, sample.analyzer(), tmp_path) == segments.segment(changed, sample.analyzer())
    for path in tmp_path.iterdir():
        path.write_bytes(b"")
    assert segments.segment(changed, sample.analyzer(), tmp_path) == segments.segment(changed, sample.analyzer())


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "search").write_bytes(b"a file, not a folder")
    articles = sample.articles(20)
    assert segments.segment(articles, sample.analyzer(), tmp_path / "search").documents == 20


def test_old_files_are_swept_but_for_a_few(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"{number}.pack").write_bytes(b"")
    packs.sweep(tmp_path, ["3"], ".pack", most=2)
    assert (tmp_path / "3.pack").exists()
    assert len(list(tmp_path.glob("*.pack"))) == 3


def test_no_articles_no_segments() -> None:
    assert segments.cut(()) == []
