"""Old addresses: what stood where, and where it stands now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from plugins.vietnamese.text import nfc

from .model import Archive

_INDEX = "index.html"
_ASCII = "".join(map(chr, range(128)))
_QUERY = re.compile(r"[^\s#\"'<>\\^`{|}\x00-\x1f\x7f-\x9f\ufffd]+")


class Move(NamedTuple):
    """An old address: its decoded path, its query as browsers send it ("" without one), and what is there now.

    target: the address of the record; title: that of the record.
    """

    path: str
    query: str
    target: str
    title: str


def split_alias(alias: str) -> tuple[str, str | None]:
    """The path of an old address, and its query; None where it has none."""
    path, mark, query = alias.partition("?")
    return path, query if mark else None


def is_query(query: str) -> bool:
    """Whether a text can be the query of an old address."""
    return _QUERY.fullmatch(query) is not None


def published_address(alias: str) -> str:
    """The address at which an old address is served: decoded, as hosts do; a folder, unless it ends in ".html".

    Static hosts would offer a page called "x.aspx" for download; the index of a folder "x.aspx/" they show. Of one with
    a query, where its path is served.
    """
    decoded = nfc(unquote(split_alias(alias)[0])).removesuffix(_INDEX)
    return decoded if decoded.endswith(("/", ".html", ".htm")) else f"{decoded}/"


def moves_of(archive: Archive) -> Iterator[Move]:
    """The old addresses of everything that an archive shows."""
    for record in archive.records:
        for alias in record.aliases:
            path, query = split_alias(alias)
            yield Move(nfc(unquote(path)), quote(nfc(query or ""), safe=_ASCII), record.address, record.title)


def moves_by_query(archive: Archive) -> Mapping[str, tuple[Move, ...]]:
    """The old addresses whose path alone does not tell them apart, by the address where that path is served.

    The home page is not among them: only a server can lead "/?p=7" elsewhere.
    """
    found: defaultdict[str, list[Move]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for move in moves_of(archive):
        address = published_address(move.path)
        found[spelled.setdefault(address.lower(), address)].append(move)
    return {
        address: tuple(moves)
        for address, moves in found.items()
        if address != "/" and any(move.query for move in moves)
    }
