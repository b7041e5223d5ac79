"""`bench instruments`: recall and precision of citation recognition in labelled sentences.

The sentences and their label format are in tests/vietnamese/citations.txt.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.vietnamese.citations import cite
from tools import ROOT

from .labelled import Label, Score, Sentence, read_sentences, run_rounds, score_labels

SENTENCES = ROOT / "tests" / "vietnamese" / "citations.txt"
PRECISION, RECALL = 0.99, 0.97


def score(sentences: Sequence[Sentence]) -> Score:
    """Score citation recognition: a citation is right if it overlaps a label and has its key."""
    return score_labels((one.text, _found(one), one.labels) for one in sentences)


def _found(sentence: Sentence) -> list[Label]:
    return [
        Label(each.start, each.end, each.key, block)
        for block, some in enumerate(cite(sentence.blocks, sentence.day))
        for each in some
    ]


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach their bars."""
    return run_rounds([*read_sentences(SENTENCES)], score, rounds, PRECISION, RECALL)
