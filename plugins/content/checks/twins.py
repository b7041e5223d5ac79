"""Articles that stand in the archive twice, with one title and one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.text import fold

from ..messages import diagnostic


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of an article: its content path, its title, and the SHA-256 of its text."""

    path: str
    title: str
    sha256: str


def check(articles: Iterable[Told]) -> Iterator[Diagnostic]:
    """A hint at each article after the first that says the same."""
    first: dict[tuple[str, str], str] = {}
    for article in sorted(articles, key=lambda article: article.path):
        other = first.setdefault((fold(article.title), article.sha256), article.path)
        if other != article.path:
            yield diagnostic(article.path, 1, "article-twice", "warning", other=other)
