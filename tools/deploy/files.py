"""What a host needs to know about a published file: cacheability, media type, and upload phase."""

from __future__ import annotations

import re
from mimetypes import MimeTypes

from plugins.records.manifest import CHECKSUMS, MANIFEST

HASHED = re.compile(r"theme/[0-9a-f]{10}/.+|anh/.+")
"""Content-hashed files (photographs: hashed by their source), which may be cached forever."""
SHARD = re.compile(r"tim-kiem/chi-muc/[0-9a-f]/[0-9a-f]+-[a-z2-7]+\.txt(\.br|\.gz)?")
"""Search index shards: their short digest identifies a version, but is too short for immutable caching."""
FOR_EVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, must-revalidate"
_TYPES = {
    ".avif": "image/avif", ".webp": "image/webp", ".woff2": "font/woff2", ".js": "text/javascript",
    ".json": "application/json", ".jsonld": "application/ld+json", ".jsonl": "application/jsonl",
    ".ics": "text/calendar", ".xml": "application/xml",
    ".bib": "application/x-bibtex", ".ris": "application/x-research-info-systems", ".csv": "text/csv",
    ".webmanifest": "application/manifest+json", ".txt": "text/plain", ".html": "text/html", ".css": "text/css",
    ".svg": "image/svg+xml", ".pdf": "application/pdf", ".gz": "application/gzip", ".br": "application/octet-stream",
}  # fmt: skip
"""Fixed here, because the system's table varies between machines."""
_KNOWN = MimeTypes(filenames=())
_TEXT = re.compile(r"text/|application/.*(json|xml|bibtex|info-systems)|image/svg")
_DESCRIBING = re.compile(rf"{CHECKSUMS}(\.\w+)?|{re.escape(MANIFEST)}|sitemap[^/]*\.xml")


def is_versioned(path: str) -> bool:
    """Whether each version of a file has its own name, so that old and new versions can coexist."""
    return HASHED.fullmatch(path) is not None or SHARD.fullmatch(path) is not None


def cache_of(path: str) -> str:
    """The Cache-Control header of a file."""
    return FOR_EVER if HASHED.fullmatch(path) else SHORT


def type_of(path: str) -> str:
    """The media type of a file, with the charset for text."""
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
    kind = "application/atom+xml" if name.endswith(".atom.xml") else _TYPES.get(suffix) or _KNOWN.guess_type(name)[0]
    kind = kind or ("application/octet-stream" if suffix else "text/plain")
    return f"{kind}; charset=utf-8" if _TEXT.match(kind) else kind


def phase_of(path: str) -> int:
    """The upload phase of a file: 0 content-hashed, 1 other assets, 2 pages, 3 listings of the site."""
    if is_versioned(path):
        return 0
    if _DESCRIBING.fullmatch(path):
        return 3
    return 2 if path.endswith(".html") else 1
