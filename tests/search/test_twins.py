"""The reader in the browser against its models: the analyzer in Python, lunr.js over the whole index."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.search import sample
from tests.search.conftest import call
from tools.bench.archive import synthetic

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow
CASES = json.loads((Path(__file__).parents[1] / "conformance/analyzer.json").read_text(encoding="utf-8"))
TOKENS = """
  const { Analyzer } = await import("/js/analyzer.js");
  const analyzer = new Analyzer(argument.forms);
  return argument.texts.map((text) => analyzer.tokens(text)).map(({ words, pairs }) => [words.sort(), pairs]);
"""
QUERIES = 1_200


def forms(analyzer: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        found.setdefault(token, []).append(form)
    return found


def same_tokens(page: Page, analyzer: Any, texts: list[str]) -> None:
    theirs = call(page, TOKENS, {"forms": forms(analyzer), "texts": texts})
    for text, (words, pairs) in zip(texts, theirs, strict=True):
        ours = analyzer.tokens(text)
        # JavaScript sorts by UTF-16 and Python by code point.
        assert (sorted(words), pairs) == (sorted(ours.words), ours.pairs), text[:80]


def test_the_conformance_cases(bench: Page) -> None:
    from plugins.search.analyzer import Analyzer

    same_tokens(bench, Analyzer(CASES["abbreviations"]), [case["text"] for case in CASES["cases"]])


def test_no_token_differs_on_the_whole_content(bench: Page) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((sample.ROOT / "content").rglob("*.md"))]
    assert len(texts) > 5
    same_tokens(bench, sample.analyzer(), texts)


def test_no_token_differs_on_a_thousand_articles(bench: Page) -> None:
    same_tokens(bench, sample.analyzer(), [f"{each.title}\n{each.text}" for each in synthetic(1000, seed=3)])


def random_clauses(chance: random.Random, words: list[str], pairs: list[str]) -> list[dict[str, object]]:
    """Clauses as a query may have them: terms, prefixes, fuzzy terms, required and prohibited, unknown ones too."""
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
