"""The index compared with lunr.py's, its files, and what one more article changes."""

import json
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.content.model import Article
from plugins.search import building, codes
from plugins.search.cards import NOTHING, cards
from plugins.search.counting import gather
from plugins.search.index import BEFORE, Index, Row, columns
from plugins.search.shards import cut, lines
from plugins.search.terms import Source, article_source, count
from plugins.search.vocabulary import Vocabulary
from tests.search import sample
from tests.search.lunr_form import lunr_form


def index(number: int, processes: int = 1) -> Index:
    """The index of the first articles of the sample."""
    articles = sample.articles(number)
    return building.build(sources(articles), sample.numbers(articles), sample.analyzer(), processes)


def sources(articles: Sequence[Article]) -> list[Source]:
    return [article_source(article, sample.text(article)) for article in articles]


@pytest.mark.slow
def test_the_index_is_lunrs_byte_for_byte() -> None:
    articles = sample.articles(60)
    numbers = sample.numbers(articles)
    ours, theirs = lunr_form(index(60), numbers), sample.lunr_index(sample.terms(articles), numbers)
    assert json.dumps(ours).encode() == json.dumps(theirs).encode()


@pytest.mark.parametrize(
    ("slug", "kept"),
    [
        ("duong-so-5-nghiem-thu", len("/2019/09/duong-so-5-nghiem-thu")),
        ("duong-so", len("/2019/09/duong-so")),
        ("nghiem-thu-duong", "/2019/09/nghiem-thu-duong/"),
    ],
)
def test_a_card_has_only_the_length_of_an_address_that_its_title_gives(slug: str, kept: object) -> None:
    moment = sample.day(datetime(2019, 9, 5))
    article = replace(
        sample.articles(1)[0], title="“Đường số 5”: nghiệm thu!", date=moment, address=f"/2019/09/{slug}/"
    )
    assert json.loads(cards({0: (article, NOTHING)}))[0]["address"] == kept


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
    for name, some in lines(index(60)):
        shards = [*cut([*some()], 500)]
        starts = list(codes.separators((shard[0].term, shard[-1].term) for shard in shards))
        for number, shard in enumerate(shards):
            assert starts[number] <= shard[0].term, name
            assert number + 1 == len(shards) or shard[-1].term < starts[number + 1], name


@pytest.mark.slow
def test_several_processes_make_the_same_index_of_any_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = index(60)
    monkeypatch.setattr(building, "FEW", 0)
    monkeypatch.setattr(building, "TOGETHER", 7)
    assert index(60, processes=2) == whole == index(60)


CHARACTERS = st.text(st.sampled_from("đĐaàbảI19/.-@ \n𝐚\ud800"), max_size=40)
WORDS = st.sampled_from(["5", "tháng", "09", "năm", "2019", "quý", "III", "Thông tin", "và", "Truyền", "thông", "TTTT"])
TEXTS = CHARACTERS | st.lists(WORDS, max_size=12).map(" ".join)
WHEN = st.lists(st.sampled_from(["2019", "@9-2019"]), unique=True).map(tuple)
SOURCES = st.lists(st.builds(Source, TEXTS, TEXTS, WHEN))


@given(SOURCES, st.integers(0, 70_000), st.integers(1, 2_000))
def test_counting_many_at_once_is_counting_each(sources: list[Source], start: int, step: int) -> None:
    counted = [count(sample.analyzer(), *source) for source in sources]
    documents = range(start, start + step * len(sources), step)
    vocabulary = Vocabulary(sample.analyzer())
    for place, columns_of_field in enumerate(gather(vocabulary, sources, documents)):
        rows = {term: row for term, *row in zip(*columns_of_field, strict=True)}
        assert rows.keys() == {term for each in counted for term in each[place]}
        for term, (number, first, several, last, steps, counts) in rows.items():
            held = [(n, each[place][term]) for n, each in zip(documents, counted, strict=True) if term in each[place]]
            assert (number, first, several, last) == (len(held), held[0][0], held[0][1] > 1, held[-1][0])
            step_to_first = codes.code((first - BEFORE) * 2 + several)
            assert [*Row(number, f"{step_to_first}{steps}{counts}").pairs()] == held
    assert gather(vocabulary, sources, documents) == gather(Vocabulary(sample.analyzer()), sources, documents)


COUNTS = st.dictionaries(st.integers(0, 2000) | st.integers(0, 300_000), st.integers(1, 3), max_size=900)


def row_of(counts: dict[int, int]) -> Row:
    return Row(len(counts), "".join(columns(sorted(counts.items()))))


@given(
    COUNTS,
    COUNTS.flatmap(lambda new: st.tuples(st.just(new), st.sets(st.sampled_from([*new])) if new else st.just(set()))),
)
def test_a_row_changed_is_the_row_of_what_has_changed(
    old: dict[int, int], new: tuple[dict[int, int], set[int]]
) -> None:
    counts, gone = new
    changes = sorted({number: 0 if number in gone else count for number, count in counts.items()}.items())
    expected = {number: count for number, count in {**old, **dict(changes)}.items() if count}
    if changes:
        assert row_of(old).changed(changes) == row_of(expected)
    assert dict(row_of(expected).pairs()) == expected


def test_what_was_met_is_forgotten_once_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    some = sources(sample.articles(20))
    vocabulary = Vocabulary(sample.analyzer())
    first = gather(vocabulary, some, range(20))
    much = len(vocabulary.names)
    monkeypatch.setattr("plugins.search.vocabulary.CACHE_SIZE", 10)
    assert gather(vocabulary, some[:1], [0]) == gather(Vocabulary(sample.analyzer()), some[:1], [0])
    assert len(vocabulary.names) < much
    assert sorted(gather(vocabulary, some, range(20))[1].terms) == sorted(first[1].terms)
