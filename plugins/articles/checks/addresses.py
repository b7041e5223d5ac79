"""No two things at one address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..faults import Fault
from ..findings import fault
from ..reading import ReadResult

RESERVED = frozenset((
    "404", "anh", "anh-that-lac", "chuoi", "chuyen-muc", "co-quan", "dinh-chinh", "feeds", "index", "lay-y-kien",
    "manifest.json", "robots.txt", "SHA256SUMS", "sitemap.xml", "tac-gia", "the", "theme", "thoi-gian", "tim-kiem",
    "van-ban",
))  # fmt: skip
"""First parts of addresses that the site itself uses."""
_YEAR = re.compile(r"\d{4}")
_ALIAS = re.compile(r"/[^\s?#\\]+")


def check(results: Sequence[ReadResult]) -> Iterator[Fault]:
    """Tell of records at the address of another, and of old addresses that are taken or cannot be."""
    owners: dict[str, str] = {}
    for result in results:
        if (record := result.record) is None:
            continue
        key = record.address.lower()
        if key in owners:
            yield fault(result.path, 1, "address-taken", address=record.address, other=owners[key])
        elif record.address.count("/") == 2 and _is_reserved(record.address):
            yield fault(result.path, 1, "address-reserved", address=record.address)
        owners.setdefault(key, result.path)
    yield from _check_aliases(results, owners)


def published_address(alias: str) -> str:
    """The address at which an old address is served: one without an extension becomes a folder."""
    last = alias.rstrip("/").rsplit("/", 1)[-1]
    return alias if "." in last and not alias.endswith("/") else alias.rstrip("/") + "/"


def _check_aliases(results: Sequence[ReadResult], owners: dict[str, str]) -> Iterator[Fault]:
    for result in results:
        if (record := result.record) is None:
            continue
        line = result.lines.get("aliases", 1)
        for alias in record.aliases:
            if not _ALIAS.fullmatch(alias) or any(part in ("", ".", "..") for part in alias.strip("/").split("/")):
                yield fault(result.path, line, "alias-malformed", alias=alias)
                continue
            address = published_address(alias)
            if _is_reserved(address):
                yield fault(result.path, line, "address-reserved", address=alias)
            elif owners.setdefault(address.lower(), result.path) != result.path or address == record.address:
                yield fault(result.path, line, "alias-taken", alias=alias, other=owners[address.lower()])


def _is_reserved(address: str) -> bool:
    parts = address.strip("/").split("/")
    return parts[0] in RESERVED or (len(parts) == 1 and bool(_YEAR.fullmatch(parts[0])))
