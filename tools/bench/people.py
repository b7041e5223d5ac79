"""`bench people`: recall and precision in recognising officials in labelled texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.people.finding import find_officials
from tools import ROOT

from .labelled import Score, read_labelled, run_rounds

TEXTS = ROOT / "tests" / "people" / "sentences.txt"
PRECISION, RECALL = 0.98, 0.95
_STATES = {"": "", "former": "nguyên ", "acting": "quyền "}
Held = tuple[str, str]
"""A name, with "~" before a given name alone, and a post, with "nguyên" or "quyền" before it if former or acting."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, and who holds which post in it."""

    text: str
    held: frozenset[Held]


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """Read the labelled texts of a file, one per line: persons with their posts, a tab, and the text."""
    for label, text in read_labelled(path):
        people = (one.partition(" = ") for one in label.split("; ") if one)
        yield Labelled(text, frozenset((name, post) for name, _, posts in people for post in posts.split(" + ")))


def held_in(text: str) -> frozenset[Held]:
    """Who holds which post according to the recogniser."""
    return frozenset(
        (f"~{one.name}" if one.short else one.name, _STATES[post.state] + post.title)
        for one in find_officials(text)
        for post in one.posts
        if one.name
    )


def score(texts: Sequence[Labelled]) -> Score:
    """Score recognition; each post of a person counts once per text."""
    right = found = labelled = 0
    misses: list[str] = []
    for one in texts:
        held = held_in(one.text)
        right += len(held & one.held)
        found += len(held)
        labelled += len(one.held)
        misses += [f"sai: {name}, {post}: {one.text}" for name, post in sorted(held - one.held)]
        misses += [f"sót: {name}, {post}: {one.text}" for name, post in sorted(one.held - held)]
    return Score(right, found, labelled, tuple(misses))


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and errors; returns 0 if both reach their bars."""
    return run_rounds([*read_texts()], score, rounds, PRECISION, RECALL)
