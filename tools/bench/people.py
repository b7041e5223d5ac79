"""`bench people`: how many of the officials that labelled texts name are found, and what is found wrongly."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.people.finding import find_officials

TEXTS = Path(__file__).resolve().parents[2] / "tests" / "people" / "sentences.txt"
PRECISION, RECALL = 0.98, 0.95
_NOBODY = "-"
_LINE_END = "⏎"
_STATES = {"": "", "former": "nguyên ", "acting": "quyền "}
Held = tuple[str, str]
"""A name, after "~" where it is a given name alone, and a post with "nguyên" or "quyền" before it."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and who holds which post in it."""

    text: str
    held: frozenset[Held]


@dataclass(frozen=True, slots=True)
class Score:
    """How recognition does: posts of persons told rightly, told wrongly, and missed, with the texts of the last two."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """What part of all that is found is there."""
        return self.right / ((self.right + len(self.wrong)) or 1)

    @property
    def recall(self) -> float:
        """What part of all that is there is found."""
        return self.right / ((self.right + len(self.missed)) or 1)


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """The labelled texts of a file: persons with their posts, a tab and the text on each line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, text = line.partition("\t")
            people = label.split("; ") if label != _NOBODY else []
            held = ((name, post) for name, _, posts in (one.partition(" = ") for one in people)
                    for post in posts.split(" + "))  # fmt: skip
            yield Labelled(text.replace(_LINE_END, "\n"), frozenset(held))


def held_in(text: str) -> frozenset[Held]:
    """Who holds which post in a text, as it is found."""
    return frozenset(
        (f"~{one.name}" if one.short else one.name, _STATES[post.state] + post.title)
        for one in find_officials(text)
        for post in one.posts
    )


def score(texts: list[Labelled]) -> Score:
    """Every post of a person in a text counts once."""
    right, wrong, missed = 0, [], []
    for labelled in texts:
        found = held_in(labelled.text)
        right += len(found & labelled.held)
        wrong += [f"{name}, {post}: {labelled.text}" for name, post in sorted(found - labelled.held)]
        missed += [f"{name}, {post}: {labelled.text}" for name, post in sorted(labelled.held - found)]
    return Score(right, tuple(wrong), tuple(missed))


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and what was missed; 0 where both reach their bars."""
    texts = list(read_texts())
    start = time.perf_counter()
    for _ in range(rounds):
        result = score(texts)
    seconds = (time.perf_counter() - start) / rounds
    for title, lines in (("sai", result.wrong), ("sót", result.missed)):
        for line in lines:
            print(f"{title}: {line}".replace("\n", f" {_LINE_END} "))
    print(f"{len(texts)} văn bản, {seconds * 1000 / len(texts):.2f} ms một văn bản")
    print(f"độ chính xác {result.precision:.3f} (cần {PRECISION}), độ bao phủ {result.recall:.3f} (cần {RECALL})")
    return 0 if result.precision >= PRECISION and result.recall >= RECALL else 1
