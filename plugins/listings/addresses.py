"""The addresses of lists; they are permanent, since lists are split by time."""

from __future__ import annotations

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
    """The address of everything in a category."""
    return f"{CATEGORIES}{slug}/"


def category_feed(slug: str) -> str:
    """The address of the feed of a category."""
    return f"{CATEGORY_FEEDS}{slug}.atom.xml"


def sitemap_address(number: int) -> str:
    """The address of a part of the sitemap, counted from 1."""
    return f"/sitemap-{number}.xml"
