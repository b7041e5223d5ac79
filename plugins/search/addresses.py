"""Where the search page and its files stand."""

from __future__ import annotations

ADDRESS = "/tim-kiem/"
ROOT = "/tim-kiem/chi-muc/"


def text_path(address: str) -> str:
    """The file of an article's plain text, as theme/static/js/search/cards.js asks for it."""
    return f"{address[1:]}{'index' if address.endswith('/') else ''}.json"
