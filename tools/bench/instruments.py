"""`bench instruments`: recall and precision of citation recognition in labelled sentences.

The sentences and their label format are in tests/vietnamese/citations.txt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.vietnamese.citations import cite
from tools import ROOT

from .labelled import Label, Score, read_marks, read_under_headings, run_rounds, score_labels

SENTENCES = ROOT / "tests" / "vietnamese" / "citations.txt"
PRECISION, RECALL = 0.99, 0.97
BLOCK_END, LINE_END = "⏎", "↩"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with its date, in blocks, and its citations."""

    kind: str
    day: date
    blocks: tuple[str, ...]
    labels: tuple[Label, ...]


def read_sentences() -> Iterator[Sentence]:
    """Read the labelled sentences."""
    for kind, day, line in read_under_headings(SENTENCES):
        read = [read_marks(block) for block in line.replace(LINE_END, "\n").split(BLOCK_END)]
        labels = [Label(*mark, block) for block, (_, marks) in enumerate(read) for mark in marks]
        yield Sentence(kind, day, tuple(text for text, _ in read), tuple(labels))


def score(sentences: Sequence[Sentence]) -> Score:
    """Score citation recognition: a citation is right if it overlaps a label and has its key."""
    return score_labels((BLOCK_END.join(one.blocks), _found(one), one.labels) for one in sentences)


def _found(sentence: Sentence) -> list[Label]:
    return [
        Label(each.start, each.end, each.key, block)
        for block, some in enumerate(cite(sentence.blocks, sentence.day))
        for each in some
    ]


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach their bars."""
    return run_rounds([*read_sentences()], score, rounds, PRECISION, RECALL)
