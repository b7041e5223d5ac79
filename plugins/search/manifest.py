"""The files that a search starts from: what the index is made of and where its parts begin, and words of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

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
LETTERS = 5
"""Of the name of a group."""
Names = Mapping[str, Sequence[tuple[Group, str]]]
"""By family, the groups and their names, those of long lines last."""


def manifest(state: State, names: Names, years: Sequence[tuple[int, int]], categories: Mapping[str, str]) -> bytes:
    """manifest.json.

    format; fields: lunr's boosts by field; documents: how many; years: oldest first, each with how many numbers its
    documents have among them, the first 0; cards: their folder; together: numbers a file of cards; categories: titles
    by slug; syllables: the folded syllables, front-coded, each ended by the magnitude of its number of documents;
    shards: by family the names of its groups, LETTERS each, those of long lines last; the terms that part the shards of
    the others, front-coded, each ended by "," or, where the next begins a group, by ";"; and the terms of the long
    lines, front-coded, each ended by ";" or, where a second file holds what lies apart, by ",".
    """
    syllables = sorted(state.syllables)
    shards = {family: _listed(state.groups[family], some) for family, some in names.items()}
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


def shard_files(names: Names, store: Store) -> Iterator[MadeFile]:
    """The files of all shards."""
    for some in names.values():
        for group, name in some:
            for number in range(len(group.shards)):
                digest = f"{group.name} {number}".encode()
                yield MadeFile(f"{ROOT}{shard_path(name, number)}", digest, partial(store.shard, group.name, number))


def shard_path(name: str, number: int) -> str:
    """The file of a shard of the group of this name; by their first letters, so that no folder holds thousands."""
    return f"{name[0]}/{name[1:]}-{number}.txt"


def names_of(state: State) -> Names:
    """The groups of an index, named by the first of the letters not yet taken."""
    taken: set[str] = set()

    def free(name: str) -> str:
        found = next(name[at : at + LETTERS] for at in range(len(name)) if name[at : at + LETTERS] not in taken)
        taken.add(found)
        return found

    return {family: [(group, free(group.name)) for group in state.groups[family].all] for family in FAMILIES}


def _listed(groups: Groups, names: Sequence[tuple[Group, str]]) -> tuple[str, str, str]:
    return "".join(name for _, name in names), _parted(groups.short), _long(groups)


def _long(groups: Groups) -> str:
    return printable(groups.long, (";" if len(group.shards) == 1 else "," for group in groups.long.values()))


def _parted(groups: Sequence[Group]) -> str:
    ends = [end for group in groups for end in "," * (len(group.shards) - 1) + ";"]
    return printable(separators(shard for group in groups for shard in group.shards), ends)


def analyzer_of(forms: Mapping[str, Sequence[str]]) -> Analyzer:
    """The analyzer whose abbreviations have these forms."""
    return Analyzer.of_forms(sorted((form, token) for token, some in forms.items() for form in some))


def _forms(analyzer: Analyzer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        found.setdefault(token, []).append(form)
    return found
