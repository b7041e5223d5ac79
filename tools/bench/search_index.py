"""Builds one index in its own process: `python -m tools.bench.search_index ours|lunr DOCUMENTS OUTPUT`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from itertools import chain
from pathlib import Path

import orjson

from plugins.content.data import read_data
from plugins.content.model import Article, Body
from plugins.core.cache import Cache
from plugins.search.cards import card_files
from plugins.search.indexing import index_files
from plugins.search.language import FILES, language_of
from plugins.vietnamese.dates import When
from tools import ROOT

CONTENT = ROOT / "content"


def article(known: Mapping[str, str]) -> Article:
    """A benchmark document as an article of the archive."""
    day = date.fromisoformat(known["day"])
    start = datetime(day.year, day.month, day.day)
    return Article(
        file="",
        slug=known["address"].split("/")[3],
        title=known["title"],
        date=When(start, start.replace(hour=23, minute=59), "day", ""),
        category=known["category"],
        summary=known["text"].split("\n", 1)[0][:200],
        body=Body("", sha256=""),
    )


def ours(documents: list[Mapping[str, str]], output: Path) -> None:
    """Write our index, and the texts beside the articles."""
    data, _ = read_data(CONTENT, CONTENT, FILES)
    language = language_of(data, datetime.max)
    articles = tuple(map(article, documents))
    texts = {each.address: known["text"] for each, known in zip(articles, documents, strict=True)}
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "cache.sqlite")
        made = index_files(articles, lambda each: texts[each.address], cache, data.abbreviations, {}, language=language)
        for file in chain(made, card_files(articles)):
            path = output / file.address.strip("/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.make())
        cache.close()
    for each in articles:
        path = output / each.address.strip("/")
        path.mkdir(parents=True, exist_ok=True)
        (path / "index.json").write_bytes(orjson.dumps({"title": each.title, "text": texts[each.address]}))


def lunr(documents: list[Mapping[str, str]], output: Path) -> None:
    """Write a complete lunr.py index."""
    from lunr import lunr as index

    built = index(ref="address", fields=("title", "text"), documents=documents)
    (output / "lunr.json").write_text(json.dumps(built.serialize()), encoding="utf-8")


def main(kind: str, source: str, output: str) -> None:
    """Read the documents and write one index."""
    documents = json.loads(Path(source).read_text(encoding="utf-8"))
    {"ours": ours, "lunr": lunr}[kind](documents, Path(output))


if __name__ == "__main__":
    main(*sys.argv[1:4])
