"""Hand-labelled texts: reads their files, and scores recognition on them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

LINE_END = "⏎"
"""Represents a line break in a text that is stored on one line."""
BLOCK_END, _BREAK = "⏎", "↩"
"""Represent the end of a block and a line break in a sentence."""
_NOTHING = "-"
_HEADING = re.compile(r"## (?P<kind>.+) · (?P<day>\d{4}-\d{2}-\d{2})")
_MARK = re.compile(r"\{([^{}]+)\|([^{}|]+)\}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """right: correct finds; found: all finds; labelled: all labels; misses: descriptions of errors."""

    right: int
    found: int
    labelled: int
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of finds that are correct."""
        return self.right / (self.found or 1)

    @property
    def recall(self) -> float:
        """The share of labels that were found."""
        return self.right / (self.labelled or 1)


class Label(NamedTuple):
    """A find as a person reads it: text[start:end] of a block means `value`."""

    start: int
    end: int
    value: str
    block: int = 0

    def meets(self, found: Label) -> bool:
        """Whether a find overlaps this label and has the same meaning."""
        here = self.block == found.block and self.start < found.end and found.start < self.end
        return here and self.value == found.value


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text in blocks, with the day it was written and its labels."""

    kind: str
    day: date
    blocks: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def text(self) -> str:
        """The text in one line."""
        return BLOCK_END.join(self.blocks)


def score_labels(rows: Iterable[tuple[str, Sequence[Label], Sequence[Label]]]) -> Score:
    """Score finds in their places. rows: a text, what was found in it, what is labelled."""
    right = found = labelled = 0
    misses: list[str] = []
    for text, told, there in rows:
        missed = [label for label in there if not any(map(label.meets, told))]
        false = [one for one in told if not any(label.meets(one) for label in there)]
        met = len(there) - len(missed)
        right, found, labelled = right + met, found + met + len(false), labelled + len(there)
        misses += [f"sót: {label.value}: {text}" for label in missed]
        misses += [f"sai: {one.value}: {text}" for one in false]
    return Score(right, found, labelled, tuple(misses))


def score_sets(rows: Iterable[tuple[str, Set[str], Set[str]]]) -> Score:
    """Score what counts once per text. rows: a text, what was found in it, what is labelled."""
    right = found = labelled = 0
    misses: list[str] = []
    for text, told, there in rows:
        right += len(told & there)
        found += len(told)
        labelled += len(there)
        misses += [f"sai: {one}: {text}" for one in sorted(told - there)]
        misses += [f"sót: {one}: {text}" for one in sorted(there - told)]
    return Score(right, found, labelled, tuple(misses))


def read_labelled(path: Path) -> Iterator[tuple[str, str]]:
    """The tab-separated label and text of each line; the label is "" if there is nothing to find."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if _is_text(line):
            label, _, text = line.partition("\t")
            yield "" if label == _NOTHING else label, text.replace(LINE_END, "\n")


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The labelled sentences of a file; a heading names the kind and the day of those below it."""
    kind, day = "", date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            kind, day = heading["kind"], date.fromisoformat(heading["day"])
        elif _is_text(line):
            read = [_read_marks(block) for block in line.replace(_BREAK, "\n").split(BLOCK_END)]
            labels = [Label(*mark, block) for block, (_, marks) in enumerate(read) for mark in marks]
            yield Sentence(kind, day, tuple(text for text, _ in read), tuple(labels))


def _read_marks(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a line without its marks, "{text|label}", and the start, end and label of each mark."""
    marks: list[tuple[int, int, str]] = []
    text, end = "", 0
    for match in _MARK.finditer(line):
        text += line[end : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text, end = text + match[1], match.end()
    return text + line[end:], marks


def _is_text(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def run_rounds(
    texts: Sequence[T], score: Callable[[Sequence[T]], Score], rounds: int, precision: float, recall: float
) -> int:
    """Print precision, recall, errors and the time per text; returns 0 if both reach their bars."""
    start = time.process_time()
    for _ in range(rounds):
        result = score(texts)
    seconds = (time.process_time() - start) / rounds
    for miss in result.misses:
        print(miss.replace("\n", f" {LINE_END} "))
    print(f"{len(texts)} văn bản, {result.labelled} chỗ, {seconds * 1000 / len(texts):.2f} ms một văn bản")
    print(f"độ chính xác {result.precision:.3f} (cần {precision}), độ bao phủ {result.recall:.3f} (cần {recall})")
    return 0 if result.precision >= precision and result.recall >= recall else 1
