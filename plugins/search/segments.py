"""The archive cut in two for searching: the years that are over, and the newest year.

The files of a segment are a function of its articles alone and lie in a folder named by these, so publishing an
article of the newest year leaves every file of the earlier years as it is.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from plugins.articles.model import Article
from plugins.vietnamese import text

from .analyzer import Analyzer
from .cards import card_files, facets
from .codes import level, printable, separators
from .index import Index, build
from .shards import Shard, families
from .terms import article_terms

LARGEST = 16_000
"""Bytes of a shard: they grow with the archive up to this, so that neither the manifest nor a query grows with it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of articles made searchable.

    name: of its folder; documents: how many articles; years: articles by year; shards: how many by family, and what
    parts them; syllables: how many articles hold each folded syllable (those by title and by text both); files: by
    name inside the folder.
    """

    name: str
    documents: int
    years: tuple[tuple[int, int], ...]
    shards: Mapping[str, tuple[int, str]]
    syllables: Mapping[str, int]
    files: Mapping[str, bytes]


def cut(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """The articles of earlier years, and those of the newest; what is empty is left out."""
    newest = articles[-1].date.start.year if articles else 0
    place = next((place for place, article in enumerate(articles) if article.date.start.year == newest), 0)
    return [run for run in (articles[:place], articles[place:]) if run]


def key(articles: Sequence[Article], analyzer: Analyzer) -> str:
    """The name of the segment of these articles: a digest of all that its files depend on."""
    digest = hashlib.sha256(_code())
    digest.update(json.dumps(analyzer.forms).encode())
    for article in articles:
        known = (
            article.address,
            article.title,
            article.category,
            article.summary,
            article.authors,
            article.tags,
            article.place,
            article.date,
            article.event_date,
            article.period,
            article.body.text,
        )
        digest.update(repr(known).encode())
    return digest.hexdigest()[:10]


@cache
def _code() -> bytes:
    digest = hashlib.sha256(unicodedata.unidata_version.encode())
    for path in sorted([*Path(__file__).parent.glob("*.py"), Path(text.__file__)]):
        digest.update(path.read_bytes())
    return digest.digest()


def make(articles: Sequence[Article], analyzer: Analyzer, name: str) -> Segment:
    """The Segment of these articles."""
    index = build(article_terms(analyzer, article) for article in articles)
    return segment(name, index, _years(articles), {**card_files(articles), "facets.json": facets(articles)})


def segment(name: str, index: Index, years: tuple[tuple[int, int], ...], others: Mapping[str, bytes]) -> Segment:
    """The Segment of an index, with further files."""
    size = min(300 + index.documents // 2, LARGEST)
    cut_up = families(index, size)
    shards = {family: (len(found), _parted(found)) for family, found in cut_up.items()}
    files = {
        f"{family}-{number}.txt": shard.content
        for family, found in cut_up.items()
        for number, shard in enumerate(found)
    }
    return Segment(name, index.documents, years, shards, _syllables(index), {**files, **others})


def _parted(shards: Sequence[Shard]) -> str:
    between = separators((shard.first, shard.last) for shard in shards)
    return printable(between, "," * len(shards))


def _syllables(index: Index) -> dict[str, int]:
    found: dict[str, int] = {}
    for field in ("title", "body"):
        for term, row in index.fields[field].items():
            if term[0] not in "=#@~" and not term.isdigit():
                found[term] = found.get(term, 0) + row.number
    return found


def _years(articles: Sequence[Article]) -> tuple[tuple[int, int], ...]:
    counts: dict[int, int] = {}
    for article in articles:
        counts[article.date.start.year] = counts.get(article.date.start.year, 0) + 1
    return tuple(counts.items())


def syllable_list(segments: Sequence[Segment]) -> str:
    """The folded syllables of all segments, front-coded, each ended by the magnitude of its number of articles."""
    total: dict[str, int] = {}
    for each in segments:
        for term, number in each.syllables.items():
            total[term] = total.get(term, 0) + number
    terms = sorted(total)
    return printable(terms, (level(total[term]) for term in terms))


def kept(folder: Path, articles: Sequence[Article], analyzer: Analyzer) -> Segment:
    """The Segment of these articles, from the cache folder if it lies there whole, else made and put there."""
    name = key(articles, analyzer)
    path = folder / f"{name}.pack"
    found = _unpack(path)
    if found is None:
        found = make(articles, analyzer, name)
        _pack(path, found)
    return found


def sweep(folder: Path, names: Sequence[str], *, most: int = 6) -> None:
    """Throw away the oldest packs that are not in use, keeping a few for a change taken back."""
    packs = [path for path in folder.glob("*.pack") if path.stem not in names]
    for path in sorted(packs, key=lambda path: path.stat().st_mtime)[: -most or None]:
        path.unlink(missing_ok=True)


def _pack(path: Path, found: Segment) -> None:
    """Written whole or not at all; a cache that cannot be written is done without."""
    head = {part.name: getattr(found, part.name) for part in fields(found)}
    head["files"] = [(name, len(content)) for name, content in found.files.items()]
    content = b"\n".join((json.dumps(head).encode(), b"".join(found.files.values())))
    temporary = path.with_suffix(f".{hashlib.sha256(content).hexdigest()[:8]}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(hashlib.sha256(content).digest() + content)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)


def _unpack(path: Path) -> Segment | None:
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    content = stored[32:]
    if hashlib.sha256(content).digest() != stored[:32]:
        return None
    line, _, body = content.partition(b"\n")
    head = json.loads(line)
    return Segment(
        head["name"],
        head["documents"],
        tuple((year, number) for year, number in head["years"]),
        {family: (number, parted) for family, (number, parted) in head["shards"].items()},
        head["syllables"],
        dict(_parts(head["files"], body)),
    )


def _parts(sizes: Sequence[tuple[str, int]], body: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    for name, size in sizes:
        yield name, body[place : place + size]
        place += size
