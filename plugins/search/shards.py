"""An index cut into small files by ranges of terms, so that a query fetches only what it asks for.

Three families, each sorted by term. A shard is UTF-8 text of code points (codes.py), column by column:

    terms     every single token: its terms, front-coded, after their number; per term the number of articles by
              title, by when, by body, and, where the last is not 0, the first that holds it in its body;
              then the postings by title, by when and, of document numbers and dates alone, by body
    bodies    every other single token in bodies: terms, numbers of articles, postings
    pairs     every pair: terms without their "_", numbers by title and by body, postings by title and by body

Term counts, not weights: lunr's weights follow from the counts and the number of articles, which is summed over the
segments in the browser. lunr numbers its terms in the order in which it first meets them; as each article's tokens
come sorted, that order follows from the postings too (theme/static/js/search/scoring.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .codes import codes, front_coded
from .index import Index, Row

NONE = Row()
WHOLE = "#@"
"""What document numbers and dates begin with: they are asked for by themselves, and rare enough to lie in one place."""
SELDOM = 6
"""How many times larger the shards of bodies are: few queries read them, while all load the list of what parts them."""


class Shard(NamedTuple):
    """One file: the first and last of its terms, and its bytes."""

    first: str
    last: str
    content: bytes


class _Line(NamedTuple):
    term: str
    numbers: bytes
    postings: bytes


def families(index: Index, size: int) -> Mapping[str, list[Shard]]:
    """The shards of an index by family; a shard ends once it holds `size` bytes, one of bodies SELDOM times that."""
    return {
        name: list(_cut(lines(index), size * SELDOM if name == "bodies" else size)) for name, lines in _FAMILIES.items()
    }


def _terms(index: Index) -> Iterator[_Line]:
    title, when, body = (index.fields[name] for name in ("title", "when", "body"))
    for term in sorted({*title, *when, *body}):
        rows = title.get(term, NONE), when.get(term, NONE), body.get(term, NONE)
        numbers = [row.number for row in rows]
        if rows[2].number:
            numbers.append(rows[2].first)
        bodies = rows[2].postings if term[0] in WHOLE else b""
        yield _Line(term, codes(numbers), rows[0].postings + rows[1].postings + bodies)


def _bodies(index: Index) -> Iterator[_Line]:
    for term, row in sorted(index.fields["body"].items()):
        if term[0] not in WHOLE:
            yield _Line(term, codes([row.number]), row.postings)


def _pairs(index: Index) -> Iterator[_Line]:
    title, body = index.fields["title_pairs"], index.fields["body_pairs"]
    for term in sorted({*title, *body}):
        rows = title.get(term, NONE), body.get(term, NONE)
        yield _Line(term[1:], codes(row.number for row in rows), rows[0].postings + rows[1].postings)


_FAMILIES: Mapping[str, Callable[[Index], Iterator[_Line]]] = {"terms": _terms, "bodies": _bodies, "pairs": _pairs}


def _cut(lines: Iterator[_Line], size: int) -> Iterator[Shard]:
    group: list[_Line] = []
    weight = 0
    for line in lines:
        length = len(line.postings) + len(line.numbers) + 4
        # A long row stands alone rather than travelling with its neighbours.
        if group and weight + length > size * 1.25:
            yield _shard(group)
            group, weight = [], 0
        group.append(line)
        weight += length
        if weight >= size:
            yield _shard(group)
            group, weight = [], 0
    if group:
        yield _shard(group)


def _shard(lines: Sequence[_Line]) -> Shard:
    columns = (
        codes([len(lines)]),
        front_coded(line.term for line in lines),
        *(line.numbers for line in lines),
        *(line.postings for line in lines),
    )
    return Shard(lines[0].term, lines[-1].term, b"".join(columns))
