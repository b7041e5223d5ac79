"""`bench personal`: recall and precision in recognising personal data in labelled texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.vietnamese.personal import find_personal
from tools import ROOT

from .labelled import Score, read_labelled, run_rounds

TEXTS = ROOT / "tests" / "vietnamese" / "personal.txt"
BAR = 0.95
_GUESS = "?"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the kinds of data tied to a person in it, and the kinds that may be guessed."""

    text: str
    sure: frozenset[str]
    maybe: frozenset[str]


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """Read the labelled texts of a file, one per line: kinds, a tab, and the text."""
    for label, text in read_labelled(path):
        kinds = label.split()
        yield Labelled(
            text,
            frozenset(kind for kind in kinds if not kind.startswith(_GUESS)),
            frozenset(kind.removeprefix(_GUESS) for kind in kinds if kind.startswith(_GUESS)),
        )


def score(texts: Sequence[Labelled]) -> Score:
    """Score recognition; each kind counts once per text, and a guess is wrong if its kind is not labelled."""
    right = found = labelled = 0
    misses: list[str] = []
    for one in texts:
        told = list(find_personal(one.text))
        sure = {data.kind for data in told if data.sure}
        false_guesses = {data.kind for data in told} - sure - one.sure - one.maybe
        right += len(sure & one.sure)
        found += len(sure) + len(false_guesses)
        labelled += len(one.sure)
        misses += [f"sai: {kind}: {one.text}" for kind in sorted(sure - one.sure)]
        misses += [f"sai: {kind}?: {one.text}" for kind in sorted(false_guesses)]
        misses += [f"sót: {kind}: {one.text}" for kind in sorted(one.sure - sure)]
    return Score(right, found, labelled, tuple(misses))


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach the bar."""
    return run_rounds([*read_texts()], score, rounds, BAR, BAR)
