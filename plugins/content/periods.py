"""The addresses of the lists of a year, a quarter and a month."""

from __future__ import annotations


def year_address(year: int, below: str = "/") -> str:
    """The address of a year's articles: of the whole archive, or of the category, author or tag at `below`."""
    return f"{below}{year:04}/"


def quarter_address(year: int, quarter: int, below: str = "/") -> str:
    """The address of a quarter's articles, likewise."""
    return f"{year_address(year, below)}quy-{quarter}/"


def month_address(year: int, month: int, below: str = "/") -> str:
    """The address of a month's articles, likewise."""
    return f"{year_address(year, below)}{month:02}/"
