"""The addresses of the search page and its files."""

from __future__ import annotations

ADDRESS = "/tim-kiem/"
ROOT = "/tim-kiem/chi-muc/"


def text_path(address: str) -> str:
    """The path of the file with an article's plain text, which theme/static/js/search/cards.js loads."""
    return f"{address[1:]}{'index' if address.endswith('/') else ''}.json"
