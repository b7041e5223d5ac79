"""An index split into small files by ranges of terms, so that a query fetches only what it needs.

Three families, each sorted by term. A shard is UTF-8 text of code points (codes.py), column by column:

    terms     every single token: the number of terms, then these, front-coded; per term the number of documents by
              title, by when, by body and, if the last is not 0, the first document with it in the body;
              then the postings by title, by when and, for document numbers and dates only, by body
    bodies    every other single token in bodies: terms, numbers of documents, postings
    pairs     every pair: terms without their "_"; per term the number by title, and twice that by body but not by
              title, plus one if the postings of these are split off, followed by the first of them if so;
              then the postings by title, the counts of the pair in the bodies of these documents, and the postings of
              the others, unless they are split off into a file of their own, with terms, numbers, postings

A pair in many articles is in the titles of few, and most queries are about what these articles are about: they are
answered without the split-off postings (theme/static/js/search/in-titles.js).

The shards have term counts, not weights: lunr's weights follow from the counts and the number of documents. lunr
numbers terms in the order in which it first meets them; as the tokens of each document are sorted, that order follows
from the postings, too (theme/static/js/search/scoring.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .codes import code, codes, decoded, front_coded
from .index import Index, Row

NONE = Row()
WHOLE = "#@"
"""First characters of document numbers and dates: they are rare enough to have all their postings in one place."""
FAMILIES = ("terms", "bodies", "pairs")
APART = 9_000
"""From this many code points on, the postings of a pair in bodies alone are split off from those in titles."""


class Line(NamedTuple):
    """The line of one term in a shard: numbers, and postings by field. rest: postings that may be split off."""

    term: str
    numbers: str
    postings: tuple[str, ...]
    rest: str = ""


def term_line(term: str, title: Row, when: Row, body: Row) -> Line:
    """The line of a single token in "terms"."""
    numbers = [title.number, when.number, body.number, *([body.first] if body.number else ())]
    return Line(term, codes(numbers), (title.postings, when.postings, *([body.postings] if term[0] in WHOLE else ())))


def body_line(term: str, body: Row) -> Line:
    """The line of a single token in "bodies"."""
    return Line(term, code(body.number), (body.postings,))


def pair_line(term: str, title: Row, own: str, rest: Row) -> Line:
    """The line of a pair. own: its counts in the bodies of documents that have it in the title; rest: other bodies."""
    return Line(term.removeprefix("_"), codes((title.number, rest.number * 2)), (title.postings, own), rest.postings)


def pair_of(line: Line | None) -> tuple[Row, str, Row]:
    """The arguments that `pair_line` made a line from; empty rows for None."""
    if line is None:
        return NONE, "", NONE
    title, rest = decoded(line.numbers)
    return Row(title, line.postings[0]), line.postings[1], Row(rest // 2, line.rest)


def rows_of(line: Line | None, fields: int) -> list[Row]:
    """The rows of the first `fields` fields that a line was made from; empty rows for None."""
    if line is None:
        return [NONE] * fields
    return [*map(Row, decoded(line.numbers)[:fields], line.postings)]


def lines(index: Index) -> Iterator[tuple[str, Callable[[], Iterator[Line]]]]:
    """The families of an index, each with a function that iterates over its lines, sorted by term.

    A list of all lines would take more memory than the index.
    """
    from .counting import parted  # imported lazily: it loads numpy, which an edit does not need

    title, body, when = (index[name] for name in ("title", "body", "when"))
    title_pairs, body_pairs = index["title_pairs"], index["body_pairs"]
    terms, pairs = sorted({*title, *when, *body}), sorted({*title_pairs, *body_pairs})
    yield (
        "terms",
        lambda: (term_line(term, title.get(term, NONE), when.get(term, NONE), body.get(term, NONE)) for term in terms),
    )
    yield "bodies", lambda: (body_line(term, body[term]) for term in terms if term in body and term[0] not in WHOLE)

    def pair(term: str) -> Line:
        found = title_pairs.get(term, NONE)
        return pair_line(term, found, *parted(found, body_pairs.get(term, NONE)))

    yield "pairs", lambda: map(pair, pairs)


def weight(line: Line) -> int:
    """The approximate size of a line in bytes."""
    return sum(map(len, line.postings)) + len(line.rest) + len(line.numbers) + 4


def cut(some: Sequence[Line], size: int) -> Iterator[Sequence[Line]]:
    """Lines split into shards of about `size` bytes; a single line with a long `rest` has it in a second shard."""
    if len(some) == 1 and some[0].postings[0] and len(some[0].rest) >= APART:
        yield from _in_two(some[0])
        return
    start, total = 0, 0
    for place, line in enumerate(some):
        more = weight(line)
        # A long row goes into a shard of its own, not with its neighbours.
        if place > start and total + more > size * 1.25:
            yield some[start:place]
            start, total = place, 0
        total += more
        if total >= size:
            yield some[start : place + 1]
            start, total = place + 1, 0
    if start < len(some):
        yield some[start:]


def _in_two(line: Line) -> Iterator[Sequence[Line]]:
    title, _, rest = pair_of(line)
    numbers = codes((title.number, rest.number * 2 + 1, rest.first))
    yield [Line(line.term, numbers, line.postings)]
    yield [body_line(line.term, rest)]


def content(some: Sequence[Line]) -> bytes:
    """The file of one shard."""
    terms, numbers, postings, rests = zip(*some, strict=True)
    columns = (column for each, rest in zip(postings, rests, strict=True) for column in (*each, rest))
    return "".join((code(len(some)), front_coded(terms), *numbers, *columns)).encode()


def terms_of(content: str) -> Iterator[str]:
    """The terms of a shard's content."""
    numbers = iter(decoded(content))
    term = ""
    for _ in range(next(numbers)):
        shared, length = next(numbers), next(numbers)
        term = term[:shared] + codes(islice(numbers, length))
        yield term
