"""Where the articles of a year, a quarter and a month stand."""

from __future__ import annotations


def year_address(year: int, below: str = "/") -> str:
    """The articles of a year: of the archive, or of the category, author or tag that stands at `below`."""
    return f"{below}{year:04}/"


def quarter_address(year: int, quarter: int, below: str = "/") -> str:
    """Likewise the articles of a quarter."""
    return f"{year_address(year, below)}quy-{quarter}/"


def month_address(year: int, month: int, below: str = "/") -> str:
    """Likewise the articles of a month."""
    return f"{year_address(year, below)}{month:02}/"
