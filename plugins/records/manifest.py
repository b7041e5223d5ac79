"""What makes a copy of the site checkable: a manifest of every published file, and a list of checksums to be signed.

SHA256SUMS has the form that `sha256sum -c` reads and covers every file, the manifest included; signing that one file
signs the site (its signature stands beside it as SHA256SUMS.asc, .sig or .minisig, and is not covered).
"""

from __future__ import annotations

import hashlib
import json
from bisect import insort
from collections.abc import Iterator, Sequence

from plugins.articles.model import File, Published

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
FORMAT = "luu-tru-manifest/1"


def manifest_files(published: Sequence[Published]) -> Iterator[File]:
    """Both files; published: every other file of the site, sorted by path."""
    manifest = _manifest(published)
    digest = hashlib.sha256(manifest).hexdigest()
    files = list(published)
    insort(files, Published(MANIFEST, len(manifest), digest))
    text = "".join([f"{file.sha256}  {file.path}\n" for file in files])
    yield File(f"/{MANIFEST}", manifest)
    yield File(f"/{CHECKSUMS}", text.encode())


def _manifest(published: Sequence[Published]) -> bytes:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    value = {"format": FORMAT, "count": len(published), "bytes": sum([file.size for file in published])}
    # Every build writes every file's entry: a quarter of the time of making and encoding as many mappings.
    entries = [f'{encode(file.path)}:{{"sha256":"{file.sha256}","size":{file.size}}}' for file in published]
    return f'{encode(value)[:-1]},"files":{{{",".join(entries)}}}}}'.encode()
