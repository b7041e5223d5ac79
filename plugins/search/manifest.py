"""The one file that a search starts from: what the index is made of, and where its parts begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from plugins.content.model import Computed, File

from .analyzer import Analyzer
from .cards import together
from .codes import level, printable, separators
from .groups import Group, Groups
from .segments import Segment
from .terms import FIELDS

FORMAT = 2
"""Counted up when the files change their form, so that a page of an older form says so instead of failing."""
ROOT = "/tim-kiem/chi-muc/"
ADDRESS = f"{ROOT}manifest.json"
LETTERS = 6
"""Of the name of a group's folder."""


class Told(NamedTuple):
    """What is told of a segment beside its index: the folder of its cards, how many articles, these by year."""

    cards: str
    documents: int
    years: Sequence[Sequence[int]]


def manifest(
    segments: Sequence[Segment], told: Sequence[Told], analyzer: Analyzer, categories: Mapping[str, str]
) -> bytes:
    """manifest.json.

    format; fields: lunr's boosts by field; forms: of abbreviations, by token; together: cards a file; categories:
    titles by slug; syllables: the folded syllables, front-coded, each ended by the magnitude of its number of
    articles; segments, oldest first: each with what is Told, and by family the folders of its groups, LETTERS each, and
    the terms that part its shards, front-coded, each ended by "," or, where the next begins a group, by ";".
    """
    entries = [
        {
            **each._asdict(),
            "shards": {
                family: ["".join(name for _, name in some), _parted([group for group, _ in some])]
                for family, some in families.items()
            },
        }
        for families, each in zip(folders(segments), told, strict=True)
    ]
    return orjson.dumps(
        {
            "format": FORMAT,
            "fields": FIELDS,
            "forms": _forms(analyzer),
            "together": together(sum(each.documents for each in told)),
            "categories": categories,
            "syllables": _syllables(segments),
            "segments": entries,
        }
    )


def folders(segments: Iterable[Segment]) -> Iterator[dict[str, list[tuple[Group, str]]]]:
    """For each segment, by family, the groups and the names of their folders: the first letters not yet taken."""
    taken: set[str] = set()

    def free(name: str) -> str:
        found = next(name[at : at + LETTERS] for at in range(len(name)) if name[at : at + LETTERS] not in taken)
        taken.add(found)
        return found

    for segment in segments:
        yield {family: [(group, free(group.name)) for group in some] for family, some in segment.groups.items()}


def shards(segments: Iterable[Segment], groups: Groups) -> Iterator[File | Computed]:
    """The files of all shards."""
    for families in folders(segments):
        for some in families.values():
            for group, name in some:
                yield from groups.outputs(group, f"{ROOT}{name}/")


def _parted(groups: Sequence[Group]) -> str:
    ends = [end for group in groups for end in "," * (len(group.shards) - 1) + ";"]
    return printable(separators(shard for group in groups for shard in group.shards), ends)


def _syllables(segments: Iterable[Segment]) -> str:
    total: Counter[str] = Counter()
    for segment in segments:
        total.update(segment.syllables)
    terms = sorted(total)
    return printable(terms, (level(total[term]) for term in terms))


def analyzer_of(manifest: Mapping[str, Any]) -> Analyzer:
    """The analyzer that a manifest was made with."""
    return Analyzer.of_forms(sorted((form, token) for token, some in manifest["forms"].items() for form in some))


def _forms(analyzer: Analyzer) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        found.setdefault(token, []).append(form)
    return found
