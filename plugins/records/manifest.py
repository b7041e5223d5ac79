"""Files for verifying a copy of the site: a manifest of every published file, and a list of checksums to sign.

SHA256SUMS has the form that `sha256sum -c` reads and covers every file, the manifest included; signing that one file
signs the site (the signature is published beside it as SHA256SUMS.asc, .sig or .minisig, and is not covered).
"""

from __future__ import annotations

import hashlib
from bisect import insort
from collections.abc import Iterator, Sequence

import orjson

from plugins.content.targets import File, PublishedFile, static

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
FORMAT = "luu-tru-manifest/1"


def manifest_files(published: Sequence[PublishedFile]) -> Iterator[File]:
    """Both files. published: every other file of the site, sorted by path."""
    manifest = _manifest(published)
    digest = hashlib.sha256(manifest).hexdigest()
    files = list(published)
    insort(files, PublishedFile(MANIFEST, len(manifest), digest))
    text = "".join([f"{file.sha256}  {file.path}\n" for file in files])
    yield static(f"/{MANIFEST}", manifest)
    yield static(f"/{CHECKSUMS}", text.encode())


def _manifest(published: Sequence[PublishedFile]) -> bytes:
    files = {path: {"sha256": sha256, "size": size} for path, size, sha256 in published}
    total = sum([file.size for file in published])
    return orjson.dumps({"format": FORMAT, "count": len(published), "bytes": total, "files": files})
