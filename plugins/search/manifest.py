"""The files that a search loads first: the structure of the index, and the words of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

import orjson

from plugins.content.grouping import collected
from plugins.content.targets import MadeFile

from .addresses import ROOT
from .analyzer import Analyzer
from .cards import CARDS, TOGETHER
from .codes import level, printable, separators
from .groups import Group, Groups
from .language import Language
from .shards import FAMILIES
from .store import State, Store
from .terms import FIELDS

FORMAT = 12
"""Increased when the format of the files changes, so that a page of an older version says so instead of failing."""
ADDRESS = f"{ROOT}manifest.json"
WORDS = f"{ROOT}words.json"
"""Fetched with the first question."""
ENGLISH = f"{ROOT}english.json"
"""Fetched with the first question that has foreign words."""
LETTERS = 3
"""The letters of a shard's digest in its name, which distinguish it from its earlier versions."""


def manifest(state: State, years: Sequence[tuple[int, int]], categories: Mapping[str, str]) -> bytes:
    """manifest.json.

    format; fields: lunr's boosts by field; documents: their number; years: oldest first, each with the size of its
    range of numbers, the first of which begins at 0; cards: their folder; together: numbers per file of cards;
    categories: titles by slug; syllables: the folded syllables, front-coded, each followed by the magnitude of its
    number of documents; shards: by family, LETTERS of the digest of each shard, long lines last; the separators of the
    other shards, front-coded, each followed by ";"; and the terms of the long lines, front-coded, each followed by ";"
    or, if a second file has the rest of its postings, by ",".
    """
    syllables = sorted(state.syllables)
    shards = {family: _listed(state.groups[family]) for family in FAMILIES}
    return orjson.dumps(
        {
            "format": FORMAT,
            "fields": FIELDS,
            "documents": len(state.keys),
            "years": years,
            "cards": CARDS,
            "together": TOGETHER,
            "categories": categories,
            "syllables": printable(syllables, (level(state.syllables[each]) for each in syllables)),
            "shards": shards,
        }
    )


def words(analyzer: Analyzer, language: Language) -> bytes:
    """words.json: format; forms: of abbreviations, by token; language: see language.py."""
    forms = collected((token, form) for form, token in analyzer.forms)
    return orjson.dumps({"format": FORMAT, "forms": forms, "language": language.as_json()})


def english(language: Language) -> bytes:
    """english.json: format; synonyms: of English phrases, see language.py."""
    return orjson.dumps({"format": FORMAT, "synonyms": language.english})


def shard_files(state: State, store: Store) -> Iterator[MadeFile]:
    """The files of all shards."""
    for family in FAMILIES:
        groups = state.groups[family]
        known = [(group.name, number, shard[2]) for group in groups.all for number, shard in enumerate(group.shards)]
        long = (f"{term}{REST * number}" for term, group in groups.long.items() for number in range(len(group.shards)))
        for (name, number, digest), text in zip(known, chain(_starts(groups.short), long), strict=True):
            address = f"{ROOT}{shard_path(family, text, digest[:LETTERS])}"
            yield MadeFile(address, digest.encode(), partial(store.shard, name, number))


REST = "+"
"""Added to the term to name the second file of a long line (see shards.APART)."""


def shard_path(family: str, text: str, letters: str) -> str:
    """The path of a shard by its separator or, of a long line, its term; no folder holds thousands of files."""
    number = FAMILIES.index(family)
    for char in text:
        number = (number * 31 + ord(char)) % 2**32
    return f"{number % 16:x}/{number // 16:x}-{letters}.txt"


def _listed(groups: Groups) -> tuple[str, str, str]:
    letters = "".join(shard[2][:LETTERS] for group in groups.all for shard in group.shards)
    starts = [*_starts(groups.short)]
    ends = (";" if len(group.shards) == 1 else "," for group in groups.long.values())
    return letters, printable(starts, ";" * len(starts)), printable(groups.long, ends)


def _starts(groups: Sequence[Group]) -> Iterator[str]:
    return separators((first, last) for group in groups for first, last, _ in group.shards)
