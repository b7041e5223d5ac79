"""The downloads, as a page for people and as a catalogue for machines.

The catalogue is DCAT 3 (W3C Recommendation of 22 August 2024) in JSON-LD, with the terms that every profile requires.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import orjson
from msgspec import Struct

from plugins.content.model import Archive, Article, Site
from plugins.content.targets import File, Page, page, static
from plugins.vietnamese.messages import messages_of

from .downloads import ADDRESS, WHOLE, download_address, years_of

MESSAGES = messages_of(__package__)
CATALOGUE = f"{ADDRESS}dcat.jsonld"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_MEDIA_TYPES = {"jsonl": f"{_MEDIA}application/jsonl", "csv": f"{_MEDIA}text/csv"}
_VIETNAMESE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}
_PUBLIC = {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}


class Download(Struct, frozen=True):
    """A row of the page: its label, its anchor, the number of articles, and the addresses of its two files."""

    name: str
    anchor: str
    number: int
    jsonl: str
    csv: str


class Dataset(Struct, frozen=True):
    """An entry of the catalogue: its file name, its title, and the first and last year that it spans."""

    name: int | str
    title: str
    first: int
    last: int


def catalogue_pages(archive: Archive, site: Site) -> Iterator[Page | File]:
    """The page of downloads, and the catalogue."""
    years = years_of(archive)
    rows = [_download(MESSAGES.say("downloads-all"), WHOLE, archive.articles)] if years else []
    rows += [_download(str(year), year, articles) for year, articles in reversed(years.items())]
    context = {"title": MESSAGES.say("downloads-title"), "downloads": rows, "catalogue": CATALOGUE}
    yield page(ADDRESS, "downloads.html", context)
    sets = [Dataset(WHOLE, MESSAGES.say("dataset-all", site=site.name), min(years), max(years))] if years else []
    sets += [Dataset(year, MESSAGES.say("dataset-year", site=site.name, year=year), year, year) for year in years]
    yield static(CATALOGUE, catalogue(sets, site))


def _download(name: str, file: int | str, articles: Sequence[Article]) -> Download:
    return Download(name, str(file), len(articles), download_address(file, "jsonl"), download_address(file, "csv"))


def catalogue(sets: Sequence[Dataset], site: Site) -> bytes:
    """The catalogue, as JSON-LD."""
    url, ministry = site.url, site.data.ministry
    publisher = {"@type": "foaf:Agent", "foaf:name": ministry.operator}
    rights = {"dct:license": {"@id": ministry.license}} if ministry.license else {}
    return orjson.dumps(
        {
            "@context": _CONTEXT,
            "@id": f"{url}{CATALOGUE}",
            "@type": "dcat:Catalog",
            "dct:title": {"@value": site.name, "@language": "vi"},
            "dct:description": {"@value": site.description, "@language": "vi"},
            "dct:language": _VIETNAMESE,
            "dct:publisher": publisher,
            "foaf:homepage": {"@id": f"{url}/"},
            **rights,
            "dcat:dataset": [
                {
                    "@id": f"{url}{ADDRESS}#{each.name}",
                    "@type": "dcat:Dataset",
                    "dct:title": {"@value": each.title, "@language": "vi"},
                    "dct:description": {"@value": MESSAGES.say("dataset-about"), "@language": "vi"},
                    "dct:identifier": f"{url}{ADDRESS}#{each.name}",
                    "dct:language": _VIETNAMESE,
                    "dct:publisher": publisher,
                    "dct:accessRights": _PUBLIC,
                    "dct:temporal": {
                        "@type": "dct:PeriodOfTime",
                        "dcat:startDate": {"@value": str(each.first), "@type": "xsd:gYear"},
                        "dcat:endDate": {"@value": str(each.last), "@type": "xsd:gYear"},
                    },
                    "dcat:landingPage": {"@id": f"{url}{ADDRESS}"},
                    "dcat:distribution": [_distribution(each.name, kind, url, rights) for kind in _MEDIA_TYPES],
                }
                for each in sets
            ],
        }
    )


def _distribution(name: int | str, kind: str, url: str, rights: Mapping[str, object]) -> dict[str, object]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": {"@value": MESSAGES.say(f"distribution-{kind}"), "@language": "vi"},
        "dcat:accessURL": {"@id": f"{url}{ADDRESS}"},
        "dcat:downloadURL": {"@id": f"{url}{download_address(name, kind)}"},
        "dcat:mediaType": {"@id": _MEDIA_TYPES[kind]},
        "dcat:compressFormat": {"@id": f"{_MEDIA}application/gzip"},
        **rights,
    }
