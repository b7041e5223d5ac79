"""The one file that a search starts from: what the index is made of, and where its parts begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.articles.model import File, SiteData

from .analyzer import Analyzer
from .cards import TOGETHER, dump
from .segments import Segment, syllable_list
from .terms import FIELDS

FORMAT = 1
"""Counted up when the files change their form, so that a page of an older form says so instead of failing."""
ROOT = "/tim-kiem/chi-muc/"


def manifest(segments: Sequence[Segment], analyzer: Analyzer, data: SiteData) -> bytes:
    """manifest.json.

    format; fields: lunr's boosts by field; forms: of abbreviations, by token; together: cards a file; categories:
    titles by slug; syllables: see segments.syllable_list; segments, oldest first: folders of the index and of
    the cards, number of articles, these by year, and by family the terms that part its shards (Pack.parted).
    """
    return dump(
        {
            "format": FORMAT,
            "fields": FIELDS,
            "forms": _forms(analyzer),
            "together": TOGETHER,
            "categories": {category.slug: category.title for category in data.categories.values()},
            "syllables": syllable_list(segments),
            "segments": [
                {
                    "name": segment.index.name,
                    "cards": segment.order,
                    "documents": segment.documents,
                    "years": segment.years,
                    "shards": segment.index.parted,
                }
                for segment in segments
            ],
        }
    )


def files(segments: Sequence[Segment], content: bytes) -> list[File]:
    """The files of an index: its manifest and the segments' folders."""
    found = [File(f"{ROOT}manifest.json", content)]
    for segment in segments:
        index = segment.index
        found += (File(f"{ROOT}{index.name}/{name}", data) for name, data in index.files.items())
        found += (File(f"{ROOT}{segment.order}/{name}", data) for name, data in segment.cards.items())
    return found


def _forms(analyzer: Analyzer) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form, token in analyzer.forms:
        found.setdefault(token, []).append(form)
    return found
