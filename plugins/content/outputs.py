"""What a build writes: files to be rendered, written, copied or computed, and what is known of them afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Page:
    """One file to be rendered: what its template sees is `context` and `site`, nothing else, so that equal inputs
    give equal bytes. address: "/2019/09/" is written to 2019/09/index.html, "/feeds/x.xml" to that very file.
    indexed: listed in the sitemap, with `modified` as its date."""

    address: str
    template: str
    context: Mapping[str, object]
    modified: datetime | None = None
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """One file to be written as it is."""

    address: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """One file to be copied as it is from elsewhere on this machine; never held in memory whole."""

    address: str
    path: Path


@dataclass(frozen=True, slots=True)
class Computed:
    """One file whose bytes are `make(*inputs)`; it is made only if the inputs changed, and in whichever process.

    make: a function of a module, pure; inputs: records, tuples, mappings and plain values, as in Page.context.
    """

    address: str
    make: Callable[..., bytes]
    inputs: tuple[object, ...]


class Published(NamedTuple):
    """One file of the site as it is published: its path in the output folder, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


Output = Page | File | CopiedFile | Computed
