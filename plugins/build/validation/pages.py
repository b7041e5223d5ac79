"""Validation of a page: its HTML, its structured data, and anything a strict Content-Security-Policy would block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from lxml import etree

from .findings import Findings, SiteFault

ADDRESSES = ("href", "src", "action", "poster", "data", "{http://www.w3.org/1999/xlink}href")
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "NewsArticle": ("headline", "datePublished", "url|mainEntityOfPage|@id"),
    "Article": ("headline", "datePublished", "url|mainEntityOfPage|@id"),
    "BreadcrumbList": ("itemListElement",),
    "WebSite": ("name", "url"),
    "GovernmentOrganization": ("name",),
    "Organization": ("name",),
    "Person": ("name",),
    "ImageObject": ("url|contentUrl|@id",),
    "ListItem": ("position",),
    "Dataset": ("name", "description"),
    "DataDownload": ("contentUrl",),
}
"""Properties that search engines require, by type of schema.org; of several names in one string, one suffices."""
_NOT_RUN = ("application/ld+json", "application/json")
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url=(.+)$", re.IGNORECASE)
_OTHERWISE = (etree.ErrorTypes.HTML_UNKNOWN_TAG, etree.ErrorTypes.DTD_ID_REDEFINED)
"""Errors of the parser that are no faults, or that are reported in another way."""
_MOST = 20
"""The most faults of one kind that are reported of a page."""


def examine_page(data: bytes) -> Findings:
    """The findings of a page."""
    parser = etree.HTMLParser(encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        root = None
    if root is None:
        return Findings((SiteFault("html-unread"),))
    anchors = [element.get("id") for element in root.iter("*") if element.get("id")]
    faults = [
        SiteFault("html-syntax", f"{one.line}: {one.message}") for one in parser.error_log if one.type not in _OTHERWISE
    ]
    faults += [SiteFault("id-twice", name) for name, number in Counter(anchors).items() if number > 1]
    faults += _faults(root)
    return Findings(tuple(faults[:_MOST]), tuple(dict.fromkeys(_links(root))), tuple(anchors))


def _faults(root: Any) -> Iterator[SiteFault]:
    if not root.get("lang"):
        yield SiteFault("lang-missing")
    if not (root.findtext(".//title") or "").strip():
        yield SiteFault("title-missing")
    number = sum(1 for _ in root.iter("h1"))
    if number != 1:
        yield SiteFault("h1-number", str(number))
    for element in root.iter("*"):
        for name in element.attrib:
            if name.startswith("on") or name == "style":
                yield SiteFault("inline-code", name)
        if element.tag == "style" or (
            element.tag == "script" and not element.get("src") and element.get("type") not in _NOT_RUN
        ):
            yield SiteFault("inline-code", f"<{element.tag}>")
        elif element.tag == "img" and None in (element.get("alt"), element.get("width"), element.get("height")):
            yield SiteFault("image-alt", element.get("src", ""))
        elif element.tag == "script" and element.get("type") == _NOT_RUN[0]:
            yield from structured_faults(element.text or "")


def _links(root: Any) -> Iterator[str]:
    for element in root.iter("*"):
        for name in ADDRESSES:
            if (value := element.get(name)) is not None:
                yield value
        for part in (element.get("srcset") or "").split(","):
            if part.strip():
                yield part.split()[0]
        if element.tag == "meta" and (match := _REFRESH.match(element.get("content") or "")):
            yield match[1]


def structured_faults(text: str) -> Iterator[SiteFault]:
    """The faults of a block of JSON-LD by the requirements of search engines."""
    try:
        value = orjson.loads(text)
    except ValueError as error:
        yield SiteFault("data-broken", str(error))
        return
    if not isinstance(value, dict) or "schema.org" not in str(value.get("@context")):
        yield SiteFault("data-lacks", "@context", "JSON-LD")
        return
    yield from _lacks(value)


def _lacks(value: object) -> Iterator[SiteFault]:
    if isinstance(value, list):
        for one in value:
            yield from _lacks(one)
    elif isinstance(value, dict):
        kinds = value.get("@type", ())
        is_reference = set(value) <= {"@id", "@type"}
        for kind in (kinds,) if isinstance(kinds, str) else kinds:
            for names in () if is_reference else REQUIRED.get(kind, ()):
                if not any(value.get(name) for name in names.split("|")):
                    yield SiteFault("data-lacks", names.partition("|")[0], kind)
        for one in value.values():
            yield from _lacks(one)
