"""The analyzer, on the cases that its JavaScript twin must pass, too."""

import json
from itertools import pairwise
from pathlib import Path

from plugins.search.analyzer import Analyzer
from tests.search import sample
from tests.tables import every

CASES = json.loads((Path(__file__).parents[1] / "conformance/analyzer.json").read_text(encoding="utf-8"))


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
