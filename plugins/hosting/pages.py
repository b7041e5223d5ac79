"""Pages at old paths that need a query to identify a target, for hosts that cannot redirect by query.

A few targets are listed on the page. If there are many, the browser looks its query up in a shard of a few hundred.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import orjson

from plugins.content.model import Archive
from plugins.content.moves import moves_by_query
from plugins.content.targets import File, Page
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
SPACE = "/dia-chi-cu/"
LISTED = 40
"""The most old addresses that a page lists."""
A_SHARD = 200
"""Average number of old addresses per shard."""


def moved_pages(archive: Archive) -> Iterator[Page | File]:
    """The pages, and the shards that they load."""
    for address, moves in moves_by_query(archive).items():
        rows = [(move.query, move.target, move.title) for move in moves]
        many = len(rows) > LISTED
        place = f"{SPACE}{hashlib.sha256(address.lower().encode()).hexdigest()[:10]}/"
        count = -(-len(rows) // A_SHARD)
        inputs = (address, () if many else rows, place if many else "", count)
        yield Page(address, "moved.html", _context, inputs, indexed=False)
        if many:
            shards: list[list[tuple[str, str]]] = [[] for _ in range(count)]
            for query, target, _ in rows:
                shards[shard_of(query, count)].append((query.lower(), target))
            for number, entries in enumerate(shards):
                yield File(f"{place}{number}.json", _json, (entries,))


def shard_of(query: str, count: int) -> int:
    """The shard of a query, by its bytes in lower case; the page's script computes the same."""
    return sum(query.lower().encode()) % count


def _context(address: str, rows: Sequence[tuple[str, str, str]], place: str, count: int) -> Mapping[str, object]:
    return {
        "title": MESSAGES.say("moved-title"), "breadcrumbs": (), "old": address, "moves": rows, "place": place,
        "count": count,
    }  # fmt: skip


def _json(entries: Sequence[tuple[str, str]]) -> bytes:
    return orjson.dumps(dict(entries), option=orjson.OPT_SORT_KEYS)
