"""`bench personal`: how much of what is personal is found in labelled texts, and how much of what is told is true."""

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
    """A text with the kinds that are tied to a person in it, and those that a guess may name."""

    text: str
    sure: frozenset[str]
    maybe: frozenset[str]


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """The labelled texts of a file: kinds, a tab and the text on each line."""
    for label, text in read_labelled(path):
        kinds = label.split()
        yield Labelled(
            text,
            frozenset(kind for kind in kinds if not kind.startswith(_GUESS)),
            frozenset(kind.removeprefix(_GUESS) for kind in kinds if kind.startswith(_GUESS)),
        )


def score(texts: Sequence[Labelled]) -> Score:
    """Every kind in a text counts once; a guess is wrong where the text is labelled to hold nothing of its kind."""
    return score_sets((one.text, _told(one), one.sure) for one in texts)


def _told(one: Labelled) -> frozenset[str]:
    """The kinds that are told of a text for certain, and the guesses that are wrong, each with "?" behind it."""
    told = list(find_personal(one.text))
    sure = frozenset(data.kind for data in told if data.sure)
    return sure | {f"{kind}{_GUESS}" for kind in {data.kind for data in told} - sure - one.sure - one.maybe}


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and what went wrong; 0 where both reach the bar."""
    return run_rounds([*read_texts()], score, rounds, BAR, BAR)
