"""What the search tests search: the project's own articles and synthetic ones, as records, as index and for lunr."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import yaml
from lunr.builder import Builder

from plugins.content.data import read_data
from plugins.content.model import Article, Body
from plugins.core.cache import Cache
from plugins.search.analyzer import Analyzer
from plugins.search.cards import card_files
from plugins.search.indexing import index_files
from plugins.search.language import FILES, Language, language_of
from plugins.search.numbering import numbering
from plugins.search.terms import FIELDS, Terms, article_source, count
from plugins.vietnamese.dates import When
from tools.bench.archive import synthetic

ROOT = Path(__file__).resolve().parents[2]
ABBREVIATIONS = yaml.safe_load((ROOT / "content/du-lieu/viet-tat.yaml").read_text(encoding="utf-8"))


@cache
def analyzer() -> Analyzer:
    return Analyzer(ABBREVIATIONS)


@cache
def language() -> Language:
    """The search language from the archive's own data."""
    data, faults = read_data(ROOT / "content", ROOT / "content", FILES)
    assert faults == []
    return language_of(data, datetime(2026, 1, 1))


def day(text: datetime) -> When:
    return When(text, text.replace(hour=23, minute=59), "day", f"{text:%d/%m/%Y}")


def body(text: str) -> Body:
    """A body with this plain text, which `text` returns."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    _texts[digest] = text
    return Body("", sha256=digest)


def text(article: Article) -> str:
    return _texts[article.body.sha256]


_texts: dict[str, str] = {}


@cache
def articles(count: int) -> tuple[Article, ...]:
    """Synthetic articles as the build knows them, in the order of their numbers."""
    some = (
        Article(
            file=each.file,
            slug=each.slug,
            title=each.title,
            date=day(datetime(each.day.year, each.day.month, each.day.day)),
            category=each.category,
            summary=each.summary,
            body=body(each.text),
            authors=(each.author,),
            tags=("Bài mô phỏng",),
            place=each.place,
        )
        for each in synthetic(count)
    )
    return tuple(numbering(some).articles.values())


def site(some: Sequence[Article], cache: Path) -> Mapping[str, bytes]:
    """The files of the index of articles by address, as a build with this cache would make them."""
    kept = Cache(cache)
    index = index_files(some, text, kept, ABBREVIATIONS, {}, 1, language())
    made = {file.address: file.make() for file in chain(index, card_files(some))}
    kept.close()
    return made


def numbers(some: Sequence[Article]) -> list[int]:
    """The numbers of articles that are in their order."""
    return [*numbering(some).articles]


def terms(some: Sequence[Article]) -> list[Terms]:
    return [count(analyzer(), *article_source(article, text(article))) for article in some]


def lunr_index(some: Sequence[Terms], numbers: Sequence[int]) -> dict[str, Any]:
    """lunr.py's index of documents with these terms and numbers; the tokens of each field are added sorted."""
    builder = Builder()
    builder.ref("ref")
    builder.b(0)
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for ref, each in zip(numbers, some, strict=True):
        fields = {name: sorted(counts.elements()) for name, counts in zip(FIELDS, each, strict=True)}
        builder.add({"ref": ref, **fields})
    serialised: dict[str, Any] = builder.build().serialize()
    return serialised
