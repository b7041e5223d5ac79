"""What the search tests search: the project's own articles and synthetic ones, as records, index and lunr's index."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from lunr.builder import Builder

from plugins.content.model import Article, Body, Computed, File
from plugins.search.analyzer import Analyzer
from plugins.search.terms import FIELDS, Terms, article_source, count
from plugins.vietnamese.dates import When
from tools.bench.archive import synthetic

ROOT = Path(__file__).resolve().parents[2]
ABBREVIATIONS = yaml.safe_load((ROOT / "content/du-lieu/viet-tat.yaml").read_text(encoding="utf-8"))


@cache
def analyzer() -> Analyzer:
    return Analyzer(ABBREVIATIONS)


def day(text: datetime) -> When:
    return When(text, text.replace(hour=23, minute=59), "day", f"{text:%d/%m/%Y}")


@cache
def articles(count: int) -> tuple[Article, ...]:
    """Synthetic articles as the build knows them, oldest first."""
    return tuple(
        Article(
            file=each.file,
            slug=each.slug,
            title=each.title,
            date=day(datetime(each.day.year, each.day.month, each.day.day)),
            category=each.category,
            summary=each.summary,
            body=Body((), text=each.text),
            authors=(each.author,),
            tags=("Bài mô phỏng",),
            place=each.place,
        )
        for each in synthetic(count)
    )


def content(file: File | Computed) -> bytes:
    """The bytes of an output, as the build would make them."""
    return file.content if isinstance(file, File) else file.make(*file.inputs)


def terms(some: Sequence[Article]) -> list[Terms]:
    return [count(analyzer(), *article_source(article)) for article in some]


def lunr_index(some: Sequence[Terms]) -> dict[str, Any]:
    """lunr.py's index of these articles, each field's tokens given sorted."""
    builder = Builder()
    builder.ref("ref")
    builder.b(0)
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for ref, each in enumerate(some):
        fields = {name: sorted(counts.elements()) for name, counts in zip(FIELDS, each, strict=True)}
        builder.add({"ref": ref, **fields})
    serialised: dict[str, Any] = builder.build().serialize()
    return serialised
