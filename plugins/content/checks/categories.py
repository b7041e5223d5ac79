"""Checks that the category of every article exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import Nearest
from plugins.vietnamese.text import slug

from ..fields import near
from ..messages import diagnostic
from ..model import Article, Category
from ..reading import ReadResult


def check(results: Sequence[ReadResult], categories: Mapping[str, Category]) -> Iterator[Diagnostic]:
    """Report unknown categories with the nearest known one; the title of a category suggests its slug."""
    titles = {slug(category.title): name for name, category in categories.items()}
    nearest = Nearest(categories)
    for result in results:
        if isinstance(result.record, Article) and result.record.category not in categories:
            found = result.record.category
            meant = near(titles.get(slug(found)) or nearest.to(found))
            yield diagnostic(result.path, result.lines.get("category", 1), "unknown-category", found=found, near=meant,
                        known=", ".join(categories))  # fmt: skip
