"""Questions as citizens ask them, and results that a search must not claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import MadeByOne
from tests.search import realistic, sample
from tests.search.conftest import realistic_site
from tests.tables import every
from tools.search.published import Found, Published
from tools.search.scripts import Scripts

LABELLED = Path(realistic.__file__)
ASKED = Path(__file__).parents[1] / "conformance/questions.json"
CASES = json.loads(ASKED.read_text(encoding="utf-8"))
TAKEN_APART = """
  const { main, phrases, excluded } = await imported("query.js").parse(argument.text, argument.language);
  const folded = (runs) => runs.map(({ words }) => words.map((word) => word.folded));
  return {
    text: argument.text,
    words: main.words.map(({ exact, folded, small }) => (small ? "~" : "") + (exact || folded)),
    required: main.required.map(({ terms, prefix, start, end, period }) => (
      [terms[0] ?? "", prefix, start, end, period]
    )),
    open: main.open,
    phrases: folded(phrases),
    excluded: folded(excluded),
  };
"""
REREAD = """
  const [word] = imported("query.js").wordsOf(argument.typed);
  const read = imported("interpreting.js").reread(word, new Map(Object.entries(argument.syllables)));
  return (read ?? []).map(({ typed }) => typed).join(" ");
"""


@pytest.fixture(scope="module")
def index(made_by_one: MadeByOne) -> Iterator[Published]:
    with closing(Published(realistic_site(made_by_one))) as index:
        yield index


def slugs(index: Published, found: Found, most: int = 5) -> list[str]:
    return [index.card(number)["address"].split("/")[-2] for number in found.refs[:most]]


@every("question, slug", realistic.FIRST, block=40, file=LABELLED)
def test_the_article_that_was_meant_comes_first(index: Published, question: str, slug: str) -> None:
    found = index.search(question)
    assert slugs(index, found, 1) == [slug]
    assert found.complete or found.period == ""


@every("question", [question for question, _ in realistic.WHOLE], file=LABELLED)
def test_what_has_it_all_in_other_words_or_apart_is_said_to_have_it(index: Published, question: str) -> None:
    found = index.search(question)
    assert found.complete == 1
    assert found.nowhere == []


@every("question", realistic.NOTHING, block=40, file=LABELLED)
def test_where_nothing_fits_nothing_is_claimed(index: Published, question: str) -> None:
    found = index.search(question)
    assert (found.complete, list(found.refs)) == (0, [])
    assert found.period or found.nowhere


@every("question", realistic.NEVER, block=40, file=LABELLED)
def test_what_stands_nowhere_is_never_found_whole(index: Published, question: str) -> None:
    assert index.search(question).complete == 0


@pytest.mark.parametrize(("question", "most"), [("le loi", 0), ("hai ba trung", 0), ("to lam", 3), ("con dao", 3)])
def test_syllables_that_are_all_over_the_archive_bring_but_what_has_them_near(
    index: Published, question: str, most: int
) -> None:
    found = index.search(question)
    assert found.nowhere == [question]
    assert len(found.refs) <= most


@pytest.mark.parametrize(("question", "period", "near"), realistic.PERIODS)
def test_of_a_period_without_articles_the_neighbours_are_given(
    index: Published, question: str, period: str, near: frozenset[str]
) -> None:
    found = index.search(question)
    assert (found.period, found.complete) == (period, 0)
    assert near <= set(slugs(index, found))


@every("other, same", realistic.OTHER_MARKS, file=LABELLED)
def test_only_what_has_the_marks_that_were_typed_answers_all(index: Published, other: str, same: str) -> None:
    found = index.search(other)
    assert found.complete == 0
    assert found.refs
    right = index.search(same)
    assert right.complete > 0
    assert right.refs[0] == found.refs[0]


@pytest.mark.parametrize("name", ["Lâm Công Bách", "lâm công bách", "lam cong bach", "Đinh Bích Phong"])
def test_who_wrote_an_article_is_told_outside_its_text(index: Published, name: str) -> None:
    found = index.search(name)
    assert found.complete > 0
    assert found.nowhere == []


def test_a_name_with_other_marks_is_another_one(index: Published) -> None:
    found = index.search("Nguyễn Nhật Ánh")
    assert (found.complete, found.nowhere) == (0, ["Nguyễn Nhật Ánh"])
    assert index.search("Nguyễn Nhật Anh").complete == 1


@pytest.mark.parametrize(
    "question", ["cao bằng tem", "hồ sơ đổi thẻ", "hà giang phủ sóng", "lê quang tự do", "vụ pháp chế phối hợp"]
)
def test_what_begins_like_a_name_may_be_other_words(index: Published, question: str) -> None:
    assert index.search(question).complete > 0


def test_marks_that_stand_nowhere_are_named(index: Published) -> None:
    assert index.search("nghị định về bóng đá").complete == 0  # but "công đã", which is near to it by its letters
    assert index.search("hoả xa").nowhere == []  # "hoả" stands elsewhere
    assert index.search("nấu bánh chừng").nowhere == ["chừng"]
    assert index.search("quỹ vắc xin dạ").nowhere == ["dạ"]
    near = index.search("hội thi nấu bánh chừng metaverse")
    assert (near.complete, near.nowhere) == (0, ["chừng", "metaverse"])
    assert near.refs


@pytest.mark.parametrize(("question", "apart"), realistic.APART)
def test_syllables_that_only_stand_apart_are_no_answer(index: Published, question: str, apart: str) -> None:
    found = index.search(question)
    assert (found.complete, found.nowhere) == (0, [apart])
    assert found.refs


@pytest.mark.parametrize(("typed", "read"), realistic.CORRECTED)
def test_what_is_read_otherwise_is_named(index: Published, typed: str, read: str) -> None:
    assert index.search(typed).read == read


@pytest.mark.parametrize("typed", realistic.UNTOUCHED)
def test_an_abbreviation_is_never_another_one(index: Published, typed: str) -> None:
    found = index.search(typed)
    assert found.read == typed
    assert found.corrected == {}


def test_what_answers_all_comes_before_what_comes_near(index: Published) -> None:
    found = index.search("hội nghị giao ban Trương Minh Tuấn")
    assert slugs(index, found, 1) == ["giao-ban-q2-2016"]
    assert found.complete < len(found.refs)


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    with closing(Scripts({})) as scripts:
        yield scripts


@every("case", CASES["questions"], file=ASKED)
def test_a_question_is_taken_apart(scripts: Scripts, case: dict[str, object]) -> None:
    found = scripts.run(TAKEN_APART, {"text": case["text"], "language": sample.language().as_json()})
    assert found == {"phrases": [], "excluded": [], **case}


@every("case", CASES["words"], file=ASKED)
def test_an_unknown_word_is_read_as_it_was_meant(scripts: Scripts, case: dict[str, str]) -> None:
    assert scripts.run(REREAD, {"typed": case["typed"], "syllables": CASES["syllables"]}) == case["read"]


@pytest.mark.parametrize("case", CASES["periods"], ids=lambda case: case["period"])
def test_the_neighbours_of_a_period(scripts: Scripts, case: dict[str, object]) -> None:
    sides = scripts.run('return imported("periods.js").neighbours(argument);', case["period"])
    before, after = [*sides, [], []][:2]
    assert (before[:2], after[:2]) == (case["before"], case["after"])
