"""Validation of machine-readable files: feeds and sitemaps by schema (RFC 4287, sitemaps.org), other XML and JSON by
syntax."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson
from lxml import etree

from .findings import Findings, SiteFault

ATOM, SITEMAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"


@cache
def _schema(name: str) -> Any:
    tree = etree.parse(Path(__file__).with_name(name))
    return etree.RelaxNG(tree) if name.endswith(".rng") else etree.XMLSchema(tree)


def examine_xml(data: bytes) -> Findings:
    """The findings of an XML file."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.LxmlError as error:
        return Findings((SiteFault("xml-broken", str(error)),))
    space = etree.QName(root).namespace
    schema = _schema("atom.rng") if space == ATOM else None
    if space == SITEMAP and etree.QName(root).localname == "urlset":
        schema = _schema("sitemap.xsd")
    faults = []
    if schema is not None and not schema.validate(root):
        faults.append(SiteFault("xml-broken", str(schema.error_log[0].message)))
    links = [one.text.strip() for one in root.iter(f"{{{SITEMAP}}}loc") if one.text]
    links += [one.get("href") for one in root.iter(f"{{{ATOM}}}link") if one.get("href")]
    return Findings(tuple(faults), tuple(dict.fromkeys(links)))


def examine_json(data: bytes) -> Findings:
    """The findings of a JSON file."""
    try:
        orjson.loads(data)
    except ValueError as error:
        return Findings((SiteFault("json-broken", str(error)),))
    return Findings()
