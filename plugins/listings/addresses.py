"""Where lists stand (design: permanent addresses, cut by time)."""

from __future__ import annotations

from plugins.content.names import AUTHORS, TAGS
from plugins.content.periods import month_address, quarter_address, year_address

__all__ = [
    "ADDED", "ADDED_FEED", "AUTHORS", "CATEGORIES", "FEED", "FEEDS", "HOME", "NOT_FOUND", "ROBOTS", "SERIES", "SITEMAP",
    "SITE_MAP",
    "TAGS", "TIMES", "category_address", "category_feed", "month_address", "quarter_address", "sitemap_address",
    "year_address",
]  # fmt: skip

HOME = "/"
ADDED = "/moi/"
FEEDS = "/nguon-tin/"
ADDED_FEED = "/feeds/moi.atom.xml"
NOT_FOUND = "/404.html"
TIMES = "/thoi-gian/"
CATEGORIES = "/chuyen-muc/"
SERIES = "/chuoi/"
FEED = "/feeds/tat-ca.atom.xml"
CATEGORY_FEEDS = "/feeds/chuyen-muc/"
SITEMAP = "/sitemap.xml"
SITE_MAP = "/so-do-trang/"
ROBOTS = "/robots.txt"


def category_address(slug: str) -> str:
    """Everything in a category."""
    return f"{CATEGORIES}{slug}/"


def category_feed(slug: str) -> str:
    """The feed of a category."""
    return f"{CATEGORY_FEEDS}{slug}.atom.xml"


def sitemap_address(number: int) -> str:
    """A part of the sitemap, counted from 1."""
    return f"/sitemap-{number}.xml"
