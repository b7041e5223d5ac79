"""What an edit changes in the index: as little as may be, and with the very outcome of an index made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.content.model import Article, Body
from plugins.search import building, cache, groups, indexing, records, segments
from plugins.search.making import Maker
from plugins.search.manifest import ADDRESS
from plugins.search.segments import cut
from tests.search import sample

Site = Mapping[str, bytes]


@pytest.fixture(autouse=True)
def newest_year_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """The archives of these tests are cut as large ones are."""
    monkeypatch.setattr(segments, "SMALL", 0)


def site(articles: Sequence[Article], folder: Path | None = None) -> Site:
    """The files of the index by address."""
    made = indexing.files(articles, Maker(sample.analyzer(), folder and folder / "search"), {})
    return {file.address: sample.content(file) for file in made}


def rewritten(edits: Sequence[tuple[Article, Article]], before: Site, folder: Path) -> Site | None:
    """The index after a few texts changed, as the engine would have it: what is there, what is new, what goes."""
    found = indexing.reindex(edits, cache=folder, published=lambda address: hashlib.sha256(before[address]).hexdigest())
    if found is None:
        return None
    new = {file.address: sample.content(file) for file in found.outputs}
    assert new.keys().isdisjoint(found.gone)
    return {address: content for address, content in {**before, **new}.items() if address not in found.gone}


def forget() -> None:
    """Look at the cache again, as another process would."""
    groups._opened.cache_clear()
    groups._cut.cache_clear()


def with_text(article: Article, text: str) -> Article:
    return replace(article, body=Body((), text=text))


def edited(articles: tuple[Article, ...]) -> dict[str, tuple[Article, ...]]:
    """What editors do to an archive, by its name."""
    middle, last = articles[20], articles[-1]
    other = replace(with_text(middle, "Chữ mới, có từ chưatừng thấy. Số 5/2030/NĐ-CP."), title="Tên khác hẳn")
    new = replace(with_text(last, "Một câu."), slug="moi", title="Bài mới")
    turned = last.date.start.replace(year=last.date.start.year + 1)
    return {
        "one edited": (*articles[:20], other, *articles[21:]),
        "one emptied": (*articles[:20], with_text(middle, ""), *articles[21:]),
        "two exchanged": (*articles[:20], articles[21], articles[20], *articles[22:]),
        "one more": (*articles, new),
        "one more in the middle": (*articles[:20], new, *articles[20:]),
        "one edited, one more": (*articles[:5], other, *articles[6:20], *articles[21:], new),
        "the last left out": articles[:-1],
        "the first left out": articles[1:],
        "another year": (*articles, replace(new, date=sample.day(turned))),
        "nothing": articles,
    }


@pytest.mark.parametrize("edit", list(edited(sample.articles(50))))
def test_a_patched_index_is_what_would_be_made_anew(edit: str, tmp_path: Path) -> None:
    articles = sample.articles(50)
    site(articles, tmp_path)
    changed = edited(articles)[edit]
    assert site(changed, tmp_path) == site(changed)


SENTENCE = "bộ thông tin họp báo tháng 9 năm 2019 quý III 47/2020/NĐ-CP cờ Cờ chưatừng zz 😀"
WORDS = st.sampled_from(SENTENCE.split())
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
EDITS = st.lists(st.tuples(st.sampled_from(["text", "title", "add", "insert", "drop"]), st.integers(0, 29), TEXTS))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_edits_one_after_the_other(
    edits: list[tuple[str, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    articles = [*sample.articles(30)]
    published = site(articles, folder)
    for number, (kind, place, text) in enumerate(edits):
        place = min(place, len(articles) - 1)
        before = articles[place]
        after = with_text(before, text)
        if kind == "text":
            articles[place] = after
            published = rewritten([(before, after)], published, folder) or site(articles, folder)
        elif kind == "title":
            articles[place] = replace(before, title=text)
        elif kind in ("add", "insert"):
            articles.insert(place if kind == "insert" else len(articles), replace(after, slug=f"bai-{number}"))
        elif len(articles) > 1:
            del articles[place]
        if kind != "text":
            published = site(articles, folder)
        assert published == site(articles)


def test_an_edit_of_a_text_rewrites_few_files_and_makes_nothing_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = sample.articles(400)
    before = site(articles, tmp_path)
    old = articles[30]
    new = with_text(old, f"{old.body.text}\nMột câu chưatừng viết.")
    with monkeypatch.context() as patch:
        patch.setattr(building, "build", lambda *_: pytest.fail("built from nothing"))
        after = rewritten([(old, new)], before, tmp_path)
    assert after is not None
    assert len(after.items() - before.items()) < len(before) / 3
    assert after == site((*articles[:30], new, *articles[31:]))


def test_what_is_not_published_is_not_edited(tmp_path: Path) -> None:
    articles = sample.articles(30)
    before = site(articles, tmp_path)
    unknown = with_text(articles[3], "Chưa từng có")
    assert rewritten([(unknown, articles[3])], before, tmp_path) is None
    assert rewritten([(articles[3], unknown)], {ADDRESS: b"another site"}, tmp_path) is None
    withdrawn = replace(unknown, extra={"withdrawn": object()})  # type: ignore[dict-item]
    assert rewritten([(withdrawn, replace(withdrawn, body=Body(())))], before, tmp_path) == before


def test_a_new_article_leaves_the_earlier_years_as_they_are(tmp_path: Path) -> None:
    articles = sample.articles(80)
    newer = replace(articles[-1], slug="bai-moi", title="Một bài mới")
    maker = Maker(sample.analyzer(), tmp_path)
    before = [maker.segment(run) for run in cut(articles)]
    after = [maker.segment(run) for run in cut((*articles, newer))]
    assert before[0] == after[0]
    assert before[1].name != after[1].name
    assert after[1].documents == before[1].documents + 1


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    articles = sample.articles(50)
    made = site(articles, tmp_path)
    folder = tmp_path / "search"
    for spoil in (lambda content: content[:-1] + b"?", lambda content: content[:30], lambda _: b""):
        for path in folder.iterdir():
            path.write_bytes(spoil(path.read_bytes()))
        forget()
        assert rewritten([(articles[20], with_text(articles[20], "Khác"))], made, tmp_path) is None
        assert site(articles, tmp_path) == made
    for path in folder.glob("*.group"):
        path.unlink()
    forget()
    changed = edited(articles)["one edited"]
    assert site(changed, tmp_path) == site(changed)


def test_a_shard_is_right_or_not_made(tmp_path: Path) -> None:
    outputs = [*indexing.files(sample.articles(20), Maker(sample.analyzer(), tmp_path), {})]
    for path in tmp_path.glob("*.group"):
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    forget()
    with pytest.raises(groups.Damaged):
        sample.content(outputs[1])


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "search").write_bytes(b"a file, not a folder")
    articles = sample.articles(20)
    assert site(articles, tmp_path) == site(articles)


def test_what_old_indexes_needed_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "FRESH", -1)
    articles = sample.articles(30)
    for number in range(2 * records.KEPT):
        changed = (*articles[:5], with_text(articles[5], f"Lần {number}"), *articles[6:])
        made = site(changed, tmp_path)
    kept = list((tmp_path / "search").glob("*.index"))
    assert len(kept) == records.KEPT
    assert site(changed, tmp_path) == made


def test_a_small_archive_stays_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    articles = sample.articles(60)
    assert cut(articles) == [articles]
    before = site(articles[:-1], tmp_path)
    assert site(articles, tmp_path) == site(articles) != before


def test_no_articles_no_segments() -> None:
    assert cut(()) == []
