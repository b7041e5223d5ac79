"""Checks for articles that are in the archive twice, with the same title and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.text import fold

from ..grouping import grouped
from ..messages import diagnostic
from ..model import Article
from ..reading import ReadResult


def check(results: Sequence[ReadResult]) -> Iterator[Diagnostic]:
    """A warning of each article that repeats an earlier one, in the order of content paths."""
    articles = (result.record for result in results if isinstance(result.record, Article))
    for alike in grouped(articles, lambda article: article.body.sha256).values():
        first: dict[str, str] = {}
        for article in sorted(alike, key=lambda article: article.file) if len(alike) > 1 else ():
            other = first.setdefault(fold(article.title), article.file)
            if other != article.file:
                yield diagnostic(article.file, 1, "article-twice", "warning", other=other)
