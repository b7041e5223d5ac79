"""A lunr Index built from only the rows that a question needs, and queried by clauses.

Its weights, vectors and scores are the package's own, a reference for what the browser computes from term counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.query import QueryPresence
from lunr.token_set import TokenSet
from lunr.vector import Vector
from msgspec import Struct

K1 = 1.2
PRESENCES = {"": QueryPresence.OPTIONAL, "required": QueryPresence.REQUIRED, "prohibited": QueryPresence.PROHIBITED}


class Clause(Struct, frozen=True):
    """A clause of lunr, with all the terms that it stands for (theme/static/js/search/scoring.js)."""

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    boost: float
    presence: str = ""


class Row(Struct, frozen=True):
    """The row of a term (theme/static/js/search/rows.js). postings: articles and the counts in them, by field."""

    term: str
    number: int
    first: int
    field: int
    postings: Mapping[str, tuple[Sequence[int], Sequence[int]]]


class _Clauses:
    """Replaces the token set of an index, since the terms of each clause are known already."""

    def __init__(self) -> None:
        self.terms: dict[str, Sequence[str]] = {}

    def add(self, terms: Sequence[str]) -> str:
        """Add the terms of a clause, and return its name."""
        name = f"c{len(self.terms)}"
        self.terms[name] = terms
        return name

    def intersect(self, asked: TokenSet) -> _Expanded:
        """The terms of the clause with the name that was asked for."""
        (name,) = asked.to_list()
        return _Expanded(self.terms[name])


class _Expanded(list[str]):
    def to_list(self) -> list[str]:
        """The terms."""
        return self


def scores(
    clauses: Sequence[Clause],
    rows: Sequence[Row],
    fields: Mapping[str, int],
    documents: int,
    taken: Sequence[int] = (),
) -> dict[int, float]:
    """Scores by article, as lunr computes them.

    rows: of the terms of the clauses, as far as the index has them; fields: boosts; taken: all articles, for queries
    that only prohibit.
    """
    if not clauses:
        return {}
    names = _Clauses()
    known = {row.term for row in rows}
    asked = [(each, names.add([term for term in each.terms if term in known])) for each in clauses]
    index = _index(rows, fields, documents, names)
    query = index.create_query()
    for each, name in asked:
        options = {"fields": list(each.fields), "boost": each.boost, "presence": PRESENCES[each.presence]}
        if names.terms[name] or each.presence == "required":
            query.clause(name, use_pipeline=False, **options)
    if any(each.presence == "required" and not names.terms[name] for each, name in asked):
        return {}  # lunr ignores such a clause if others match
    if all(each.presence == "prohibited" for each in clauses):
        index.field_vectors.update({f"title/{number}": Vector() for number in taken})
    found = index.query(query) if query.clauses else []
    return {int(each["ref"]): each["score"] for each in found}


def _index(rows: Iterable[Row], fields: Mapping[str, int], documents: int, names: _Clauses) -> Index:
    inverted: dict[str, dict[str, object]] = {}
    vectors: dict[str, Vector] = {}
    # lunr numbers terms as it meets them: by article, by field, then sorted.
    for number, row in enumerate(sorted(rows, key=lambda row: (row.first, row.field, row.term))):
        idf = math.log(1 + abs((documents - row.number + 0.5) / (row.number + 0.5)))
        postings = {name: dict(zip(*row.postings.get(name, ((), ())), strict=True)) for name in fields}
        inverted[row.term] = {"_index": number} | {
            name: {str(article): {} for article in found} for name, found in postings.items()
        }
        for name, found in postings.items():
            for article, count in found.items():
                weight = round(idf * ((K1 + 1) * count) / (K1 + count) * fields[name], 3)
                vectors.setdefault(f"{name}/{article}", Vector()).insert(number, weight)
    return Index(inverted, vectors, names, list(fields), Pipeline())
