"""How a segment comes to be: found in the cache, or made from one that is there, or made from nothing."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

import orjson

from plugins.content.model import Article
from plugins.vietnamese import text

from .analyzer import Analyzer
from .cache import name_of, read, write
from .groups import Damaged, Groups, runs
from .index import Index
from .patching import NOTHING, Move, Patch
from .segments import SUFFIX, Segment, name_for, sizes_of
from .shards import lines, weight
from .sources import Place, kept, source_at
from .terms import Source, Terms, article_key, article_source, count

FEW = 40
"""Articles that may differ from a segment that is there; with more, it is as quick to begin anew."""


class Edit(NamedTuple):
    """What an article gave (None: there was none), what it gives now, and its key now."""

    before: Source | None
    after: Source
    key: bytes


class Maker:
    """Makes segments. folder: of the cache; without one, everything is made anew. processes: None: one a core."""

    def __init__(self, analyzer: Analyzer, folder: Path | None = None, processes: int | None = None) -> None:
        self.analyzer, self.folder, self.processes = analyzer, folder, processes
        self.groups = Groups(folder)
        self.version = name_of(_code().encode(), orjson.dumps(analyzer.forms))

    def segment(self, articles: Sequence[Article]) -> Segment:
        """The segment of these articles."""
        keys = [*map(article_key, articles)]
        known = self.load(name_for(self.version, keys))
        if known and self._whole(known):
            return known
        return self._from_another(keys, articles) or self._from_nothing(keys, articles)

    def load(self, name: str) -> Segment | None:
        """The segment with that name, if it is in the cache; its groups may be gone."""
        stored = read(self.folder / f"{name}{SUFFIX}") if self.folder else None
        return Segment.load(stored) if stored else None

    def patched(self, known: Segment, edits: Mapping[int, Edit]) -> Segment | None:
        """A segment with a few articles edited, or added at its end; None if it must be made anew.

        edits: by the number of the article, in order. Damaged if the cache no longer holds what it should.
        """
        patch = Patch(known.groups, known.sizes, self.groups)
        moves = [Move(number, self._terms(edit.before), self._terms(edit.after)) for number, edit in edits.items()]
        syllables = dict(known.syllables)
        for term, more in patch.apply(moves):
            if is_syllable(term):
                syllables[term] = syllables.get(term, 0) + more
        keys, places = dict(enumerate(known.keys)), dict(enumerate(known.places))
        keys.update((number, edit.key) for number, edit in edits.items())
        new: list[Place] = []
        for _ in kept(self.folder, (edit.after for edit in edits.values()), new):
            pass
        places.update(zip(edits, new, strict=False))
        groups = patch.groups()
        for family, some in groups.items():
            sums = sum(group.terms for group in some), sum(group.total for group in some)
            if sizes_of(family, len(keys), *sums) != known.sizes[family]:
                return None
        counted = {term: number for term, number in syllables.items() if number}
        return self._saved(Segment(known.version, [*keys.values()], known.sizes, groups, counted, [*places.values()]))

    def _from_another(self, keys: Sequence[bytes], articles: Sequence[Article]) -> Segment | None:
        near: list[tuple[int, str, Segment, list[int]]] = []
        for path in sorted(self.folder.glob(f"*{SUFFIX}")) if self.folder else ():
            known = self.load(path.stem)
            numbers = known.differing(self.version, keys, FEW) if known else None
            if known and numbers is not None:
                near.append((len(numbers), path.stem, known, numbers))
        if not near:
            return None
        _, _, known, numbers = min(near)
        if not self._whole(known):
            return None
        with suppress(Damaged):
            edits = {
                number: Edit(self._before(known, number), article_source(articles[number]), keys[number])
                for number in numbers
            }
            return self.patched(known, edits)
        return None

    def _whole(self, segment: Segment) -> bool:
        return all(self.groups.holds(group.name) for some in segment.groups.values() for group in some)

    def _before(self, known: Segment, number: int) -> Source | None:
        return source_at(self.folder, known.places, number) if self.folder and number < known.documents else None

    def _from_nothing(self, keys: Sequence[bytes], articles: Sequence[Article]) -> Segment:
        from .building import build  # and with it numpy, which an edit does without

        places: list[Place] = []
        sources = kept(self.folder, map(article_source, articles), places)
        index = build(sources, len(articles), self.analyzer, self.processes)
        sizes, groups = {}, {}
        for family, some in lines(index).items():
            sizes[family] = sizes_of(family, len(articles), len(some), sum(map(weight, some)))
            groups[family] = [self.groups.put(run, sizes[family].shard) for run in runs(some, sizes[family])]
        return self._saved(Segment(self.version, keys, sizes, groups, syllables_of(index), places))

    def _saved(self, segment: Segment) -> Segment:
        if self.folder:
            write(self.folder / f"{segment.name}{SUFFIX}", segment.dump())
        return segment

    def _terms(self, source: Source | None) -> Terms:
        return count(self.analyzer, *source) if source else NOTHING


def is_syllable(term: str) -> bool:
    """Whether a single token is a folded syllable, as a reader may misspell it."""
    return term[0] not in "=#@~" and not term.isdigit()


def syllables_of(index: Index) -> dict[str, int]:
    """How many articles hold each folded syllable, by title and by text both."""
    found: dict[str, int] = {}
    for field in ("title", "body"):
        for term, row in index.fields[field].items():
            if is_syllable(term):
                found[term] = found.get(term, 0) + row.number
    return found


@cache
def _code() -> str:
    """What turns articles into an index: our code and the Unicode tables of this Python."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for path in sorted([*Path(__file__).parent.glob("*.py"), Path(text.__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
