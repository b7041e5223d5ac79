"""An index made from an earlier one when few articles changed, instead of from all of them.

Beside the pack of a segment that was made from nothing lies its base: what each article gave, and the rows. Later
versions of the segment are that base with the differing articles taken out and put in again; the outcome is the very
same as if all had been made anew, which a test holds.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .analyzer import Analyzer
from .codes import code
from .index import Index, Row
from .packs import write_whole
from .terms import FIELDS, Source, Terms, count

SUFFIX = ".base"
FEW = 40
"""Articles that may differ from a base; with more, it is as quick to begin anew and leave a new base."""
_NOTHING = Terms(*({} for _ in FIELDS))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Base:
    """What tells a base: its name, the version of what made it, and a key of each article."""

    name: str
    version: str
    keys: Sequence[str]


def save_base(folder: Path, base: Base, sources: Sequence[Source], index: Index) -> None:
    """Keep an index and what it was made from."""
    fields = {name: {term: tuple(row) for term, row in rows.items()} for name, rows in index.fields.items()}
    body = marshal.dumps(([tuple(source) for source in sources], fields))
    head = {"version": base.version, "keys": base.keys, "sha256": hashlib.sha256(body).hexdigest()}
    write_whole(folder / f"{base.name}{SUFFIX}", json.dumps(head).encode() + b"\n", body)


def patched(folder: Path, wanted: Base, source: Callable[[int], Source], analyzer: Analyzer) -> Index | None:
    """The index that is wanted, from the nearest base in a cache folder; None without a near one.

    source: of the article with that number.
    """
    found = ((path, _changes(path, wanted)) for path in folder.glob(f"*{SUFFIX}"))
    near = [(len(changes), path, changes) for path, changes in found if changes is not None]
    for _, path, changes in sorted(near):
        loaded = _load(path)
        if loaded is None:
            continue
        before, index = loaded
        moves = []
        for number in changes:
            old = count(analyzer, *before[number]) if number < len(before) else _NOTHING
            moves.append((number, old, count(analyzer, *source(number))))
        return _apply(index, len(wanted.keys), moves)
    return None


def _changes(path: Path, wanted: Base) -> list[int] | None:
    """The places where articles differ from those of a base; None if it is another's or too many differ."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
    except (OSError, ValueError):
        return None
    before, keys = head["keys"], wanted.keys
    if head["version"] != wanted.version or not len(keys) - FEW <= len(before) <= len(keys):
        return None
    changes = [number for number, key in enumerate(keys) if number >= len(before) or before[number] != key]
    return changes if len(changes) <= FEW else None


def _load(path: Path) -> tuple[list[Source], Index] | None:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if json.loads(head)["sha256"] != hashlib.sha256(body).hexdigest():
        return None
    sources, fields = marshal.loads(body)
    rows = {name: {term: Row(*row) for term, row in known.items()} for name, known in fields.items()}
    return [Source(*source) for source in sources], Index(len(sources), rows)


def _apply(index: Index, documents: int, changes: Iterable[tuple[int, Terms, Terms]]) -> Index:
    fields: dict[str, dict[str, Row]] = {name: dict(rows) for name, rows in index.fields.items()}
    for reference, before, after in changes:
        for rows, old, new in zip(fields.values(), before, after, strict=True):
            _move(rows, reference, old, new)
    return Index(documents, fields)


def _move(rows: dict[str, Row], reference: int, old: Mapping[str, int], new: Mapping[str, int]) -> None:
    """Change one article's postings in the rows of one field from its old counts to its new ones."""
    for term in {*old, *new}:
        if old.get(term) == new.get(term):
            continue
        pairs = [pair for pair in rows.get(term, Row()).pairs() if pair[0] != reference]
        if term in new:
            insort(pairs, (reference, new[term]))
        if pairs:
            rows[term] = _row(pairs)
        else:
            del rows[term]


def _row(pairs: Sequence[tuple[int, int]]) -> Row:
    parts, before = [], -1
    for reference, number in pairs:
        step = (reference - before) * 2
        parts.append(code(step) if number == 1 else code(step + 1) + code(number))
        before = reference
    return Row(len(pairs), pairs[0][0], b"".join(parts))
