"""`bench instruments`: how many citations of labelled sentences are found, how many of those found are right.

The sentences are in tests/vietnamese/citations.txt; there, too, is how they are labelled.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.vietnamese.citations import cite

SENTENCES = Path(__file__).resolve().parents[2] / "tests" / "vietnamese" / "citations.txt"
PRECISION, RECALL = 0.99, 0.97
BLOCK_END = "⏎"
_HEADING = re.compile(r"## (?P<kind>.+) · (?P<day>\d{4}-\d{2}-\d{2})")
_LABEL = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


@dataclass(frozen=True, slots=True)
class Label:
    """A citation as a person reads it: text[start:end] of a block names the instrument of this key."""

    block: int
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of a day, in blocks, and its citations."""

    kind: str
    day: date
    blocks: tuple[str, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """right: citations found with their key; found: all that were; labelled: all there are; misses: what went wrong."""

    right: int
    found: int
    labelled: int
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the right among those found."""
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The share of the right among those labelled."""
        return self.right / self.labelled


def read_sentences(path: Path = SENTENCES) -> Iterator[Sentence]:
    """The labelled sentences of a file."""
    kind, day = "", date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            kind, day = heading["kind"], date.fromisoformat(heading["day"])
        elif line and not line.startswith("#"):
            read = [_read_block(number, block) for number, block in enumerate(line.split(BLOCK_END))]
            yield Sentence(kind, day, tuple(block for block, _ in read), tuple(one for _, some in read for one in some))


def _read_block(number: int, written: str) -> tuple[str, list[Label]]:
    labels: list[Label] = []
    text, end = "", 0
    for match in _LABEL.finditer(written):
        text += written[end : match.start()]
        labels.append(Label(number, len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        end = match.end()
    return text + written[end:], labels


def score(sentences: Sequence[Sentence]) -> Score:
    """A citation is right where it touches the place of a label and has its key."""
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
        misses += [f"sót {label.key}: {shown}" for label in sentence.labels if label not in met]
        misses += [f"sai {each.key}: {shown}" for each in false]
    return Score(right, found, labelled, tuple(misses))


def _meets(label: Label, told: Label) -> bool:
    return (label.block, label.key) == (told.block, told.key) and label.start < told.end and told.start < label.end


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and what went wrong; 0 where both reach their bar."""
    sentences = [*read_sentences()]
    start = time.process_time()
    for _ in range(rounds):
        result = score(sentences)
    seconds = (time.process_time() - start) / rounds
    for miss in result.misses:
        print(miss)
    print(f"{len(sentences)} câu, {result.labelled} chỗ dẫn, {seconds * 1000 / len(sentences):.2f} ms một câu")
    print(f"độ chính xác {result.precision:.3f} (cần {PRECISION}), độ bao phủ {result.recall:.3f} (cần {RECALL})")
    return 0 if result.precision >= PRECISION and result.recall >= RECALL else 1
