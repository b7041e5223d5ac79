"""The search of a plain Pelican site: turns its articles into records and makes every file of its search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import lxml.html
import orjson
from jinja2 import Environment, FileSystemLoader

from plugins.content.data import read_data
from plugins.content.model import Article
from plugins.core.cache import Cache

from .addresses import ADDRESS, ROOT, text_path
from .cards import card_files
from .indexing import index_files
from .language import FILES, language_of

HERE = Path(__file__).resolve().parent


def _folder(installed: str, own: str) -> Path:
    """A folder of the project or, if this package is installed, the copy that ships with it."""
    inside = HERE / "installed" / installed
    return inside if inside.is_dir() else HERE.parents[1] / own


SCRIPTS = _folder("js", "theme/static/js/search")
TEMPLATES = _folder("templates", "theme/templates/partials")
CONTENT = _folder("content", "content")
"""Has the data files of the search language in its du-lieu/."""
_INLINE = frozenset(("a", "abbr", "b", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"))
_UNSAID = frozenset(("script", "style", "template"))


class Post(NamedTuple):
    """An article of a plain site. category: the title of its category; text: its plain text."""

    record: Article
    category: str
    text: str


def search_files(posts: Sequence[Post], now: datetime) -> Iterator[tuple[str, bytes]]:
    """The index, texts and scripts: their paths in the output folder, and their contents.

    now: selects the synonyms in force (former names of provinces).
    """
    texts = {each.record.file: each.text for each in posts}
    records = sorted((each.record for each in posts), key=lambda record: (record.date.start, record.address))
    words, _ = read_data(CONTENT, CONTENT, FILES)
    made = index_files(
        records,
        lambda article: texts[article.file],
        Cache.in_memory(),
        words.abbreviations,
        {each.record.category: each.category for each in posts},
        1,
        language_of(words, now),
    )
    for file in chain(made, card_files(records)):
        yield file.address[1:], file.make()
    for record in records:
        yield text_path(record.address), orjson.dumps({"text": texts[record.file]})
    for script in sorted(SCRIPTS.glob("*.js")):
        yield f"{ADDRESS[1:]}js/search/{script.name}", script.read_bytes()
    yield f"{ADDRESS[1:]}js/main.js", b"// What every page of this archive loads; a plain site has its own.\n"


def search_form() -> str:
    """The HTML of the search, to be put into the page at ADDRESS."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    values = {"title": "Tìm kiếm", "index_url": ROOT.removeprefix(ADDRESS), "search_url": ""}
    return environment.get_template("search.html").render(values)


def plain_text(html: str) -> str:
    """The text of an HTML fragment, with spaces between blocks."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    return " ".join("".join(_pieces(root)).split())


def _pieces(element: lxml.html.HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _UNSAID:
        gap = "" if element.tag in _INLINE else " "
        yield gap + (element.text or "")
        for child in element:
            yield from _pieces(child)
        yield gap
    yield element.tail or ""
