"""Checks of the heads of all sources together: categories, series, articles that stand there twice, translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.core.nearest import Nearest
from plugins.vietnamese.text import fold, slug

from ..fields import near
from ..grouping import grouped
from ..messages import MESSAGES, diagnostic
from ..model import ENGLISH, Article, FixedPage, Rhythm, SiteData
from ..reading import ReadResult

_EXAMPLES: dict[Rhythm, str] = {"month": "period-month", "quarter": "period-quarter"}


def check_categories(results: Sequence[ReadResult], data: SiteData) -> Iterator[Diagnostic]:
    """Report unknown categories with the nearest known one, and periods that are missing or of another length.

    The title of a category suggests its slug. Each article of a series has a period, in the rhythm of the series.
    """
    titles = {slug(category.title): name for name, category in data.categories.items()}
    nearest = Nearest(data.categories)
    for result in results:
        article, line = result.record, result.lines.get("category", 1)
        if not isinstance(article, Article):
            continue
        if (category := data.categories.get(article.category)) is None:
            found, known = article.category, ", ".join(data.categories)
            meant = near(titles.get(slug(found)) or nearest.to(found))
            yield diagnostic(result.path, line, "unknown-category", found=found, near=meant, known=known)
        elif series := data.series.get(category.series or ""):
            values = {"series": series.title, "example": MESSAGES.say(_EXAMPLES[series.rhythm])}
            given = result.lines.get("period")
            told = any(fault.line == given or fault.code == "unknown-key" for fault in result.diagnostics)
            if article.period is None and not told:
                yield diagnostic(result.path, given or line, "period-missing", "warning", **values)
            elif article.period and article.period.precision != series.rhythm:
                values["found"] = article.period.text
                yield diagnostic(result.path, result.lines.get("period", 1), "period-rhythm", "warning", **values)


def check_twins(results: Sequence[ReadResult]) -> Iterator[Diagnostic]:
    """A warning of each article that repeats title and text of an earlier one, in the order of content paths."""
    articles = (result.record for result in results if isinstance(result.record, Article))
    for alike in grouped(articles, lambda article: article.body.sha256).values():
        first: dict[str, str] = {}
        for article in sorted(alike, key=lambda article: article.file) if len(alike) > 1 else ():
            other = first.setdefault(fold(article.title), article.file)
            if other != article.file:
                yield diagnostic(article.file, 1, "article-twice", "warning", other=other)


def check_translations(results: Sequence[ReadResult]) -> Iterator[Diagnostic]:
    """Report translations of sources that are missing or already translated, and those in the wrong folder."""
    translations = [(one, one.record) for one in results if isinstance(one.record, FixedPage) and one.record.original]
    if not translations:
        return
    english = {one.path for one in results if isinstance(one.record, FixedPage) and one.record.is_english}
    originals = {one.path: one.record for one in results if one.path not in english}
    nearest = Nearest(originals)
    taken: dict[str, str] = {}
    for result, record in translations:
        line = result.lines.get("translates", 1)
        if record.original not in originals:
            meant = near(nearest.to(record.original))
            yield diagnostic(result.path, line, "translates-missing", target=record.original, near=meant)
        elif (other := taken.setdefault(record.original, result.path)) != result.path:
            yield diagnostic(result.path, line, "translates-twice", target=record.original, other=other)
        elif (original := originals[record.original]) and record.folder != ENGLISH + _folder(original.address)[1:]:
            yield diagnostic(result.path, 1, "translates-place", target=record.original)


def _folder(address: str) -> str:
    """The folder of an address: "/2019/09/ten-bai/" → "/2019/09/", "/ten-trang/" → "/"."""
    return address.removesuffix("/").rpartition("/")[0] + "/"
