"""Open data of instruments: `index.json` beside each page, in terms of the European Legislation Identifier (ELI)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from plugins.vietnamese.formatting import iso

if TYPE_CHECKING:
    from .pages import Quotations, View


def instrument_json(view: View, quotations: Quotations, url: str) -> bytes:
    """The open data of one instrument, as JSON-LD; keys without a value are left out.

    Terms of http://data.europa.eu/eli/ontology#: id_local and title (type and number), type_document, passed_by (a list
    if there are several), date_document (ISO 8601), description (what it is about), in_force (as editors know, with
    version_date), changed_by and repealed_by (titles), cited_by (articles and pages with address, title, date, and the
    sentences that cite it), is_realized_by (attached documents that are the instrument).
    """
    issuers = [crumb.title for crumb in view.issuers]
    known = {
        "@context": "http://data.europa.eu/eli/ontology#",
        "@type": "LegalResource",
        "@id": f"{url}{view.address}",
        "id_local": view.title,
        "title": view.title,
        "type_document": view.kind.title if view.kind else "",
        "passed_by": issuers[0] if len(issuers) == 1 else issuers,
        "date_document": view.date or (view.year.title if view.year else ""),
        "description": view.subject,
        "in_force": view.status,
        "version_date": view.as_of,
        "changed_by": [crumb.title for crumb in view.amended_by],
        "repealed_by": [crumb.title for crumb in view.replaced_by],
        "sources": [{"title": one.title, "url": one.url, "note": one.note} for one in view.sources],
        "cited_by": [
            {
                "address": f"{url}{each.address}",
                "title": each.title,
                "date": iso(each.date) if each.date else "",
                "sentences": [f"{one.before}{one.words}{one.after}" for one in each.sentences],
            }
            for each in quotations()
        ],
        "is_realized_by": [{"title": one.title, "url": f"{url}{one.address}"} for one in view.copies],
    }
    return orjson.dumps({name: value for name, value in known.items() if value})
