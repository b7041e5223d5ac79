"""The archive cut in two for searching: the years that are over, and the newest year.

The index files of a segment are a function of its articles alone and lie in a folder named by these, so publishing
an article of the newest year leaves every file of the earlier years as it is. The cards lie in a folder named by the
addresses of the articles in their order, so that editing one of them rewrites only its own card.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plugins.articles.model import Article
from plugins.vietnamese import text

from .analyzer import Analyzer
from .cards import card_files, facets
from .codes import level, printable, separators
from .index import Index, build
from .packs import Pack, load, save
from .patching import Base, patched, save_base
from .shards import families
from .terms import article_key, article_source, count

LARGEST = 16_000
"""Bytes of a shard: they grow with the archive up to this, so that neither the manifest nor a query grows with it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of articles made searchable.

    index: its index files and what is told of them; order: the name of the folder of `cards`; years: articles by year.
    """

    index: Pack
    order: str
    documents: int
    years: tuple[tuple[int, int], ...]
    cards: Mapping[str, bytes]


def cut(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """The articles of earlier years, and those of the newest; what is empty is left out."""
    newest = articles[-1].date.start.year if articles else 0
    place = next((place for place, article in enumerate(articles) if article.date.start.year == newest), 0)
    return [run for run in (articles[:place], articles[place:]) if run]


def segment(articles: Sequence[Article], analyzer: Analyzer, cache: Path | None = None) -> Segment:
    """The Segment of these articles; a cache folder spares making again what was made before."""
    years: dict[int, int] = {}
    for article in articles:
        years[article.date.start.year] = years.get(article.date.start.year, 0) + 1
    return Segment(
        index=_index(articles, analyzer, cache),
        order=_digest(article.address for article in articles)[:10],
        documents=len(articles),
        years=tuple(years.items()),
        cards={**card_files(articles), "facets.json": facets(articles)},
    )


def _index(articles: Sequence[Article], analyzer: Analyzer, cache: Path | None) -> Pack:
    version = _digest((_code(), json.dumps(analyzer.forms)))
    keys = [_digest((article_key(article),))[:16] for article in articles]
    name = _digest((version, *keys))[:10]
    found = load(cache, name) if cache else None
    if found is None:
        found = pack(name, _patched_or_built(articles, analyzer, cache, Base(name, version, keys)))
        if cache:
            save(cache, found)
    return found


def _patched_or_built(articles: Sequence[Article], analyzer: Analyzer, cache: Path | None, base: Base) -> Index:
    index = patched(cache, base, lambda number: article_source(articles[number]), analyzer) if cache else None
    if index is None:
        sources = [article_source(article) for article in articles]
        index = build(count(analyzer, *source) for source in sources)
        if cache:
            save_base(cache, base, sources, index)
    return index


def pack(name: str, index: Index) -> Pack:
    """The files of an index, and what is told of them."""
    cut_up = families(index, min(450 + index.documents // 2, LARGEST))
    parted = {
        family: printable(separators((shard.first, shard.last) for shard in found), "," * len(found))
        for family, found in cut_up.items()
    }
    files = {
        f"{family}-{number}.txt": shard.content
        for family, found in cut_up.items()
        for number, shard in enumerate(found)
    }
    return Pack(name, parted, _syllables(index), files)


def _syllables(index: Index) -> dict[str, int]:
    found: dict[str, int] = {}
    for field in ("title", "body"):
        for term, row in index.fields[field].items():
            if term[0] not in "=#@~" and not term.isdigit():
                found[term] = found.get(term, 0) + row.number
    return found


def syllable_list(segments: Sequence[Segment]) -> str:
    """The folded syllables of all segments, front-coded, each ended by the magnitude of its number of articles."""
    total: dict[str, int] = {}
    for each in segments:
        for term, number in each.index.syllables.items():
            total[term] = total.get(term, 0) + number
    terms = sorted(total)
    return printable(terms, (level(total[term]) for term in terms))


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


@cache
def _code() -> str:
    """What turns articles into an index: our code and the Unicode tables of this Python."""
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for path in sorted([*Path(__file__).parent.glob("*.py"), Path(text.__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
