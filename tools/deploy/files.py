"""What a host should know of a published file by its path: whether it changes, its type, when it is put in place."""

from __future__ import annotations

import re
from mimetypes import MimeTypes

from plugins.records.manifest import CHECKSUMS, MANIFEST

HASHED = re.compile(r"theme/[0-9a-f]{10}/.+|anh/.+")
"""Files named by what they hold (photographs: by what they were made from): they may be kept for ever."""
SHARD = re.compile(r"tim-kiem/chi-muc/[0-9a-f]/[0-9a-f]+-[a-z2-7]+\.txt(\.br|\.gz)?")
"""Parts of the index: a few letters of a digest tell a version from the one before, too few to rely on for a year."""
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
"""Said here, since what a system knows of them differs from machine to machine."""
_KNOWN = MimeTypes(filenames=())
_TEXT = re.compile(r"text/|application/.*(json|xml|bibtex|info-systems)|image/svg")
_DESCRIBING = re.compile(rf"{CHECKSUMS}(\.\w+)?|{re.escape(MANIFEST)}|sitemap[^/]*\.xml")


def is_versioned(path: str) -> bool:
    """Whether each version of a file has a name of its own, so that it may stay beside the next one."""
    return HASHED.fullmatch(path) is not None or SHARD.fullmatch(path) is not None


def cache_of(path: str) -> str:
    """How long readers may keep a file, as a Cache-Control header says it."""
    return FOR_EVER if HASHED.fullmatch(path) else SHORT


def type_of(path: str) -> str:
    """The media type of a file, of texts with their encoding."""
    name = path.rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
    kind = "application/atom+xml" if name.endswith(".atom.xml") else _TYPES.get(suffix) or _KNOWN.guess_type(name)[0]
    kind = kind or ("application/octet-stream" if suffix else "text/plain")
    return f"{kind}; charset=utf-8" if _TEXT.match(kind) else kind


def phase_of(path: str) -> int:
    """When a file is put where readers see it at once: 0 what is named by its content, 1 what else pages point to,
    2 pages, 3 what describes the whole."""
    if is_versioned(path):
        return 0
    if _DESCRIBING.fullmatch(path):
        return 3
    return 2 if path.endswith(".html") else 1
