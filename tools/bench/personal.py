"""`bench personal`: recall and precision in recognising personal data in labelled texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.vietnamese.personal import find_personal
from tools import ROOT

from .labelled import Score, read_labelled, run_rounds, score_sets

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
    return score_sets((one.text, _found(one), one.sure) for one in texts)


def _found(one: Labelled) -> frozenset[str]:
    """The kinds found for certain, and the wrong guesses, each followed by "?"."""
    found = list(find_personal(one.text))
    sure = frozenset(data.kind for data in found if data.sure)
    return sure | {f"{kind}{_GUESS}" for kind in {data.kind for data in found} - sure - one.sure - one.maybe}


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach the bar."""
    return run_rounds([*read_texts()], score, rounds, BAR, BAR)
