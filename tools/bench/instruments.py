"""`bench instruments`: recall and precision of citation recognition in labelled sentences.

The sentences and their label format are in tests/vietnamese/citations.txt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.vietnamese.citations import cite
from tools import ROOT

from .labelled import Score, read_marks, read_under_headings, run_rounds

SENTENCES = ROOT / "tests" / "vietnamese" / "citations.txt"
PRECISION, RECALL = 0.99, 0.97
BLOCK_END, LINE_END = "⏎", "↩"


@dataclass(frozen=True, slots=True)
class Label:
    """A citation as a person reads it: text[start:end] of a block cites the instrument with this key."""

    block: int
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with its date, in blocks, and its citations."""

    kind: str
    day: date
    blocks: tuple[str, ...]
    labels: tuple[Label, ...]


def read_sentences(path: Path = SENTENCES) -> Iterator[Sentence]:
    """Read the labelled sentences of a file."""
    for kind, day, line in read_under_headings(path):
        read = [read_marks(block) for block in line.replace(LINE_END, "\n").split(BLOCK_END)]
        labels = [Label(block, *mark) for block, (_, marks) in enumerate(read) for mark in marks]
        yield Sentence(kind, day, tuple(text for text, _ in read), tuple(labels))


def score(sentences: Sequence[Sentence]) -> Score:
    """Score citation recognition: a citation is right if it overlaps a label and has its key."""
    right = found = labelled = 0
    misses: list[str] = []
    for sentence in sentences:
        told = [
            Label(number, each.start, each.end, each.key)
            for number, some in enumerate(cite(sentence.blocks, sentence.day))
            for each in some
        ]
        met = {label for label in sentence.labels if any(_meets(label, each) for each in told)}
        false = [each for each in told if not any(_meets(label, each) for label in sentence.labels)]
        right += len(met)
        found += len(met) + len(false)
        labelled += len(sentence.labels)
        shown = BLOCK_END.join(sentence.blocks)
        misses += [f"sót: {label.key}: {shown}" for label in sentence.labels if label not in met]
        misses += [f"sai: {each.key}: {shown}" for each in false]
    return Score(right, found, labelled, tuple(misses))


def _meets(label: Label, told: Label) -> bool:
    return (label.block, label.key) == (told.block, told.key) and label.start < told.end and told.start < label.end


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach their bars."""
    return run_rounds([*read_sentences()], score, rounds, PRECISION, RECALL)
