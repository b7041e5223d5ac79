"""The lists by time, category, author, tag and series, the feeds, and the sitemap. There are no settings.

The modules that do the work are imported lazily, since many builds do not need them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.content.capability import Capability
from plugins.content.model import Archive, Site
from plugins.content.names import AUTHORS, TAGS
from plugins.content.targets import File, Listed, Page, Planned
from plugins.core.diagnostics import Diagnostic

from . import addresses
from .additions import KEY


def _check(archive: Archive) -> Iterator[Diagnostic]:
    from .checks import check_names

    return check_names(archive)


def _targets(archive: Archive, site: Site) -> Iterator[Planned]:
    from .pages import pages

    return pages(archive, site)


def _overview(listed: Sequence[Listed], site: Site) -> Iterator[Page | File]:
    from .sitemap import sitemap_pages

    return sitemap_pages(listed, site)


CAPABILITY = Capability(
    name="listings",
    keys=(KEY,),
    spaces=(
        addresses.NOT_FOUND, addresses.TIMES, addresses.CATEGORIES, addresses.SERIES, AUTHORS, TAGS,
        addresses.SITEMAP, addresses.ROBOTS, addresses.ADDED, addresses.FEEDS, addresses.SITE_MAP, addresses.FEED,
        addresses.ADDED_FEED, addresses.CATEGORY_FEEDS,
    ),
    check=_check,
    targets=_targets,
    overview=_overview,
)  # fmt: skip

register = CAPABILITY.register
