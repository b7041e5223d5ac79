"""`bench personal`: how much of what is personal is found in labelled texts, and how much of what is told is true."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.vietnamese.personal import find_personal

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "vietnamese" / "personal.txt"
BAR = 0.95
_GUESS = "?"
_NOTHING = "-"
_LINE_END = "⏎"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the kinds that are tied to a person in it, and those that a guess may name."""

    text: str
    sure: frozenset[str]
    maybe: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How detection does: kinds told rightly, told wrongly, and missed, with the texts of the last two."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """What part of all that is told is true."""
        return self.right / ((self.right + len(self.wrong)) or 1)

    @property
    def recall(self) -> float:
        """What part of all that is personal is told as sure."""
        return self.right / ((self.right + len(self.missed)) or 1)


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """The labelled texts of a file: kinds, a tab and the text on each line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kinds, _, text = line.partition("\t")
            named = kinds.split() if kinds != _NOTHING else []
            yield Labelled(
                text.replace(_LINE_END, "\n"),
                frozenset(kind for kind in named if not kind.startswith(_GUESS)),
                frozenset(kind.removeprefix(_GUESS) for kind in named if kind.startswith(_GUESS)),
            )


def score(texts: list[Labelled]) -> Score:
    """Every kind in a text counts once; a guess is wrong where the text is labelled to hold nothing of its kind."""
    right, wrong, missed = 0, [], []
    for labelled in texts:
        found = list(find_personal(labelled.text))
        sure = {data.kind for data in found if data.sure}
        guessed = {data.kind for data in found} - sure
        right += len(sure & labelled.sure)
        wrong += [f"{kind}: {labelled.text}" for kind in sorted(sure - labelled.sure)]
        wrong += [f"{kind}?: {labelled.text}" for kind in sorted(guessed - labelled.sure - labelled.maybe)]
        missed += [f"{kind}: {labelled.text}" for kind in sorted(labelled.sure - sure)]
    return Score(right, tuple(wrong), tuple(missed))


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and what was missed; 0 where both reach the bar."""
    texts = list(read_texts())
    start = time.perf_counter()
    for _ in range(rounds):
        result = score(texts)
    seconds = (time.perf_counter() - start) / rounds
    for title, lines in (("sai", result.wrong), ("sót", result.missed)):
        for line in lines:
            print(f"{title}: {line}".replace("\n", f" {_LINE_END} "))
    print(f"{len(texts)} văn bản, {seconds * 1000 / len(texts):.2f} ms một văn bản")
    print(f"độ chính xác {result.precision:.3f}, độ bao phủ {result.recall:.3f} (cần {BAR})")
    return 0 if min(result.precision, result.recall) >= BAR else 1
