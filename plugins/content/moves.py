"""Old addresses, and where they lead now."""

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
    """An old address: its decoded path, its query as browsers send it ("" if none), and its new target.

    target, title: the address and the title of the record.
    """

    path: str
    query: str
    target: str
    title: str


def split_alias(alias: str) -> tuple[str, str | None]:
    """The path and the query of an old address; the query is None if it has none."""
    path, mark, query = alias.partition("?")
    return path, query if mark else None


def is_query(query: str) -> bool:
    """Whether a text can be the query of an old address."""
    return _QUERY.fullmatch(query) is not None


def published_address(alias: str) -> str:
    """Where an old address is served, without its query: decoded, as hosts do; a folder unless it ends in ".html".

    Static hosts would offer a page called "x.aspx" for download, but show the index of a folder "x.aspx/".
    """
    decoded = nfc(unquote(split_alias(alias)[0])).removesuffix(_INDEX)
    return decoded if decoded.endswith(("/", ".html", ".htm")) else f"{decoded}/"


def moves_of(archive: Archive) -> Iterator[Move]:
    """The old addresses of all records that an archive shows."""
    for record in archive.records:
        for alias in record.aliases:
            path, query = split_alias(alias)
            yield Move(nfc(unquote(path)), quote(nfc(query or ""), safe=_ASCII), record.address, record.title)


def moves_by_query(archive: Archive) -> Mapping[str, tuple[Move, ...]]:
    """The old addresses on paths that need the query to identify a target, by the address at which the path is served.

    The home page is left out: only a server can redirect "/?p=7".
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
