"""Officials named in bodies and attached files, each with the sentence around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from plugins.content.model import Crumb
from plugins.vietnamese.sentences import sentence_span, unwrapped

from .finding import find_officials
from .names import key_of
from .posts import Post

LONGEST = 400
"""The most characters of a sentence that are shown."""


class Named(Struct, frozen=True, array_like=True):
    """An occurrence of an official, or of a post alone (name: ""). posts: given there; sentence: the one around it.

    key: key_of the name, kept because comparisons need nothing else; line: of the article, or the page of an
    attached file; short: whether the name is a given name alone. elsewhere: where it occurs, if not in the body.
    """

    name: str
    key: str
    posts: tuple[Post, ...]
    sentence: str
    line: int
    short: bool = False
    elsewhere: Crumb | None = None


def named_in(text: str, line_of: Callable[[str], int]) -> Iterator[Named]:
    """The officials named in a text. line_of: the line of some words, called in reading order."""
    start = end = 0
    for found in find_officials(text):
        if found.end > end:
            start, end = sentence_span(text, found.start, found.end)
        line = line_of(text[found.start : found.end])
        yield Named(found.name, key_of(found.name), found.posts, _shown(text[start:end]), line, found.short)


def examine(texts: Sequence[str]) -> Iterator[Named]:
    """The officials named in the texts of an attached file; lines broken only by the page width are joined first."""
    for number, text in enumerate(texts, 1):
        yield from named_in(unwrapped(text), lambda _, number=number: number)  # type: ignore[misc]


def _shown(sentence: str) -> str:
    sentence = sentence.replace("\n", " ")
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rpartition(' ')[0]}…"
