"""The pages of series: articles that recur monthly or quarterly, and their gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plugins.content.grouping import grouped
from plugins.content.model import Count, Crumb, Series
from plugins.content.series import Run, Slot
from plugins.content.targets import Page, page
from plugins.vietnamese.names import ROMAN

from . import labels
from .addresses import SERIES
from .directories import directory
from .views import NavGroup, SeriesCell, SeriesRow, SeriesYear


def series_counts(runs: Sequence[Run]) -> tuple[Count, ...]:
    """Series as links with counts and the number of their gaps."""
    return tuple(Count(run.series.title, run.address, _found(run), _missing(run.gaps)) for run in runs)


def series_pages(runs: Sequence[Run]) -> Iterator[Page]:
    """The pages of all series, and their directory."""
    navigation = (NavGroup("", series_counts(runs)),)
    yield directory(SERIES, labels.text("series"), navigation, total=len(runs), unit="series")
    for run in runs:
        by_year = grouped(run.slots, lambda slot: slot.year)
        found = [SeriesYear(year, tuple(_rows(slots)), _cells(run.series, slots)) for year, slots in by_year.items()]
        context = {
            "title": run.series.title,
            "breadcrumbs": (Crumb(labels.text("series"), SERIES),),
            "series": run.series,
            "total": _found(run),
            "gaps": run.gaps,
            "years": tuple(reversed(found)),
        }
        newest = max(slot.card.date.start for slot in run.slots if slot.card)
        yield page(run.address, "series.html", context, modified=newest)


def _found(run: Run) -> int:
    return len(run.slots) - run.gaps


def _missing(gaps: int) -> str:
    return labels.text("missing", number=gaps) if gaps else ""


def _cells(series: Series, slots: Sequence[Slot]) -> tuple[SeriesCell, ...]:
    """All periods of a year; if two articles share one, the first."""
    by_period: dict[int, Slot] = {}
    for slot in slots:
        by_period.setdefault(slot.period, slot)
    names = ROMAN if series.rhythm == "quarter" else tuple(map(str, range(1, 13)))
    return tuple(_cell(name, by_period.get(period)) for period, name in enumerate(names, 1))


def _cell(name: str, slot: Slot | None) -> SeriesCell:
    if slot is None:
        return SeriesCell(name, "", "", outside=True)
    return SeriesCell(name, slot.label, slot.card.address if slot.card else "")


def _rows(slots: Sequence[Slot]) -> Iterator[SeriesRow]:
    """The slots of a year in order, with consecutive gaps in one row."""
    for is_gap, group in groupby(slots, key=lambda slot: slot.card is None):
        found = list(group)
        if not is_gap:
            yield from (SeriesRow(labels.capital(slot.label), slot.card, 0) for slot in found)
        else:
            label = labels.from_to(found[0].label, found[-1].label)
            yield SeriesRow(labels.capital(label), None, len(found))
