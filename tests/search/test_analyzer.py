"""The analyzer of the index, and its twin in JavaScript, which must give the same tokens."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.search.analyzer import Analyzer
from plugins.search.manifest import shard_path
from plugins.search.shards import FAMILIES
from tests.search import sample
from tests.tables import every
from tools.bench.archive import synthetic
from tools.search.scripts import Scripts

CASES = json.loads((Path(__file__).parents[1] / "conformance/analyzer.json").read_text(encoding="utf-8"))
TOKENS = """
  const { Analyzer, piece } = imported("analyzer.js");
  const { tokensOf } = imported("tokens.js");
  const { runs } = imported("text.js");
  const analyzer = new Analyzer(argument.forms);
  const folded = (text) => runs(text).flatMap((run) => piece(run).folded);
  return argument.texts.map((text) => [tokensOf(text, analyzer).sort(), folded(text)]);
"""
ADDRESSES = """
  const { ShardDirectory } = imported("shards.js");
  return argument.map(([family, text]) => new ShardDirectory(family, ["abc", "", `0${text};`]).files([text], [])[0]);
"""


@every("case", CASES["cases"])
def test_conformance(case: dict[str, str]) -> None:
    tokens = Analyzer(CASES["abbreviations"]).tokens(case["text"].encode("utf-16", "surrogatepass").decode("utf-16"))
    syllables = [word for word in tokens.words if word[0] not in "=#@~"]
    assert " ".join(syllables) == case["folded"]
    assert sorted(set(tokens.words) - set(syllables)) == sorted(case["others"])
    assert [pair[1:] for pair in tokens.pairs] == [f"{a} {b}" for a, b in pairwise(syllables)]


def test_the_abbreviations_of_the_archive_stand_for_their_forms() -> None:
    analyzer = sample.analyzer()
    for short, forms in sample.ABBREVIATIONS.items():
        full = next((form for form in forms if " " in form), None)
        if full:
            assert set(analyzer.tokens(short).words) & {w for w in analyzer.tokens(full).words if w.startswith("~")}, (
                short
            )


def test_too_short_a_form_stands_for_nothing() -> None:
    assert "~tw" not in sample.analyzer().tokens("từ đầu tư").words


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    with closing(Scripts({})) as scripts:
        yield scripts


def same_tokens(scripts: Scripts, analyzer: Analyzer, texts: Sequence[str]) -> None:
    forms: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        forms.setdefault(token, []).append(form)
    theirs = scripts.run(TOKENS, {"forms": forms, "texts": texts})
    for text, (words, folded) in zip(texts, theirs, strict=True):
        ours = analyzer.words(text)
        # JavaScript sorts by UTF-16 code unit, Python by code point.
        assert (sorted(words), folded) == (sorted([*ours.folded, *ours.others]), [*ours.folded]), text[:80]


def test_the_twin_passes_the_conformance_cases(scripts: Scripts) -> None:
    same_tokens(scripts, Analyzer(CASES["abbreviations"]), [case["text"] for case in CASES["cases"]])


def test_no_token_differs_on_the_whole_content(scripts: Scripts) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((sample.ROOT / "content").rglob("*.md"))]
    assert len(texts) > 5
    same_tokens(scripts, sample.analyzer(), texts)


@pytest.mark.slow
def test_no_token_differs_on_a_thousand_articles(scripts: Scripts) -> None:
    same_tokens(scripts, sample.analyzer(), [f"{each.title}\n{each.text}" for each in synthetic(1000, seed=3)])


def test_a_shard_is_looked_for_where_it_lies(scripts: Scripts) -> None:
    asked = [(family, text) for family in FAMILIES for text in ("bo", "quyet dinh", "#12-2020", "đ", "\U00020000a")]
    assert scripts.run(ADDRESSES, asked) == [shard_path(family, text, "abc") for family, text in asked]
