"""The lists by time, category, author, tag and series, the feeds, and the sitemap. There are no settings."""

from __future__ import annotations

from plugins.content.capability import Capability
from plugins.content.names import AUTHORS, TAGS

from . import addresses
from .additions import KEY
from .checks import check_names
from .pages import pages as list_pages
from .sitemap import sitemap_pages

CAPABILITY = Capability(
    name="listings",
    keys=(KEY,),
    spaces=(
        addresses.NOT_FOUND, addresses.TIMES, addresses.CATEGORIES, addresses.SERIES, AUTHORS, TAGS,
        addresses.SITEMAP, addresses.ROBOTS, addresses.ADDED, addresses.FEEDS, addresses.SITE_MAP, addresses.FEED,
        addresses.ADDED_FEED, addresses.CATEGORY_FEEDS,
    ),
    check=check_names,
    targets=list_pages,
    overview=sitemap_pages,
)  # fmt: skip

register = CAPABILITY.register
