"""Directories: pages that only link to other pages, to everything of one kind."""

from __future__ import annotations

from datetime import datetime

from plugins.content.model import Crumb
from plugins.content.targets import Page, page

from . import labels
from .views import HeatMap, NavGroup


def directory(
    address: str,
    heading: str,
    groups: tuple[NavGroup, ...],
    *,
    total: int,
    unit: str,
    modified: datetime | None = None,
    ancestors: tuple[Crumb, ...] = (),
    heat_map: HeatMap | None = None,
) -> Page:
    """A page of links. total: the number of things listed; unit: selects their label ("articles": "unit-articles")."""
    context = {
        "title": heading,
        "breadcrumbs": ancestors,
        "heading": heading,
        "total": total,
        "unit": labels.text(f"unit-{unit}"),
        "groups": groups,
        "heat_map": heat_map,
    }
    return page(address, "directory.html", context, modified=modified, indexed=any(group.counts for group in groups))
