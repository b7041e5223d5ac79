"""Officials with the sentences around them, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from plugins.content.model import Crumb
from plugins.vietnamese.sentences import sentence_span, unwrapped

from .finding import find_officials
from .names import key_of
from .posts import Post

LONGEST = 400
"""Letters of a sentence that are shown."""


class Named(Struct, frozen=True, array_like=True):
    """A place where a text names an official, or only a post ("" for name). posts: said there; sentence: around it.

    key: of the name (key_of), since comparing needs nothing else; line: of the article, or the page of an attached
    file; short: whether the name is a given name alone. elsewhere: where it stands, if that is not the body.
    """

    name: str
    key: str
    posts: tuple[Post, ...]
    sentence: str
    line: int
    short: bool = False
    elsewhere: Crumb | None = None


def named_in(text: str, line_of: Callable[[str], int]) -> Iterator[Named]:
    """The officials that a text names. line_of: the line of words, asked in their order."""
    start = end = 0
    for found in find_officials(text):
        if found.end > end:
            start, end = sentence_span(text, found.start, found.end)
        line = line_of(text[found.start : found.end])
        yield Named(found.name, key_of(found.name), found.posts, _shown(text[start:end]), line, found.short)


def examine(texts: Sequence[str]) -> Iterator[Named]:
    """The officials that the texts of an attached file name; lines that only a page's width breaks are read as one."""
    for number, text in enumerate(texts, 1):
        yield from named_in(unwrapped(text), lambda _, number=number: number)  # type: ignore[misc]


def _shown(sentence: str) -> str:
    sentence = sentence.replace("\n", " ")
    return sentence if len(sentence) <= LONGEST else f"{sentence[:LONGEST].rpartition(' ')[0]}…"
