"""Our index in lunr's serialised form, from the rows that the shards are made of."""

import math
from collections.abc import Sequence

from plugins.search.index import Index
from plugins.search.terms import FIELDS

K1 = 1.2


def lunr_form(index: Index, documents: Sequence[int]) -> dict[str, object]:
    """What lunr.py's Builder would serialise with b = 0 and the tokens of each field sorted."""
    numbers = _numbers(index)
    inverted: dict[str, dict[str, object]] = {}
    vectors: dict[str, dict[int, float]] = {f"{field}/{ref}": {} for ref in documents for field in FIELDS}
    for term in sorted(numbers):
        rows = {field: index[field].get(term) for field in FIELDS}
        holders = sum(row.number for row in rows.values() if row)
        idf = math.log(1 + abs((len(documents) - holders + 0.5) / (holders + 0.5)))
        inverted[term] = {field: {} for field in FIELDS}
        inverted[term]["_index"] = numbers[term]
        for field, row in rows.items():
            for ref, count in row.pairs() if row else ():
                inverted[term][field][str(ref)] = {}  # type: ignore[index]
                weight = idf * ((K1 + 1) * count) / (K1 * 1 + count) * FIELDS[field]
                vectors[f"{field}/{ref}"][numbers[term]] = round(weight, 3)
    return {
        "version": "2.3.9",
        "fields": list(FIELDS),
        "fieldVectors": [
            [name, [value for entry in sorted(vector.items()) for value in entry]] for name, vector in vectors.items()
        ],
        "invertedIndex": [[term, rows] for term, rows in inverted.items()],
        "pipeline": [],
    }


def _numbers(index: Index) -> dict[str, int]:
    """lunr's `_index` of each term: terms sorted by their first article, first field in it, and the term itself."""
    firsts: dict[str, tuple[int, int]] = {}
    for place, field in enumerate(FIELDS):
        for term, row in index[field].items():
            firsts[term] = min(firsts.get(term, (row.first, place)), (row.first, place))
    met = sorted(firsts, key=lambda term: (*firsts[term], term))
    return {term: number for number, term in enumerate(met)}
