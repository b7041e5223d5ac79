"""The files that a search starts from: what the index is made of and where its parts begin, and words of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

import orjson

from plugins.content.targets import MadeFile

from .addresses import ROOT
from .analyzer import Analyzer
from .cards import CARDS, together
from .codes import level, printable, separators
from .groups import Group, Groups
from .language import Language
from .shards import FAMILIES
from .store import State, Store
from .terms import FIELDS

FORMAT = 10
"""Counted up when the files change their form, so that a page of an older form says so instead of failing."""
ADDRESS = f"{ROOT}manifest.json"
WORDS = f"{ROOT}words.json"
"""Fetched with the first question."""
ENGLISH = f"{ROOT}english.json"
"""Fetched with the first question that has foreign words."""
LETTERS = 3
"""Of the digest of a shard, which tell it from those that were in its place before."""


def manifest(state: State, years: Sequence[tuple[int, int]], categories: Mapping[str, str]) -> bytes:
    """manifest.json.

    format; fields: lunr's boosts by field; documents: how many; years: oldest first, each with how many numbers its
    documents have among them, the first 0; cards: their folder; together: numbers a file of cards; categories: titles
    by slug; syllables: the folded syllables, front-coded, each ended by the magnitude of its number of documents;
    shards: by family LETTERS of the digest of each, those of long lines last; the terms that part the shards of the
    others, front-coded, each ended by ";"; and the terms of the long lines, front-coded, each ended by ";" or, where a
    second file holds what lies apart, by ",".
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
            "together": together(len(state.keys)),
            "categories": categories,
            "syllables": printable(syllables, (level(state.syllables[each]) for each in syllables)),
            "shards": shards,
        }
    )


def words(analyzer: Analyzer, language: Language) -> bytes:
    """words.json: format; forms: of abbreviations, by token; language: see language.py."""
    return orjson.dumps({"format": FORMAT, "forms": _forms(analyzer), "language": language.as_json()})


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
"""What follows the term in the name of a file of what lies apart."""


def shard_path(family: str, text: str, letters: str) -> str:
    """The file of a shard by the text that parts it from the one before, or by its term; no folder holds thousands."""
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


def analyzer_of(forms: Mapping[str, Sequence[str]]) -> Analyzer:
    """The analyzer whose abbreviations have these forms."""
    return Analyzer.of_forms(sorted((form, token) for token, some in forms.items() for form in some))


def _forms(analyzer: Analyzer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        found.setdefault(token, []).append(form)
    return found
