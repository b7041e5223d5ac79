"""What a change to the archive changes in the index: little, and the result equals a new index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from itertools import chain
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.content.model import Article
from plugins.core.cache import Cache, DamagedCache
from plugins.search import building, updating
from plugins.search.cards import card_files
from plugins.search.indexing import index_files
from plugins.search.numbering import numbering
from tests.search import sample

Site = Mapping[str, bytes]
Refusal = Callable[[], None]


def site(articles: Sequence[Article], cache: Path) -> Site:
    return sample.site(articles, cache / "cache.sqlite")


def anew(articles: Sequence[Article]) -> Site:
    """The index of these articles, made from scratch and not cached."""
    return sample.site(articles, Path("/dev/null/cache.sqlite"))


def with_text(article: Article, text: str) -> Article:
    return replace(article, body=sample.body(text))


def in_order(articles: Sequence[Article]) -> tuple[Article, ...]:
    return tuple(numbering(articles).articles.values())


@pytest.fixture
def nothing_anew(monkeypatch: pytest.MonkeyPatch) -> Refusal:
    """Once called, an index can only be made by updating the previous one."""
    return lambda: monkeypatch.setattr(building, "build", lambda *_: pytest.fail("made from nothing"))


def edited(articles: tuple[Article, ...]) -> dict[str, tuple[Article, ...]]:
    """Edits of an archive, by name."""
    middle, last = articles[20], articles[-1]
    other = replace(with_text(middle, "Chữ mới, có từ chưatừng thấy. Số 5/2030/NĐ-CP."), title="Tên khác hẳn")
    new = replace(with_text(last, "Một câu."), slug="moi", title="Bài mới")
    turned, earlier = (last.date.start.replace(year=last.date.start.year + more) for more in (1, -30))
    beside = replace(new, date=middle.date)
    return {
        "one edited": (*articles[:20], other, *articles[21:]),
        "one emptied": (*articles[:20], with_text(middle, ""), *articles[21:]),
        "one in another category": (*articles[:20], replace(middle, category="khac"), *articles[21:]),
        "one more": (*articles, new),
        "one more in the middle": (*articles, beside),
        "one edited, one more": (*articles[:5], other, *articles[6:20], *articles[21:], new),
        "the last left out": articles[:-1],
        "the first left out": articles[1:],
        "another year": (*articles, replace(new, date=sample.day(turned))),
        "a year before all": (*articles, replace(new, date=sample.day(earlier))),
        "all left out": (),
        "nothing": articles,
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    """The index of fifty articles, and the folder of its cache."""
    folder = tmp_path_factory.mktemp("first")
    return site(sample.articles(50), folder), folder


@pytest.fixture
def cache(first: tuple[Site, Path], tmp_path: Path) -> Path:
    """A folder with a copy of the cache of the index of fifty articles."""
    return copytree(first[1], tmp_path / "fifty")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path]:
    """The index of four hundred articles, and the folder of its cache."""
    folder = tmp_path_factory.mktemp("many")
    return site(sample.articles(400), folder), folder


QUICK = ("one edited", "one more in the middle", "nothing")


@pytest.mark.parametrize(
    "edit",
    [edit if edit in QUICK else pytest.param(edit, marks=pytest.mark.slow) for edit in edited(sample.articles(50))],
)
def test_a_changed_index_is_what_would_be_made_anew(edit: str, first: tuple[Site, Path], cache: Path) -> None:
    articles = sample.articles(50)
    changed = in_order(edited(articles)[edit])
    assert site(changed, cache) == anew(changed)
    assert site(articles, cache) == first[0]


SENTENCE = "bộ thông tin họp báo tháng 9 năm 2019 quý III 47/2020/NĐ-CP cờ Cờ chưatừng zz 😀"
WORDS = st.sampled_from(SENTENCE.split())
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
DATES = st.datetimes(datetime(2007, 6, 1), datetime(2025, 12, 31))
EDIT = st.tuples(st.sampled_from(["text", "title", "add", "drop"]), st.integers(0, 29), TEXTS, DATES)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Article], Path]:
    """Thirty articles, most of them short, and the folder of the cache of their index."""
    folder = tmp_path_factory.mktemp("short")
    all_texts = enumerate(map(sample.text, sample.articles(30)))
    texts = [text if number % 10 == 0 else text[:500] for number, text in all_texts]
    articles = [*map(with_text, sample.articles(30), texts)]
    site(articles, folder)
    return articles, folder


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.lists(EDIT, max_size=4), max_size=6))
def test_any_edits_one_build_after_the_other(
    edits: list[list[tuple[str, int, str, datetime]]],
    short: tuple[list[Article], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    articles, template = [*short[0]], short[1]
    copytree(template, folder, dirs_exist_ok=True)
    for build, some in enumerate(edits):
        for number, (kind, place, text, moment) in enumerate(some):
            place = min(place, len(articles) - 1)
            if kind == "text":
                articles[place] = with_text(articles[place], text)
            elif kind == "title":
                articles[place] = replace(articles[place], title=text)
            elif kind == "add":
                new = replace(with_text(articles[place], text), slug=f"bai-{build}-{number}", date=sample.day(moment))
                articles.append(new)
            elif len(articles) > 1:
                del articles[place]
        articles = [*in_order(articles)]
        assert site(articles, folder) == anew(articles)


@pytest.mark.slow
def test_a_file_with_the_same_digest_is_the_same(tmp_path: Path) -> None:
    articles = sample.articles(50)
    known: dict[tuple[str, bytes], bytes] = {}
    for changed in (articles, *edited(articles).values()):
        cache = Cache(tmp_path / "cache.sqlite")
        some = in_order(changed)
        for file in chain(index_files(some, sample.text, cache, sample.ABBREVIATIONS, {}), card_files(some)):
            assert known.setdefault((file.address, file.digest), file.make()) == file.make()
        cache.close()


@pytest.mark.slow
def test_an_edit_of_a_text_rewrites_few_files_and_makes_nothing_anew(
    many: tuple[Site, Path], tmp_path: Path, nothing_anew: Refusal
) -> None:
    articles = sample.articles(400)
    before, folder = many
    copytree(folder, tmp_path, dirs_exist_ok=True)
    nothing_anew()
    after = site(
        (*articles[:30], with_text(articles[30], f"{sample.text(articles[30])}\nChưatừng."), *articles[31:]), tmp_path
    )
    assert 1 < len(after.items() - before.items()) < len(before) / 3


@pytest.mark.slow
@pytest.mark.parametrize("place", [3, 77, 200, 398])
def test_one_article_more_or_less_moves_few_cards_and_makes_nothing_anew(
    place: int, many: tuple[Site, Path], tmp_path: Path, nothing_anew: Refusal
) -> None:
    articles = sample.articles(400)
    new = replace(with_text(articles[place], "Một câu."), slug="zz-bai-moi", title="Bài mới")
    grown = in_order((*articles, new))
    assert numbering(grown).years == numbering(articles).years
    before, folder = many
    copytree(folder, tmp_path, dirs_exist_ok=True)
    nothing_anew()
    after = site(grown, tmp_path)
    cards = {address for address, _ in after.items() ^ before.items() if "/cards-" in address}
    assert 1 <= len(cards) <= 10
    assert site(articles, tmp_path) == before


@pytest.mark.slow
def test_texts_are_asked_for_only_where_something_is_new(tmp_path: Path) -> None:
    articles = sample.articles(60)
    asked: list[str] = []

    def text(article: Article) -> str:
        asked.append(article.slug)
        return sample.text(article)

    def build(some: Sequence[Article]) -> list[str]:
        asked.clear()
        cache = Cache(tmp_path / "cache.sqlite")
        assert [*index_files(some, text, cache, sample.ABBREVIATIONS, {})]
        cache.close()
        return [*asked]

    assert build(articles) == [article.slug for article in articles]
    assert build(articles) == []
    new = replace(with_text(articles[30], "Khác"), slug="zz")
    assert build((*articles[:31], new, *articles[31:])) == ["zz"]
    assert build(articles[:-1]) == []
    emptied = tuple(replace(article, title="Khác") for article in articles[:50])
    assert build(emptied) == [article.slug for article in emptied]


@pytest.mark.slow
def test_what_is_no_longer_searched_is_forgotten(tmp_path: Path) -> None:
    articles = sample.articles(60)
    secret = with_text(articles[20], "Bímật chỉ-bài-này-có")
    site((*articles[:20], secret, *articles[21:]), tmp_path)
    path = tmp_path / "cache.sqlite"
    assert "Bímật".encode() in path.read_bytes()
    for changed in (articles, (*articles[:20], *articles[21:])):
        site(changed, tmp_path)
        assert "Bímật".encode() not in path.read_bytes()
        assert b"bimat" not in path.read_bytes()
    anew_size = {room: len(names) for room, names in rooms(path).items()}
    assert anew_size["search-sources"] == 59
    path.unlink()
    site((*articles[:20], *articles[21:]), tmp_path)
    assert {room: len(names) for room, names in rooms(path).items()} == anew_size


def rooms(path: Path) -> dict[str, set[str]]:
    """The names of the entries in each room of the cache."""
    found: dict[str, set[str]] = {}
    with closing(sqlite3.connect(path)) as db:
        for room, name in db.execute("SELECT room, name FROM entries"):
            found.setdefault(room, set()).add(name)
    return found


@pytest.mark.parametrize("room", ["search-groups", "search-sources"])
def test_what_the_cache_has_lost_is_told(room: str, cache: Path) -> None:
    with closing(sqlite3.connect(cache / "cache.sqlite")) as db:
        db.execute("DELETE FROM entries WHERE room = ?", (room,))
        db.commit()
    with pytest.raises(DamagedCache):
        site(edited(sample.articles(50))["one edited"], cache)


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_nothing_half_changed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = sample.articles(50)
    changed = edited(articles)["one edited"]
    with monkeypatch.context() as patch:
        patch.setattr(updating.Store, "save", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            site(changed, cache)
    assert site(articles, cache) == anew(articles)
    assert site(changed, cache) == anew(changed)


@pytest.mark.slow
def test_other_abbreviations_make_another_index(tmp_path: Path) -> None:
    articles = sample.articles(30)
    cache = Cache(tmp_path / "cache.sqlite")
    for known in (sample.ABBREVIATIONS, {}, sample.ABBREVIATIONS):
        made, fresh = (
            {file.address: file.make() for file in index_files(articles, sample.text, each, known, {})}
            for each in (cache, Cache(Path("/dev/null/cache.sqlite")))
        )
        assert made == fresh
    cache.close()
