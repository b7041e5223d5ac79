"""Forms and sentences labelled by hand: those in the archive's own file, and those outside this repository."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plugins.vietnamese.dates import DateFault, Found, find_dates, parse
from tests.tables import every
from tools.bench import dates
from tools.bench.dates import PRECISION, RECALL, SENTENCES, meaning, score, value
from tools.bench.labelled import Sentence, read_sentences

CASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "cases" / "dates.jsonl"
LABELLED = list(read_sentences(SENTENCES))
FORMS_FILE = SENTENCES.with_name("forms.txt")
FORMS = list(read_sentences(FORMS_FILE))


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(sentence.kind for sentence in LABELLED)
    assert len(LABELLED) >= 400
    assert min(kinds.values()) >= 5, kinds
    assert len({sentence.text for sentence in LABELLED}) == len(LABELLED)


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Look for dates once in each labelled sentence."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "find_dates", found_in)
        yield


@cache
def found_in(text: str, anchor: date) -> list[Found]:
    return find_dates(text, anchor=anchor)


def test_precision_and_recall() -> None:
    result = score(LABELLED)
    assert result.precision >= PRECISION, result.misses
    assert result.recall >= RECALL, result.misses


@every("sentence", [one for one in LABELLED if not one.labels], file=SENTENCES)
def test_what_is_no_date_is_left_alone(sentence: Sentence) -> None:
    assert found_in(sentence.text, anchor=sentence.day) == []


@every("form", FORMS, file=FORMS_FILE)
def test_forms(form: Sentence) -> None:
    try:
        found = Found(0, len(form.text), parse(form.text, anchor=form.day))
    except DateFault as fault:
        found = Found(0, len(form.text), None, fault)
    assert [value(found)] == [label.value for label in form.labels]


@pytest.mark.skipif(not CASES.is_file(), reason="left out: ../shared/cases/dates.jsonl is not on this machine")
def test_shared_forms() -> None:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    wrong = {}
    for case in cases:
        try:
            read_as = meaning(parse(case["text"], anchor=date.fromisoformat(case["anchor"])))
        except DateFault as fault:
            read_as = fault.code
        if read_as != case["want"]:
            wrong[case["text"]] = (case["want"], read_as)
    assert wrong == {}
    assert len(cases) >= 58
