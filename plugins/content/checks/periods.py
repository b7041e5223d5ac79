"""Checks that articles of a series have a period, in the rhythm of the series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.diagnostics import Diagnostic

from ..messages import MESSAGES, diagnostic
from ..model import Article, Rhythm, SiteData
from ..reading import ReadResult

_EXAMPLES: dict[Rhythm, str] = {"month": "period-month", "quarter": "period-quarter"}


def check(results: Sequence[ReadResult], data: SiteData) -> Iterator[Diagnostic]:
    """A warning of each article of a series without a period, or with one of another length."""
    for result in results:
        article = result.record
        category = data.categories.get(article.category) if isinstance(article, Article) else None
        series = data.series.get(category.series) if category and category.series else None
        if not isinstance(article, Article) or series is None:
            continue
        example = MESSAGES.say(_EXAMPLES[series.rhythm])
        if article.period is None:
            if "period" not in result.lines:
                line = result.lines.get("category", 1)
                yield diagnostic(result.path, line, "period-missing", "warning", series=series.title, example=example)
        elif article.period.precision != series.rhythm:
            values = {"found": article.period.text, "series": series.title, "example": example}
            yield diagnostic(result.path, result.lines.get("period", 1), "period-rhythm", "warning", **values)
