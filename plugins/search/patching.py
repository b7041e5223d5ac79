"""Updates an index for a few changed documents: unpacks the groups that contain their terms and leaves all others.

The result is identical to indexing all documents from scratch, which a test ensures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .codes import code
from .groups import Group, Groups, Sizes, is_long, runs
from .index import Row
from .shards import FAMILIES, WHOLE, Line, body_line, pair_line, pair_of, rows_of, term_line, weight
from .store import Store
from .terms import FIELDS, Terms

WORDS = ("title", "when", "body")
NOTHING = Terms(*({} for _ in FIELDS))  # type: ignore[arg-type]


class Move(NamedTuple):
    """The terms of the document with a number, before and after."""

    number: int
    before: Terms
    after: Terms


Changes = dict[str, dict[str, list[tuple[int, int]]]]
"""Of single tokens, by field and term: documents and their new counts, 0 if a document no longer has the term."""


def changes(moves: Iterable[Move]) -> Changes:
    """The changes of single tokens that follow from the moves, which must be sorted by number."""
    found: Changes = {field: defaultdict(list) for field in WORDS}
    for number, before, after in moves:
        for field, terms in found.items():
            old, new = getattr(before, field), getattr(after, field)
            for term in {*old, *new}:
                if old.get(term) != new.get(term):
                    terms[term].append((number, new.get(term, 0)))
    return found


def pair_changes(moves: Iterable[Move]) -> dict[str, list[tuple[int, int, int, int]]]:
    """By pair: document, its former count in the title, and its new counts in the title and in the body."""
    found = defaultdict(list)
    for number, before, after in moves:
        old_title, old_body, title, body = before.title_pairs, before.body_pairs, after.title_pairs, after.body_pairs
        for term in {*old_title, *old_body, *title, *body}:
            was, now = (old_title.get(term, 0), old_body.get(term, 0)), (title.get(term, 0), body.get(term, 0))
            if was != now:
                found[term].append((number, was[0], *now))
    return found


class Family:
    """The lines of a family, loaded lazily, and its groups after changes."""

    def __init__(self, groups: Groups, sizes: Sizes, store: Store) -> None:
        self.parts, self.sizes, self.store = groups.short, sizes, store
        self._long = {**groups.long}
        self._starts = [part.shards[0][0] for part in self.parts]
        self._opened: dict[int, dict[str, Line]] = {}

    def _lines(self, place: int) -> dict[str, Line]:
        if place not in self._opened:
            known = self.store.lines(self.parts[place].name) if self.parts else ()
            self._opened[place] = {line.term: line for line in known}
        return self._opened[place]

    def _of(self, term: str) -> dict[str, Line]:
        return self._lines(max(bisect_right(self._starts, term) - 1, 0))

    def get(self, term: str) -> Line | None:
        """The line of a term."""
        if long := self._long.get(term):
            return self.store.lines(long.name)[0]
        return self._of(term).get(term)

    def put(self, line: Line, *, empty: bool) -> None:
        """Replace the line of its term, or remove it if it is empty."""
        was_long = self._long.pop(line.term, None) is not None
        if long := not empty and is_long(weight(line), self.sizes.shard):
            self._long[line.term] = self._keep([line])
        if not long and not empty:
            self._of(line.term)[line.term] = line
        elif not was_long:
            self._of(line.term).pop(line.term, None)

    def regrouped(self) -> Groups:
        """The groups after the changes; new ones are stored."""
        done: list[Group] = []
        changing: list[Line] = []  # lines after `done` that are not grouped yet
        changed = False  # whether the group before has changed
        for place in range(max(len(self.parts), 1)):
            opened = place in self._opened
            if not opened and not changed:
                done += self.parts[place : place + 1]
                continue
            lines = sorted(self._opened[place].values()) if opened else []
            if opened and not lines:
                changed = True
                continue
            if begins := self.sizes.begins(lines[0].term if lines else self._starts[place]):
                done += self._cut(changing)
                changing = []
            elif done and not changing:  # the term that began this group is gone
                changing += self.store.lines(done.pop().name)
            changed = opened or not begins
            if changed:
                changing += lines or self.store.lines(self.parts[place].name)
            else:
                done.append(self.parts[place])
        return Groups((*done, *self._cut(changing)), dict(sorted(self._long.items())))

    def _cut(self, lines: Sequence[Line]) -> list[Group]:
        return [self._keep(run) for run in runs(lines, self.sizes)]

    def _keep(self, lines: Sequence[Line]) -> Group:
        return self.store.put(lines, self.sizes.shard)


class Patch:
    """Applies changes to rows of an index that is stored in groups."""

    def __init__(self, groups: Mapping[str, Groups], sizes: Mapping[str, Sizes], store: Store) -> None:
        self._families = {name: Family(groups[name], sizes[name], store) for name in FAMILIES}

    def apply(self, moves: Sequence[Move]) -> Iterator[tuple[str, int]]:
        """Change the rows; yields single tokens and by how much their counts of documents grow, title plus body."""
        terms, bodies, pairs = self._families.values()
        found = changes(moves)
        for term in sorted({*found["title"], *found["when"], *found["body"]}):
            whole = term[0] in WHOLE
            title, when, *body = rows_of(terms.get(term), 3 if whole else 2)
            before = [title, when, *(body or rows_of(bodies.get(term), 1))]
            after = [_changed(row, found[field].get(term)) for row, field in zip(before, WORDS, strict=True)]
            empty = not any(row.number for row in after)
            terms.put(term_line(term, *after), empty=empty)
            if not whole:
                bodies.put(body_line(term, after[2]), empty=not after[2].number)
            yield term, sum(new.number - old.number for new, old in zip(after[::2], before[::2], strict=True))
        for term, counts in sorted(pair_changes(moves).items()):
            title, own, rest = _pair_changed(*pair_of(pairs.get(term[1:])), counts)
            pairs.put(pair_line(term, title, own, rest), empty=not title.number + rest.number)

    def groups(self) -> dict[str, Groups]:
        """The groups after the changes, by family."""
        return {name: family.regrouped() for name, family in self._families.items()}


def _changed(row: Row, counts: Sequence[tuple[int, int]] | None) -> Row:
    return row.changed(counts) if counts else row


def _pair_changed(
    title: Row, own: str, rest: Row, changes: Sequence[tuple[int, int, int, int]]
) -> tuple[Row, str, Row]:
    """The parts of the line of a pair (see `pair_line`), with the changes applied."""
    if any(was or titled for _, was, titled, _ in changes):
        counts = dict(zip((document for document, _ in title.pairs()), own, strict=True))
        for number, _, titled, count in changes:
            counts[number] = code(count) if titled else ""
        own = "".join(counts[document] for document in sorted(counts))
        title = title.changed([(number, titled) for number, _, titled, _ in changes])
    return title, own, rest.changed([(number, 0 if titled else count) for number, _, titled, count in changes])
