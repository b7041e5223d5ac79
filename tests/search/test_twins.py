"""The search in the browser compared with its models: lunr.js on the whole index, and the lunr package."""

from __future__ import annotations

import json
import random
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.search import realistic, sample
from tests.search.conftest import call
from tests.search.test_other_archives import ARCHIVES
from tools.bench.search_queries import Document, Questions
from tools.search.published import Published

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow
QUERIES = 1_200
QUESTIONS = json.loads((Path(__file__).parents[1] / "conformance/questions.json").read_text(encoding="utf-8"))
ANSWERED = """
  const { SearchIndex } = await import("/js/search-index.js");
  const { searchWhole } = await import("/js/results.js");
  const { Articles } = await import("/js/cards.js");
  const index = await SearchIndex.open(new URL("/tim-kiem/chi-muc/", location.href), false);
  const articles = new Articles(index);
  const answers = [];
  for (const question of argument) {
    const { refs, complete, scores, read, corrected, nowhere, period } = await searchWhole(articles, question);
    const told = [complete, read, Object.fromEntries(corrected), nowhere, period];
    answers.push([refs, refs.map((ref) => scores.get(ref)), ...told]);
  }
  return answers;
"""

CARDS = """
  const { SearchIndex } = await import("/js/search-index.js");
  const { Articles } = await import("/js/cards.js");
  const index = await SearchIndex.open(new URL("/tim-kiem/chi-muc/", location.href), false);
  const articles = new Articles(index);
  return Promise.all(argument.map(async (ref) => (await articles.card(ref)).address));
"""
FIRST_OF_ALL = """
  const { SearchIndex } = await import("/js/search-index.js");
  const { search, searchWhole } = await import("/js/results.js");
  const { AT_ONCE, Articles } = await import("/js/cards.js");
  const index = await SearchIndex.open(new URL("/tim-kiem/chi-muc/", location.href), false);
  const articles = new Articles(index);
  const told = ({ read, corrected, nowhere, period }) => JSON.stringify([read, [...corrected], nowhere, period]);
  let truncated = 0;
  const wrong = [];
  for (const question of argument) {
    for (const shards of Object.values(index.shards)) shards.files.clear();
    const first = await search(articles, question);
    const whole = await searchWhole(articles, question);
    const isScored = (ref) => Object.is(first.scores.get(ref), whole.scores.get(ref));
    const same = first.refs.every((ref, place) => ref === whole.refs[place] && isScored(ref));
    const [shown, all] = [first, whole].map(({ refs, complete }) => [refs.length, complete].join());
    const enough = first.more ? first.refs.length >= AT_ONCE && first.complete <= whole.complete : shown === all;
    const right = same && enough && !whole.more && told(first) === told(whole);
    if (!right) wrong.push([question, first.refs, whole.refs]);
    truncated += first.more;
  }
  return { truncated, wrong };
"""


def random_clauses(chance: random.Random, words: list[str], pairs: list[str]) -> list[dict[str, object]]:
    """Clauses that a query may have: terms, prefixes, fuzzy terms, required, prohibited and unknown ones."""
    clauses = []
    for _ in range(chance.randint(1, 6)):
        kind = chance.choice(["term", "term", "pair", "pair", "prefix", "fuzzy", "unknown"])
        presence = chance.choice(["optional"] * 6 + ["required", "prohibited"])
        fields = chance.choice([["title"], ["body"], ["title", "body"], ["title", "body", "when"]])
        term = chance.choice(words)
        if kind == "unknown":
            term = "khôngcó"
        if kind in ("pair", "prefix"):
            term, fields = chance.choice(pairs), ["title_pairs", "body_pairs"]
        if kind == "prefix":
            term = term[: term.index(" ") + 2]
        if kind == "fuzzy":
            term = "".join(chance.choice([letter] * 9 + ["e"]) for letter in chance.choice(words))
            fields = [chance.choice(["title", "body"])]
            if not term.isalpha() or not term.isascii() or len(term) < 3:
                continue
        clauses.append(
            {
                "kind": kind,
                "term": term,
                "fields": fields,
                "presence": presence,
                "boost": chance.choice([0.5, 1, 1, 2, 4]),
            }
        )
    return clauses


def test_scores_are_lunrs_bit_for_bit(bench: Page) -> None:
    chance = random.Random(5)
    terms = sample.terms(sample.articles(300))
    words = sorted({term for each in terms for term in (*each.title, *each.body, *each.when)})
    pairs = sorted(
        {term for each in terms for term in (*each.title_pairs, *chance.sample(sorted(each.body_pairs), 20))}
    )
    queries = [clauses for clauses in (random_clauses(chance, words, pairs) for _ in range(QUERIES)) if clauses]
    answer = call(bench, 'return (await import("/scores.js")).compare(argument);', queries)
    assert len(queries) >= 1_000
    assert all(answer["results"][kind] > 5_000 for kind in ("term", "pair", "prefix", "fuzzy")), answer["results"]
    assert answer["wrong"][:2] == [], len(answer["wrong"])


def questions() -> list[str]:
    """Questions of every kind, including those that find nothing."""
    known = [
        Document(each.address, each.title, each.date.start.date(), each.category, sample.text(each), real=number < 20)
        for number, each in enumerate(sample.articles(300))
    ]
    drawn = [each.text for each in Questions(known, seed=23).draw(30)]
    archives = (realistic, *ARCHIVES)
    asked = [question for archive in archives for question, _ in archive.FIRST]
    others = [
        *(question for archive in archives for question in (*archive.NOTHING, *archive.NEVER)),
        *realistic.UNTOUCHED,
        *(question for question, _ in realistic.APART),
    ]
    others += [question for question, *_ in realistic.PERIODS]
    other_marks = ["thuê baó", "lặng nghê", "bưu chỉnh viễn thông", "chữ kỹ sổ", "làng nghề", "chào cớ", "đâú giá "]
    other_marks += [question for pair in realistic.OTHER_MARKS for question in pair]
    typed = ['"chào cờ" -bưu', "-covid", "", "~", '"cờ chào" thi đua', "chào cờ -", "😀 chào", "bưu chinj viễn thông",
             "bưu chình metaverse viễn thông"]  # fmt: skip
    return [*drawn, *asked, *others, *other_marks, *typed, *(case["text"] for case in QUESTIONS["questions"])]


def test_the_lunr_package_answers_as_the_browser_does(bench: Page, bench_folder: Path) -> None:
    """The same articles, order and scores, bit for bit, and the same messages."""
    asked = questions()
    assert len(asked) >= 300
    with closing(Published(bench_folder)) as index:
        for question, (refs, scores, *told) in zip(asked, call(bench, ANSWERED, asked), strict=True):
            found = index.search(question)
            assert found.refs == refs, question
            assert found.scores == scores, question
            assert [found.complete, found.read, found.corrected, found.nowhere, found.period] == told, question


def test_cards_say_where_their_articles_are(bench: Page, bench_folder: Path) -> None:
    articles = sample.articles(300)
    numbers = sample.numbers(articles)
    wanted = [article.address for article in articles]
    with closing(Published(bench_folder)) as index:
        assert [index.card(number)["address"] for number in numbers] == wanted
    assert call(bench, CARDS, numbers) == wanted


def test_what_titles_tell_is_the_first_of_all_that_answers(bench: Page, bench_folder: Path) -> None:
    """The same articles, order and scores, bit for bit, although most postings are not read."""
    runs = [title.split() for title in dict.fromkeys(each.title for each in sample.articles(300)[::8])]
    asked = [" ".join(words[start : start + 3]) for words in runs for start in range(0, len(words) - 2, 3)]
    asked += [f"{words[0]} {words[1][:2]}" for words in runs]
    found = call(bench, FIRST_OF_ALL, [*questions()[::4], *asked])
    assert found["wrong"][:2] == [], len(found["wrong"])
    assert found["truncated"] > 8
