"""`bench people`: how many of the officials that labelled texts name are found, and what is found wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.people.finding import find_officials
from tools import ROOT

from .labelled import Score, read_labelled, run_rounds, score_sets

TEXTS = ROOT / "tests" / "people" / "sentences.txt"
PRECISION, RECALL = 0.98, 0.95
_STATES = {"": "", "former": "nguyên ", "acting": "quyền "}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and who holds which post in it.

    held: a name, after "~" where it is a given name alone, and a post with "nguyên" or "quyền" before it.
    """

    text: str
    held: frozenset[str]


def read_texts(path: Path = TEXTS) -> Iterator[Labelled]:
    """The labelled texts of a file: persons with their posts, a tab and the text on each line."""
    for label, text in read_labelled(path):
        people = (one.partition(" = ") for one in label.split("; ") if one)
        yield Labelled(text, frozenset(f"{name}, {post}" for name, _, posts in people for post in posts.split(" + ")))


def held_in(text: str) -> frozenset[str]:
    """Who holds which post in a text, as it is found."""
    return frozenset(
        f"{'~' * one.short}{one.name}, {_STATES[post.state]}{post.title}"
        for one in find_officials(text)
        for post in one.posts
        if one.name
    )


def score(texts: Sequence[Labelled]) -> Score:
    """Every post of a person in a text counts once."""
    return score_sets((one.text, held_in(one.text), one.held) for one in texts)


def run_bench(_count: int, rounds: int) -> int:
    """Print precision, recall and what went wrong; 0 where both reach their bars."""
    return run_rounds([*read_texts()], score, rounds, PRECISION, RECALL)
