"""Texts labelled by hand: how their files are read, and how well recognition does on them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

LINE_END = "⏎"
"""How a text that is written in one line says where its lines end."""
_NOTHING = "-"
_HEADING = re.compile(r"## (?P<kind>.+) · (?P<day>\d{4}-\d{2}-\d{2})")
_MARK = re.compile(r"\{([^{}]+)\|([^{}|]+)\}")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Score:
    """right: what was found and is there; found: all that was; labelled: all there is; misses: what went wrong."""

    right: int
    found: int
    labelled: int
    misses: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the right among those found."""
        return self.right / (self.found or 1)

    @property
    def recall(self) -> float:
        """The share of the right among those labelled."""
        return self.right / (self.labelled or 1)


def score_sets(rows: Iterable[tuple[str, Set[str], Set[str]]]) -> Score:
    """How well things are found that count once a text. rows: a text, what is found in it, what is labelled."""
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
    """The label, "" where there is nothing to find, and the text of each line; a tab stands between them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if _is_text(line):
            label, _, text = line.partition("\t")
            yield "" if label == _NOTHING else label, text.replace(LINE_END, "\n")


def read_under_headings(path: Path) -> Iterator[tuple[str, date, str]]:
    """Each line with the kind and the day that the heading above it gives."""
    kind, day = "", date.min
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            kind, day = heading["kind"], date.fromisoformat(heading["day"])
        elif _is_text(line):
            yield kind, day, line


def read_marks(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a line without its marks, "{text|label}", and the place and the label of each."""
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
    """Print precision, recall, what went wrong and the time a text; 0 where both reach their bars."""
    start = time.process_time()
    for _ in range(rounds):
        result = score(texts)
    seconds = (time.process_time() - start) / rounds
    for miss in result.misses:
        print(miss.replace("\n", f" {LINE_END} "))
    print(f"{len(texts)} văn bản, {result.labelled} chỗ, {seconds * 1000 / len(texts):.2f} ms một văn bản")
    print(f"độ chính xác {result.precision:.3f} (cần {precision}), độ bao phủ {result.recall:.3f} (cần {recall})")
    return 0 if result.precision >= precision and result.recall >= recall else 1
