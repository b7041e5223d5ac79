"""Reads a page's metadata: meta tags, Open Graph, JSON-LD, microdata, and the address it was saved from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..model import Metadata
from .plain import clean

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_HEAD = 4096
_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "title"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "pubdate", "publish_date", "publishdate",
        "dc.date", "dc.date.issued", "dcterms.created", "date", "cxenseparse:recs:publishtime",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dc.date.modified"),
    "author": ("article:author", "author", "dc.creator"),
    "section": ("article:section",),
    "summary": ("og:description", "description", "dc.description", "twitter:description"),
    "address": ("og:url",),
    "tags": ("news_keywords", "article:tag", "keywords"),
}  # fmt: skip
_ARTICLES = ("newsarticle", "article", "report", "blogposting", "webpage")
_DEPTH = 6


def saved_from(text: str) -> str:
    """The address that a browser recorded when saving a page; "" if absent."""
    match = _SAVED.search(text[:_HEAD])
    return match[1] if match else ""


def metadata_of(root: etree._Element) -> Metadata:
    """Collect the metadata of a page."""
    sources = (_from_microdata(root), _from_meta(root), _from_json(root))  # the most reliable last
    found = {key: value for source in sources for key, value in source.items() if value}
    title = found.get("title") or _words(root.find(".//title"))
    headings = [_words(heading) for heading in root.iter("h1")]
    canonical = next((link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"), "")
    address = found.get("address") or (canonical if canonical.startswith("http") else "")
    tags = tuple(filter(None, (clean(tag).strip() for tag in re.split("[,;]", found.get("tags", "")))))
    return Metadata(
        title=title, heading=next(filter(None, headings), ""), published=found.get("published", ""),
        modified=found.get("modified", ""), author=found.get("author", ""), section=found.get("section", ""),
        summary=found.get("summary", ""), address=address, tags=tags,
    )  # fmt: skip


def _words(element: etree._Element | None) -> str:
    return " ".join(clean("".join(element.itertext())).split()) if element is not None else ""


def _from_meta(root: etree._Element) -> dict[str, str]:
    values: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join(clean(meta.get("content") or "").split())
        if name and content:
            values.setdefault(name, content)
    return {key: next((values[name] for name in names if name in values), "") for key, names in _NAMES.items()}


def _from_microdata(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, name in (("published", "datePublished"), ("modified", "dateModified")):
        for element in root.iterfind(f".//*[@itemprop='{name}']"):
            found.setdefault(key, _machine_time(element))
    for key, name in (("published", "published"), ("modified", "updated")):  # hAtom, as used by WordPress
        for time in root.iterfind(".//time[@class]"):
            if name in time.get("class", "").split() and time.get("datetime"):
                found.setdefault(key, time.get("datetime", ""))
    times = [time.get("datetime", "") for time in root.iter("time") if time.get("datetime")]
    if len(set(times)) == 1:
        found.setdefault("published", times[0])
    return found


def _machine_time(element: etree._Element) -> str:
    return next(filter(None, map(element.get, ("datetime", "content", "title"))), "") or _words(element)


def _from_json(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            value = json.loads("".join(script.itertext()), strict=False)
        except (ValueError, RecursionError):
            continue
        for record in _articles(value, 0):
            for key, name in (("title", "headline"), ("published", "datePublished"), ("modified", "dateModified"),
                              ("section", "articleSection"), ("summary", "description")):  # fmt: skip
                if isinstance(record.get(name), str) and record[name].strip():
                    found.setdefault(key, " ".join(clean(record[name]).split()))
            author = record.get("author")
            author = author[0] if isinstance(author, list) and author else author
            writer: Any = author.get("name") if isinstance(author, dict) else author
            if isinstance(writer, str) and writer.strip():
                found.setdefault("author", " ".join(clean(writer).split()))
    return found


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type", "")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).lower() in _ARTICLES for kind in kinds):
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _articles(item, depth + 1)
