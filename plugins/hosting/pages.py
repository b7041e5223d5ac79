"""Pages at old paths that only a query tells apart, for hosts that cannot redirect by a query.

A few of what was there are listed. Of many, the browser asks for the one of its query in a small file of some hundreds.
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
"""Old addresses that one page lists."""
A_SHARD = 200
"""Old addresses in a file that the browser asks for, at the average."""


def moved_pages(archive: Archive) -> Iterator[Page | File]:
    """The pages, and the files that they ask for."""
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
    """The file that tells of a query, as the page's script finds it, too: by its bytes in lower case."""
    return sum(query.lower().encode()) % count


def _context(address: str, rows: Sequence[tuple[str, str, str]], place: str, count: int) -> Mapping[str, object]:
    return {
        "title": MESSAGES.say("moved-title"), "breadcrumbs": (), "old": address, "moves": rows, "place": place,
        "count": count,
    }  # fmt: skip


def _json(entries: Sequence[tuple[str, str]]) -> bytes:
    return orjson.dumps(dict(entries), option=orjson.OPT_SORT_KEYS)
